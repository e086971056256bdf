import assert from 'node:assert/strict';
import { explanation, inBrief } from '../../../src/core/bibliography/explanation';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { parseBibtex } from '../../../src/core/bibtex/parse';

const top = 'file:///thesis';
const project: Readonly<Record<string, string>> = {
  'main.tex':
    '\\documentclass{book}\n\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\addbibresource{more.bib}\n\\begin{document}\n\\include{one}\n\\end{document}\n',
  'one.tex': 'Text',
  'refs.bib': '@misc{a, title={A}}\n@misc{b, title={B}\n@misc{c, title={C}}\n',
};

async function seen(name: string, texts = project) {
  const uris = new Map(Object.entries(texts).map(([file, text]) => [`${top}/${file}`, text]));
  const files = {
    read: async (uri: string) => uris.get(uri),
    exists: async (uri: string) => uris.has(uri),
    list: async () => [...uris.keys()],
  };
  const found = await findBibliographies({ uri: `${top}/${name}`, languageId: 'latex', text: texts[name] ?? '' }, files, {
    workspaceFolders: [top],
  });
  const read = found.bibliographies.flatMap(({ uri }) => {
    const text = uris.get(uri);
    if (text === undefined) return [];
    const { entries, problems } = parseBibtex(text, uri);
    return [{ uri, papers: entries, problems }];
  });
  return { document: `${top}/${name}`, language: 'latex', isServed: true, found, files: read, papers: 1430 };
}

describe('the account of a document', () => {
  it('lists each step with its place, and the entries and problems of each file', async () => {
    const what = await seen('one.tex');
    assert.equal(
      explanation(what),
      `# What Lectern sees for one.tex

The language is “latex”. Lectern cites in this file.

## How the bibliography was found

1. main.tex includes this file, so it is the root. (main.tex)
2. \\\\usepackage{biblatex} in main.tex: entries are in biblatex’s dialect. (main.tex:2)
3. \\\\addbibresource{refs.bib} declares refs.bib. (main.tex:3)
4. \\\\addbibresource{more.bib}: there is no file more.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (main.tex:4)

## Bibliographies

- \`/thesis/refs.bib\` (\`\\addbibresource{refs.bib}\` in main.tex:3): 2 entries, 1 problem
  - line 2: ${what.files[0]?.problems[0]?.message}
- \`/thesis/more.bib\` (\`\\addbibresource{more.bib}\` in main.tex:4): there is no such file

New entries are written for biblatex, which the document loads.

## Files of the manuscript

- \`/thesis/main.tex\`
- \`/thesis/one.tex\`

## Problems

- main.tex:4: \\\\addbibresource{more.bib}: there is no file more.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see.

## Library

1,430 papers in all, including the bundled ones and the library files.
`,
    );
    assert.match(what.files[0]?.problems[0]?.message ?? '', /“b”/);
  });

  it('counts the problems that it does not list', async () => {
    const broken = Array.from({ length: 70 }, (_, at) => `@misc{k${at}, title = }\n`).join('');
    const what = await seen('main.tex', { 'main.tex': '\\documentclass{a}\\begin{document}\\bibliography{refs}', 'refs.bib': broken });
    const count = what.files[0]?.problems.length ?? 0;
    assert.ok(count > 50);
    assert.ok(explanation(what).includes(`  - and ${count - 50} more problem`));
  });

  it('lists fifty problems of a file, and says how many more there are', async () => {
    const what = await seen('main.tex');
    const [file] = what.files;
    assert.ok(file);
    const lines = (count: number): readonly string[] => {
      const problems = Array.from({ length: count }, (_, at) => ({ file: file.uri, line: at, code: 'x', message: 'No.' }));
      return explanation({ ...what, files: [{ ...file, problems }] })
        .split('\n')
        .filter((line) => line.startsWith('  - '));
    };
    assert.deepEqual([lines(50).length, lines(50).at(-1)], [50, '  - line 49: No.']);
    assert.deepEqual([lines(51).length, lines(51).at(-1)], [51, '  - and 1 more problem']);
    assert.equal(lines(52).at(-1), '  - and 2 more problems');
  });

  it('says of a file why it can’t be read, and of one without problems that it has none', async () => {
    const what = await seen('main.tex');
    const [file] = what.files;
    assert.ok(file);
    const stateOf = (more: object): string => /refs\.bib`.*?\): (.*)$/m.exec(explanation({ ...what, ...more }))?.[1] ?? '';
    assert.equal(stateOf({ files: [{ ...file, problems: [] }] }), '2 entries, no problems');
    assert.equal(stateOf({ files: [{ ...file, papers: file.papers.slice(1), problems: [] }] }), '1 entry, no problems');
    assert.equal(stateOf({ files: [] }), 'can’t be read');
    assert.equal(stateOf({ files: [], unread: () => 'It is *large*.' }), 'can’t be read: It is \\*large\\*.');
    assert.equal(stateOf({ unread: () => 'It is large.' }), '2 entries, 1 problem');
  });

  it('says in which languages Lectern cites, and where there is no bibliography', async () => {
    const what = await seen('a.tex', { 'a.tex': '\\documentclass{a}\\begin{document}\\end{document}' });
    const line = (more: object): string => explanation({ ...what, ...more }).split('\n')[2] ?? '';
    assert.equal(line({ language: 'c', isServed: false }), 'The language is “c”. Lectern does not cite in this file.');
    assert.equal(
      line({ language: 'plaintext' }),
      'Lectern can insert citations in this file. Choose its language in the status bar for completion.',
    );
    assert.match(explanation(what), /## Bibliographies\n\nNone\. Citing a paper offers to create one\.\n/);
    const setting = { uri: `${top}/x.bib`, exists: false, format: 'bibtex', by: 'setting', declaredAs: 'the setting' } as const;
    assert.match(
      explanation({ ...what, found: { ...what.found, bibliographies: [setting], steps: [{ text: 'Looked.' }] } }),
      /\n1\. Looked\.\n[^]*\n- `\/thesis\/x\.bib` \(`the setting`\): there is no such file\n/,
    );
  });

  it('says the same in brief', async () => {
    const brief = async (refs: string | undefined, declared = '\\bibliography{refs}'): Promise<string> => {
      const main = `\\documentclass{a}\\begin{document}${declared}\\end{document}`;
      return inBrief(await seen('main.tex', refs === undefined ? { 'main.tex': main } : { 'main.tex': main, 'refs.bib': refs })).text;
    };
    assert.equal(await brief('@misc{a, title={A}}'), 'refs.bib · 1 entry');
    const many = Array.from({ length: 1212 }, (_, at) => `@misc{k${at}, title={A}}\n`).join('');
    assert.equal(await brief(`${many}@misc{b,`), 'refs.bib · 1,212 entries · 1 problem');
    assert.equal(await brief('@misc{a, title={A}}', '\\bibliography{refs,more}'), 'refs.bib and 1 more · 1 entry · 1 problem');
    assert.equal(await brief(undefined), 'refs.bib · missing · 1 problem');
    assert.equal(await brief(undefined, ''), 'no bibliography');
    const unread = await seen('main.tex', { ...project, 'more.bib': '' });
    assert.equal(inBrief({ ...unread, files: [] }).text, 'refs.bib and 1 more · can’t be read');
  });
});
