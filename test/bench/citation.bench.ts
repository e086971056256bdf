import { syntaxFor } from '../../src/core/citation/forLanguage';
import type { CitationSyntax } from '../../src/core/citation/syntax';

interface Manuscript {
  readonly language: string;
  readonly paragraph: string;
}

/** A paragraph as dense in citations, commands and code as a paper's related work. */
const MANUSCRIPTS: readonly Manuscript[] = [
  {
    language: 'latex',
    paragraph: String.raw`\subsection{Efficient attention}\label{sec:attention}
Attention is quadratic in the length of the sequence~\citep{vaswani2017attention}, so that \citet[Sec.~3]{dao2022flash}
tile it; others approximate it \cite{katharopoulos2020, % linear
  choromanski2021, wang2020}. We write $O(n^2)$ for its cost, at most 50\% of the whole (see \url{http://x.org/a%20b}).
\begin{lstlisting}
x = attention(q, k, v)  % \cite{not}
\end{lstlisting}
\begin{equation} \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d}}\right)V \end{equation}

`,
  },
  {
    language: 'markdown',
    paragraph: `## Efficient attention {#sec-attention}

Attention is quadratic in the length of the sequence [@vaswani2017attention], so that @dao2022flash [sec. 3] tile it;
others approximate it [see @katharopoulos2020, pp. 3-5; @choromanski2021; -@wang2020]. We write $O(n^2)$ for its cost,
\`at most\` 50% of the whole (see <https://x.org/@me>), {cite:p}\`beltagy2020,zaheer2020\`, \\citep{lin2022}.

\`\`\`python
x = attention(q, k, v)  # [@not]
\`\`\`

- *First*, the [link](https://x.org) of a list
- **Second**, an item that cites @shazeer2019

`,
  },
  {
    language: 'typst',
    paragraph: `== Efficient attention <sec-attention>
Attention is quadratic in the length of the sequence @vaswani2017attention, so that #cite(<dao2022flash>, form: "prose",
supplement: [sec. 3]) tile it; others approximate it @katharopoulos2020 @choromanski2021[p. 3]. We write $O(n^2)$ for its
cost, \`at most\` 50% of the whole (see https://x.org/a). // @not
#figure(image("a.png"), caption: [From @shazeer2019.]) <fig-a>
#let x = "a@b.c"

`,
  },
];

const HARD: readonly (readonly [language: string, name: string, piece: string])[] = [
  ['latex', 'open lists', '\\cite{'],
  ['latex', 'open notes', '\\cite['],
  ['latex', 'open addresses', '\\url{'],
  ['markdown', 'open brackets', '[@a '],
  ['markdown', 'backticks', '`a``b```c'],
  ['markdown', 'open LaTeX', '\\a{'],
  ['markdown', 'open links', ']('],
  ['markdown', 'dollars', '$a '],
  ['markdown', 'comments', '<!-- '],
  ['typst', 'open calls', '#cite('],
  ['typst', 'open supplements', '@a['],
];

/** Times of `citations` and `contextAt` over whole manuscripts, and of the worst input. */
export async function run(): Promise<void> {
  row('text', 'size', 'what', 'p50 ms', 'p95 ms');
  for (const { language, paragraph } of MANUSCRIPTS) {
    const syntax = syntaxFor(language);
    if (syntax === undefined) throw new Error(`no syntax for ${language}`);
    for (const size of [100_000, 1_000_000]) measure(language, syntax, grown(paragraph, size));
  }
  for (const [language, name, piece] of HARD) {
    const syntax = syntaxFor(language);
    if (syntax === undefined) throw new Error(`no syntax for ${language}`);
    const text = grown(piece, 1_000_000);
    report(
      `${language} ${name}`,
      text.length,
      'citations',
      timed(3, () => syntax.citations(text)),
    );
    report(
      `${language} ${name}`,
      text.length,
      'contextAt',
      timed(3, () => syntax.contextAt(text, text.length)),
    );
  }
}

function measure(language: string, syntax: CitationSyntax, text: string): void {
  const runs = text.length > 500_000 ? 20 : 60;
  const key = text.lastIndexOf('shazeer2019') >= 0 ? text.lastIndexOf('shazeer2019') + 4 : text.lastIndexOf('choromanski2021') + 4;
  const word = text.lastIndexOf('quadratic') + 4;
  report(
    language,
    text.length,
    'citations',
    timed(runs, () => syntax.citations(text)),
  );
  report(
    language,
    text.length,
    'contextAt in a key at the end',
    timed(runs, () => syntax.contextAt(text, key)),
  );
  report(
    language,
    text.length,
    'contextAt in a word at the end',
    timed(runs, () => syntax.contextAt(text, word)),
  );
}

function grown(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function timed(runs: number, work: () => unknown): readonly number[] {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function report(text: string, size: number, what: string, times: readonly number[]): void {
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3);
  row(text, `${Math.round(size / 1000)} kB`, what, at(0.5), at(0.95));
}

function row(...cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index > 2 ? cell.padStart(10) : cell.padEnd(index === 0 ? 26 : index === 1 ? 9 : 32))).join(''));
}
