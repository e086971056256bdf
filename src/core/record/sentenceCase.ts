import { latexToText } from '../bibtex/latex/latexText';
import { openingMarks, tagged, withMarks } from './titleMarkup';

/** Private-use characters around what braces or mathematics protect. */
const open = '\uE000';
const close = '\uE001';

/**
 * A title in LaTeX as CSL-JSON text: in sentence case where `lowers`, as styles that keep a title's case expect it (CSL 1.0.2, and what
 * pandoc makes of a .bib). Words that only begin with a capital get a small letter, except the first, one behind `.`, `:`, `?`, `!`, a dash or a
 * quotation mark, and what stands in braces or mathematics; of that, what a style must not capitalise (xLSTM) is marked as CSL-JSON does it, as are italics, bold
 * and small capitals.
 */
export function cslTitle(latex: string, lowers = true): string {
  const marked = latexToText(markProtected(withMarks(latex)));
  const parts = marked.split(new RegExp(`(${open}[^${close}]*${close})`));
  let before = '';
  const cased = parts.map((part, i) => {
    const isProtected = i % 2 === 1;
    const text = isProtected || !lowers ? part : raised(sentenceCase(part, before, parts[i + 1] ?? ''), before);
    before += part;
    return isProtected && new RegExp(`^${open}\\p{Ll}`, 'u').test(text) ? `<span class="nocase">${text}</span>` : text;
  });
  return tagged(cased.join('').replace(new RegExp(`[${open}${close}]`, 'g'), ''));
}

/** Marks braces that protect case: those of the outermost level that are no command's argument and hold no accent command. */
function markProtected(latex: string): string {
  let marked = '';
  const stack: boolean[] = [];
  let math = false;
  for (let i = 0; i < latex.length; i++) {
    const c = latex[i] ?? '';
    if (c === '\\') marked += c + (latex[++i] ?? '');
    else if (c === '{' && !math) {
      const protects = !stack.includes(true) && latex[i + 1] !== '\\' && !/\\[A-Za-z]+$|\\.$/.test(latex.slice(Math.max(0, i - 20), i));
      stack.push(protects);
      marked += protects ? c + open : c;
    } else if (c === '}' && !math) marked += stack.pop() === true ? close + c : c;
    else if (c === '$' && !stack.includes(true)) {
      math = !math;
      marked += math ? open + c : c + close;
    } else marked += c;
  }
  return marked;
}

const STARTS_PART = new RegExp(`[.:?!—–]\\s+["“‘'([${openingMarks}]*$`, 'u');
const FIRST_WORD = new RegExp(`^([${openingMarks}]?)(\\p{Ll}+)(?![\\p{L}\\p{N}-])`, 'u');

/** `before` and `after` are what stands around the text. */
function sentenceCase(text: string, before: string, after: string): string {
  return text.replace(/\p{Lu}[\p{Ll}\p{M}'’]*(?![\p{L}\p{N}])/gu, (word, at: number) => {
    const head = before + text.slice(0, at);
    const tail = text.slice(at + word.length) + after;
    const isFirst = !/[\p{L}\p{N}]/u.test(head);
    const startsPart = STARTS_PART.test(head.slice(-8));
    const isPartOfName = new RegExp(`[\\p{L}\\p{N}${close}]$`, 'u').test(head) || new RegExp(`^${open}|^-\\p{N}`, 'u').test(tail);
    const isQuoted = /["“‘]$/.test(head);
    return isFirst || startsPart || isPartOfName || isQuoted || word === 'I' ? word : word.toLowerCase();
  });
}

/** With a capital where the title or what follows a colon begins with a word in small letters. */
function raised(text: string, before: string): string {
  const after = text.replace(/(?<=: )\p{Ll}+(?![\p{L}\p{N}-])/gu, capital);
  return before === '' || before.endsWith(': ')
    ? after.replace(FIRST_WORD, (_, mark: string, word: string) => mark + capital(word))
    : after;
}

function capital(word: string): string {
  return word.replace(/^./u, (letter) => letter.toUpperCase());
}

/** A title as it is written, the words marked (CSL's `nocase`) whose capitals are no title's but their own: LoRA, GPT-4, iPhone. Nothing is marked in a title of capitals alone. */
export function keptCapitals(title: string): string {
  if (!/\p{Ll}/u.test(title)) return title;
  return title.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.+-]*/gu, (word) =>
    /(?<=[\p{L}\p{N}.+])\p{Lu}/u.test(word)
      ? `<span class="nocase">${word.replace(/[.-]+$/, '')}</span>${/[.-]*$/.exec(word)?.[0] ?? ''}`
      : word,
  );
}
