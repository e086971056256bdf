import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BibliographySettings } from '../../../src/core/bibliography/bibliography';
import { type Files, MOST_FILES } from '../../../src/core/bibliography/files';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { memoryFiles } from './projects';

const LANGUAGES: Readonly<Record<string, string>> = {
  tex: 'latex',
  sty: 'latex',
  Rnw: 'rsweave',
  typ: 'typst',
  md: 'markdown',
  qmd: 'quarto',
  Rmd: 'rmd',
  bib: 'bibtex',
};

/** Texts by path below `top`; the first is the open document. */
type Project = Readonly<Record<string, string>>;

function search(project: Project, settings: Partial<BibliographySettings> = {}, top = 'memfs:/work/paper', files?: Files) {
  const at = (path: string) => `${top}/${path.replaceAll(' ', '%20')}`;
  const [path = ''] = Object.keys(project);
  const document = { uri: at(path), languageId: LANGUAGES[path.split('.').at(-1) ?? ''] ?? 'plaintext', text: project[path] ?? '' };
  const memory = memoryFiles(Object.fromEntries(Object.entries(project).map(([name, text]) => [at(name), text])));
  return findBibliographies(document, files ?? memory, { workspaceFolders: [top], ...settings });
}

/** Bibliographies by their path below `top`, `?` before those that do not exist, each with the file and line that declares it or with what else made it count. */
async function check(
  project: Project,
  expected: readonly string[],
  settings: Partial<BibliographySettings> = {},
  top = 'memfs:/work/paper',
) {
  const found = await search(project, settings, top);
  const path = (uri: string): string => decodeURIComponent(uri.startsWith(`${top}/`) ? uri.slice(top.length + 1) : uri);
  const ways = found.bibliographies.map(
    ({ uri, exists, by, from }) => `${exists ? '' : '?'}${path(uri)} < ${from === undefined ? by : `${path(from.uri)}:${from.line}`}`,
  );
  assert.deepEqual(ways, expected, found.steps.map(({ text }) => text).join('\n'));
  return { ...found, rootPaths: found.roots.map(path) };
}

const doc = (body: string, preamble = '') => `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`;

describe('the language of a document', () => {
  const cases: readonly (readonly [file: string, text: string, language: string | undefined])[] = [
    ['a.tex', doc('', '\\usepackage[english, ngerman]{babel}'), 'de-DE'],
    ['a.tex', doc('', '\\usepackage[main=french,english]{babel}'), 'fr-FR'],
    ['a.tex', doc('', '\\usepackage{csquotes,babel}').replace('{article}', '[a4paper,11pt,spanish]{article}'), 'es-ES'],
    ['a.tex', doc('').replace('{article}', '[ngerman]{article}'), undefined],
    ['a.tex', doc('', '\\usepackage[shorthands=off]{babel}\\babelprovide[import, main]{dutch}'), 'nl-NL'],
    ['a.tex', doc('', '\\usepackage{polyglossia}\\setmainlanguage[variant=swiss]{german}\\setotherlanguage{english}'), 'de-CH'],
    ['a.tex', doc('', '\\setdefaultlanguage[variant=british]{english}'), 'en-GB'],
    ['a.tex', doc('', '\\usepackage[ngerman,english]{babel}\\usepackage[language=german]{biblatex}'), 'de-DE'],
    ['a.tex', doc('', '\\usepackage[ngerman]{babel}\\usepackage[language=auto]{biblatex}'), 'de-DE'],
    ['a.tex', doc('', '\\usepackage{ngerman}'), 'de-DE'],
    ['a.tex', doc('', '\\usepackage{graphicx, ngerman}\\usepackage{isogerman,germanbib}'), 'de-DE'],
    ['a.tex', doc('', '\\usepackage[french]{mybabel}'), undefined],
    ['a.tex', doc('', '\\setdefaultlanguage[variant=american]{english}'), 'en-US'],
    ['a.tex', doc('', '\\setdefaultlanguage[variant=brazilian]{portuguese}'), 'pt-BR'],
    ['a.tex', doc('', '\\setdefaultlanguage[variant=uk]{english}'), 'en-GB'],
    ['a.tex', doc('', '% \\usepackage[ngerman]{babel}\n\\input{head}'), 'it-IT'],
    ['a.md', '---\nlang: de\n---\n', 'de'],
    ['a.qmd', 'Text\n', 'fr'],
    ['a.typ', '#set par(justify: true)\n#set text(font: "Libertinus", lang: "de", region: "at")\n', 'de-AT'],
    ['a.typ', '#set text(size: 11pt)\n// #set text(lang: "fr")\n', undefined],
  ];
  for (const [file, text, language] of cases)
    it(`of ${JSON.stringify(text)} is ${language}`, async () => {
      const project = { [file]: text, 'head.tex': '\\usepackage[italian]{babel}\n', '_quarto.yml': 'project:\n  type: book\nlang: fr\n' };
      assert.equal((await search(project)).language, language);
    });
});

describe('LaTeX bibliographies', () => {
  for (const value of ['$bibliography$', '[- doc.bibliography | join(", ") -]', '{{ bib }}', 'IEEEabrv', 'biblatex-examples'])
    it(`miss nothing where a template or TeX’s own tree has them: ${value}`, async () => {
      assert.deepEqual((await search({ 'a.tex': doc(`\\bibliography{${value}}`) })).problems, []);
    });

  for (const [what, project, expected] of [
    [
      'of \\bibliography with and without ending',
      { 'a.tex': doc('\\bibliography{one, two.bib,%\n  three}'), 'one.bib': '', 'two.bib': '', 'three.bib': '' },
      ['one.bib < a.tex:4', 'two.bib < a.tex:4', 'three.bib < a.tex:4'],
    ],
    [
      'without the abbreviations of TeX’s own tree',
      { 'a.tex': doc('\\bibliography{IEEEabrv,refs}'), 'refs.bib': '' },
      ['refs.bib < a.tex:4'],
    ],
    [
      'with abbreviations of one’s own',
      { 'a.tex': doc('\\bibliography{IEEEabrv,refs}'), 'refs.bib': '', 'IEEEabrv.bib': '' },
      ['IEEEabrv.bib < a.tex:4', 'refs.bib < a.tex:4'],
    ],
    ['with dots in the name', { 'a.tex': doc('\\bibliography{my.refs}'), 'my.refs.bib': '' }, ['my.refs.bib < a.tex:4']],
    ['of \\addbibresource without its ending', { 'a.tex': doc('', '\\addbibresource{refs}'), 'refs.bib': '' }, ['refs.bib < a.tex:2']],
    [
      'of bibunits',
      { 'a.tex': doc('\\putbib[one]\\putbib', '\\defaultbibliography{two}'), 'one.bib': '', 'two.bib': '' },
      ['two.bib < a.tex:2', 'one.bib < a.tex:4'],
    ],
    [
      'of \\nobibliography, with and without star',
      { 'a.tex': doc('\\nobibliography{one}\\nobibliography*'), 'one.bib': '' },
      ['one.bib < a.tex:4'],
    ],
    [
      'of multibib’s own commands',
      {
        'a.tex': doc(
          '\\bibliography{one}\\bibliographyprimary{two}\\bibliographystyleprimary{x}',
          '\\newcites{primary,other}{Primary,Other}',
        ),
        'one.bib': '',
        'two.bib': '',
      },
      ['one.bib < a.tex:4', 'two.bib < a.tex:4'],
    ],
    ['of sections', { 'a.tex': doc('\\addsectionbib{one.bib}'), 'one.bib': '' }, ['one.bib < a.tex:4']],
    [
      'by glob',
      { 'a.tex': doc('', '\\addbibresource[glob=true]{bib/*.bib}'), 'bib/b.bib': '', 'bib/a.bib': '', 'bib/c.txt': '' },
      ['bib/a.bib < a.tex:2', 'bib/b.bib < a.tex:2'],
    ],
    ['named by \\jobname', { 'thesis.tex': doc('\\bibliography{\\jobname}'), 'thesis.bib': '' }, ['thesis.bib < thesis.tex:4']],
    [
      'behind macros of macros',
      {
        'a.tex': doc('\\bibliography{\\allbibs}', '\\def\\dir{bib/}\n\\newcommand{\\allbibs}{\\dir one,\\dir two}'),
        'bib/one.bib': '',
        'bib/two.bib': '',
      },
      ['bib/one.bib < a.tex:5', 'bib/two.bib < a.tex:5'],
    ],
    ['with spaces and quotes', { 'a.tex': doc('', '\\addbibresource{"my refs.bib"}'), 'my refs.bib': '' }, ['my refs.bib < a.tex:2']],
    [
      'never of comments, verbatim, \\verb, \\iffalse or text behind the end',
      {
        'a.tex': `${doc('\\verb|\\bibliography{v}| \\begin{lstlisting}\n\\bibliography{l}\n\\end{lstlisting}\n\\iffalse\\bibliography{f}\\fi 5\\% \\bibliography{refs}\n% \\bibliography{c}')}\\bibliography{e}`,
        'refs.bib': '',
      },
      ['refs.bib < a.tex:7'],
    ],
    [
      'of macros that are given their names',
      {
        'a.tex': doc(
          '\\chapterfile{one}\\lit[x]{two}\\also{three}\\more{four}',
          '\\input{macros}\\newcommand{\\chapterfile}[1]{\\input{chapters/#1}}\\def\\also#1{\\bibliography{lit/y#1}}\n\\NewDocumentCommand\\more{o m}{\\bibliography{lit/#2}}',
        ),
        'macros.tex': '\\newcommand*\\lit[2][y]{\\bibliography{lit/#1#2}}',
        'chapters/one.tex': '\\bibliography{lit/one}',
        'lit/one.bib': '',
        'lit/xtwo.bib': '',
        'lit/ythree.bib': '',
        'lit/four.bib': '',
        'lit/other.bib': '',
      },
      ['lit/one.bib < chapters/one.tex:1', 'lit/xtwo.bib < a.tex:5', 'lit/ythree.bib < a.tex:5', 'lit/four.bib < a.tex:5'],
    ],
    [
      'not of a macro’s parameter',
      { 'a.tex': doc('\\mybib{refs}', '\\newcommand{\\mybib}[1]{\\bibliography{#1}}'), 'refs.bib': '' },
      ['refs.bib < a.tex:4'],
    ],
    ['each once', { 'a.tex': doc('\\bibliography{refs}\\bibliography{./refs.bib}'), 'refs.bib': '' }, ['refs.bib < a.tex:4']],
    [
      'from the folder of the file that declares them',
      { 'a.tex': doc('\\input{sub/b}'), 'sub/b.tex': '\\bibliography{c}', 'sub/c.bib': '' },
      ['sub/c.bib < sub/b.tex:1'],
    ],
    [
      'of a local class',
      {
        'a.tex': '\\documentclass{lab}\\begin{document}\\end{document}',
        'lab.cls': '\\LoadClass{base}',
        'base.cls': '\\RequirePackage{biblatex}\\addbibresource{lab.bib}',
        'lab.bib': '',
      },
      ['lab.bib < base.cls:1'],
    ],
  ] as const) {
    it(what, async () => void (await check(project, expected)));
  }

  it('that are missing are kept, with where they were looked for and what TeX may see besides', async () => {
    const found = await check({ 'sub/b.tex': '\\bibliography{refs}', 'a.tex': doc('\\input{sub/b}') }, ['?refs.bib < sub/b.tex:1']);
    assert.deepEqual(
      found.problems.map(({ line, message }) => `${line}: ${message}`),
      [
        '1: \\bibliography{refs}: there is no file refs.bib (Lectern looked from ., sub). TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see.',
      ],
    );
  });

  it('that the manuscript writes itself give their keys', async () => {
    const found = await check(
      {
        'a.tex': `\\begin{filecontents}[overwrite]{refs.bib}\n@article{one,\n title={x}}\n@string{s = "x"}\n@book{two,}\n\\end{filecontents}\n${doc('\\bibliography{refs}')}`,
      },
      ['?refs.bib < a.tex:10'],
    );
    assert.deepEqual(
      found.inlineKeys.map(({ key, line }) => [key, line]),
      [
        ['one', 2],
        ['two', 5],
      ],
    );
    assert.deepEqual(found.problems, []);
  });

  it('are not needed where \\bibitem defines the keys', async () => {
    const found = await check(
      {
        'a.tex': doc('\\begin{thebibliography}{9}\n\\bibitem[Knuth(1984)]{knuth} x\n\\bibitem{lamport} y\n\\end{thebibliography}'),
        'other.bib': '',
      },
      [],
    );
    assert.deepEqual(
      found.inlineKeys.map(({ key }) => key),
      ['knuth', 'lamport'],
    );
  });
});

describe('the root of a LaTeX file', () => {
  const refs = { 'refs.bib': '', 'other.bib': '' };
  const rooted: readonly (readonly [string, Project, readonly string[], string?])[] = [
    [
      'by its magic comment, in any writing',
      { 'sub/a.tex': '%!TeX  Root = ../main\nText', 'main.tex': doc('\\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by magic comments one after another',
      { 'x/y/a.tex': '% !TEX root = ../b.tex', 'x/b.tex': '% !TEX root = "../main.tex"', 'main.tex': doc('\\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by magic comments in a circle',
      { 'a.tex': '% !TEX root = b.tex\n\\bibliography{refs}', 'b.tex': '% !TEX root = a.tex', ...refs },
      ['refs.bib < a.tex:2'],
      'a.tex',
    ],
    [
      'by a magic comment even if it is not included',
      { 'a.tex': '% !TEX root = main.tex', 'main.tex': doc('\\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by who includes it, over import',
      { 'ch/sec/a.tex': 'Text', 'ch/one.tex': '\\subimport{sec/}{a}', 'main.tex': doc('\\import{ch/}{one}\\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by who includes it, from a sibling folder',
      { 'src/a.tex': 'Text', 'book/main.tex': doc('\\input{../src/a}\\bibliography{../refs}'), ...refs },
      ['refs.bib < book/main.tex:4'],
      'book/main.tex',
    ],
    [
      'never a copy in a folder of what was built',
      { 'src/a.tex': 'Text', 'build/main.tex': doc('\\input{../src/a}\\bibliography{../other}'), ...refs },
      ['refs.bib < nearest'],
      'src/a.tex',
    ],
    [
      'by who includes it, through a macro',
      { 'ch/a.tex': 'Text', 'main.tex': doc('\\input{\\chapters/a}\\bibliography{refs}', '\\newcommand\\chapters{ch}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by who includes it, as the primitive does',
      { 'a.tex': 'Text', 'main.tex': doc('\\input a \\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by who includes it, as knitr does',
      { 'a.Rnw': 'Text', 'main.Rnw': doc("<<child='a.Rnw'>>=\n@\n\\bibliography{refs}"), ...refs },
      ['refs.bib < main.Rnw:6'],
      'main.Rnw',
    ],
    [
      'as a standalone figure',
      {
        'fig.tex': '\\documentclass{standalone}\\begin{document}x\\end{document}',
        'main.tex': doc('\\includestandalone[width=1cm]{fig}\\bibliography{refs}'),
        ...refs,
      },
      ['refs.bib < main.tex:4'],
    ],
    [
      'where the class stands in an included preamble',
      {
        'a.tex': 'Text',
        'pre.tex': '\\documentclass{book}',
        'main.tex': '\\input{pre}\\begin{document}\\input{a}\\bibliography{refs}\\end{document}',
        ...refs,
      },
      ['refs.bib < main.tex:1'],
    ],
    [
      'where only fragments include it',
      { 'a.tex': 'Text', 'b.tex': '\\input{a}', 'c.tex': '\\input{b}\\bibliography{refs}', ...refs },
      ['refs.bib < c.tex:1'],
      'c.tex',
    ],
    [
      'never a file that only mentions it in a comment',
      { 'a.tex': 'Text', 'main.tex': doc('% \\input{a}\n\\bibliography{other}'), ...refs },
      ['refs.bib < nearest'],
      'a.tex',
    ],
    [
      'as its own subfile',
      {
        'ch/a.tex': '\\documentclass[../main]{subfiles}\\begin{document}\\bibliography{\\subfix{../refs}}\\end{document}',
        'main.tex': doc('\\subfile{ch/a}', '\\usepackage{subfiles}'),
        ...refs,
      },
      ['refs.bib < ch/a.tex:1'],
    ],
    [
      'by who includes it, with what an import, in whichever of its forms, makes of the path',
      {
        'ch/one/a.tex': 'Text',
        'ch/one/b.tex': '\\subinputfrom{./}{a}',
        'ch/c.tex': '\\subincludefrom{one/}{b}',
        'main.tex': doc('\\includefrom{ch/}{c}\\bibliography{refs}'),
        ...refs,
      },
      ['refs.bib < main.tex:4'],
    ],
    [
      'by who includes it where it exists',
      { 'a.tex': 'Text', 'main.tex': doc('\\InputIfFileExists{a}{}{}\\bibliography{refs}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
    [
      'as a subfile in a folder of its own, which names the bibliography through \\subfix',
      {
        'ch/a.tex': '\\documentclass[../main.tex]{subfiles}\\begin{document}x\\end{document}',
        'main.tex': doc('\\subfile{ch/a}', '\\usepackage{subfiles,biblatex}\\addbibresource{\\subfix{refs.bib}}'),
        ...refs,
      },
      ['refs.bib < main.tex:2'],
    ],
    [
      'and never in the comment environment',
      {
        'a.tex': 'Text',
        'main.tex': doc('\\begin{comment}\n\\bibliography{other}\n\\end{comment}\n\\input{a}\\bibliography{refs}'),
        ...refs,
      },
      ['refs.bib < main.tex:7'],
    ],
    [
      'by a macro that a macro of another file names',
      {
        'a.tex': 'Text',
        'paths.tex': '\\newcommand*{\\base}{bib}\n\\edef\\all{\\base/all}',
        'main.tex': '\\input{paths}\\documentclass{article}\\begin{document}\\input{a}\\bibliography{\\all}\\end{document}',
        'bib/all.bib': '',
      },
      ['bib/all.bib < main.tex:1'],
    ],
    [
      'by a package beside it',
      { 'my.sty': '\\ProvidesPackage{my}', 'main.tex': doc('\\bibliography{refs}', '\\usepackage{graphicx, my}'), ...refs },
      ['refs.bib < main.tex:4'],
    ],
  ];
  for (const [what, project, expected, root = 'main.tex'] of rooted) {
    it(what, async () => {
      const { rootPaths } = await check(project, expected);
      assert.deepEqual(rootPaths, [root]);
    });
  }

  it('that is named but missing is a problem on that line, and the search goes on', async () => {
    const found = await check({ 'a.tex': 'x\n% !TEX root = nowhere.tex\n', 'main.tex': doc('\\input{a}\\bibliography{refs}'), ...refs }, [
      'refs.bib < main.tex:4',
    ]);
    assert.deepEqual(
      found.problems.map(({ code, line }) => [code, line]),
      [['root-not-found', 2]],
    );
  });

  it('is sought no higher than the workspace folder', async () => {
    const files = memoryFiles({
      'memfs:/work/main.tex': doc('\\input{paper/a}\\bibliography{refs}'),
      'memfs:/work/refs.bib': '',
      'memfs:/work/paper/a.tex': '',
    });
    const settings = (folder: string) => ({ workspaceFolders: [folder] });
    const document = { uri: 'memfs:/work/paper/a.tex', languageId: 'latex', text: '' };
    assert.deepEqual((await findBibliographies(document, files, settings('memfs:/work'))).roots, ['memfs:/work/main.tex']);
    for (const folder of ['memfs:/work/paper', 'memfs:/work/paper/'])
      assert.deepEqual((await findBibliographies(document, files, settings(folder))).roots, ['memfs:/work/paper/a.tex'], folder);
    assert.deepEqual(
      (await findBibliographies(document, files, { workspaceFolders: ['memfs:/work/paper', 'memfs:/elsewhere', 'memfs:/work'] })).roots,
      ['memfs:/work/paper/a.tex'],
    );
  });
});

describe('the dialect', () => {
  for (const [preamble, expected] of [
    ['\\usepackage[style=apa,\n backend=biber]{biblatex}', 'biblatex'],
    ['\\usepackage[backend=bibtex]{biblatex}', 'biblatex'],
    ['\\usepackage{biblatex-chicago}', 'biblatex'],
    ['\\usepackage{graphicx,natbib}', 'bibtex'],
    ['% \\usepackage{biblatex}\n\\bibliography{refs}', 'bibtex'],
    ['\\addbibresource{refs.bib}', 'biblatex'],
    ['', undefined],
  ] as const) {
    it(`of ${preamble || 'nothing'} is ${expected}`, async () => {
      assert.equal((await search({ 'a.tex': doc('', preamble), 'refs.bib': '' })).dialect, expected);
    });
  }
});

describe('Markdown bibliographies', () => {
  const refs = { 'refs.bib': '', 'b.json': '', 'c.yaml': '', 'd.ris': '' };
  const front = (yaml: string, body = 'Text') => `---\n${yaml}\n---\n\n${body}\n`;
  for (const [what, project, expected] of [
    ['of a string', { 'a.md': front('bibliography: "refs.bib"'), ...refs }, ['refs.bib < a.md:2']],
    [
      'of a list in any format',
      { 'a.md': front('bibliography:\n  - refs.bib\n  - b.json\n  - c.yaml\n  - d.ris'), ...refs },
      ['refs.bib < a.md:3', 'b.json < a.md:4', 'c.yaml < a.md:5', 'd.ris < a.md:6'],
    ],
    [
      'of a map of lists',
      { 'a.md': front('bibliography:\n  main: refs.bib\n  more: [b.json, c.yaml]'), ...refs },
      ['refs.bib < a.md:3', 'b.json < a.md:4', 'c.yaml < a.md:4'],
    ],
    ['behind an anchor', { 'a.md': front('x: &x refs.bib\nbibliography: *x'), ...refs }, ['refs.bib < a.md:2']],
    [
      'with Windows line ends, separators and a byte order mark',
      { 'a.md': '\uFEFF---\r\nbibliography: sub\\refs.bib\r\n---\r\n', 'sub/refs.bib': '' },
      ['sub/refs.bib < a.md:2'],
    ],
    ['of a block at the end', { 'a.md': 'Text\n\n---\n\nMore\n\n---\nbibliography: refs.bib\n...\n', ...refs }, ['refs.bib < a.md:8']],
    [
      'not of rules and fenced examples',
      { 'a.md': 'Text\n\n```yaml\n\n---\nbibliography: d.bib\n---\n```\n\n---\nA rule: above\n\nand below\n---\n', ...refs },
      ['refs.bib < nearest'],
    ],
    [
      'of a format in Quarto',
      { 'a.qmd': front('format:\n  html: default\n  pdf:\n    bibliography: b.json'), ...refs },
      ['b.json < a.qmd:5'],
    ],
    [
      'of metadata files',
      { 'a.qmd': front('metadata-files: [meta/m.yml]'), 'meta/m.yml': 'bibliography: ../refs.bib', ...refs },
      ['refs.bib < meta/m.yml:1'],
    ],
    [
      'of the workspace folder where there is none beside the file',
      { 'notes/a.md': front('bibliography: refs.bib'), ...refs },
      ['refs.bib < notes/a.md:2'],
    ],
    [
      'of the including file',
      { 'b.md': 'Part', 'a.qmd': front('bibliography: b.json', '{{< include b.md >}}'), ...refs },
      ['b.json < a.qmd:2'],
    ],
    [
      'of Jupyter Book',
      { 'ch/a.md': '# A', '_config.yml': 'title: x\nsphinx:\n  config:\n    bibtex_bibfiles: [refs.bib]', ...refs },
      ['refs.bib < _config.yml:4'],
    ],
    ['not of a Jekyll site', { 'ch/a.md': '# A', '_config.yml': 'theme: minima\nbibliography: d.ris', ...refs }, ['refs.bib < nearest']],
    [
      'of MyST’s own front matter before the project’s',
      { 'a.md': front('bibliography: b.json'), 'myst.yml': 'project:\n  bibliography: refs.bib', ...refs },
      ['b.json < a.md:2', 'refs.bib < myst.yml:2'],
    ],
    [
      'of pandoc’s defaults only where nothing else names one',
      { 'a.md': front('bibliography: b.json'), 'defaults.yaml': 'bibliography: refs.bib', ...refs },
      ['b.json < a.md:2'],
    ],
    [
      'of pandoc’s defaults under metadata',
      { 'a.md': 'Text', 'pandoc.yaml': 'metadata:\n  bibliography: b.json', ...refs },
      ['b.json < pandoc.yaml:2'],
    ],
    ['of malformed YAML', { 'a.md': front('title: "unclosed\nbibliography: refs.bib'), ...refs }, ['refs.bib < a.md:3']],
    [
      'not on the web or computed in R',
      { 'a.Rmd': front('bibliography:\n  - https://example.org/x.bib\n  - "`r params$bib`"\n  - refs.bib'), ...refs },
      ['refs.bib < a.Rmd:5'],
    ],
  ] as const) {
    it(what, async () => void (await check(project, expected)));
  }

  it('of a Quarto project are found from an opened part of it', async () => {
    const files = memoryFiles({
      'memfs:/work/_quarto.yml': 'bibliography: refs.bib',
      'memfs:/work/refs.bib': '',
      'memfs:/work/ch/a.qmd': '',
    });
    const found = await findBibliographies({ uri: 'memfs:/work/ch/a.qmd', languageId: 'quarto', text: '' }, files, {
      workspaceFolders: ['memfs:/work/ch'],
    });
    assert.deepEqual(
      found.bibliographies.map(({ uri }) => uri),
      ['memfs:/work/refs.bib'],
    );
  });

  it('take nocite: @* for all entries', async () => {
    assert.deepEqual((await search({ 'a.md': front("nocite: '@*'\nbibliography: refs.bib"), ...refs })).nocite, ['*']);
  });
});

describe('Typst bibliographies', () => {
  for (const [what, project, expected] of [
    [
      'of a call over several lines',
      { 'a.typ': '#bibliography(\n  "refs.bib",\n  title: "x.bib",\n)', 'refs.bib': '' },
      ['refs.bib < a.typ:1'],
    ],
    [
      'of a tuple',
      { 'a.typ': '#bibliography(("refs.bib", "b.yml"), style: "apa")', 'refs.bib': '', 'b.yml': '' },
      ['refs.bib < a.typ:1', 'b.yml < a.typ:1'],
    ],
    ['of a variable', { 'a.typ': '#let file = "refs.bib"\n#bibliography(file)', 'refs.bib': '' }, ['refs.bib < a.typ:2']],
    [
      'of a template’s argument',
      { 'a.typ': '#show: ieee.with(\n  bibliography: bibliography("refs.bib"),\n)', 'refs.bib': '' },
      ['refs.bib < a.typ:2'],
    ],
    [
      'of an old template’s argument',
      { 'a.typ': '#show: project.with(bibliography-file: "refs.bib")', 'refs.bib': '' },
      ['refs.bib < a.typ:1'],
    ],
    [
      'of a file in the folder of that which names it',
      { 'a.typ': '#include "sub/b.typ"', 'sub/b.typ': '#bibliography("c.bib")', 'sub/c.bib': '' },
      ['sub/c.bib < sub/b.typ:1'],
    ],
    ['from the project’s root', { 'sub/a.typ': '#bibliography("/refs.bib")', 'refs.bib': '' }, ['refs.bib < sub/a.typ:1']],
    [
      'not of comments and raw text',
      {
        'a.typ': '/* #bibliography("a.bib") */ `#bibliography("b.bib")` // #bibliography("c.bib")\n```typ\n#bibliography("d.bib")\n```',
        'refs.bib': '',
      },
      ['refs.bib < nearest'],
    ],
  ] as const) {
    it(what, async () => void (await check(project, expected)));
  }
});

describe('where nothing is declared', () => {
  it('the setting counts, from the workspace folder', async () => {
    await check({ 'sub/a.md': 'Text', 'sub/near.bib': '', 'lib/mine.bib': '' }, ['lib/mine.bib < setting'], {
      bibliographyFile: 'lib\\mine.bib',
    });
    await check({ 'a.md': 'Text', 'near.bib': '' }, ['?file:///home/me/all.bib < setting'], {
      bibliographyFile: 'file:///home/me/all.bib',
    });
  });

  it('an empty setting does not count', async () => {
    for (const bibliographyFile of ['', ' ']) await check({ 'a.md': 'Text', 'near.bib': '' }, ['near.bib < nearest'], { bibliographyFile });
  });

  it('the setting counts without a folder where it is an address, in the format of its ending', async () => {
    const files = memoryFiles({ 'file:///me/refs.yml': '' });
    const found = (bibliographyFile: string, languageId = 'typst') =>
      findBibliographies({ uri: 'untitled:Untitled-1', languageId, text: 'x' }, files, { workspaceFolders: [], bibliographyFile });
    const [whole] = (await found('file:///me/refs.yml')).bibliographies;
    assert.deepEqual([whole?.uri, whole?.exists, whole?.format], ['file:///me/refs.yml', true, 'hayagriva']);
    assert.equal((await found('file:///me/refs.yml', 'markdown')).bibliographies[0]?.format, 'csl-yaml');
    assert.deepEqual((await found('refs.yml')).bibliographies, []);
  });

  it('a setting that names no file is a problem', async () => {
    const found = await check({ 'a.md': 'Text', 'near.bib': '' }, ['?gone.bib < setting'], { bibliographyFile: 'gone.bib' });
    assert.deepEqual(
      found.problems.map(({ code, line, message }) => [code, line, message]),
      [['bibliography-not-found', 1, 'The setting lectern.bibliography.file names gone.bib, but there is no file gone.bib.']],
    );
  });

  it('the setting helps where TeX would look elsewhere', async () => {
    await check({ 'a.tex': doc('\\bibliography{group}'), 'texmf/group.bib': '' }, ['?group.bib < a.tex:4', 'texmf/group.bib < setting'], {
      bibliographyFile: 'texmf/group.bib',
    });
    await check({ 'a.tex': doc('\\bibliography{refs}'), 'refs.bib': '', 'x.bib': '' }, ['refs.bib < a.tex:4'], {
      bibliographyFile: 'x.bib',
    });
  });

  for (const [what, project, expected] of [
    ['the nearest file counts: beside the document', { 'sub/a.md': '', 'sub/z.bib': '', 'refs.bib': '' }, ['sub/z.bib < nearest']],
    ['… above it', { 'x/y/a.md': '', 'refs.bib': '', 'other/o.bib': '' }, ['refs.bib < nearest']],
    ['… not that of another project', { 'mine/a.md': '', 'theirs/b.tex': '', 'theirs/refs.bib': '' }, []],
    ['… but that of a folder of bibliographies', { 'ch/a.md': '', 'bib/README.md': '', 'bib/refs.bib': '' }, ['bib/refs.bib < nearest']],
    ['… and that of a folder below', { 'a.md': '', 'ch/b.md': '', 'ch/refs.bib': '' }, ['ch/refs.bib < nearest']],
    ['… in a subfolder', { 'a.md': '', 'bib/refs.bib': '', 'node_modules/x.bib': '' }, ['bib/refs.bib < nearest']],
    [
      '… by its usual name before others',
      { 'a.md': '', 'a.bib': '', 'library.bib': '', 'References.bib': '' },
      ['References.bib < nearest'],
    ],
    [
      '… all that the only document beside the file declares',
      { 'b.tex': 'A chapter', 'a.tex': doc('\\bibliography{./more,refs.bib}'), 'refs.bib': '', 'more.bib': '', 'x.bib': '' },
      ['more.bib < nearest', 'refs.bib < nearest'],
    ],
    [
      '… also where a name has the ending within it',
      { 'b.tex': 'A chapter', 'a.tex': doc('\\bibliography{my.biblatex,refs}'), 'refs.bib': '', 'my.biblatex.bib': '', 'x.bib': '' },
      ['my.biblatex.bib < nearest', 'refs.bib < nearest'],
    ],
    [
      '… not what one of two documents declares',
      { 'c.tex': 'A chapter', 'a.tex': doc('\\bibliography{more,refs}'), 'b.tex': doc(''), 'refs.bib': '', 'more.bib': '' },
      ['refs.bib < nearest'],
    ],
    [
      '… nor a file named as a package',
      { 'b.tex': 'A chapter', 'a.tex': doc('\\bibliography{refs}', '\\usepackage{more}'), 'refs.bib': '', 'more.bib': '' },
      ['refs.bib < nearest'],
    ],
    ['… also where entries are put into a set', { 'a.tex': doc('\\defbibentryset{s}{a,b}'), 'refs.bib': '' }, ['refs.bib < nearest']],
    ['… or none', { 'a.md': '', 'b.txt': '' }, []],
  ] as const) {
    it(what, async () => void (await check(project, expected)));
  }

  it('a document that was never saved uses the first workspace folder', async () => {
    const files = memoryFiles({ 'file:///w/refs.bib': '' });
    const found = await findBibliographies({ uri: 'untitled:Untitled-1', languageId: 'latex', text: 'x' }, files, {
      workspaceFolders: ['file:///w'],
    });
    assert.deepEqual(
      found.bibliographies.map(({ uri }) => uri),
      ['file:///w/refs.bib'],
    );
  });
});

describe('the search', () => {
  const thesis = { 'ch/a.tex': 'Text', 'main.tex': doc('\\include{ch/a}\\bibliography{refs}'), 'refs.bib': '' };

  for (const top of [
    'file:///home/u/thesis',
    'file:///c%3A/Users/u/thesis',
    'vscode-remote://wsl%2Bubuntu/home/u/thesis',
    'vscode-vfs://github/me/thesis',
    'memfs:/thesis',
  ]) {
    it(`works on ${top}`, async () => void (await check(thesis, ['refs.bib < main.tex:4'], {}, top)));
  }

  it('says which inclusions are not followed, and why', async () => {
    const remarks = async (body: string): Promise<readonly string[]> =>
      (await search({ 'a.tex': doc(body) })).steps.flatMap(({ text }) => (/not followed|no such file/.test(text) ? [text] : []));
    const unknown = 'Lectern finds no definition of \\here in the manuscript';
    assert.deepEqual(await remarks('\\input{\\here/b}'), [`\\input{\\here/b} is not followed: ${unknown}.`]);
    assert.deepEqual(await remarks('\\import{\\here}{b}'), [`\\import{\\here}{b} is not followed: ${unknown}.`]);
    assert.deepEqual(await remarks('\\import{sub}{\\here}'), [`\\import{sub}{\\here} is not followed: ${unknown}.`]);
    assert.deepEqual(await remarks('\\newcommand{\\loop}{\\loop}\\input{\\loop}'), [
      '\\input{\\loop} is not followed: \\loop never comes to an end.',
    ]);
    assert.deepEqual(await remarks('\\input{b}\\import{sub}{c}'), [
      '\\input{b}: there is no such file.',
      '\\import{sub}{c}: there is no such file.',
    ]);
    assert.deepEqual(await remarks('\\input{#1}\\input{|ls}\\input{}'), []);
  });

  it('survives files that cannot be read and folders that cannot be listed', async () => {
    const memory = memoryFiles({ 'memfs:/work/paper/main.tex': thesis['main.tex'] });
    const failing: Files = {
      read: () => Promise.reject(new Error('EACCES')),
      exists: memory.exists,
      list: () => Promise.reject(new Error('offline')),
    };
    const found = await search(thesis, {}, 'memfs:/work/paper', failing);
    assert.deepEqual(found.bibliographies, []);
    assert.ok(found.steps.some(({ text }) => text === 'paper could not be read: offline'));
    const withoutList: Files = { read: memory.read, exists: memory.exists };
    assert.ok(
      (await search(thesis, {}, 'memfs:/work/paper', withoutList)).steps.some(({ text }) =>
        text.startsWith('The folders cannot be listed here'),
      ),
    );
  });

  it('reads a bounded number of files and says so', async () => {
    let reads = 0;
    const endless: Files = {
      read: async () => {
        reads += 1;
        return `\\input{n${reads}}\\input{m${reads}}`;
      },
      exists: async (uri) => uri.endsWith('.tex'),
    };
    const found = await search({ 'a.tex': doc('\\input{n0}') }, {}, 'memfs:/work/paper', endless);
    assert.equal(reads, MOST_FILES);
    assert.ok(found.steps.some(({ text }) => text.includes(`after reading ${MOST_FILES} files`)));
  });

  it('gives the files of the manuscript, with who includes them', async () => {
    const files = memoryFiles(Object.fromEntries(Object.entries(thesis).map(([path, text]) => [`memfs:/work/${path}`, text])));
    const { roots, includedFiles } = await findBibliographies({ uri: 'memfs:/work/ch/a.tex', languageId: 'latex', text: '' }, files, {
      workspaceFolders: ['memfs:/work'],
    });
    assert.deepEqual(
      { roots, includedFiles },
      {
        roots: ['memfs:/work/main.tex'],
        includedFiles: [
          { uri: 'memfs:/work/main.tex', line: 1 },
          { uri: 'memfs:/work/ch/a.tex', line: 4, from: 'memfs:/work/main.tex' },
        ],
      },
    );
  });

  it('never rejects, whatever the text', async () => {
    const pieces = [
      '\\input{',
      '\\bibliography{',
      '\\documentclass[',
      '\\def\\x{',
      '\\x',
      '}',
      ']',
      '%',
      '\n',
      '---\n',
      'bibliography: [',
      '- ',
      '{{< include a.md >}}',
      '#bibliography(',
      '"',
      '(',
      ')',
      '\\begin{verbatim}',
      '&a *a',
      'é',
      '\\',
      '@article{k,',
      '\\begin{filecontents}{a.bib}',
      ' ',
    ];
    const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.constantFrom('a.tex', 'a.md', 'a.typ', 'a.Rnw', 'a.Rmd'), async (one, other, name) => {
        const found = await search({ [name]: one, 'b.tex': other, 'b.md': other, '_quarto.yml': other });
        assert.ok(found.roots.length > 0 && found.problems.every(({ line }) => line >= 1));
      }),
      { numRuns: 400 },
    );
  });
});
