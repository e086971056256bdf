import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runTool } from '../bibtex/oracle';
import { filesIn, flaggedIn } from './flagged';

const raw = String.raw;
const bib = [
  '@misc{known, title = {Known}, author = {Ash, Bo}, year = 2020}',
  '@misc{two:b, title = {Two}, author = {Elm, Cy}, year = 2021, ids = {older, oldest}}',
  '@misc{Third.c, title = {Third}, author = {Fir, Di}, year = 2022}',
  '@set{pair, entryset = {known, two:b}}',
].join('\n');
const extra = '@misc{extra, title = {Extra}, author = {Hay, Ed}, year = 2019}\n';

/** What every LaTeX reads; of `lost` there is no entry. */
const common = [
  raw`\cite{known}`,
  raw`\cite[p.~3]{known,two:b}`,
  raw`\nocite{Third.c}`,
  '% \\cite{nobody}\nText.',
  raw`50\% of \cite{two:b}`,
  raw`\verb|\cite{nobody}| and \cite{known}`,
  '\\begin{verbatim}\n\\cite{nobody}\n\\end{verbatim}',
  raw`\iffalse\cite{nobody}\fi \cite{known}`,
  raw`\seen{known}`,
  raw`\footnote{After \cite{Third.c}.}`,
  raw`\section{On \protect\cite{known}}`,
  '\\cite{known,%\n  two:b}',
  raw`\input{part}`,
  raw`\cite{lost}`,
  raw`\cite{known,gone}`,
];
const natbib = [
  raw`\citep[see][p.~2]{known}`,
  raw`\citet*{two:b}`,
  raw`\citeauthor{known}, \citeyearpar{Third.c}`,
  raw`\citealp{known,two:b}`,
];
const biblatex = [
  raw`\autocite{known}`,
  raw`\textcite[12]{two:b}`,
  raw`\cites(see)[1]{known}[2]{Third.c}`,
  raw`\parencite*{known} and \footcite{two:b}`,
  raw`\fullcite{Third.c}, \citeauthor*{known}`,
  raw`\cite{older} is \cite{oldest}`,
  raw`\cite{pair}`,
  raw`\begin{refsection}[more.bib]\cite{extra}\end{refsection}`,
  raw`\cite{KNOWN}`,
];

interface Kind {
  readonly preamble: string;
  readonly end: string;
  readonly pieces: readonly string[];
  /** The command after LaTeX's first run, and what it says of a key without an entry. */
  readonly tool: string;
  readonly missing: RegExp;
}

const kinds: Readonly<Record<string, Kind>> = {
  'natbib and BibTeX': {
    preamble: raw`\usepackage{natbib}`,
    end: raw`\bibliographystyle{plainnat}\bibliography{refs}`,
    pieces: [...common, ...natbib],
    tool: 'bibtex',
    missing: /I didn't find a database entry for "([^"]+)"/g,
  },
  'biblatex and biber': {
    preamble: raw`\usepackage{biblatex}\addbibresource{refs.bib}`,
    end: raw`\printbibliography`,
    pieces: [...common, ...biblatex],
    tool: 'biber',
    missing: /I didn't find a database entry for '([^']+)'/g,
  },
};

/** The keys of which the tools of TeX say that there is no entry; undefined where they are not installed. */
function lostInTex(files: Readonly<Record<string, string>>, { tool, missing }: Kind, main = 'main'): readonly string[] | undefined {
  const script = `command -v pdflatex >&2 && command -v ${tool} >&2 || exit 127; pdflatex -draftmode -interaction=nonstopmode ${main} >/dev/null; ${tool} ${main}`;
  const run = runTool('sh', ['-c', script], files);
  if (run === undefined || run.status === 127) return undefined;
  return [...new Set([...run.output.matchAll(missing)].map(([, key]) => key ?? ''))].sort();
}

describe('LaTeX’s own tools', () => {
  for (const [what, kind] of Object.entries(kinds)) {
    it(`miss the keys that are reported, and no others: ${what}`, async function () {
      this.timeout(300_000);
      if (lostInTex({ 'main.tex': '' }, kind) === undefined) this.skip();
      const manuscript = fc.tuple(fc.shuffledSubarray([...kind.pieces], { minLength: 6 }), fc.subarray([...kind.pieces], { maxLength: 3 }));
      await fc.assert(
        fc.asyncProperty(manuscript, async ([pieces, included]) => {
          const files = {
            'main.tex': `\\documentclass{article}\n\\newcommand\\seen[1]{\\cite{#1}}\n${kind.preamble}\n\\begin{document}\n${pieces.join('\n\n')}\n\n${kind.end}\n\\end{document}\n\\cite{nobody}\n`,
            'part.tex': `${included.filter((piece) => !piece.startsWith('\\input')).join('\n\n')}\n`,
            'refs.bib': `${bib}\n`,
            'more.bib': extra,
          };
          const lost = lostInTex(files, kind);
          assert.deepEqual([...new Set(await flaggedIn(files, 'main.tex'))].sort(), lost, files['main.tex']);
        }),
        { numRuns: 3 },
      );
    });
  }

  it('miss in the fixtures all that is reported of them', async function () {
    this.timeout(300_000);
    let read = 0;
    for (const [folder, main, kind] of [
      ['references', 'paper.tex', 'natbib and BibTeX'],
      ['projects/macros', 'main.tex', 'biblatex and biber'],
      ['projects/thesis', 'main.tex', 'biblatex and biber'],
      ['projects/cycle', 'main.tex', 'natbib and BibTeX'],
      ['workspace', 'paper.tex', 'natbib and BibTeX'],
      ['manuscript', 'main.tex', 'natbib and BibTeX'],
      ['manuscript', 'letter.tex', 'natbib and BibTeX'],
    ] as const) {
      const files = filesIn(`test/fixtures/${folder}`);
      const lost = lostInTex(files, kinds[kind] ?? assert.fail(), main.replace('.tex', ''));
      if (lost === undefined) this.skip();
      const reported = await flaggedIn(files, main);
      assert.deepEqual(
        reported.filter((key) => !lost.includes(key)),
        [],
        `${folder}/${main}`,
      );
      read += 1;
    }
    assert.equal(read, 7);
  });
});
