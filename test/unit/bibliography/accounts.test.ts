import assert from 'node:assert/strict';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { memoryFiles } from './projects';

const top = 'memfs:/w';
const languages: Readonly<Record<string, string>> = {
  ...{ tex: 'latex', Rnw: 'rsweave', typ: 'typst', md: 'markdown', qmd: 'quarto', Rmd: 'rmd', bib: 'bibtex' },
};

interface Special {
  readonly lists?: boolean;
  readonly bibliographyFile?: string;
}

type Row = readonly [what: string, texts: Readonly<Record<string, string>>, account: readonly string[], special?: Special];

const pathOf = (uri: string): string => (uri.startsWith(`${top}/`) ? decodeURIComponent(uri.slice(top.length + 1)) : uri);
const placeOf = (at: { readonly uri?: string; readonly line?: number } | undefined): string =>
  at?.uri === undefined ? '' : ` (${pathOf(at.uri)}${at.line === undefined ? '' : `:${at.line}`})`;

/** All that is found for the first of these files, with the steps that led there and the problems on the way. */
async function accountOf(texts: Readonly<Record<string, string>>, { lists = true, bibliographyFile }: Special): Promise<string[]> {
  const [name = ''] = Object.keys(texts);
  const { list, ...others } = memoryFiles(Object.fromEntries(Object.entries(texts).map(([file, text]) => [`${top}/${file}`, text])));
  const document = { uri: `${top}/${name}`, languageId: languages[name.split('.').at(-1) ?? ''] ?? 'plaintext', text: texts[name] ?? '' };
  const settings = { workspaceFolders: [top], ...(bibliographyFile !== undefined && { bibliographyFile }) };
  const found = await findBibliographies(document, lists ? { ...others, list } : others, settings);
  const line = (what: string, values: readonly string[]): readonly string[] => (values.length === 0 ? [] : [`${what} ${values.join(' ')}`]);
  const flags = { notes: found.hasNotes, 'bibtex in biber’s place': found.isThroughBibtex, unseen: found.hasUnseen };
  return [
    `roots ${found.roots.map(pathOf).join(' ')}`,
    `files ${found.includedFiles.map((file) => `${pathOf(file.uri)}${file.from === undefined ? '' : `<${pathOf(file.from)}:${file.line}`}`).join(' ')}`,
    ...found.bibliographies.map(({ uri, exists, format, by, declaredAs, from, parts }) => {
      const served = parts === undefined ? '' : ` [${parts.map(pathOf).join('; ')}]`;
      return `${exists ? 'has' : 'lacks'} ${pathOf(uri)} ${format} ${by}: ${declaredAs}${placeOf(from)}${served}`;
    }),
    ...line('dialect', [found.dialect ?? []].flat()),
    ...line('csl', [found.csl ?? []].flat().map(pathOf)),
    ...line('language', [found.language ?? []].flat()),
    ...line('nocite', found.nocite.length === 0 ? [] : [JSON.stringify(found.nocite)]),
    ...line(
      'keys',
      found.inlineKeys.map((key) => `${key.key}${key.isSet === true ? '*' : ''} ${pathOf(key.uri)}:${key.line}`),
    ),
    ...line('unciting', found.unciting ?? []),
    ...Object.entries(flags).flatMap(([flag, is]) => (flag !== 'unseen' && is === true ? [flag] : [])),
    ...line('apart', (found.apart ?? []).map(pathOf)),
    ...(flags.unseen ? ['unseen'] : []),
    ...found.steps.map((step) => `- ${step.text}${placeOf(step)}`),
    ...found.problems.map((problem) => `! ${problem.code} ${pathOf(problem.file)}:${problem.line}`),
  ];
}

describe('the account of a search for bibliographies', () => {
  const rows: readonly Row[] = [
    [
      'an article with its bibliography',
      {
        'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{refs,more}\n\\end{document}\n',
        'refs.bib': '',
        'More.bib': '',
      },
      [
        'roots a.tex',
        'files a.tex',
        'has refs.bib bibtex document: \\bibliography{refs,more} (a.tex:4) [a.tex ]',
        'lacks more.bib bibtex document: \\bibliography{refs,more} (a.tex:4) [a.tex ]',
        'dialect bibtex',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.tex:4)',
        '- \\bibliography{refs,more} declares refs. (a.tex:4)',
        '- \\bibliography{refs,more}: there is no file more.bib. There is More.bib, which differs in upper and lower case. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '! bibliography-not-found a.tex:4',
      ],
    ],
    [
      'a chapter of two roots',
      {
        'c/one.tex': 'Text',
        'a.tex': '\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\input{c/one}\\bibliography{refs}\n\\end{document}\n',
        'b.tex':
          '\\documentclass{article}\n\\usepackage{biblatex}\\addbibresource{refs.bib}\n\\begin{document}\n\\include{c/one}\n\\end{document}\n',
        'refs.bib': '',
      },
      [
        'roots a.tex b.tex',
        'files a.tex c/one.tex<a.tex:4 b.tex',
        'has refs.bib bibtex document: \\bibliography{refs} (a.tex:4) [a.tex ; b.tex ]',
        'dialect bibtex',
        '- 2 roots include this file (../a.tex, ../b.tex): the bibliographies of all of them count. (a.tex)',
        '- \\usepackage{natbib} in a.tex: entries are in BibTeX’s dialect. (a.tex:2)',
        '- \\bibliography{refs} declares refs. (a.tex:4)',
        '- \\addbibresource{refs.bib} declares refs.bib. (b.tex:2)',
        '- refs.bib is declared again; it counts once. (b.tex:2)',
      ],
    ],
    [
      'a chapter that nothing includes',
      { 'c.tex': '\\bibliography{x}' },
      [
        'roots c.tex',
        'files c.tex',
        'lacks x.bib bibtex document: \\bibliography{x} (c.tex:1) [c.tex ]',
        'dialect bibtex',
        '- No file was found that includes this one, so it is its own root. (c.tex)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (c.tex:1)',
        '- \\bibliography{x}: there is no file x.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (c.tex:1)',
        '! bibliography-not-found c.tex:1',
      ],
    ],
    [
      'a chapter that a fragment includes',
      { 'c.tex': 'T', 'b.tex': '\\input{c}\\bibliography{refs}', 'refs.bib': '' },
      [
        'roots b.tex',
        'files b.tex c.tex<b.tex:1',
        'has refs.bib bibtex document: \\bibliography{refs} (b.tex:1) [b.tex ]',
        'dialect bibtex',
        '- b.tex includes this file, so it is the root. (b.tex)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (b.tex:1)',
        '- \\bibliography{refs} declares refs. (b.tex:1)',
      ],
    ],
    [
      'a cycle',
      {
        'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\input{b}\n\\end{document}\n',
        'b.tex': '\\input{a}\\input{gone}\\input{\\x}\\input{x.pdf}\\input{b}',
      },
      [
        'roots a.tex',
        'files a.tex b.tex<a.tex:4',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- a.tex is included again by a file that it includes itself: the cycle is not followed. (b.tex:1)',
        '- \\input{gone}: there is no such file. (b.tex:1)',
        '- \\input{\\x} is not followed: Lectern finds no definition of \\x in the manuscript. (b.tex:1)',
        '- b.tex is included again by a file that it includes itself: the cycle is not followed. (b.tex:1)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
      ],
    ],
    [
      'a subfile',
      {
        's/c.tex': '\\documentclass[../main]{subfiles}\\begin{document}\\end{document}',
        'main.tex': '\\documentclass{article}\n\n\\begin{document}\n\\subfile{s/c}\\bibliography{refs}\n\\end{document}\n',
        'refs.bib': '',
      },
      [
        'roots main.tex',
        'files main.tex s/c.tex<main.tex:4',
        'has refs.bib bibtex document: \\bibliography{refs} (main.tex:4) [main.tex ]',
        'dialect bibtex',
        '- It is a subfile of main.tex, which is the root. (s/c.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (main.tex:4)',
        '- \\bibliography{refs} declares refs. (main.tex:4)',
      ],
    ],
    [
      'a subfile without its main file',
      { 'c.tex': '\\documentclass[main]{subfiles}\\begin{document}\\end{document}' },
      [
        'roots c.tex',
        'files c.tex',
        '- This subfile names main as its main file, but there is no such file. (c.tex:1)',
        '- No file was found that includes this one, so it is its own root. (c.tex)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
        '! root-not-found c.tex:1',
      ],
    ],
    [
      'a magic comment',
      {
        'c.tex': '% !TEX root = main\nT',
        'main.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{refs}\n\\end{document}\n',
      },
      [
        'roots main.tex',
        'files main.tex c.tex',
        'lacks refs.bib bibtex document: \\bibliography{refs} (main.tex:4) [main.tex ]',
        'dialect bibtex',
        '- The comment “!TEX root” names main.tex as the root. (c.tex:1)',
        '- main.tex does not include this file. (c.tex)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (main.tex:4)',
        '- \\bibliography{refs}: there is no file refs.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (main.tex:4)',
        '! bibliography-not-found main.tex:4',
      ],
    ],
    [
      'a magic comment that names nothing',
      { 'c.tex': '\n% !TEX root = gone.tex\nT' },
      [
        'roots c.tex',
        'files c.tex',
        '- The comment “!TEX root” names gone.tex, but there is no such file beside c.tex. (c.tex:2)',
        '- No file was found that includes this one, so it is its own root. (c.tex)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
        '! root-not-found c.tex:2',
      ],
    ],
    [
      'imports',
      {
        'main.tex':
          '\\documentclass{article}\n\n\\begin{document}\n\\import{a/}{b}\\subimport{c}{d}\\bibliography{refs}\n\\end{document}\n',
        'a/b.tex': '\\subimport{e/}{f}',
        'a/e/f.tex': '\\bibliography{g}',
        'a/e/g.bib': '',
        'd.tex': '',
        'c/d.tex': '\\input{h}',
        'c/h.tex': '',
      },
      [
        'roots main.tex',
        'files main.tex a/b.tex<main.tex:4 a/e/f.tex<a/b.tex:1 c/d.tex<main.tex:4 c/h.tex<c/d.tex:1',
        'has a/e/g.bib bibtex document: \\bibliography{g} (a/e/f.tex:1) [main.tex ]',
        'lacks refs.bib bibtex document: \\bibliography{refs} (main.tex:4) [main.tex ]',
        'dialect bibtex',
        '- main.tex has its own \\documentclass{article}, so it is the root. (main.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a/e/f.tex:1)',
        '- \\bibliography{g} declares g, found as a/e/g.bib. (a/e/f.tex:1)',
        '- \\bibliography{refs}: there is no file refs.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (main.tex:4)',
        '! bibliography-not-found main.tex:4',
      ],
    ],
    [
      'macros, remote and unknown resources',
      {
        'a.tex':
          '\\documentclass{article}\n\\providecommand{\\dir}{lit}\\newcommand{\\dir}{lib}\\providecommand{\\dir}{no}\\addbibresource{\\dir/a.bib}\\addbibresource{\\gone.bib}\\addbibresource[location=remote]{http://x.org/a.bib}\\addbibresource{https://x.org/b.bib}\\addbibresource[datatype=ris]{c.ris}\\externalcitedocument{d}\n\\begin{document}\n\n\\end{document}\n',
        'lib/a.bib': '',
        'c.ris': '',
      },
      [
        'roots a.tex',
        'files a.tex',
        'has lib/a.bib bibtex document: \\addbibresource{\\dir/a.bib} (a.tex:2) [a.tex ]',
        'has c.ris ris document: \\addbibresource[datatype=ris]{c.ris} (a.tex:2) [a.tex ]',
        'dialect biblatex',
        'unseen',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\addbibresource is biblatex’s command: entries are in its dialect. (a.tex:2)',
        '- \\addbibresource{\\dir/a.bib} declares lib/a.bib. (a.tex:2)',
        '- \\addbibresource{\\gone.bib} is skipped: Lectern finds no definition of \\gone in the manuscript. (a.tex:2)',
        '- \\addbibresource{\\gone.bib} may name a bibliography that Lectern does not see. (a.tex:2)',
        '- \\addbibresource[location=remote]{http://x.org/a.bib} is a remote resource, which Lectern does not fetch. (a.tex:2)',
        '- \\addbibresource{https://x.org/b.bib} is a remote resource, which Lectern does not fetch. (a.tex:2)',
        '- \\addbibresource[datatype=ris]{c.ris} declares c.ris. (a.tex:2)',
        '- \\externalcitedocument{d} may name a bibliography that Lectern does not see. (a.tex:2)',
        '! unknown-macro-in-path a.tex:2',
      ],
    ],
    [
      'TeX’s own files',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{IEEEabrv,biblatex-examples,xampl}\n\\end{document}\n' },
      [
        'roots a.tex',
        'files a.tex',
        'lacks biblatex-examples.bib bibtex document: \\bibliography{IEEEabrv,biblatex-examples,xampl} (a.tex:4) [a.tex ]',
        'lacks xampl.bib bibtex document: \\bibliography{IEEEabrv,biblatex-examples,xampl} (a.tex:4) [a.tex ]',
        'dialect bibtex',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.tex:4)',
        '- \\bibliography{IEEEabrv,biblatex-examples,xampl} takes IEEEabrv.bib from TeX’s own tree; it only defines abbreviations. (a.tex:4)',
        '- \\bibliography{IEEEabrv,biblatex-examples,xampl} takes biblatex-examples.bib from TeX’s own tree, which Lectern does not see. (a.tex:4)',
        '- \\bibliography{IEEEabrv,biblatex-examples,xampl} takes xampl.bib from TeX’s own tree, which Lectern does not see. (a.tex:4)',
      ],
    ],
    [
      'a template',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{$bib$}\n\\end{document}\n' },
      [
        'roots a.tex',
        'files a.tex',
        'dialect bibtex',
        'unseen',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.tex:4)',
        '- \\bibliography{$bib$} is filled in from a template. (a.tex:4)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
      ],
    ],
    [
      'parts',
      {
        'a.tex':
          '\\documentclass{article}\n\\usepackage{chapterbib}\n\\begin{document}\n\\include{b}\\putbib[x]\\begin{refsection}[y.bib]\\end{refsection}\\newrefsection[z.bib]\\begin{btSect}{v}\\end{btSect}\\newcites{own}{O}\\bibliographyown{w}\\nobibliography{u}\n\\end{document}\n',
        'b.tex': '\\bibliography{refs}',
        'refs.bib': '',
      },
      [
        'roots a.tex',
        'files a.tex b.tex<a.tex:4',
        'has refs.bib bibtex document: \\bibliography{refs} (b.tex:1) [a.tex memfs:/w/b.tex]',
        'lacks x.bib bibtex document: \\putbib[x] (a.tex:4) [a.tex 1]',
        'lacks y.bib bibtex document: \\begin{refsection}[y.bib] (a.tex:4) [a.tex 2]',
        'lacks z.bib bibtex document: \\newrefsection[z.bib] (a.tex:4) [a.tex 3]',
        'lacks v.bib bibtex document: \\btSect{v} (a.tex:4) [a.tex 4]',
        'lacks w.bib bibtex document: \\bibliographyown{w} (a.tex:4) [a.tex bibliographyown]',
        'lacks u.bib bibtex document: \\nobibliography{u} (a.tex:4) [a.tex ]',
        'dialect bibtex',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\usepackage{chapterbib} in a.tex: entries are in BibTeX’s dialect. (a.tex:2)',
        '- \\bibliography{refs} declares refs. (b.tex:1)',
        '- \\putbib[x]: there is no file x.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '- \\begin{refsection}[y.bib]: there is no file y.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '- \\newrefsection[z.bib]: there is no file z.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '- \\btSect{v}: there is no file v.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '- \\bibliographyown{w}: there is no file w.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '- \\nobibliography{u}: there is no file u.bib. TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see. (a.tex:4)',
        '! bibliography-not-found a.tex:4',
        '! bibliography-not-found a.tex:4',
        '! bibliography-not-found a.tex:4',
        '! bibliography-not-found a.tex:4',
        '! bibliography-not-found a.tex:4',
        '! bibliography-not-found a.tex:4',
      ],
    ],
    [
      'references of its own',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibitem{a}\\bibitem{b}\\bibnote{x}\n\\end{document}\n', 'refs.bib': '' },
      [
        'roots a.tex',
        'files a.tex',
        'keys a a.tex:4 b a.tex:4',
        'notes',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- The manuscript defines 2 keys itself (\\bibitem or filecontents). (a.tex:4)',
        '- The manuscript brings its references along, so no .bib file nearby is looked for.',
      ],
    ],
    [
      'a file that it writes',
      {
        'a.tex':
          '\\begin{filecontents}{r.bib}\n@misc{k,\n\\end{filecontents}\n\\documentclass{article}\n\n\\begin{document}\n\\bibliography{r}\n\\end{document}\n',
      },
      [
        'roots a.tex',
        'files a.tex',
        'lacks r.bib bibtex document: \\bibliography{r} (a.tex:7) [a.tex ]',
        'dialect bibtex',
        'keys k a.tex:2',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:4)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.tex:7)',
        '- r.bib is written by filecontents; compiling creates it, and its keys count. (a.tex:1)',
        '- The manuscript defines one key itself (\\bibitem or filecontents). (a.tex:2)',
      ],
    ],
    [
      'biblatex through BibTeX, in German',
      {
        'a.tex':
          '\\documentclass{article}\n\\usepackage[ngerman]{babel}\\usepackage[backend=bibtex8]{biblatex}\\addbibresource{refs.bib}\\newcommand{\\citeme}[1]{[#1]}\n\\begin{document}\n\n\\end{document}\n',
        'refs.bib': '',
      },
      [
        'roots a.tex',
        'files a.tex',
        'has refs.bib bibtex document: \\addbibresource{refs.bib} (a.tex:2) [a.tex ]',
        'dialect biblatex',
        'language de-DE',
        'unciting citeme',
        'bibtex in biber’s place',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\usepackage{biblatex} in a.tex: entries are in biblatex’s dialect, with bibtex8 in place of biber. (a.tex:2)',
        '- \\addbibresource{refs.bib} declares refs.bib. (a.tex:2)',
      ],
    ],
    [
      'a class and a style beside it',
      {
        'a.tex': '\\documentclass{lab}\\usepackage{own,other}\\begin{document}\\end{document}',
        'lab.cls': '\\LoadClass{revtex4-2}',
        'own.sty': '\\RequirePackage{natbib}\\bibliography{refs}',
        'refs.bib': '',
      },
      [
        'roots a.tex',
        'files a.tex lab.cls<a.tex:1 own.sty<a.tex:1',
        'has refs.bib bibtex document: \\bibliography{refs} (own.sty:1) [a.tex ]',
        'dialect bibtex',
        '- a.tex has its own \\documentclass{lab}, so it is the root. (a.tex:1)',
        '- \\RequirePackage{natbib} in own.sty: entries are in BibTeX’s dialect. (own.sty:1)',
        '- \\bibliography{refs} declares refs. (own.sty:1)',
      ],
    ],
    [
      'Sweave',
      {
        'a.Rnw': '\\documentclass{a}\n\\begin{document}\n<<b, child="b.Rnw">>=\n@\n\\bibliography{refs}\n\\end{document}',
        'b.Rnw': '',
        'refs.bib': '',
      },
      [
        'roots a.Rnw',
        'files a.Rnw b.Rnw<a.Rnw:3',
        'has refs.bib bibtex document: \\bibliography{refs} (a.Rnw:5) [a.Rnw ]',
        'dialect bibtex',
        '- a.Rnw has its own \\documentclass{a}, so it is the root. (a.Rnw:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.Rnw:5)',
        '- \\bibliography{refs} declares refs. (a.Rnw:5)',
      ],
    ],
    [
      'a bibliography',
      { 'refs.bib': '' },
      ['roots refs.bib', 'files refs.bib', 'has refs.bib bibtex itself: the open file', '- refs.bib is a bibliography itself. (refs.bib)'],
    ],
    [
      'a setting',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\n\\end{document}\n' },
      [
        'roots a.tex',
        'files a.tex',
        'lacks lit/refs.bib bibtex setting: lectern.bibliography.file: lit/refs.bib',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- The setting lectern.bibliography.file names lit/refs.bib, but there is no file lit/refs.bib. (a.tex:1)',
        '! bibliography-not-found a.tex:1',
      ],
      { bibliographyFile: 'lit\\refs.bib' },
    ],
    [
      'a setting that is there',
      { 'a.md': '', 'lit/refs.bib': '' },
      [
        'roots a.md',
        'files a.md',
        'has lit/refs.bib bibtex setting: lectern.bibliography.file: lit/refs.bib',
        '- The front matter of a.md names no bibliography. (a.md)',
        '- The setting lectern.bibliography.file names lit/refs.bib.',
      ],
      { bibliographyFile: ' lit/refs.bib ' },
    ],
    [
      'a setting that is not used',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{refs}\n\\end{document}\n', 'refs.bib': '', 'b.bib': '' },
      [
        'roots a.tex',
        'files a.tex',
        'has refs.bib bibtex document: \\bibliography{refs} (a.tex:4) [a.tex ]',
        'dialect bibtex',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- \\bibliography is BibTeX’s command: entries are in its dialect. (a.tex:4)',
        '- \\bibliography{refs} declares refs. (a.tex:4)',
        '- The setting lectern.bibliography.file is not used: the manuscript declares its bibliography.',
      ],
      { bibliographyFile: 'b.bib' },
    ],
    [
      'nothing, near a file',
      { 'c/a.tex': '\\documentclass{article}\n\n\\begin{document}\n\n\\end{document}\n', 'main.bib': '', 'Refs.bib': '', 'z.bib': '' },
      [
        'roots c/a.tex',
        'files c/a.tex',
        'has Refs.bib bibtex nearest: the nearest .bib file',
        '- c/a.tex has its own \\documentclass{article}, so it is the root. (c/a.tex:1)',
        '- Nothing declares a bibliography, so the nearest .bib file is used: Refs.bib (rather than main.bib, z.bib, because its name is more usual or comes first). (Refs.bib)',
      ],
    ],
    [
      'nothing, near another project',
      {
        'c/a.tex': '\\documentclass{article}\n\n\\begin{document}\n\n\\end{document}\n',
        'd/x.bib': '',
        'd/d.tex': '',
        'e/README.md': '',
        'e/y.bib': '',
      },
      [
        'roots c/a.tex',
        'files c/a.tex',
        'has e/y.bib bibtex nearest: the nearest .bib file',
        '- c/a.tex has its own \\documentclass{article}, so it is the root. (c/a.tex:1)',
        '- d/x.bib belongs to other documents, so it isn’t used here. (d/x.bib)',
        '- Nothing declares a bibliography, so the nearest .bib file is used: e/y.bib. (e/y.bib)',
      ],
    ],
    [
      'nothing at all',
      { 'a.tex': '\\documentclass{article}\n\n\\begin{document}\n\n\\end{document}\n' },
      [
        'roots a.tex',
        'files a.tex',
        '- a.tex has its own \\documentclass{article}, so it is the root. (a.tex:1)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
      ],
    ],
    [
      'nothing, without listings',
      { 'a.tex': 'T' },
      [
        'roots a.tex',
        'files a.tex',
        '- The folders cannot be listed here, so Lectern does not see which files include this one. (a.tex)',
        '- No file was found that includes this one, so it is its own root. (a.tex)',
        '- The folders cannot be listed here, so no .bib file nearby is looked for.',
      ],
      { lists: false },
    ],
    [
      'nothing, beside one document',
      {
        'c.tex': 'T',
        'main.tex': '\\documentclass{article}\n\n\\begin{document}\n\\bibliography{x,./y.bib}\n\\end{document}\n',
        'x.bib': '',
        'y.bib': '',
        'z.bib': '',
      },
      [
        'roots c.tex',
        'files c.tex',
        'has x.bib bibtex nearest: the document beside it, main.tex',
        'has y.bib bibtex nearest: the document beside it, main.tex',
        '- No file was found that includes this one, so it is its own root. (c.tex)',
        '- main.tex, the only document beside this file, declares x.bib, y.bib. (main.tex)',
      ],
    ],
    [
      'Markdown with front matter',
      {
        'a.md': '---\ntitle: T\nbibliography: [a.bib, "b c.json", http://x.org/c.bib]\ncsl: s.csl\nlang: de\nnocite: "@x, [@y]"\n---\n',
        'a.bib': '',
        'b c.json': '',
        's.csl': '',
      },
      [
        'roots a.md',
        'files a.md',
        'has a.bib bibtex document: bibliography: a.bib (a.md:3)',
        'has b c.json csl-json document: bibliography: b c.json (a.md:3)',
        'csl s.csl',
        'language de',
        'nocite ["x","y"]',
        'unseen',
        '- a.md declares bibliography: a.bib. (a.md:3)',
        '- a.md declares bibliography: b c.json. (a.md:3)',
        '- bibliography: http://x.org/c.bib is on the web, and Lectern does not fetch it. (a.md:3)',
        '- The style is s.csl. (a.md:4)',
      ],
    ],
    [
      'Markdown with broken front matter',
      { 'a.md': '---\nbibliography: a.bib\nx: [\n---\n', 'a.bib': '' },
      [
        'roots a.md',
        'files a.md',
        'has a.bib bibtex document: bibliography: a.bib (a.md:2)',
        '- The YAML of a.md is malformed here (Flow sequence in block collection must be sufficiently indented and end with a ]); Lectern reads what it can of it. (a.md:3)',
        '- a.md declares bibliography: a.bib. (a.md:2)',
        '! malformed-yaml a.md:3',
      ],
    ],
    [
      'Markdown with references',
      { 'a.md': '---\nreferences:\n- id: a\n- id: b\ncsl: apa\n---\n' },
      [
        'roots a.md',
        'files a.md',
        'csl apa',
        'keys a a.md:3 b a.md:4',
        '- The references are in a.md itself, under references: (2). (a.md:3)',
        '- The style apa is no file here; it may be one that Lectern or pandoc knows by name. (a.md:5)',
        '- The front matter of a.md names no bibliography. (a.md)',
        '- The manuscript brings its references along, so no .bib file nearby is looked for.',
      ],
    ],
    [
      'Markdown with metadata files',
      { 'a.md': '---\nmetadata-files: [m.yaml, gone.yaml]\n---\n', 'm.yaml': 'bibliography: a.bib\ncite-method: natbib\n', 'a.bib': '' },
      [
        'roots a.md',
        'files a.md',
        'has a.bib bibtex document: bibliography: a.bib (m.yaml:1)',
        'dialect bibtex',
        '- a.md includes the metadata file m.yaml. (a.md:2)',
        '- m.yaml declares bibliography: a.bib. (m.yaml:1)',
        '- Citations are made with natbib. (m.yaml:2)',
        '- The metadata file gone.yaml is not read: there is no such file. (a.md:2)',
      ],
    ],
    [
      'Markdown with a defaults file',
      { 'a.md': 'T', 'defaults.yaml': 'metadata:\n  bibliography: a.bib\n', 'a.bib': '' },
      [
        'roots a.md',
        'files a.md',
        'has a.bib bibtex project: bibliography: a.bib (defaults.yaml:2)',
        '- The front matter of a.md names no bibliography. (a.md)',
        '- defaults.yaml is read as a pandoc defaults file. (defaults.yaml)',
        '- defaults.yaml declares bibliography: a.bib. (defaults.yaml:2)',
      ],
    ],
    [
      'Markdown that another includes',
      { 'b.md': 'Text', 'a.md': '---\nbibliography: a.bib\n---\n{{< include b.md >}}\n', 'a.bib': '' },
      [
        'roots a.md',
        'files a.md b.md<a.md:4',
        'has a.bib bibtex document: bibliography: a.bib (a.md:2)',
        '- a.md includes this file, so it is the root. (a.md)',
        '- The front matter of b.md names no bibliography. (b.md)',
        '- a.md declares bibliography: a.bib. (a.md:2)',
      ],
    ],
    [
      'a Quarto book',
      {
        'c/b.qmd': '---\ntitle: B\n---\n',
        '_quarto.yml':
          'project:\n  type: book\nbook:\n  chapters:\n    - index.qmd\n    - c/b.qmd\n    - d.qmd\nbibliography: refs.bib\nformat:\n  pdf:\n    cite-method: biblatex\n',
        'c/_metadata.yml': 'bibliography: c.bib\n',
        'index.qmd': '',
        'd.qmd': '---\nbibliography: d.bib\n---\n',
        'refs.bib': '',
        'c/c.bib': '',
      },
      [
        'roots index.qmd',
        'files index.qmd<_quarto.yml:5 c/b.qmd<_quarto.yml:6 d.qmd<_quarto.yml:7',
        'has c/c.bib bibtex project: bibliography: c.bib (c/_metadata.yml:1)',
        'has refs.bib bibtex project: bibliography: refs.bib (_quarto.yml:8)',
        'dialect biblatex',
        'apart d.qmd',
        '- _quarto.yml is the Quarto project of this file. (_quarto.yml)',
        '- c/_metadata.yml holds metadata for its folder. (c/_metadata.yml)',
        '- The front matter of c/b.qmd names no bibliography. (c/b.qmd)',
        '- c/_metadata.yml declares bibliography: c.bib. (c/_metadata.yml:1)',
        '- _quarto.yml declares bibliography: refs.bib. (_quarto.yml:8)',
        '- Citations are made with biblatex. (_quarto.yml:11)',
      ],
    ],
    [
      'a README in a Quarto book',
      { 'README.md': 'T', '_quarto.yml': 'book:\n  chapters: [index.qmd]\nbibliography: refs.bib\n', 'index.qmd': '', 'refs.bib': '' },
      [
        'roots README.md',
        'files README.md',
        'has refs.bib bibtex project: bibliography: refs.bib (_quarto.yml:3)',
        'unseen',
        '- _quarto.yml is the Quarto project of this file. (_quarto.yml)',
        '- The front matter of README.md names no bibliography. (README.md)',
        '- README.md need not be a part of the project, so undefined keys aren’t reported. (README.md:1)',
        '- _quarto.yml declares bibliography: refs.bib. (_quarto.yml:3)',
      ],
    ],
    [
      'bookdown',
      {
        'b.Rmd': 'T',
        '_bookdown.yml': 'x: 1\n',
        'index.Rmd': '---\nbibliography: book.bib\nbiblio-style: apalike\n---\n',
        '_x.Rmd': '',
        'book.bib': '',
      },
      [
        'roots index.Rmd',
        'files index.Rmd<_bookdown.yml:1 b.Rmd<_bookdown.yml:1',
        'has book.bib bibtex document: bibliography: book.bib (index.Rmd:2)',
        'apart index.Rmd',
        '- _bookdown.yml makes its folder a book, with the front matter of index.Rmd. (_bookdown.yml)',
        '- The front matter of b.Rmd names no bibliography. (b.Rmd)',
        '- index.Rmd declares bibliography: book.bib. (index.Rmd:2)',
      ],
    ],
    [
      'MyST',
      { 'p/b.md': 'T', 'myst.yml': 'project:\n  title: T\n', 'p/index.md': '', 'a.bib': '', 'q/c.bib': '' },
      [
        'roots p/index.md',
        'files p/index.md<myst.yml:1 p/b.md<myst.yml:1',
        'has a.bib bibtex project: every .bib file of the project (myst.yml:1)',
        'has q/c.bib bibtex project: every .bib file of the project (myst.yml:1)',
        '- myst.yml is the MyST project of this file. (myst.yml)',
        '- It names no bibliography, so MyST uses every .bib file of the project (2). (myst.yml)',
        '- The front matter of p/b.md names no bibliography. (p/b.md)',
      ],
    ],
    [
      'MyST that names files',
      { 'b.md': 'T', 'myst.yml': 'project:\n  toc:\n    - file: b.md\n  bibliography: [x.bib, https://x.org/y.bib]\n' },
      [
        'roots b.md',
        'files b.md<myst.yml:3',
        'lacks x.bib bibtex project: bibliography: x.bib (myst.yml:4)',
        'unseen',
        '- myst.yml is the MyST project of this file. (myst.yml)',
        '- The front matter of b.md names no bibliography. (b.md)',
        '- bibliography: x.bib: there is no file x.bib. (myst.yml:4)',
        '- bibliography: https://x.org/y.bib is on the web, and Lectern does not fetch it. (myst.yml:4)',
        '! bibliography-not-found myst.yml:4',
      ],
    ],
    [
      'Jupyter Book',
      { 'b.md': 'T', '_config.yml': 'bibtex_bibfiles:\n  - refs.bib\n', 'refs.bib': '' },
      [
        'roots b.md',
        'files b.md',
        'has refs.bib bibtex project: bibtex_bibfiles: refs.bib (_config.yml:2)',
        '- _config.yml is the Jupyter Book of this file. (_config.yml)',
        '- _config.yml declares bibtex_bibfiles: refs.bib. (_config.yml:2)',
        '- The front matter of b.md names no bibliography. (b.md)',
      ],
    ],
    [
      'a site of Jekyll',
      { 'b.md': 'T', '_config.yml': 'title: x\n' },
      [
        'roots b.md',
        'files b.md',
        '- The front matter of b.md names no bibliography. (b.md)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
      ],
    ],
    [
      'Typst',
      { 'a.typ': '#bibliography("refs.bib", style: "s.csl")\n#set text(lang: "fr")', 'refs.bib': '', 's.csl': '' },
      [
        'roots a.typ',
        'files a.typ',
        'has refs.bib bibtex document: bibliography("refs.bib") (a.typ:1) [a.typ 0]',
        'csl s.csl',
        'language fr',
        '- a.typ and what it includes declare a bibliography, so it is the root. (a.typ)',
        '- a.typ declares bibliography("refs.bib"). (a.typ:1)',
      ],
    ],
    [
      'Typst with what is missing',
      { 'a.typ': '#bibliography("Refs.bib")', 'refs.bib': '' },
      [
        'roots a.typ',
        'files a.typ',
        'lacks Refs.bib bibtex document: bibliography("Refs.bib") (a.typ:1) [a.typ 0]',
        '- a.typ and what it includes declare a bibliography, so it is the root. (a.typ)',
        '- bibliography("Refs.bib"): there is no file Refs.bib. There is refs.bib, which differs in upper and lower case. (a.typ:1)',
        '! bibliography-not-found a.typ:1',
      ],
    ],
    [
      'a chapter of Typst',
      { 'c/b.typ': 'T', 'a.typ': '#include "c/b.typ"\n#bibliography("/refs.bib")', 'refs.bib': '' },
      [
        'roots a.typ',
        'files a.typ c/b.typ<a.typ:1',
        'has refs.bib bibtex document: bibliography("/refs.bib") (a.typ:2) [a.typ 0]',
        '- ../a.typ includes this file, so it is the root. (a.typ)',
        '- a.typ declares bibliography("/refs.bib"). (a.typ:2)',
      ],
    ],
    [
      'a chapter of Typst with a bibliography',
      { 'b.typ': '#bibliography("b.yml")', 'a.typ': '#include "b.typ"\n#bibliography("refs.bib")', 'refs.bib': '', 'b.yml': '' },
      [
        'roots b.typ a.typ',
        'files b.typ a.typ',
        'has b.yml hayagriva document: bibliography("b.yml") (b.typ:1) [b.typ 0]',
        'has refs.bib bibtex document: bibliography("refs.bib") (a.typ:2) [a.typ 0]',
        '- b.typ and what it includes declare a bibliography, so it is the root. (b.typ)',
        '- a.typ includes this file: its labels and bibliographies count as well. (a.typ)',
        '- b.typ declares bibliography("b.yml"). (b.typ:1)',
        '- a.typ declares bibliography("refs.bib"). (a.typ:2)',
      ],
    ],
    [
      'Typst that guesses',
      {
        'a.typ': '#show: t.with(refs: "r.yml", data: "d.yml", lib: "l.bib")',
        'r.yml': 'k:\n  type: article\n  title: T\n',
        'd.yml': 'a: 1\n',
        'l.bib': '',
      },
      [
        'roots a.typ',
        'files a.typ',
        'has r.yml hayagriva document: bibliography("r.yml") (a.typ:1) [a.typ 0]',
        'has l.bib bibtex document: bibliography("l.bib") (a.typ:1) [a.typ 2]',
        '- a.typ and what it includes declare a bibliography, so it is the root. (a.typ)',
        '- a.typ declares bibliography("r.yml"). (a.typ:1)',
        '- a.typ declares bibliography("l.bib"). (a.typ:1)',
      ],
    ],
    [
      'Typst alone',
      { 'a.typ': 'T' },
      [
        'roots a.typ',
        'files a.typ',
        '- No file was found that includes this one, so it is its own root. (a.typ)',
        '- There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.',
      ],
    ],
  ];
  for (const [what, texts, account, special = {}] of rows)
    it(`is whole for ${what}`, async () => assert.deepEqual(await accountOf(texts, special), account));
});
