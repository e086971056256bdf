import { type Dialect, textToLatex } from '../latex/latexEscape';
import { latexToText } from '../latex/latexText';

/** Names that keep their capital in running prose: adjectives of people, languages, models and tools that titles speak of. */
const proper = new Set(
  (
    'Abelian Bayes Bayesian Bernoulli Boltzmann Brownian Cauchy Chebyshev Dirichlet Euclidean Euler Fourier Frobenius Gaussian Gaussians Gumbel Hadamard Hamiltonian ' +
    'Hebbian Hermite Hessian Hessians Hilbert Hopfield Huffman Jacobian Jacobians Kalman Kolmogorov Kronecker Krylov Lagrangian Langevin Laplace Laplacian Legendre Lipschitz ' +
    'Lyapunov Mahalanobis Markov Markovian Mercer Monte Carlo Muon Nash Nesterov Newton Nystrom Nyström Pareto Poisson Riemannian Shannon Shapley Sobolev Stiefel Taylor ' +
    'Tikhonov Toeplitz Turing Vandermonde Wasserstein Wiener Bregman Galerkin Sinkhorn Volterra Rademacher Cholesky Arnold ' +
    'African American Arabic Asian Bengali Chinese Czech Danish Dutch English European Finnish French German Greek Hebrew Hindi Hungarian Indian Indonesian Italian Japanese Korean ' +
    'Latin Persian Polish Portuguese Romanian Russian Spanish Swahili Swedish Tamil Turkish Ukrainian Urdu Vietnamese Africa America Asia China Europe Germany India Japan ' +
    'Mamba Llama Gemini Gemma Claude Mixtral Mistral Qwen Whisper Wikipedia Wikidata Python Java Rust Julia Fortran Linux Android Twitter Reddit Google Facebook Amazon Apple Microsoft Nvidia Python Internet Bitcoin Ethereum Olympiad'
  ).split(' '),
);

/** `title` as LaTeX in which each word whose capitals a style must not lower (acronyms, method names, proper nouns) is in braces. */
export function titleToLatex(title: string, dialect: Dialect = 'bibtex'): string {
  return protect(title.split(/(\s+)/), (word) => textToLatex(word, dialect));
}

/** A title that is LaTeX already: its words braced alike, its mathematics and groups kept, what LaTeX would stumble over escaped; as text where its braces do not match. */
export function protectLatexTitle(latex: string, dialect: Dialect = 'bibtex'): string {
  if (!isBalanced(latex)) return titleToLatex(latexToText(latex), dialect);
  return protect(latexWords(latex), (word) => escapeOutsideMath(word, dialect));
}

/** Words and the blanks between them; blanks in braces and formulas do not part words. */
function latexWords(latex: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let math = false;
  let start = 0;
  for (let i = 0; i < latex.length; i++) {
    const c = latex.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}') depth--;
    else if (c === '$') math = !math && latex.includes('$', i + 1);
    else if (depth === 0 && !math && /\s/.test(c)) {
      words.push(latex.slice(start, i), ' ');
      start = i + 1;
    }
  }
  return [...words, latex.slice(start)];
}

function isBalanced(latex: string): boolean {
  let depth = 0;
  for (const c of latex) {
    if (c === '{') depth++;
    else if (c === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

function protect(words: readonly string[], write: (word: string) => string): string {
  let starts = true;
  const written = words.map((word) => {
    if (word.trim() === '') return word === '' ? '' : ' ';
    const protectedWord = protectWord(word, starts, write);
    // BibTeX leaves the first letter of a title and of what follows a colon as it is.
    starts = /[:?!]$/.test(word);
    return protectedWord;
  });
  return written.join('').trim();
}

/** A word is what is between blanks; its hyphenated parts are judged each for itself, its punctuation stays outside the braces. */
function protectWord(word: string, starts: boolean, write: (word: string) => string): string {
  const before = word.slice(0, word.search(/[\p{L}\p{N}$\\{]|$/u));
  const rest = word.slice(before.length);
  const core = rest.replace(/(?<![^\p{L}\p{N}$}])[^\p{L}\p{N}$}]+$/u, '');
  const after = rest.slice(core.length);
  if (core.startsWith('{') && core.endsWith('}')) return write(word);
  if (/[$\\{]/.test(core)) return `${write(before)}{${write(core)}}${write(after)}`;
  const parts = core.split(/([-–/]+)/u);
  // A plural keeps its small s outside: {LLM}s.
  const plural = /^(\p{Lu}{2,})s$/u.exec(core);
  if (plural !== null) return `${write(before)}{${plural[1]}}s${write(after)}`;
  const guarded = parts.map((part, i) => keepsCase(part, starts && i === 0 && before === '', parts.length > 1));
  if (!guarded.includes(true)) return write(word);
  const body = guarded.every((keep, i) => keep || /^[-–/\d.]*$/u.test(parts[i] ?? ''))
    ? `{${write(core)}}`
    : parts.map((part, i) => (guarded[i] === true ? `{${write(part)}}` : write(part))).join('');
  return write(before) + body + write(after);
}

/** Whether the capitals of a word say something: any after its first letter, a lone capital that isn't an article, a proper noun. */
function keepsCase(part: string, starts: boolean, compound: boolean): boolean {
  if (/.\p{Lu}/u.test(part)) return true;
  if (/\p{Lu}\d*$/u.test(part)) return compound || part.length > 1 || (part !== 'A' && !starts);
  return !starts && proper.has(part.replace(/['’]s/, ''));
}

function escapeOutsideMath(word: string, dialect: Dialect): string {
  const pieces = word.split(/(\$[^$]*\$|\\[a-zA-Z]+|\\[^])/u);
  return pieces.map((piece, i) => (i % 2 === 1 ? piece : escapeBare(piece, dialect))).join('');
}

/** Braces are markup here, not characters. */
function escapeBare(text: string, dialect: Dialect): string {
  return text
    .split(/([{}]+)/)
    .map((piece, i) => (i % 2 === 1 ? piece : textToLatex(piece, dialect)))
    .join('');
}
