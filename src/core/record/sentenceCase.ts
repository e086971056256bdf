import { latexToText } from '../bibtex/latex/latexText';
import { withoutEnd } from '../text';
import { openingMarks, tagged, withMarks } from './titleMarkup';

/** Private-use characters around what braces or mathematics protect. */
const open = '\uE000';
const close = '\uE001';

/**
 * A title in LaTeX as CSL-JSON text: in sentence case where `lowers`, as styles that keep a title's case expect it (CSL 1.0.2, and what
 * pandoc makes of a .bib). Words that only begin with a capital get a small letter, except the first, one after `.`, `:`, `?`, `!`, a dash or a
 * quotation mark, and what is in braces or mathematics; of that, what a style must not capitalise (xLSTM) is marked as CSL-JSON does it, as are italics, bold
 * and small capitals.
 */
export function cslTitle(latex: string, lowers = true): string {
  const marked = latexToText(markProtected(withMarks(latex)));
  const parts = marked.split(/(\uE000[^\uE000\uE001]*\uE001)/);
  let before = '';
  let begun = false;
  const cased = parts.map((part, i) => {
    const isProtected = i % 2 === 1;
    const text =
      isProtected || !lowers ? part : raised(sentenceCase(part, { before, begun, after: parts[i + 1]?.slice(0, 8) ?? '' }), before);
    // What decides the case of a word is near it; the whole text before each protected part would be read again and again.
    before = (before + part).slice(-REACH);
    begun ||= /[\p{L}\p{N}]/u.test(part);
    return isProtected && /^\uE000\p{Ll}/u.test(text) ? `<span class="nocase">${text}</span>` : text;
  });
  return tagged(cased.join('').replace(/[\uE000\uE001]/g, ''));
}

const QUANTITY = /\\(?:SI|si|qty|unit|SIrange|qtyrange|ce|cee|ch)\*?(?:\[[^\]]{0,100}\])?(?:\{(?:[^{}]|\{[^{}]{0,20}\}){0,100}\}){1,3}/y;

/** The quantity or chemical formula that begins at `at`, whose letters have a case of their own. */
function quantityAt(latex: string, at: number): string {
  QUANTITY.lastIndex = at;
  return QUANTITY.exec(latex)?.[0] ?? '';
}

/** Marks braces that protect case, and quantities: those of the outermost level that aren't a command's argument and hold no accent command. */
function markProtected(latex: string): string {
  let marked = '';
  const stack: boolean[] = [];
  let inside = 0;
  let math = false;
  for (let i = 0; i < latex.length; i++) {
    const c = latex[i] ?? '';
    const quantity = c === '\\' && inside === 0 && !math ? quantityAt(latex, i) : '';
    if (quantity !== '') {
      marked += open + quantity + close;
      i += quantity.length - 1;
    } else if (c === '\\') marked += c + (latex[++i] ?? '');
    else if (c === '{' && !math) {
      const protects = inside === 0 && latex[i + 1] !== '\\' && !/\\[A-Za-z]+$|\\.$/.test(latex.slice(Math.max(0, i - 20), i));
      stack.push(protects);
      if (protects) inside += 1;
      marked += protects ? c + open : c;
    } else if (c === '}' && !math) {
      const closes = stack.pop() === true;
      if (closes) inside -= 1;
      marked += closes ? close + c : c;
    } else if (c === '$' && inside === 0) {
      math = !math;
      marked += math ? open + c : c + close;
    } else marked += c;
  }
  return marked;
}

const STARTS_PART = new RegExp(`[.:?!—–]\\s+["“‘'([${openingMarks}]*$`, 'u');
const AFTER_COLON = new RegExp(`(?<=: [${openingMarks}]?)\\p{Ll}+(?![\\p{L}\\p{N}-])`, 'gu');
const FIRST_WORD = new RegExp(`^([${openingMarks}]?)(\\p{Ll}+)(?![\\p{L}\\p{N}-])`, 'u');

/** The signs before a word that decide its case. */
const REACH = 8;

/** What surrounds a part of a title: the last signs before it, whether a word is before it, and the first signs after it. */
interface Surroundings {
  readonly before: string;
  readonly begun: boolean;
  readonly after: string;
}

function sentenceCase(text: string, { before, begun, after }: Surroundings): string {
  let begins = !begun;
  return text.replace(/\p{Lu}[\p{Ll}\p{M}'’]*(?![\p{L}\p{N}])/gu, (word, at: number) => {
    const head = (at < REACH ? before : '') + text.slice(Math.max(0, at - REACH), at);
    const end = at + word.length;
    const tail = text.slice(end, end + REACH) + (end + REACH > text.length ? after : '');
    const isFirst = begins && !/[\p{L}\p{N}]/u.test(text.slice(0, at));
    begins = false;
    const startsPart = STARTS_PART.test(head.slice(-REACH));
    // `{N}etworks`, `COVID-19`, `C++`, `O'Reilly`
    const isPartOfName = /(?:[\p{L}\p{N}\uE001°]|\p{Lu}['’])$/u.test(head) || /^(?:\uE000|-\p{N}|[+#]|['’]\p{Lu})/u.test(tail);
    const isQuoted = /["“‘]$/.test(head);
    return isFirst || startsPart || isPartOfName || isQuoted || word === 'I' ? word : word.toLowerCase();
  });
}

/** With a capital where the title or what follows a colon begins with a word in small letters. */
function raised(text: string, before: string): string {
  const after = text.replace(AFTER_COLON, capital);
  return before === '' || before.endsWith(': ')
    ? after.replace(FIRST_WORD, (_, mark: string, word: string) => mark + capital(word))
    : after;
}

function capital(word: string): string {
  return word.replace(/./u, (letter) => letter.toUpperCase());
}

/** A title as it is written, the words marked (CSL's `nocase`) whose capitals are their own, not the title's: LoRA, GPT-4, iPhone. Nothing is marked in a title of capitals alone. */
export function keptCapitals(title: string): string {
  if (!/\p{Ll}/u.test(title)) return title;
  return title.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.+-]*/gu, (word) => {
    if (!/(?<=[\p{L}\p{N}.+])\p{Lu}/u.test(word)) return word;
    const kept = withoutEnd(word, '.-');
    return `<span class="nocase">${kept}</span>${word.slice(kept.length)}`;
  });
}
