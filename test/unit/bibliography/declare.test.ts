import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DeclaringSyntax, declareBibliography } from '../../../src/core/bibliography/declare';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import { withEdits } from '../../../src/core/text';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const qlora = bundledCorpus().filter((paper) => paper.citationKey === 'dettmers2023qlora');

function bib(dialect: 'bibtex' | 'biblatex' = 'bibtex'): string {
  return planAdd('', qlora, { dialect })
    .edits.map(({ text }) => text)
    .join('');
}

function declared(text: string, syntax: DeclaringSyntax, name = 'references.bib'): string {
  return withEdits(text, declareBibliography(text, syntax, name));
}

/** Runs tools one after the other on a manuscript and its bibliography; gives what `read` finds, undefined where a tool is missing. */
function built(name: string, text: string, bib: string, tools: readonly (readonly string[])[], read: string): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-declare-'));
  try {
    writeFileSync(path.join(folder, name), text);
    writeFileSync(path.join(folder, 'references.bib'), bib);
    for (const [command = '', ...args] of tools) {
      const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
      if (run.error !== undefined) return undefined;
      assert.equal(run.status, 0, `${command}: ${run.stdout}${run.stderr}`);
    }
    const file = path.join(folder, read);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const latex = ['pdflatex', '-interaction=nonstopmode', '-halt-on-error', 'paper.tex'] as const;
const body = (load: string, cite: string): string => `\\documentclass{article}\n${load}\\begin{document}\nSee~${cite}.\n\\end{document}\n`;

describe('declaring a new bibliography', () => {
  const bibtex: readonly (readonly [string, string])[] = [
    ['an empty file with its first citation', '\\cite{dettmers2023qlora}'],
    ['an article', body('', '\\cite{dettmers2023qlora}')],
    ['an article with natbib', body('\\usepackage{natbib}\n', '\\citep{dettmers2023qlora}')],
    ['an article that is not ended yet', '\\documentclass{article}\n\\begin{document}\nSee \\cite{dettmers2023qlora}.\n'],
    ['an article with a style', body('\\bibliographystyle{unsrt}\n', '\\cite{dettmers2023qlora}')],
  ];
  for (const [what, text] of bibtex) {
    it(`makes ${what} print its references with BibTeX`, function () {
      const whole = declared(text, 'latex');
      const complete = whole.includes('\\end{document}') ? whole : `${whole}\\end{document}\n`;
      const log = built('paper.tex', complete, bib(), [latex, ['bibtex', 'paper'], latex, latex], 'paper.log');
      if (log === undefined) return this.skip();
      assert.doesNotMatch(log, /undefined (?:references|citations)|Citation .* undefined/);
      assert.match(log, /paper\.bbl/);
    });
  }

  it('makes an article with biblatex print its references with biber', function () {
    const whole = declared(body('\\usepackage[backend=biber]{biblatex}\n', '\\autocite{dettmers2023qlora}'), 'latex');
    assert.match(whole, /\{biblatex\}\n\\addbibresource\{references\.bib\}\n/);
    const log = built('paper.tex', whole, bib('biblatex'), [latex, ['biber', 'paper'], latex, latex], 'paper.log');
    if (log === undefined) return this.skip();
    assert.doesNotMatch(log, /undefined (?:references|citations)|Citation .* undefined|Empty bibliography/);
  });

  for (const text of [
    '[@dettmers2023qlora]',
    '',
    '---\ntitle: A "Title"\n---\n\n[@dettmers2023qlora]\n',
    '---\r\ntitle: T\r\n...\r\n\r\n[@dettmers2023qlora]\r\n',
  ]) {
    it(`makes pandoc print the references of ${JSON.stringify(text)}`, function () {
      const whole = declared(text, 'markdown') + (text === '' ? '\n[@dettmers2023qlora]\n' : '');
      const html = built('paper.md', whole, bib(), [['pandoc', '--citeproc', '-o', 'paper.html', 'paper.md']], 'paper.html');
      if (html === undefined) return this.skip();
      assert.match(html, /id="ref-dettmers2023qlora"/);
      assert.match(html, /Efficient Finetuning/i);
    });
  }

  const all: readonly (readonly [DeclaringSyntax, string, string])[] = [
    ['latex', 'latex', '\\cite{a}'],
    ['latex', 'latex', body('\\usepackage{biblatex}\n', '\\autocite{a}')],
    ['markdown', 'markdown', '[@a]'],
    ['markdown', 'quarto', '---\ntitle: T\n---\n\n[@a]'],
    ['typst', 'typst', 'As @a says'],
    ['typst', 'typst', ''],
  ];
  for (const [syntax, languageId, text] of all) {
    it(`is found again in ${languageId} ${JSON.stringify(text)}`, async () => {
      const document = { uri: 'file:///w/paper', languageId, text: declared(text, syntax) };
      const files = { read: async () => undefined, exists: async () => true, list: async () => [] };
      const { bibliographies } = await findBibliographies(document, files, { workspaceFolders: [] });
      assert.deepEqual(
        bibliographies.map(({ uri, by }) => [uri, by]),
        [['file:///w/references.bib', 'document']],
      );
    });
  }

  const frame = (lines: string): string => `\\documentclass{article}\n\n\\begin{document}\n\n${lines}\n\n\\end{document}\n`;
  const list = '\\bibliographystyle{plain}\n\\bibliography{references}';
  const rows: readonly (readonly [DeclaringSyntax, string, string])[] = [
    ['typst', '', '#bibliography("references.bib")\n'],
    ['typst', 'A', 'A\n\n#bibliography("references.bib")\n'],
    ['typst', 'A\n', 'A\n\n#bibliography("references.bib")\n'],
    ['typst', 'A\n\n', 'A\n\n#bibliography("references.bib")\n'],
    ['typst', 'A\r\nB', 'A\r\nB\r\n\r\n#bibliography("references.bib")\r\n'],
    ['typst', 'A\r\n', 'A\r\n\r\n#bibliography("references.bib")\r\n'],
    ['markdown', '', '---\nbibliography: references.bib\n---\n'],
    ['markdown', 'A', '---\nbibliography: references.bib\n---\n\nA'],
    ['markdown', '\uFEFFA', '\uFEFF---\nbibliography: references.bib\n---\n\nA'],
    ['markdown', '---\na: 1\n---\nA', '---\na: 1\nbibliography: references.bib\n---\nA'],
    ['markdown', '\uFEFF---  \na: 1\n...\t\nA', '\uFEFF---  \na: 1\nbibliography: references.bib\n...\t\nA'],
    ['markdown', '---\r\na: 1\r\n---\r\n', '---\r\na: 1\r\nbibliography: references.bib\r\n---\r\n'],
    ['markdown', '---\n\nA\n---\n', '---\nbibliography: references.bib\n---\n\n---\n\nA\n---\n'],
    ['markdown', '---\n---\nA', '---\nbibliography: references.bib\n---\nA'],
    ['markdown', '---\na: 1\n----\n', '---\nbibliography: references.bib\n---\n\n---\na: 1\n----\n'],
    ['markdown', 'A\n---\na: 1\n---\n', '---\nbibliography: references.bib\n---\n\nA\n---\na: 1\n---\n'],
    ['latex', '', frame(list).replace('{document}\n\n\\bib', '{document}\n\n\n\n\\bib')],
    ['latex', 'A', frame(`A\n\n${list}`)],
    ['latex', 'A\n', frame(`A\n\n${list}`)],
    [
      'latex',
      '\\usepackage{biblatex}\nA\n',
      `\\documentclass{article}\n\n\\begin{document}\n\n\\usepackage{biblatex}\n\\addbibresource{references.bib}\nA\n\n\\printbibliography\n\n\\end{document}\n`,
    ],
    ['latex', '\\documentclass{a}\nA\n\\end{document}', `\\documentclass{a}\nA\n\n${list}\n\n\\end{document}`],
    ['latex', '\\documentclass{a}\nA\n \t\n\\end {document}', `\\documentclass{a}\nA\n \t\n${list}\n\n\\end {document}`],
    ['latex', '\\documentclass{a}\n\nA\n\\end{document}', `\\documentclass{a}\n\nA\n\n${list}\n\n\\end{document}`],
    ['latex', '\\documentclass{a} A \\end{document}', `\\documentclass{a} A \n\n${list}\n\n\\end{document}`],
    ['latex', '\\documentclass{a}\n  \\end {document}\n', `\\documentclass{a}\n  \n\n${list}\n\n\\end {document}\n`],
    [
      'latex',
      '\\documentclass{a}\n% \\end{document}\n\\\\end{document}\n',
      `\\documentclass{a}\n% \\end{document}\n\\\\end{document}\n\n${list}\n`,
    ],
    ['latex', '\\documentclass{a}\n\\bibliographystyle{x}\n', '\\documentclass{a}\n\\bibliographystyle{x}\n\n\\bibliography{references}\n'],
    [
      'latex',
      '\\documentclass{a}\n\\usepackage{natbib}\n',
      '\\documentclass{a}\n\\usepackage{natbib}\n\n\\bibliographystyle{plainnat}\n\\bibliography{references}\n',
    ],
    [
      'latex',
      '\\documentclass{a}\n\\usepackage{apacite}\n',
      '\\documentclass{a}\n\\usepackage{apacite}\n\n\\bibliographystyle{apacite}\n\\bibliography{references}\n',
    ],
    [
      'latex',
      '\\documentclass{a}\n\\RequirePackage[x]{y, biblatex}z\n\\printbibliography\n',
      '\\documentclass{a}\n\\RequirePackage[x]{y, biblatex}\n\\addbibresource{references.bib}z\n\\printbibliography\n',
    ],
    ...['\\RequirePackageWithOptions{biblatex}', '\\let\\load\\usepackage\n\\usepackage{biblatex}'].map(
      (load): readonly [DeclaringSyntax, string, string] => [
        'latex',
        `\\documentclass{a}\n${load}\n\\printbibliography\n`,
        `\\documentclass{a}\n${load}\n\\addbibresource{references.bib}\n\\printbibliography\n`,
      ],
    ),
    [
      'latex',
      '\\documentclass{a}\n\\usepackage{biblatex}\n\\usepackage{biblatex-x}\n\\printbibliography',
      '\\documentclass{a}\n\\usepackage{biblatex}\n\\addbibresource{references.bib}\n\\usepackage{biblatex-x}\n\\printbibliography',
    ],
    ...['acmart', 'revtex4', 'revtex4-1', 'revtex4-2', 'mnras', 'aa', 'aastex', 'aastex631', 'sn-jnl', 'copernicus', 'agujournal2019'].map(
      (name): readonly [DeclaringSyntax, string, string] => [
        'latex',
        `\\documentclass [x]{ ${name}}\n`,
        `\\documentclass [x]{ ${name}}\n\n\\bibliography{references}\n`,
      ],
    ),
    ['latex', '\\documentclass[a4paper,11pt] {acmart}\n', '\\documentclass[a4paper,11pt] {acmart}\n\n\\bibliography{references}\n'],
    [
      'latex',
      '\\documentclass{a}\n\\usepackage [backend=biber] {biblatex}\n\\printbibliography\n',
      '\\documentclass{a}\n\\usepackage [backend=biber] {biblatex}\n\\addbibresource{references.bib}\n\\printbibliography\n',
    ],
    [
      'latex',
      '\\documentclass{a}\n\\begin{center}\n  A\\end{center}\n  \\end {document}\n  \\end{center}\n',
      `\\documentclass{a}\n\\begin{center}\n  A\\end{center}\n  \n\n${list}\n\n\\end {document}\n  \\end{center}\n`,
    ],
    ...['acmarts', 'xaa', 'revtex4-3', 'revtex', 'a-a'].map((name): readonly [DeclaringSyntax, string, string] => [
      'latex',
      `\\documentclass{${name}}\n`,
      `\\documentclass{${name}}\n\n${list}\n`,
    ]),
  ];
  for (const [syntax, text, expected] of rows)
    it(`makes of ${syntax} ${JSON.stringify(text)} the same with a bibliography`, () => assert.equal(declared(text, syntax), expected));

  it('writes each path as its syntax wants it', () => {
    assert.equal(declared('', 'typst', 'a "b\\c.bib'), '#bibliography("a \\"b\\\\c.bib")\n');
    assert.equal(declared('', 'markdown', '../a_b/c-1.bib'), '---\nbibliography: ../a_b/c-1.bib\n---\n');
    assert.equal(declared('', 'markdown', 'a b.bib'), '---\nbibliography: "a b.bib"\n---\n');
    assert.match(declared('', 'latex', 'a.bib.bib'), /\\bibliography\{a\.bib\}/);
    assert.match(declared('', 'latex', 'abib'), /\\bibliography\{abib\}/);
  });

  it('changes nothing but by insertion, in the file’s own line ends', () => {
    const text = body('', '\\cite{a}').replace(/\n/g, '\r\n');
    const whole = declared(text, 'latex');
    assert.doesNotMatch(whole, /(?<!\r)\n/);
    assert.deepEqual(
      declareBibliography(text, 'latex', 'references.bib').map(({ length }) => length),
      [0],
    );
  });
});
