import { inTable } from '../../tables';
import type { LatexCursor } from './latexCursor';
import { doubleStruck, subscripts, superscripts } from './latexTables';
import { inParentheses, mapped, rootOf } from './textForms';

/** Commands that print their last argument alone, and how many come before it. */
const boxes: ReadonlyMap<string, number> = new Map([
  ['resizebox', 2],
  ['scalebox', 1],
  ['rotatebox', 1],
  ['colorbox', 1],
  ['fcolorbox', 2],
  ['parbox', 1],
  ['makebox', 0],
  ['framebox', 0],
  ['numberline', 0],
]);

const length = /^\s{0,9}=?[-+]?\s?[\d.,]{0,9}\s?(?:true)?(?:pt|em|ex|mu|cm|mm|in|sp|pc|bp|dd|cc)?(?![a-z])/;

/** How commands with arguments of their own print; each is called with the cursor after the command's name. */
const forms: Readonly<Record<string, (cursor: LatexCursor, argument: () => string) => string>> = {
  frac: fraction,
  tfrac: fraction,
  dfrac: fraction,
  cfrac: fraction,
  nicefrac: fraction,
  sfrac: fraction,
  xfrac: fraction,
  flatfrac: fraction,
  binom: (_, argument) => `(${argument()} choose ${argument()})`,
  pmod: (_, argument) => ` (mod ${argument()})`,
  bmod: () => ' mod ',
  sqrt: (cursor, argument) => `${rootOf(cursor.optional())}${inParentheses(argument())}`,
  texorpdfstring: (cursor, argument) => argument() + passed(cursor, 1),
  overset: (cursor) => passed(cursor, 1),
  underset: (cursor) => passed(cursor, 1),
  stackrel: (cursor) => passed(cursor, 1),
  mathbb: (_, argument) => mapped(argument(), doubleStruck),
  url: address,
  path: address,
  nolinkurl: address,
  MakeUppercase: capitals,
  MakeTextUppercase: capitals,
  uppercase: capitals,
  MakeLowercase: smallLetters,
  MakeTextLowercase: smallLetters,
  lowercase: smallLetters,
  ce: chemical,
  cee: chemical,
  ch: chemical,
  isotope: (cursor, argument) => mapped(cursor.optional(), superscripts) + argument(),
  char: numbered,
  symbol: numbered,
  unichar: numbered,
  hskip: (cursor) => skipped(cursor, ' '),
  vskip: (cursor) => skipped(cursor, ' '),
  kern: (cursor) => skipped(cursor, ''),
  mkern: (cursor) => skipped(cursor, ''),
  mskip: (cursor) => skipped(cursor, ''),
  raise: (cursor) => skipped(cursor, ''),
  lower: (cursor) => skipped(cursor, ''),
  penalty: (cursor) => skipped(cursor, ''),
  includegraphics: (cursor) => passed(cursor, 1),
  rule: (cursor) => passed(cursor, 2),
  psq: () => ' sq.',
  psqq: () => ' sqq.',
  verb: verbatim,
  hyperref: link,
  mkbibparens: (_, argument) => `(${argument()})`,
  parentext: (_, argument) => `(${argument()})`,
  mkbibbrackets: (_, argument) => `[${argument()}]`,
  brackettext: (_, argument) => `[${argument()}]`,
  RN: (_, argument) => roman(argument()).toUpperCase(),
  Rn: (_, argument) => roman(argument()),
};

/**
 * The text of a command that has a form of its own (fractions, chemical formulas, characters by number, boxes with measures); `argument` reads the next
 * argument as text. Undefined for other commands. Boxes are read up to what they print.
 */
export function formHere(name: string, cursor: LatexCursor, argument: () => string): string | undefined {
  const box = boxes.get(name);
  if (box !== undefined) return passed(cursor, box);
  return inTable(forms, name)?.(cursor, argument);
}

/** One number over the other, each in parentheses where it is a sum, a product or a quotient itself. */
function fraction(cursor: LatexCursor, argument: () => string): string {
  cursor.optional();
  const part = (text: string): string => (/[+\-−±×·/\s]/.test(text.slice(1)) ? `(${text})` : text);
  const above = part(argument());
  return `${above}/${part(argument())}`;
}

function address(cursor: LatexCursor): string {
  return cursor.group().replace(/\\([%#&_~])/g, '$1');
}

/** Past what `\hyperref` links to: a label, or an address in three arguments. */
function link(cursor: LatexCursor): string {
  if (cursor.latex[cursor.at] !== '[') return passed(cursor, 3);
  cursor.optional();
  return '';
}

const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

/** A number below 4000 in small Roman numerals; other text as it is. */
function roman(text: string): string {
  if (!/^[1-3]?\d{1,3}$/.test(text)) return text;
  let left = Number(text);
  let written = '';
  for (const [sign, value] of ROMAN) for (; left >= value; left -= value) written += sign;
  return written;
}

/** What is between the sign after `\\verb` and the next one. */
function verbatim(cursor: LatexCursor): string {
  if (/[{}\\]/.test(cursor.latex.charAt(cursor.at))) return '';
  const start = cursor.at + 1;
  const end = cursor.latex.indexOf(cursor.latex.charAt(cursor.at), start);
  if (end < start) return '';
  cursor.at = end + 1;
  return cursor.latex.slice(start, end);
}

function capitals(_: LatexCursor, argument: () => string): string {
  return argument().toUpperCase();
}

function smallLetters(_: LatexCursor, argument: () => string): string {
  return argument().toLowerCase();
}

/** A formula as mhchem and chemformula print it: numbers after an element or a bracket low, charges and what follows `^` high, arrows. */
function chemical(cursor: LatexCursor, argument: () => string): string {
  const text = cursor.group();
  if (text.includes('\\') || text.includes('$')) {
    cursor.at -= text.length + 2;
    return argument();
  }
  return text
    .replace(/\^\{([^{}]{1,20})\}|\^([\d+-]{1,9})/g, (_, braced: string | undefined, bare: string) => mapped(braced ?? bare, superscripts))
    .replace(/_\{([^{}]{1,20})\}|_(\d{1,9})/g, (_, braced: string | undefined, bare: string) => mapped(braced ?? bare, subscripts))
    .replace(/(?<=[\p{L})\]])\d{1,4}/gu, (digits) => mapped(digits, subscripts))
    .replace(/(?<=[\p{L})\]\u2080-\u2089])[+-](?=$|[\s,])/gu, (sign) => mapped(sign, superscripts))
    .replace(/<=>|<->|->|<-/g, (arrow) => ({ '<=>': '⇌', '<->': '↔', '->': '→', '<-': '←' })[arrow] ?? arrow)
    .replace(/[{}]/g, '');
}

/** A character by its number: decimal, `"00E9` hexadecimal, `'351` octal, or by itself, `` `a ``. */
function numbered(cursor: LatexCursor): string {
  const start = cursor.at;
  const isGroup = cursor.latex[start] === '{';
  const written = isGroup ? cursor.group() : cursor.latex.slice(cursor.at, cursor.at + 30);
  const [whole = '', hex, octal, sign, decimal] =
    /^\s{0,9}(?:"([\dA-Fa-f]{1,6})|'([0-7]{1,7})|`\\?([^])|(\d{1,7}))\s?/u.exec(written) ?? [];
  if (!isGroup || whole === '') cursor.at = start + whole.length;
  if (sign !== undefined) return sign;
  const code = hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : Number(decimal);
  return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}

/** Past a length or number of TeX's own. */
function skipped(cursor: LatexCursor, text: string): string {
  cursor.at += length.exec(cursor.latex.slice(cursor.at, cursor.at + 40))?.[0].length ?? 0;
  return text;
}

/** Past optional arguments and as many others. */
function passed(cursor: LatexCursor, count: number): string {
  while (cursor.optional() !== '');
  for (let i = 0; i < count; i++) {
    cursor.token();
    while (cursor.optional() !== '');
  }
  return '';
}
