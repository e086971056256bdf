import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FoundBibliographies } from '../../../src/core/bibliography/bibliography';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { diskFiles, projectPath, projectUri } from './projects';

const LANGUAGES: Readonly<Record<string, string>> = {
  tex: 'latex',
  typ: 'typst',
  md: 'markdown',
  qmd: 'quarto',
  Rmd: 'rmd',
  bib: 'bibtex',
};

async function find(path: string): Promise<FoundBibliographies> {
  const files = diskFiles();
  const text = readFileSync(`test/fixtures/projects/${path}`, 'utf8');
  const languageId = LANGUAGES[path.split('.').at(-1) ?? ''] ?? 'plaintext';
  const folder = projectUri(path.split('/')[0] ?? '');
  const found = await findBibliographies({ uri: projectUri(path), languageId, text }, files, { workspaceFolders: [folder] });
  assert.deepEqual(
    [...files.reads].filter(([, times]) => times > 1),
    [],
    'files read more than once',
  );
  assert.equal(files.reads.has(projectUri(path)), false, 'the document is read from disk');
  return found;
}

/** `path` for a file that is there, `?path` for one that is not, each with where it is declared. */
function declared(found: FoundBibliographies): string[] {
  return found.bibliographies.map(
    ({ uri, exists, from }) =>
      `${exists ? '' : '?'}${projectPath(uri)}${from === undefined ? '' : ` < ${projectPath(from.uri)}:${from.line}`}`,
  );
}

const thesis = [
  'thesis/bib/thesis.bib < thesis/main.tex:4',
  'thesis/bib/style.bib < thesis/thesis-style.sty:3',
  'thesis/bib/software.bib < thesis/preamble.tex:2',
];
const quarto = [
  'quarto-book/references.bib < quarto-book/_quarto.yml:14',
  'quarto-book/packages.json < quarto-book/_quarto.yml:15',
  'quarto-book/pdf-only.bib < quarto-book/_quarto.yml:21',
];
const chapters = 'quarto-book/chapters/chapters.bib < quarto-book/chapters/_metadata.yml:1';
const one = ['quarto-book/software.bib < quarto-book/chapters/one.qmd:3', 'quarto-book/chapters/one.bib < quarto-book/chapters/one.qmd:3'];
const book = ['bookdown/book.bib < bookdown/index.Rmd:8', '?bookdown/packages.bib < bookdown/index.Rmd:8'];
const typst = ['typst/refs.bib < typst/main.typ:7', 'typst/works.yml < typst/main.typ:7'];

describe('the bibliographies of a project', () => {
  for (const [path, roots, expected] of [
    ['thesis/main.tex', ['thesis/main.tex'], thesis],
    ['thesis/preamble.tex', ['thesis/main.tex'], thesis],
    ['thesis/chapters/intro-history.tex', ['thesis/main.tex'], thesis],
    ['thesis/chapters/methods/methods.tex', ['thesis/main.tex'], thesis],
    ['thesis/chapters/methods/details.tex', ['thesis/main.tex'], thesis],
    ['thesis/appendix/lemma.tex', ['thesis/main.tex'], thesis],
    ['thesis/notes-to-self.tex', ['thesis/notes-to-self.tex'], ['thesis/bib/software.bib']],
    ['thesis/bib/style.bib', ['thesis/bib/style.bib'], ['thesis/bib/style.bib']],
    [
      'two-roots/paper.tex',
      ['two-roots/paper.tex'],
      ['two-roots/paper.bib < two-roots/paper.tex:6', 'two-roots/shared.bib < two-roots/paper.tex:6'],
    ],
    ['two-roots/slides.tex', ['two-roots/slides.tex'], ['two-roots/shared.bib < two-roots/slides.tex:5']],
    [
      'two-roots/shared/body.tex',
      ['two-roots/paper.tex', 'two-roots/slides.tex'],
      ['two-roots/paper.bib < two-roots/paper.tex:6', 'two-roots/shared.bib < two-roots/paper.tex:6'],
    ],
    ['cycle/b.tex', ['cycle/main.tex'], ['cycle/refs.bib < cycle/main.tex:4']],
    ['macros/main.tex', ['macros/main.tex'], ['shared bib/my refs.bib < macros/main.tex:6', 'macros/main.bib < macros/main.tex:7']],
    ['quarto-book/index.qmd', ['quarto-book/index.qmd'], quarto],
    ['quarto-book/chapters/one.qmd', ['quarto-book/index.qmd'], [...one, chapters, ...quarto]],
    ['quarto-book/chapters/two.qmd', ['quarto-book/index.qmd'], [chapters, ...quarto]],
    ['quarto-book/chapters/_shared.qmd', ['quarto-book/index.qmd'], [...one, chapters, ...quarto]],
    ['bookdown/01-intro.Rmd', ['bookdown/index.Rmd'], book],
    ['bookdown/index.Rmd', ['bookdown/index.Rmd'], book],
    ['bookdown/parts/detail.Rmd', ['bookdown/index.Rmd'], book],
    ['myst/pages/method.md', ['myst/intro.md'], ['myst/refs/main.bib < myst/myst.yml:5']],
    [
      'myst-plain/intro.md',
      ['myst-plain/intro.md'],
      ['myst-plain/one.bib < myst-plain/myst.yml:1', 'myst-plain/data/two.bib < myst-plain/myst.yml:1'],
    ],
    [
      'pandoc/paper.md',
      ['pandoc/paper.md'],
      ['pandoc/bib/paper.json < pandoc/defaults.yaml:5', 'pandoc/bib/extra.yaml < pandoc/settings/meta.yaml:2'],
    ],
    ['typst/main.typ', ['typst/main.typ'], typst],
    ['typst/chapters/deep.typ', ['typst/main.typ'], typst],
    ['broken-yaml/paper.md', ['broken-yaml/paper.md'], ['broken-yaml/refs.bib < broken-yaml/paper.md:4']],
    [
      'broken-yaml/map.md',
      ['broken-yaml/map.md'],
      [
        'broken-yaml/refs.bib < broken-yaml/map.md:4',
        '?broken-yaml/missing.bib < broken-yaml/map.md:5',
        '?broken-yaml/Refs.bib < broken-yaml/map.md:5',
      ],
    ],
  ] as const) {
    it(`of ${path} are ${expected.map((each) => each.split(' < ')[0]).join(', ')}`, async () => {
      const found = await find(path);
      assert.deepEqual(declared(found), expected);
      assert.deepEqual(found.roots.map(projectPath), roots);
      assert.ok(
        found.includedFiles.some(({ uri }) => uri === projectUri(path)),
        'the document is part of its manuscript',
      );
    });
  }

  it('come with the files of the manuscript in their order, and with what includes each', async () => {
    const { includedFiles } = await find('thesis/appendix/lemma.tex');
    assert.deepEqual(
      includedFiles.map(({ uri, from, line }) => `${projectPath(uri)} ${from === undefined ? '' : `${projectPath(from)}:${line}`}`.trim()),
      [
        'thesis/main.tex',
        'thesis/thesis-style.sty thesis/main.tex:7',
        'thesis/preamble.tex thesis/main.tex:10',
        'thesis/chapters/intro.tex thesis/main.tex:12',
        'thesis/chapters/intro-history.tex thesis/chapters/intro.tex:6',
        'thesis/chapters/methods/methods.tex thesis/main.tex:13',
        'thesis/chapters/methods/details.tex thesis/chapters/methods/methods.tex:4',
        'thesis/appendix/proofs.tex thesis/main.tex:14',
        'thesis/appendix/lemma.tex thesis/appendix/proofs.tex:2',
      ],
    );
    const quartoFiles = (await find('quarto-book/tools.qmd')).includedFiles;
    assert.deepEqual(
      quartoFiles.map(({ uri }) => projectPath(uri).slice('quarto-book/'.length)),
      ['index.qmd', 'chapters/one.qmd', 'chapters/_shared.qmd', 'chapters/two.qmd', 'tools.qmd'],
    );
  });

  it('come with the dialect, style, formats and keys that the project names', async () => {
    const seen = async (path: string) => {
      const { dialect, csl, nocite, inlineKeys, bibliographies } = await find(path);
      return {
        dialect,
        csl: csl?.startsWith('file:') ? projectPath(csl) : csl,
        nocite,
        inlineKeys: inlineKeys.map(({ key, line }) => `${key}:${line}`),
        formats: bibliographies.map(({ format }) => format).join(' '),
      };
    };
    const none = { csl: undefined, nocite: [], inlineKeys: [] };
    assert.deepEqual(await seen('thesis/main.tex'), { ...none, dialect: 'biblatex', formats: 'bibtex bibtex bibtex' });
    assert.deepEqual(await seen('two-roots/paper.tex'), { ...none, dialect: 'bibtex', formats: 'bibtex bibtex' });
    assert.deepEqual(await seen('quarto-book/chapters/one.qmd'), {
      ...none,
      dialect: 'biblatex',
      csl: 'quarto-book/apa.csl',
      nocite: ['knuth1984texbook', 'vaswani2017attention'],
      formats: 'bibtex bibtex bibtex bibtex csl-json bibtex',
    });
    assert.deepEqual(await seen('bookdown/01-intro.Rmd'), { ...none, dialect: 'bibtex', formats: 'bibtex bibtex' });
    assert.deepEqual(await seen('pandoc/paper.md'), { ...none, dialect: undefined, csl: 'ieee', formats: 'csl-json csl-yaml' });
    assert.deepEqual(await seen('typst/main.typ'), {
      ...none,
      dialect: undefined,
      csl: 'typst/styles/own.csl',
      formats: 'bibtex hayagriva',
    });
    assert.deepEqual(await seen('broken-yaml/map.md'), {
      ...none,
      dialect: undefined,
      inlineKeys: ['inline2020:7'],
      formats: 'bibtex bibtex bibtex',
    });
  });

  it('come with a problem for each thing that is wrong, on its line', async () => {
    const problems = async (path: string) =>
      (await find(path)).problems.map(({ file, line, code, message }) => `${projectPath(file)}:${line} ${code}: ${message}`);
    assert.deepEqual(await problems('thesis/main.tex'), []);
    assert.deepEqual(await problems('macros/main.tex'), [
      'macros/main.tex:8 unknown-macro-in-path: \\addbibresource{\\nowhere/defined.bib} is skipped: Lectern finds no definition of \\nowhere in the manuscript.',
      'macros/main.tex:10 unknown-macro-in-path: \\addbibresource{\\loop} is skipped: \\loop never comes to an end.',
    ]);
    assert.deepEqual(await problems('broken-yaml/map.md'), [
      'broken-yaml/map.md:5 bibliography-not-found: bibliography: missing.bib: there is no file missing.bib.',
      'broken-yaml/map.md:5 bibliography-not-found: bibliography: Refs.bib: there is no file Refs.bib. There is refs.bib, which differs in upper and lower case.',
    ]);
    const [malformed] = await problems('broken-yaml/paper.md');
    assert.match(
      malformed ?? '',
      /^broken-yaml\/paper\.md:2 malformed-yaml: The YAML of paper\.md is malformed here \(.+\); Lectern reads what it can of it\.$/,
    );
  });

  it('come with an account of each step', async () => {
    const steps = async (path: string) =>
      (await find(path)).steps.map(
        ({ text, uri, line }) => `${text}${uri === undefined ? '' : ` [${projectPath(uri)}${line === undefined ? '' : `:${line}`}]`}`,
      );
    assert.deepEqual(await steps('thesis/chapters/intro.tex'), [
      '../main.tex includes this file, so it is the root. [thesis/main.tex]',
      '\\usepackage{biblatex} in main.tex: entries are in biblatex’s dialect. [thesis/main.tex:2]',
      '\\addbibresource{\\bibdir/thesis.bib} declares bib/thesis.bib. [thesis/main.tex:4]',
      '\\addbibresource[location=remote]{https://example.org/group.bib} is a remote resource, which Lectern does not fetch. [thesis/main.tex:5]',
      '\\addglobalbib{bib/style.bib} declares bib/style.bib. [thesis/thesis-style.sty:3]',
      '\\addbibresource{\\bibdir/software.bib} declares bib/software.bib. [thesis/preamble.tex:2]',
    ]);
    assert.ok(
      (await steps('cycle/main.tex')).includes(
        'a.tex is included again by a file that it includes itself: the cycle is not followed. [cycle/b.tex:1]',
      ),
    );
    assert.ok(
      (await steps('thesis/notes-to-self.tex')).some((step) =>
        step.startsWith(
          'Nothing declares a bibliography, so the nearest .bib file is used: bib/software.bib (rather than bib/style.bib, bib/thesis.bib',
        ),
      ),
    );
  });
});
