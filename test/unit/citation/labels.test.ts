import assert from 'node:assert/strict';
import { provesUndefined } from '../../../src/core/bibliography/certainty';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { labelsIn, looksLikeCrossReference } from '../../../src/core/citation/labels';
import { indexEntries, referencesOf } from '../../../src/core/library/manuscriptReferences';
import { missingBibliographies } from '../../../src/core/writing/diagnose';
import { flaggedIn } from './flagged';

const languages: Readonly<Record<string, string>> = { tex: 'latex', md: 'markdown', qmd: 'quarto', Rmd: 'rmd', typ: 'typst' };

/** What is known of a document in a folder whose bibliographies all hold the entry `known`. */
async function manuscript(project: Readonly<Record<string, string>>, name: string) {
  const files = {
    read: async (uri: string) => project[uri.slice('file:///w/'.length)],
    exists: async (uri: string) => uri.slice('file:///w/'.length) in project,
    list: async (folder: string) => (folder === 'file:///w' ? Object.keys(project).map((one) => `file:///w/${one}`) : []),
  };
  const text = project[name] ?? '';
  const languageId = languages[name.split('.').at(-1) ?? ''] ?? '';
  const found = await findBibliographies({ uri: `file:///w/${name}`, languageId, text }, files, { workspaceFolders: ['file:///w'] });
  const syntax = syntaxFor(languageId, name) ?? assert.fail(`no syntax for ${name}`);
  const labels = labelsIn(syntax.id, text);
  const file = { uri: name, citations: syntax.citations(text), ...(syntax.id !== 'latex' && { labels: labels.names, open: labels.open }) };
  const references = referencesOf([file], indexEntries([{ key: 'known' }]), {
    inlineKeys: found.inlineKeys.map(({ key }) => key),
    labelKinds: found.labelKinds ?? [],
    isNear: (key) => key === 'knwon',
  });
  const read = new Set(found.bibliographies.filter(({ exists }) => exists).map(({ uri }) => uri));
  return { found, references, missing: references.undefined.map(({ key }) => key), isSure: provesUndefined(found, read) };
}

const front = '---\nbibliography: refs.bib\n---\n\n';

describe('a key that is not a citation', () => {
  for (const [what, name, text, missing, more] of [
    ['an equation’s label in MyST', 'a.md', `${front}$$\na\n$$ (my-eq)\n\nBy @my-eq and @nobody.`, ['nobody']],
    ['the identifier of an HTML tag', 'a.md', `${front}<a class="x" id="spot"></a><div id='box'>\n\nSee @spot, @box, @nobody.`, ['nobody']],
    [
      'a heading’s own identifier',
      'a.md',
      `${front}## On *Fast* Things\n\n# 3 Ways\n\nSee @on-fast-things, @id-3-ways, @nobody.`,
      ['nobody'],
    ],
    ['a theorem of bookdown', 'a.Rmd', `${front}By @thm:one, @tab:two and @nobody.`, ['nobody']],
    [
      'a kind of cross-reference that the project declares',
      'a.md',
      'See @supp-a, @nobody.',
      ['nobody'],
      { '_quarto.yml': 'bibliography: refs.bib\ncrossref:\n  custom:\n    - kind: float\n      key: supp\n' },
    ],
    [
      'a term of a glossary package, unless it is near a key',
      'a.typ',
      '#import "@preview/glossy:0.7.0": *\n#show: init-glossary.with((html: (short: "HTML"), nlp: "NLP"))\nSee @html, @nlp, @elsewhere, @knwon.\n#bibliography("refs.bib")\n',
      ['knwon'],
    ],
    ['a term of a file that Typst reads', 'a.typ', '#let terms = yaml("terms.yml")\nSee @nlp.\n#bibliography("refs.bib")\n', []],
    [
      'named without being cited',
      'a.tex',
      '\\documentclass{article}\\begin{document}\\defcitealias{p1}{P}\\addtocategory{c}{p2}\\cite{nobody}\\bibliography{refs}\\end{document}',
      ['nobody'],
    ],
    [
      'a set of entries',
      'a.tex',
      '\\documentclass{article}\\begin{document}\\defbibentryset{all}{known}\\cite{all, nobody}\\bibliography{refs}\\end{document}',
      ['nobody'],
    ],
  ] as const) {
    it(`may be ${what}`, async () => {
      const result = await manuscript({ 'refs.bib': '', ...more, [name]: text }, name);
      assert.deepEqual([result.missing, result.isSure], [missing, true]);
    });
  }
});

describe('a manuscript as it is read in full', () => {
  it('takes a mark in the text for no citation in Jupyter Book’s Sphinx', async () => {
    const page = '# A\n\n{cite}`known` {cite:t}`nobody` by @handle and [@someone]\n';
    const sphinx = { '_config.yml': 'title: B\nbibtex_bibfiles:\n  - refs.bib\n', 'refs.bib': '@misc{known, title = {K}}\n', 'a.md': page };
    assert.deepEqual(await flaggedIn(sphinx, 'a.md'), ['nobody']);
  });

  it('folds the case of keys where BibTeX reads what biblatex cites', async () => {
    const text = (options: string): string =>
      `\\documentclass{article}\\usepackage[${options}]{biblatex}\\addbibresource{refs.bib}\\begin{document}\\cite{KNOWN}\\end{document}\n`;
    const refs = { 'refs.bib': '@misc{known, title = {K}}\n' };
    assert.deepEqual(await flaggedIn({ ...refs, 'a.tex': text('style=apa, backend=bibtex8') }, 'a.tex'), []);
    assert.deepEqual(await flaggedIn({ ...refs, 'a.tex': text('backend=biber') }, 'a.tex'), ['KNOWN']);
  });
});

describe('the labels of a text', () => {
  for (const [syntax, text, names] of [
    ['typst', '= Intro <sec:a>\n#figure[x] <fig-1.b> and "c" but 1 < 2 > 3', 'sec:a fig-1.b c'],
    ['typst', '(html: (short: "HTML"), css:(long: [x]), nlp:  "N L P", n: 1, a.b: (1), fig:x: (2))', 'HTML html short css long nlp'],
    ['pandoc', '# A {#sec-a .x}\n\n![x](y.png){#fig-1}', 'sec-a fig-1 a'],
    ['pandoc', '(one)=\n\t (two-b)=\n$x (three)=4$', 'one two-b'],
    ['pandoc', '```{math}\n:label: eq-1\n  :name:  fig-2\n:label:x\n```', 'eq-1 fig-2 x'],
    ['pandoc', '```{r}\n#| label: fig-a\n#|  label:"fig-b"\n```\n  label: \'c\'\nmy label: d', 'fig-a fig-b c'],
    ['pandoc', '```{r fig-x, echo=TRUE}\n```\n````{python, fig-y}\n````\n- ```{r no}', 'fig-x fig-y'],
    ['pandoc', '(\\#fig:x) and (\\#eq:y_1)', 'fig:x eq:y_1'],
    ['pandoc', '$$\na\n$$ (eq-1)\n$$b$$(eq-2) \n$$c$$ (no) d', 'eq-1 eq-2'],
    ['pandoc', '<a id="x"></a> <div class="c" name=\'y\'> <p id=z>', 'x y z'],
    [
      'pandoc',
      '   ## On *Fast* Things {.unnumbered}\n    # no\n#no\n####### no\n#  “Quoted” — 2 {.x} ?\n#\t— Two {.y}  ',
      'on-fast-things quoted-2-x id-two',
    ],
    ['pandoc', `# ${'long '.repeat(80)}end`, `${'long-'.repeat(80)}end`],
    ['latex', '\\label{a} {#b}', ''],
  ] as const)
    it(`are ${names || 'none'}`, () => assert.equal([...labelsIn(syntax, text).names].join(' '), names));

  it('may be more in Typst where a package, a file or a computed label can define them', () => {
    for (const text of [
      '#include name',
      '#let f = () =>include name',
      '#let f = () =>  include  name',
      '#{ include (name) }',
      '#f( include _name)',
      '#include "a"+ n',
      '#include "a"  + n',
      '#import "@preview/x:1.0.0"',
      '#import  "@local/x:1.0.0"',
      '#let d = yaml("a.yml")',
      '#json("a")',
      '#toml("a")',
      '#csv("a")',
      '#read("a")',
      '#label("R"+ n)',
      '#label( "R"  + n)',
      '#label(name+ "x")',
      '#label(_p.name  + "x")',
      '#label(f(x))',
    ])
      assert.equal(labelsIn('typst', text).open, true, text);
    for (const text of [
      '#include "a.typ"',
      'include name',
      '#import "a.typ"',
      '#my.read("a")',
      '#dataread("a")',
      '#label("x")',
      '#label(name)',
      '#label(1 + 2)',
    ])
      assert.equal(labelsIn('typst', text).open, false, text);
  });

  it('are known by their form where a filter resolves them', () => {
    for (const [key, kinds, expected] of [
      ['fig:a', [], true],
      ['Thm:a', [], true],
      ['myfig:a', [], false],
      ['fig-a', [], true],
      ['my-fig-a', [], false],
      ['supp-a', [], false],
      ['supp-a', ['supp'], true],
      ['supper', ['supp'], false],
    ] as const)
      assert.equal(looksLikeCrossReference(key, kinds), expected, key);
  });
});

describe('undefined keys are certain', () => {
  for (const [what, name, text] of [
    ['where a bibliography is on the web', 'a.md', '---\nbibliography: [refs.bib, "https://example.org/b.bib"]\n---\n'],
    ['where a bibliography’s name is computed', 'a.Rmd', '---\nbibliography: [refs.bib, "`r made()`"]\n---\n'],
    [
      'where a resource is remote',
      'a.tex',
      '\\documentclass{article}\\addbibresource{refs.bib}\\addbibresource[location=remote]{http://x.org/b.bib}\\begin{document}\\end{document}',
    ],
    [
      'where a macro stands for a name',
      'a.tex',
      '\\documentclass{article}\\begin{document}\\bibliography{refs,\\elsewhere}\\end{document}',
    ],
  ] as const) {
    it(`not ${what}`, async () => assert.equal((await manuscript({ 'refs.bib': '', [name]: text }, name)).isSure, false));
  }

  it('not where a bibliography is missing, of which one note tells', async () => {
    const text = '---\nbibliography: [refs.bib, made.bib]\n---\n\nSee @a, @b, @c, @d and @a.\n';
    const { found, references, isSure } = await manuscript({ 'refs.bib': '', 'a.md': text }, 'a.md');
    assert.equal(isSure, false);
    const notes = missingBibliographies(references, found.problems, [text]);
    assert.deepEqual(
      notes.map(({ severity, start, end, message }) => [severity, text.slice(start, end), message]),
      [
        [
          'information',
          'bibliography: [refs.bib, made.bib]',
          'bibliography: made.bib: there is no file made.bib. It may hold “a”, “b”, “c” and 1 more, so undefined keys aren’t reported.',
        ],
      ],
    );
  });
});

describe('a YAML file that an option of a Typst template names', () => {
  const template = '#show: thesis.with(sources: "works.yml")\nSee @known.\n';
  it('is a bibliography where it holds entries', async () => {
    const { found } = await manuscript({ 'works.yml': 'known:\n  type: book\n', 'a.typ': template }, 'a.typ');
    assert.deepEqual(
      found.bibliographies.map(({ uri }) => uri),
      ['file:///w/works.yml'],
    );
  });
  it('is none where it holds something else', async () => {
    const { found } = await manuscript({ 'works.yml': 'nlp:\n  short: NLP\n', 'a.typ': template }, 'a.typ');
    assert.deepEqual(found.bibliographies, []);
  });
});
