import assert from 'node:assert/strict';
import { flaggedIn } from './flagged';

const refs = { 'refs.bib': '@misc{known, title = {K}}\n@misc{other, title = {O}}\n' };
const front = '---\nbibliography: refs.bib\n---\n\n';
const latex = (body: string, preamble = ''): string =>
  `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\bibliography{refs}\n\\end{document}\n`;
const book = { '_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd]\nbibliography: refs.bib\n', 'index.qmd': '# A\n' };
const site = { '_quarto.yml': 'project:\n  type: website\nbibliography: refs.bib\n' };
const myst = { 'myst.yml': 'version: 1\nproject:\n  bibliography: [refs.bib]\n' };

/** What a manuscript is, the file that is opened, its text, what is reported there, and the other files. */
const cases: readonly (readonly [string, string, string, readonly string[], Readonly<Record<string, string>>?])[] = [
  [
    'labels that Typst functions make of a string and a name',
    'a.typ',
    '#let fig(name) = [#figure([x])#label("fig-" + name)]\n#let tab(name) = [#figure([x])#label(name + "-tab")]\n#fig("known")#tab("one")\n@fig-known @one-tab @known @knwon\n#bibliography("refs.bib")\n',
    ['knwon'],
  ],
  [
    'labels that Typst computes without a sign between their parts',
    'a.typ',
    '#for n in range(3) [#figure([x])#label("R" + str(n))]\n@R1 @R2 @known @knwon\n#bibliography("refs.bib")\n',
    ['knwon'],
  ],
  [
    'a glossary that the template of a Typst thesis loads, with plurals',
    'a.typ',
    '#import "t.typ": *\n#show: thesis\n@wifi @api:pl @api:short @known @knwon\n#bibliography("refs.bib")\n',
    ['knwon'],
    {
      't.typ':
        '#import "@preview/glossarium:0.5.9": *\n#let terms = ((key: "api", short: "API"),)\n#let thesis(body) = { register-glossary(toml("g.toml").entries); body }\n',
    },
  ],
  [
    'labels of other pages of a MyST project, notebooks among them, though they begin with a key',
    'a.md',
    'See @known-fig, @known-sec, @known-nb and {cite}`nobody`.\n',
    ['nobody'],
    {
      ...myst,
      'b.md': '(known-sec)=\n# B\n\n```{figure} x.png\n:name: known-fig\n```\n',
      'c.ipynb': '{"cells": [{"cell_type": "markdown", "source": ["(known-nb)=\\n", "# C"]}]}',
    },
  ],
  ['handles in a README of a Quarto project', 'README.md', 'By @ada and [@known].\n', [], site],
  ['handles in the notes of a repository', '.github/CONTRIBUTING.md', 'Ask @ada.\n', [], site],
  ['handles in a change log of a MyST project', 'CHANGELOG.md', 'Fixed by @knwon.\n', [], myst],
  ['a note beside a book that doesn’t list it', 'notes.md', 'Ask @ada.\n', [], book],
  ['a README that names a bibliography itself', 'README.md', `${front}By @nobody.\n`, ['nobody'], site],
  ['a page of a website', 'page.md', 'By @nobody.\n', ['nobody'], site],
  ['a new chapter beside a book', 'new.qmd', 'By @nobody.\n', ['nobody'], book],
  ['a numbered example within a list', 'a.md', `${front}1. Item\n\n    (@inner) Beta\n\nSee (@inner), @nobody.\n`, ['nobody']],
  [
    'macros of its own that only have “cite” in their names',
    'a.tex',
    latex(
      '\\needcite{ref}\\citeme{who}\\citex{a}\\citefig{b}\\citequote{Text}{known}\\citestar{c}\\cite{nobody}',
      "\\usepackage{own}\\newcommand{\\citeme}{\\textbf{cite}}\\def\\citex#1{[#1]}\\newcommand{\\citefig}[1]{\\ref{fig:#1} \\cite{known}}\\newcommand\\citequote[2]{``#1'' \\cite{#2}}\\NewDocumentCommand\\citestar{s m}{\\textbf{#2}}",
    ),
    ['nobody'],
    { 'own.sty': '\\newcommand{\\needcite}[1]{\\textcolor{red}{[#1]}}\n' },
  ],
  [
    'macros of its own that do cite',
    'a.tex',
    latex(
      '\\mycite{m1}\\citeall{m2}\\citewith[p. 3]{m3}\\citesee{m4}\\citep{m5}',
      '\\newcommand{\\mycite}[1]{(\\cite{#1})}\\newcommand{\\citeall}{\\citep}\\newcommand{\\citewith}[2][]{\\citep[see][#1]{known, #2}}\\NewDocumentCommand{\\citesee}{s o m}{\\cite[#2]{#3}}\\renewcommand{\\citep}[1]{[#1]}',
    ),
    ['m1', 'm2', 'm3', 'm4', 'm5'],
  ],
  [
    'keys that REVTeX and mciteplus group with stars',
    'a.tex',
    latex('\\cite{known,*other}\\cite{*[{See also }][{ for more.}]other,*nobody}\\nocite{*}'),
    ['nobody'],
  ],
  ['what another document of xcite’s cites', 'a.tex', latex('\\cite{known,theirs}', '\\usepackage{xcite}\\externalcitedocument{supp}'), []],
  [
    'bibliographies of a list',
    'a.tex',
    latex('\\cite{a1,b1,nobody}', '\\forcsvlist{\\addbibresource}{a.bib,b.bib}'),
    ['nobody'],
    { 'a.bib': '@misc{a1, title = {A}}\n', 'b.bib': '@misc{b1, title = {B}}\n' },
  ],
];

describe('what a manuscript reports as undefined, given', () => {
  for (const [what, name, text, expected, more = {}] of cases)
    it(what, async () => assert.deepEqual(await flaggedIn({ ...refs, ...more, [name]: text }, name), expected));
});
