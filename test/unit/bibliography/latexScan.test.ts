import assert from 'node:assert/strict';
import { wrapperCalls } from '../../../src/core/bibliography/latex/latexCalls';
import { type LatexEvent, type LatexFile, scanLatex } from '../../../src/core/bibliography/latex/latexScan';

const raw = String.raw;
const shown = (event: LatexEvent): string => {
  if (event.kind === 'include') return `${event.line} ${event.command} ${event.folder ?? ''}${event.path}`;
  if (event.kind === 'macro') return `${event.line} ${event.command} ${event.name}=${event.value}`;
  return `${event.line} ${event.command}${event.options === '' ? '' : `[${event.options}]`} ${event.value}`;
};
const check = (rows: Readonly<Record<string, readonly string[]>>, chunks = false): void => {
  for (const [text, events] of Object.entries(rows)) assert.deepEqual(scanLatex(text, chunks).events.map(shown), events, text);
};

describe('what a LaTeX file does', () => {
  it('is to take in other files', () => {
    check({
      [raw`\input{a}\include{b}\subfile{c}\SweaveInput{d}`]: ['1 input a', '1 include b', '1 subfile c', '1 SweaveInput d'],
      [raw`\subfileinclude{a}\InputIfFileExists{b}{c}{d}`]: ['1 subfileinclude a', '1 InputIfFileExists b'],
      [raw`\includestandalone[width=1]{a}\include[x]{b}`]: ['1 includestandalone a'],
      '\\input a\n\\input  b%\n\\input{ c }': ['1 input a', '2 input b', '3 input  c '],
      '\\input\n\na\\include b\\input[c]': [],
      '\\input': [],
      [raw`\import{a/}{b}\subimport*{c/}{d}\includefrom{e/}{f}\import{x}`]: ['1 import a/b', '1 subimport c/d', '1 includefrom e/f'],
      [raw`\inputfrom{a/}{b}\subinputfrom{c/}{d}\subincludefrom{e/}{f}`]: ['1 inputfrom a/b', '1 subinputfrom c/d', '1 subincludefrom e/f'],
    });
    const chunk = "<<a, child='x.Rnw', b>>=\n@\n<<child = \"y.Rnw\">>=\n@\n <<child='z'>>=\n<<child=w>>=\n@\n";
    check({ [chunk]: ['1 SweaveInput x.Rnw', '3 SweaveInput y.Rnw'] }, true);
    check({ [chunk]: [] });
  });

  it('is to name bibliographies', () => {
    check({
      [raw`\bibliography{a,b}\addbibresource[location=remote]{c.bib}`]: ['1 bibliography a,b', '1 addbibresource[location=remote] c.bib'],
      [raw`\addglobalbib{a}\addsectionbib{b}\nobibliography*\nobibliography{c}`]: [
        '1 addglobalbib a',
        '1 addsectionbib b',
        '1 nobibliography c',
      ],
      [raw`\defaultbibliography{a}\externalcitedocument{b}`]: ['1 defaultbibliography a', '1 externalcitedocument b'],
      [raw`\putbib[a,b]\putbib\newrefsection[c]\newrefsection{d}`]: ['1 putbib a,b', '1 newrefsection c'],
      [raw`\forcsvlist{\addbibresource}{a,b}\forcsvlist{ \bibliography }{c}`]: ['1 forcsvlist a,b', '1 forcsvlist c'],
      [raw`\forcsvlist{\addglobalbib}{a}\forcsvlist{\other}{b}\forcsvlist{\addbibresource x}{c}\forcsvlist{\sort\bibliography}{d}`]: [
        '1 forcsvlist a',
      ],
      [raw`\begin{refsection}[a]\begin{refsection}\begin{btSect}[x]{b}`]: ['1 refsection a', '1 btSect b'],
      [raw`\begin{btSect}{c}\begin{other}[d]{e}`]: ['1 btSect c'],
      [raw`\newcites{own, other}{Mine}\bibliographyown{a}\bibliographyother{b}\bibliographythird{c}`]: [
        '1 bibliographyown a',
        '1 bibliographyother b',
      ],
      [raw`\newcommand{\addbibresource}{x}\def\bibliography#1{y}\renewcommand\input{z}`]: [
        '1 newcommand addbibresource=x',
        '1 renewcommand input=z',
      ],
    });
  });

  it('is to load packages, to name a language and to define paths', () => {
    check({
      [raw`\usepackage[a=b]{c,d}\RequirePackage{e}\LoadClass[f]{g}`]: ['1 usepackage[a=b] c,d', '1 RequirePackage e', '1 LoadClass[f] g'],
      [raw`\LoadClassWithOptions{a}\RequirePackageWithOptions{b}`]: ['1 LoadClassWithOptions a', '1 RequirePackageWithOptions b'],
      [raw`\setdefaultlanguage[variant=x]{a}\setmainlanguage{b}\babelprovide[main]{c}`]: [
        '1 setdefaultlanguage[variant=x] a',
        '1 setmainlanguage b',
        '1 babelprovide[main] c',
      ],
      [raw`\newcommand{\a}{x/y}\newcommand\b{c}\def\d{e}\edef\f {g}`]: [
        '1 newcommand a=x/y',
        '1 newcommand b=c',
        '1 def d=e',
        '1 edef f=g',
      ],
      [raw`\renewcommand*{\a}{b}\providecommand{ \c }{d}\newcommand{x}{y}\newcommand\z`]: ['1 renewcommand a=b', '1 providecommand c=d'],
    });
  });

  it('is to start a document, to make notes and to define keys', () => {
    const facts = (text: string): Partial<LatexFile> => {
      const { events: _, ...rest } = scanLatex(text, false);
      return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== false && (!Array.isArray(value) || value.length > 0)));
    };
    const rows: Readonly<Record<string, Partial<LatexFile>>> = {
      [raw`\documentclass[a4]{ article }\begin{document}`]: { documentClass: { name: 'article', options: 'a4', line: 1 }, begins: true },
      '\n\\documentstyle{b}\\documentclass{c}': { documentClass: { name: 'b', options: '', line: 2 } },
      [raw`\documentclass\begin{documents}\end{document}`]: {},
      [raw`\bibnote{x}`]: { hasNotes: true },
      [raw`\bibnotemark[a]`]: { hasNotes: true, inlineKeys: [{ key: 'a', isSet: true, line: 1 }] },
      [raw`\bibnotes\xbibnote`]: {},
      [raw`\bibitem{a}\bibitem[x]{ b }\bib{c}{article}{}\bibitem{#1}\bibitem{ }`]: {
        inlineKeys: ['a', 'b', 'c'].map((key) => ({ key, line: 1 })),
      },
      [raw`\harvarditem[s]{Full}{2020}{a}\harvarditem{Full}{2020}{b}`]: { inlineKeys: ['a', 'b'].map((key) => ({ key, line: 1 })) },
      [raw`\mcites{s,*a}\amcite{t,*b}`]: {},
      [raw`\defbibentryset{a}{b,c}`]: { inlineKeys: [{ key: 'a', isSet: true, line: 1 }] },
      [raw`\mcite{s,*a,*b,c,d,*e}\Mtextcite[x][y]{t,*u}\mcite{*a}\mcite{#1,*a}\mparencite{v,a}`]: {
        inlineKeys: ['s', 'd', 't'].map((key) => ({ key, isSet: true, line: 1 })),
      },
      '\\begin{filecontents}{a.bib}\n@misc{k, a=b}\n  @article(l,\n@string{m, x}\n@comment{n, x}\n@misc{o}\n\\end{filecontents}': {
        inlineKeys: [2, 3].map((line) => ({ key: line === 2 ? 'k' : 'l', line })),
        written: [{ name: 'a.bib', line: 1, keys: [2, 3].map((line) => ({ key: line === 2 ? 'k' : 'l', line })) }],
      },
      ' \\begin{filecontents*}[overwrite]{ b.BIB }\n@misc{p,\n\\end{filecontents*}': {
        inlineKeys: [{ key: 'p', line: 2 }],
        written: [{ name: 'b.BIB', line: 1, keys: [{ key: 'p', line: 2 }] }],
      },
      '\\begin{filecontents}{a.bib}\n@misc{q ,\n  note = {as @misc{r, x}},\n@String{s, x}\n@PREAMBLE{t, x}\n\\end{filecontents}': {
        inlineKeys: [{ key: 'q', line: 2 }],
        written: [{ name: 'a.bib', line: 1, keys: [{ key: 'q', line: 2 }] }],
      },
      '\\begin{filecontents}{a.bib.tex}\n@misc{k,\n\\end{filecontents}': {},
      '\\begin{filecontents}{a.tex}\n@misc{k,\n\\end{filecontents}': {},
      '\\begin{filecontents}{a.bib}\n@misc{k,': {},
      'x \\begin{filecontents}{a.bib}\n@misc{k,\n\\end{filecontents}': {},
      '\n% !TEX root = ../main.tex\n': { magicRoot: { path: '../main.tex', line: 2 } },
      '%!TeX root=main': { magicRoot: { path: 'main', line: 1 } },
      ' \t% ! tex ROOT = "a b.tex"  \n': { magicRoot: { path: 'a b.tex', line: 1 } },
      "% !TEX root = it's.tex": { magicRoot: { path: "it's.tex", line: 1 } },
      '% !TEX root = ""': {},
      'x % !TEX root = a\n% !TEX root =\n%% !TEX root = b\n% !TEX roots = c': {},
    };
    for (const [text, expected] of Object.entries(rows)) assert.deepEqual(facts(text), expected, text);
  });

  it('is to define commands that cite nothing, though they are named so', () => {
    const rows: Readonly<Record<string, readonly string[]>> = {
      [raw`\newcommand{\citeme}[1]{[#1]}`]: ['citeme'],
      [raw`\newcommand{\mycite}[1]{\cite{#1}}\newcommand{\citelist}[1]{\cite{a, #1}}`]: [],
      [raw`\newcommand{\citetwo}[2]{\cite{#2}}\newcommand{\citeopt}[2][]{\cite[#1]{#2}}`]: ['citetwo'],
      [raw`\newcommand{\citeall}{\citep}\newcommand{\citebold}{\textbf}`]: ['citebold'],
      [raw`\newcommand{\citeknuth}{\cite{knuth}}\newcommand{\citebrief}[1]{\citep\textbf{#1}}`]: ['citeknuth', 'citebrief'],
      [raw`\newcommand{\citenear}[1]{\cite [p] {#1}}\newcommand{\citesee}[1]{\cites(see)(etc){#1}}`]: [],
      [raw`\newcommand{\citeq}[1]{\parencite{#1}}\NewDocumentCommand\citew{O{medium} m}{\cite[#1]{#2}}`]: [],
      [raw`\NewDocumentCommand\citez`]: [],
      [raw`\renewcommand{\citex}[1]{y}\newcommand{\other}[1]{y}`]: [],
      [raw`\NewDocumentCommand\citen{s o m}{\cite[#2]{#3}}\NewDocumentCommand\citeo{o m}{#2}`]: ['citeo'],
      [raw`\def\cited#1{\citep*[see][#1]{x}}\def\citee#1{\citep*[see][p]{#1}}`]: ['cited'],
    };
    for (const [text, unciting] of Object.entries(rows)) assert.deepEqual(scanLatex(text, false).unciting, unciting, text);
  });
});

describe('a macro with arguments', () => {
  it('includes and declares, where it is called, what its arguments say', () => {
    const calls = (text: string): readonly string[] => {
      const wrappers = new Map(scanLatex(text, false).wrappers.map((wrapper) => [wrapper.name, wrapper]));
      return wrapperCalls(text, false, wrappers)
        .map(shown)
        .filter((call) => !call.includes('#'));
    };
    const rows: Readonly<Record<string, readonly string[]>> = {
      '\\newcommand{\\refs}[1]{\\bibliography{lit/#1}}\n\\refs{a} \\refs*{b} \\refs': ['2 bibliography lit/a', '2 bibliography lit/b'],
      [raw`\newcommand{\refs}[2][x]{\addbibresource{#1/#2}}\refs{a}\refs[y]{b}`]: ['1 addbibresource x/a', '1 addbibresource y/b'],
      [raw`\def\a#1#2{\input{#1/#2}}\a{b}{c}\a{d}`]: ['1 input b/c'],
      [raw`\newcommand{\a}[1]{\b{#1}\input{x#1}}\newcommand{\b}[1]{\input{y#1}}\a{1}`]: ['1 input x1', '1 input y1'],
      [raw`\NewDocumentCommand\a{O{d} +m}{\include{#1#2}}\a{x}\a[y]{z}`]: ['1 include dx', '1 include yz'],
      [raw`\newcommand{\refs}[ 2 ]{\input{#1/#2}}\refs{a}{b}`]: ['1 input a/b'],
      [raw`\newcommand{\refs}[9]{\input{#1/#9}}\refs abcdefgh\refs{a}{b}{c}{d}{e}{f}{g}{h}{i}`]: ['1 input a/i'],
      [raw`\newcommand{\a}[10]{\input{x#1}}\newcommand{\b}[999999999]{\input{x#1}}\a{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}\b{1}`]: [],
      [raw`\newcommand{\refs}[1]{\input{#1}}\commandline{\refs{a}}\defaults{\refs{b}}`]: ['1 input a', '1 input b'],
      [raw`\newcommand{\a}[1]{\def\here{x}\usepackage{y}\input{#1}}\a{b}`]: ['1 input b'],
      [raw`\NewDocumentCommand\a{O{lit} m}{\include{#1/#2}}\a{x}\NewDocumentCommand\b{}{\input{x#1}}\b`]: ['1 include lit/x'],
      [raw`\newcommand{\a}[1]{x #1}\newcommand{\b}[1]{\input{x}}\newcommand{\c}[q]{\input{#1}}\a{1}\b{1}\c{1}`]: [],
    };
    for (const [text, expected] of Object.entries(rows)) assert.deepEqual(calls(text), expected, text);
  });
});
