import { hyphen, space } from '../../characters';

/** Characters between two words of one phrase: a line of markup such as `}~\textsc{` is the longest. */
const GAP = 24;
const TIGHT = /^[ \t\n\r~\-‐‑–—*_{}$^\\'’\u00a0\u00ad\u0001]*$/;
const LOOSE = /^[ \t\n\r~\-‐‑–—*_{}$^\\'’\u00a0\u00ad\u0001.:,;?!"“”‘`()[\]/&+%=#@]*$/;

/** How the words around text[from, to) may join: written as one or with hyphens, blanks and markup (`tight`), or as in a title (`loose`). */
export function jointOf(text: string, from: number, to: number): 'tight' | 'loose' | undefined {
  const length = to - from;
  if (length === 1) {
    const code = text.charCodeAt(from);
    if (code === space || code === hyphen) return 'tight';
  }
  if (length > GAP) return undefined;
  const gap = text.slice(from, to);
  if (gap.includes('\n') && /\n[^\n]*\n/.test(gap)) return undefined;
  if (TIGHT.test(gap)) return 'tight';
  return LOOSE.test(gap) && !/\.\s/.test(gap) ? 'loose' : undefined;
}

/** A size isn't a version (`-7B`), nor is a suffix in small letters (`-based`). */
const SIZE_OR_SUFFIX = /^[-‐‑–](?:\d+(?:\.\d+)?[BMKbmk]\b|\p{Ll}{2,})/u;
const VERSION =
  /^(?:[-‐‑–+][\p{L}\p{N}]|\+|[\s~]v?\d+(?:\.\d+)*(?![\p{L}\p{N}]|\s*(?:[%×]|-?bit|times|layers?|steps?|points?|tokens?))|[\s~](?:II|III|IV|Pro|Plus|Ultra|Lite|Turbo|Coder|Omni|Vision|Audio|Next|Edge)\b|[\s~]\d+D\b|\.[\p{L}\d]|_[\p{L}\p{N}]|[²³])/u;
const PART_OF_WORD = /(?:[\p{L}\p{N}][-‐‑–_.@#]|[\\@#]|[\p{L}\p{N}]:\/\/?|\w\/)$/u;
const LOOSE_PREFIX = /(?:^|[^\p{L}\p{N}])(?:non|pre|post|anti|sub|Non|Pre|Post|Anti|\p{Ll}{4,})[-‐‑–]$/u;

/** Whether a name at text[start, end) stands by itself: no other version of it (FlashAttention-2, MiniCPM-V 4.5), no part of an identifier. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const rest = text.slice(end, end + 40);
  const after = rest.replace(/^[\u0001{}$^*]+/, '');
  if (after.length < rest.length && /^[\p{L}\p{N}]/u.test(after)) return false;
  if (VERSION.test(after) && !SIZE_OR_SUFFIX.test(after)) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  if (!PART_OF_WORD.test(before)) return true;
  return /\p{L}\p{Ll}{2}[-‐‑–]$/u.test(before) && LOOSE_PREFIX.test(before);
}

/** Whether text[start, …) is a heading that runs into its paragraph: `**Multi-agent systems.** They …`; with the full stop in it also further down. */
function opensParagraph(text: string, start: number, after: string): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (/[.:](?:\*\*|__)/.test(after))
    return /(?:^|\n|[.!?]\s)[ \t]*(?:\*\*|__)$/.test(before) || /(?:\*\*|__)[ \t](?:\*\*|__)$/.test(before);
  return /(?:\*\*|__)[.:]/.test(after) && /(?:^|\n)[ \t]*(?:\*\*|__)$/.test(before);
}

/** Whether quotation marks or emphasis directly enclose text[start, end). */
export function isMarked(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 3)];
  return /["“‘«`*_\u0001]\{*$/.test(before) && /^[.,?!]?["”’»'*_}]/.test(after) && !opensParagraph(text, start, after);
}

const BLANK_LINE = /\n[ \t\r]*\n/g;
/** Characters to each side in which evidence counts. */
const NEAR = 500;

/** The part of the paragraph around text[start, end) in which evidence counts. */
export function contextAround(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const from = Math.max(0, start - NEAR);
  let begin = from;
  for (const match of text.slice(from, start).matchAll(BLANK_LINE)) begin = from + match.index + match[0].length;
  const rest = text.slice(end, end + NEAR);
  const blank = rest.search(/\n[ \t\r]*\n/);
  return { start: begin, end: end + (blank < 0 ? rest.length : blank) };
}
