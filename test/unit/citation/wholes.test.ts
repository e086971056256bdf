import assert from 'node:assert/strict';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { memoryFiles } from '../bibliography/projects';
import { flaggedIn } from './flagged';

const refs = { 'refs.bib': '@misc{known, title = {K}}\n@misc{other, title = {O}}\n' };
const latex = (body: string, preamble = '', documentClass = 'article'): string =>
  `\\documentclass{${documentClass}}\n${preamble}\n\\begin{document}\n${body}\n\\bibliography{refs}\n\\end{document}\n`;

/** What a manuscript is, the file that is opened, all files but refs.bib, and what is reported in all of them. */
const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'a Typst chapter with a bibliography of its own and the labels of the whole',
    'one.typ',
    {
      'main.typ': '= Start <start>\n#include "part.typ"\n#include "two.typ"\n',
      'part.typ': '#include "one.typ"\n',
      'one.typ': '@start @two-sec @known @nobody\n#bibliography("refs.bib")\n',
      'two.typ': '= Two <two-sec>\n',
    },
    ['nobody'],
  ],
  [
    'a Typst chapter that two wholes include, one of which has another bibliography',
    'one.typ',
    {
      'a.typ': '= A <in-a>\n#include "one.typ"\n',
      'b.typ': '= B <in-b>\n#include "one.typ"\n#bibliography("more.bib")\n',
      'one.typ': '@in-a @in-b @known @more @nobody\n#if alone { bibliography("refs.bib") }\n',
      'more.bib': '@misc{more, title = {M}}\n',
    },
    ['nobody'],
  ],
  [
    'a Typst root that includes files under names that it makes',
    'main.typ',
    { 'main.typ': '#for f in ("one", "two") { include "ch/" + f + ".typ" }\n@one-sec @knwon\n#bibliography("refs.bib")\n' },
    ['knwon'],
  ],
  [
    'a Typst root that includes files of a list',
    'main.typ',
    { 'main.typ': '#files.map(f => include f).join()\n@one-sec @knwon\n#bibliography("refs.bib")\n' },
    ['knwon'],
  ],
  [
    'a Typst text that only speaks of what it includes',
    'main.typ',
    { 'main.typ': 'We include all of it (include any).\n@nobody\n#bibliography("refs.bib")\n' },
    [],
  ],
  [
    'a Quarto book of which a chapter has a bibliography of its own',
    'index.qmd',
    {
      '_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, two.qmd]\nbibliography: refs.bib\n',
      'index.qmd': '# A\n\n@known @nobody\n',
      'two.qmd': '---\nbibliography: more.bib\n---\n\n@more @known @gone\n',
      'more.bib': '@misc{more, title = {M}}\n',
    },
    ['nobody'],
  ],
  [
    'that chapter of the book itself',
    'two.qmd',
    {
      '_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, two.qmd]\nbibliography: refs.bib\n',
      'index.qmd': '# A\n\n@known @nobody\n',
      'two.qmd': '---\nbibliography: more.bib\n---\n\n@more @known @gone\n',
      'more.bib': '@misc{more, title = {M}}\n',
    },
    ['nobody', 'gone'],
  ],
  [
    'notes among the references of REVTeX',
    'a.tex',
    { 'a.tex': latex('\\footnote{N}\\cite{Note1,known,Note12}\\onlinecite{Noted}', '', 'revtex4-2') },
    ['Noted'],
  ],
  ['no such notes elsewhere', 'a.tex', { 'a.tex': latex('\\footnote{N}\\cite{Note1}') }, ['Note1']],
  [
    'notes of notes2bib, with keys and counted',
    'a.tex',
    {
      'a.tex': latex(
        '\\bibnote{A}\\bibnote[own]{B}\\bibnotemark[later]\\bibnotetext[later]{C}\\cite{own,later,Note01}\\citenote{own}\\cite{nobody}',
        '\\usepackage{notes2bib}',
      ),
    },
    ['nobody'],
  ],
  [
    'sets that a citation of biblatex’s names before its members',
    'a.tex',
    { 'a.tex': latex('\\mcite[p.~3]{set1,*known,*other}\\cite{set1}\\mcite{nobody,known}', '\\usepackage[mcite]{biblatex}') },
    ['nobody'],
  ],
  [
    'fields of jurabib before keys, and of biblatex after them',
    'a.tex',
    { 'a.tex': latex('\\citefield{author}{known}\\citefield[S.~3]{title}{nobody}\\citefield{other}{title}\\citefield[x]{gone}{title}') },
    ['nobody', 'gone'],
  ],
  [
    'environments of verbatim text that it defines, and commands that are written out',
    'a.tex',
    {
      'a.tex': latex(
        [
          '\\string\\cite{s1} \\detokenize{\\cite{s2}} \\string\\',
          ...['latexcode', 'listing', 'box', 'hide'].map((name) => `\\begin{${name}}\n\\cite{v-${name}}\n\\end{${name}}`),
          '\\begin{minty}\\cite{v}\\end{minty}\\cite{nobody}',
        ].join('\n'),
        '\\newminted{latex}{}\\newminted[minty]{tex}{}\\lstnewenvironment{listing}{}{}\\newtcblisting[auto counter]{box}{}\\excludecomment{hide}',
      ),
    },
    ['nobody'],
  ],
  [
    'the files that bibtopic’s sections name',
    'a.tex',
    {
      'a.tex':
        '\\documentclass{article}\\begin{document}\\cite{known,more,nobody}\n\\begin{btSect}[plain]{refs}\\btPrintCited\\end{btSect}\\begin{btSect}{more}\\btPrintAll\\end{btSect}\n\\end{document}\n',
      'more.bib': '@misc{more, title = {M}}\n',
    },
    ['nobody'],
  ],
  [
    'links between notes',
    'a.md',
    { 'a.md': '---\nbibliography: refs.bib\n---\n\n[[@gone]] ![[notes/@gone|Gone]] [[@known]] [@nobody] [[see @lost]]\n' },
    ['nobody'],
  ],
];

describe('what all files of a manuscript report as undefined, given', () => {
  for (const [what, name, project, expected] of cases)
    it(what, async () => assert.deepEqual(await flaggedIn({ ...refs, ...project }, name), expected));
});

describe('the parts of a manuscript that a bibliography serves', () => {
  /** For each bibliography the names of those that it shares a part with. */
  async function together(project: Readonly<Record<string, string>>, name: string): Promise<Readonly<Record<string, readonly string[]>>> {
    const texts = Object.fromEntries(Object.entries(project).map(([one, text]) => [`file:///w/${one}`, text]));
    const document = { uri: `file:///w/${name}`, languageId: name.endsWith('.typ') ? 'typst' : 'latex', text: project[name] ?? '' };
    const { bibliographies } = await findBibliographies(document, memoryFiles(texts), { workspaceFolders: ['file:///w'] });
    const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
    return Object.fromEntries(
      bibliographies.map(({ uri, parts }) => {
        const others = bibliographies.filter((other) => other.uri !== uri && other.parts?.some((part) => parts?.includes(part)));
        return [nameOf(uri), others.map((other) => nameOf(other.uri))];
      }),
    );
  }

  const bibs = { 'a.bib': '', 'b.bib': '', 'c.bib': '' };
  const root = (body: string): string => `\\documentclass{book}${body}\\end{document}\n`;

  it('are chapters with chapterbib', async () => {
    const main = root('\\usepackage[sectionbib]{natbib}\\usepackage{chapterbib}\\begin{document}\\include{one}\\include{two}');
    const project = { ...bibs, 'main.tex': main, 'one.tex': '\\bibliography{a,c}\n', 'two.tex': '\\bibliography{b,c}\n' };
    assert.deepEqual(await together(project, 'main.tex'), { 'a.bib': ['c.bib'], 'c.bib': ['a.bib', 'b.bib'], 'b.bib': ['c.bib'] });
    const whole = { ...project, 'main.tex': main.replace('\\usepackage{chapterbib}', '') };
    assert.deepEqual((await together(whole, 'main.tex'))['a.bib'], ['c.bib', 'b.bib']);
  });

  it('are sections, units and lists', async () => {
    const sections = root('\\begin{document}\\addbibresource{a.bib}\\begin{refsection}[b.bib]\\end{refsection}\\newrefsection[c.bib]');
    const units = root('\\begin{document}\\putbib[a]\\putbib[b,c]');
    const lists = root('\\newcites{own}{Own}\\begin{document}\\bibliography{a,b}\\bibliographyown{c}');
    const parted = { 'a.bib': [], 'b.bib': [], 'c.bib': [] };
    assert.deepEqual(await together({ ...bibs, 'm.tex': sections }, 'm.tex'), parted);
    assert.deepEqual(await together({ ...bibs, 'm.tex': units }, 'm.tex'), { ...parted, 'b.bib': ['c.bib'], 'c.bib': ['b.bib'] });
    assert.deepEqual(await together({ ...bibs, 'm.tex': lists }, 'm.tex'), { ...parted, 'a.bib': ['b.bib'], 'b.bib': ['a.bib'] });
  });

  it('are what one call lists in Typst', async () => {
    const text = '#bibliography(("a.bib", "b.bib"))\n#if alone { bibliography("c.bib") }\n';
    assert.deepEqual(await together({ ...bibs, 'm.typ': text }, 'm.typ'), { 'a.bib': ['b.bib'], 'b.bib': ['a.bib'], 'c.bib': [] });
  });
});
