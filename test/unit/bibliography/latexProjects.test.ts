import assert from 'node:assert/strict';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { wrapperCalls } from '../../../src/core/bibliography/latex/latexCalls';
import { scanLatex } from '../../../src/core/bibliography/latex/latexScan';
import { memoryFiles } from './projects';

const top = 'memfs:/w';

function find(texts: Readonly<Record<string, string>>) {
  const files = memoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${top}/${name}`, text])));
  const document = { uri: `${top}/a.tex`, languageId: 'latex', text: texts['a.tex'] ?? '' };
  return findBibliographies(document, files, { workspaceFolders: [top] });
}

async function names(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const { bibliographies } = await find(texts);
  return bibliographies.map(({ uri, exists }) => `${exists ? '' : '?'}${decodeURIComponent(uri.slice(top.length + 1))}`);
}

const main = (preamble: string, body = ''): string =>
  `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`;
const style = { 'style.sty': '\\bibliography{refs}', 'refs.bib': '' };

describe('a LaTeX manuscript', () => {
  for (const [what, texts, expected] of [
    ['a style beside it', { 'a.tex': main('\\usepackage{style}'), ...style }, ['refs.bib']],
    ['a style named by a path', { 'a.tex': main('\\usepackage{./style}'), ...style }, ['refs.bib']],
    ['a style among others', { 'a.tex': main('\\RequirePackage{x, style ,,y}'), ...style }, ['refs.bib']],
    ['a style whose name a macro makes', { 'a.tex': main('\\def\\n{sty}\\usepackage{\\n le}'), ...style }, ['refs.bib']],
    ['no style that a parameter names', { 'a.tex': main('\\usepackage{#1}'), '#1.sty': '\\bibliography{refs}' }, []],
    [
      'no file without a name',
      { 'a.tex': main('\\usepackage{}\\LoadClass{ }'), '.sty': '\\bibliography{refs}', '.cls': '\\bibliography{refs}' },
      [],
    ],
    ['no style where a class is loaded', { 'a.tex': main('\\LoadClass{style}'), 'style.sty': '\\bibliography{refs}' }, []],
    ['a class', { 'a.tex': main('\\LoadClassWithOptions{style}'), 'style.cls': '\\bibliography{refs}' }, ['?refs.bib']],
    ['each of a list but empty ones', { 'a.tex': main('', '\\bibliography{ b ,,c}\\bibliography{}') }, ['?b.bib', '?c.bib']],
    ['a resource with a comma', { 'a.tex': main('\\addbibresource{b,c.bib}') }, ['?b,c.bib']],
    ['files that a macro lists', { 'a.tex': main('\\def\\all{b, c}', '\\bibliography{\\all}') }, ['?b.bib', '?c.bib']],
    [
      'none that is filled in',
      { 'a.tex': main('', '\\bibliography{$bib$}\\bibliography{[- x -]}\\bibliography{{{ x }}}\\bibliography{<%= x %>}') },
      [],
    ],
    ['none of TeX’s own', { 'a.tex': main('', '\\bibliography{IEEEabrv,IEEEfull}') }, []],
    ['one that is called otherwise', { 'a.tex': main('', '\\bibliography{xIEEEabrv,IEEEabrvx}') }, ['?xIEEEabrv.bib', '?IEEEabrvx.bib']],
    [
      'all that a glob fits',
      { 'a.tex': main('\\addbibresource[glob]{b/*.bib}'), 'b/c.bib': '', 'b/d.bib': '', 'e.bib': '' },
      ['b/c.bib', 'b/d.bib'],
    ],
    ['a name with a star', { 'a.tex': main('\\addbibresource{*.bib}'), 'e.bib': '' }, ['?*.bib']],
    ['a name without an ending', { 'a.tex': main('', '\\bibliography{b}'), b: '' }, ['b']],
    [
      'a name that goes on after an ending',
      { 'a.tex': main('', '\\bibliography{my.bibfiles}'), 'my.bibfiles.bib': '' },
      ['my.bibfiles.bib'],
    ],
    [
      'all that a glob fits in its own folder',
      { 'a.tex': main('\\addbibresource[glob]{r*.bib}'), 'r1.bib': '', 'r2.bib': '', 'x.bib': '', 'b/r3.bib': '' },
      ['r1.bib', 'r2.bib'],
    ],
    ['what a file with data is named after', { 'a.tex': main('', '\\input{my.data}'), 'my.data': '\\bibliography{refs}' }, ['?refs.bib']],
    [
      'nothing of a picture',
      { 'a.tex': main('', '\\input{me.jpg}\\input{me.JPEG}'), 'me.jpg': '\\bibliography{a}', 'me.JPEG': '\\bibliography{b}' },
      [],
    ],
    [
      'what a file named after styles says',
      { 'a.tex': main('', '\\input{my.styles}'), 'my.styles.tex': '\\bibliography{refs}' },
      ['?refs.bib'],
    ],
    [
      'what commands of its own are given, in the order of the text',
      { 'a.tex': main('\\newcommand{\\refs}[1]{\\bibliography{#1}}', '\\refs{b}\n\\bibliography{c}\n\\refs{d}') },
      ['?b.bib', '?c.bib', '?d.bib'],
    ],
    ['an ending twice', { 'a.tex': main('', '\\bibliography{b.bib}'), 'b.bib.bib': '' }, ['?b.bib']],
  ] as const)
    it(`declares ${what}`, async () => assert.deepEqual(await names(texts), expected));

  it('takes each call of its commands once, those after a definition that another file has too', async () => {
    const { steps } = await find({
      'a.tex': main('\\newcommand{\\one}[1]{\\bibliography{#1}}', '\\one{b}\n\\input{defs}\\two{c}\n'),
      'defs.tex': '\\newcommand{\\two}[1]{\\bibliography{#1}}',
      'b.bib': '',
      'c.bib': '',
    });
    assert.deepEqual(
      steps.flatMap(({ text }) => (text.includes(' declares ') ? [text] : [])),
      ['\\bibliography{b} declares b.', '\\bibliography{c} declares c.'],
    );
  });

  it('misses no example of TeX’s own, but a file of a longer name', async () => {
    const missed = async (name: string) => (await find({ 'a.tex': main('', `\\bibliography{${name}}`) })).problems.length;
    assert.deepEqual(await Promise.all(['xampl', 'IEEEexample', 'biblatex-examples', 'myxampl'].map(missed)), [0, 0, 0, 1]);
  });

  it('is in the dialect of its packages, else of its commands', async () => {
    const rows: (readonly [preamble: string, body: string, dialect: string | undefined, said: string | undefined])[] = [
      ...['biblatex', 'biblatex-chicago', 'biblatex-mla', 'biblatex-apa', 'biblatex-abnt'].map(
        (name) =>
          [`\\usepackage{x, ${name}}`, '', 'biblatex', `\\usepackage{${name}} in a.tex: entries are in biblatex’s dialect.`] as const,
      ),
      ...'natbib cite apacite chapterbib bibunits multibib bibtopic jurabib harvard apalike achicago bibentry splitbib'
        .split(' ')
        .map(
          (name) =>
            [`\\RequirePackage{${name}}`, '', 'bibtex', `\\RequirePackage{${name}} in a.tex: entries are in BibTeX’s dialect.`] as const,
        ),
      [
        '\\usepackage[backend=bibtex8]{biblatex}',
        '',
        'biblatex',
        '\\usepackage{biblatex} in a.tex: entries are in biblatex’s dialect, with bibtex8 in place of biber.',
      ],
      ['\\usepackage[backend=biber]{biblatex}', '', 'biblatex', '\\usepackage{biblatex} in a.tex: entries are in biblatex’s dialect.'],
      ['\\LoadClass{natbib}\\addbibresource{b.bib}', '', 'biblatex', '\\addbibresource is biblatex’s command: entries are in its dialect.'],
      [
        '\\usepackage{xnatbib,natbibx,biblatexx,xbiblatex,biblatex-x}',
        '\\bibliography{b}',
        'bibtex',
        '\\bibliography is BibTeX’s command: entries are in its dialect.',
      ],
      ['\\usepackage{x}', '', undefined, undefined],
    ];
    for (const [preamble, body, dialect, said] of rows) {
      const { dialect: found, steps } = await find({ 'a.tex': main(preamble, body) });
      assert.equal(found, dialect, preamble);
      assert.equal(steps.find(({ text }) => text.includes('dialect'))?.text, said, preamble);
    }
  });

  it('knows commands of its own however they are defined, a thousand calls of them at most', () => {
    const called = (text: string): number => {
      const { wrappers } = scanLatex(text, false);
      return wrapperCalls(text, false, new Map(wrappers.map((one) => [one.name, one]))).filter(
        ({ kind, ...one }) => kind === 'include' && 'path' in one && one.path === 'x',
      ).length;
    };
    for (const define of ['NewDocumentCommand', 'RenewDocumentCommand', 'ProvideDocumentCommand', 'DeclareDocumentCommand'])
      assert.equal(called(`\\${define}{\\take}{m}{\\input{#1}}\\take{x}`), 1, define);
    for (const define of ['newcommand', 'renewcommand', 'providecommand', 'DeclareRobustCommand'])
      assert.equal(called(`\\${define}*{\\take}[1]{\\input{#1}}\\take{x}`), 1, define);
    for (const define of ['def', 'edef', 'gdef', 'xdef']) assert.equal(called(`\\${define}\\take#1{\\input{#1}}\\take{x}`), 1, define);
    for (const take of ['input', 'include', 'subfile']) assert.equal(called(`\\def\\take#1{\\${take}{#1}}\\take{x}`), 1, take);
    assert.equal(called(`\\def\\take#1{\\input{#1}}${'\\take{x}'.repeat(1001)}`), 1000);
    // Within each other three deep.
    const deep = (most: number): string =>
      `${Array.from({ length: most }, (_, at) => `\\def\\${'abcdef'.charAt(at)}take#1{\\${'abcdef'.charAt(at + 1)}take{#1}\\input{y#1}}`).join('')}\\def\\${'abcdef'.charAt(most)}take#1{\\input{#1}}\\atake{x}`;
    assert.deepEqual([called(deep(1)), called(deep(3)), called(deep(4))], [1, 1, 0]);
  });
});
