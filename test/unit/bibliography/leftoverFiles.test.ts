import assert from 'node:assert/strict';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { memoryFiles } from './projects';

const top = 'memfs:/w';

/** What is found for the first of these files: its bibliographies and the files of its manuscript. */
async function found(texts: Readonly<Record<string, string>>, languageId: string): Promise<readonly [string, string]> {
  const [name = ''] = Object.keys(texts);
  const files = memoryFiles(Object.fromEntries(Object.entries(texts).map(([file, text]) => [`${top}/${file}`, text])));
  const document = { uri: `${top}/${name}`, languageId, text: texts[name] ?? '' };
  const { bibliographies, includedFiles } = await findBibliographies(document, files, { workspaceFolders: [top] });
  const names = (all: readonly { readonly uri: string }[]): string => all.map(({ uri }) => uri.slice(top.length + 1)).join(' ');
  return [names(bibliographies), names(includedFiles)];
}

const front = '---\nbibliography: refs.bib\n---\n';

describe('a copy that an editor or a person leaves in a project', () => {
  for (const [what, languageId, texts, expected] of [
    ['is no bibliography', 'markdown', { 'a.md': '', 'x.bib.bak': '', 'y.bib~': '', 'bib/z.bib.old': '' }, ['', 'a.md']],
    [
      'is no bibliography of a MyST project, nor a page of it',
      'myst',
      {
        'a.md': '',
        'myst.yml': 'project:\n  title: T\n',
        'x.bib': '',
        'x.bib.bak': '',
        'index.md': '',
        'index.md.bak': '',
        'b.ipynb~': '',
      },
      ['x.bib', 'index.md a.md'],
    ],
    [
      'is no chapter of a bookdown project',
      'rmd',
      { '01.Rmd': '', '_bookdown.yml': '', 'index.Rmd': front, 'index.Rmd.bak': front, '00.Rmd~': '', '_old.Rmd': '', 'refs.bib': '' },
      ['refs.bib', 'index.Rmd 01.Rmd'],
    ],
    [
      'is no chapter of a Quarto book',
      'quarto',
      {
        'b.Rmarkdown': '',
        '_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, b.Rmarkdown, b.qmd.bak]\nbibliography: refs.bib\n',
        'index.qmd': '',
        'b.qmd.bak': '',
        'refs.bib': '',
      },
      ['refs.bib', 'index.qmd b.Rmarkdown'],
    ],
    ['includes nothing', 'markdown', { 'a.md': '', 'b.md.bak': `${front}{{< include a.md >}}`, 'refs.bib.bak': '' }, ['', 'a.md']],
    [
      'includes nothing, as what it is a copy of does',
      'rmd',
      { 'a.Rmd': '', 'b.Rmarkdown': `${front}\`\`\`{r, child="a.Rmd"}\n\`\`\`\n`, 'refs.bib': '' },
      ['refs.bib', 'b.Rmarkdown a.Rmd'],
    ],
    ['includes nothing in Typst', 'typst', { 'a.typ': '', 'b.typ.bak': '#include "a.typ"\n#bibliography("refs.bib")' }, ['', 'a.typ']],
    [
      'is no defaults file of pandoc',
      'markdown',
      {
        'a.md': '',
        'defaults.yaml.bak': 'bibliography: x.bib',
        'mypandoc.yaml': 'bibliography: y.bib',
        'defaults.yam': 'bibliography: z.bib',
      },
      ['', 'a.md'],
    ],
    ...['defaults.yml', 'defaults-pdf.yaml', 'my-defaults.yaml', 'pandoc.yaml', 'Pandoc-html.yml'].map(
      (name) =>
        [
          `is no defaults file of pandoc, as ${name} is`,
          'markdown',
          { 'a.md': '', [name]: 'bibliography: refs.bib', 'refs.bib': '' },
          ['refs.bib', 'a.md'],
        ] as const,
    ),
  ] as const)
    it(what, async () => assert.deepEqual(await found(texts as Readonly<Record<string, string>>, languageId), expected));
});

describe('a file that no language of the editor’s is known for', () => {
  it('is a bibliography, a style or a class by its ending', async () => {
    const text = '\\bibliography{refs}';
    assert.deepEqual(await found({ 'a.bib': '' }, 'plaintext'), ['a.bib', 'a.bib']);
    for (const name of ['a.sty', 'a.cls']) assert.deepEqual(await found({ [name]: text }, 'plaintext'), ['refs.bib', name]);
    for (const name of ['a.stys', 'a.txt']) assert.deepEqual(await found({ [name]: text }, 'plaintext'), ['', name]);
  });
});
