import { drops, dropsArgument, foreignQuotes, hasArgument, innerMarks, ligatures, ordinal, quoting, spacing } from './latexCommands';
import { LatexCursor } from './latexCursor';
import { formHere } from './latexForms';
import { accents, operators, subscripts, superscripts, symbols } from './latexTables';
import { moreAccents, moreSymbol } from './moreSymbols';
import { highSigns, scriptOf } from './raisedText';
import { quantityHere } from './siunitx';
import { accentedLetter, inParentheses, rewritten } from './textForms';

/** What makes a text more than itself: LaTeX's markup and ligatures, white space to be joined, accents to be composed. */
const markup = /[\\{}$~`\t\n\r]|\p{M}|''|--|<<| {2}|^ | $/u;

/**
 * The text that LaTeX markup would print, as one line of Unicode (NFC): accents composed, symbols and simple mathematics as
 * characters, quotation marks and dashes as LaTeX's ligatures, braces and formatting dropped, what is unknown left as written.
 */
export function latexToText(latex: string): string {
  if (!markup.test(latex)) return latex;
  return new Reader(rewritten(latex)).read();
}

const unmarked = /[^\\{}$~`'^_?!-]+/y;

/** Arguments nested deeper stay as written. */
const deepest = 12;

class Reader extends LatexCursor {
  private readonly out: string[] = [];
  private math = false;
  /** Whether the mathematics here was opened with two dollars. */
  private display = false;
  /** Single quotation marks that are open; an apostrophe closes none. */
  private quotes = 0;
  private marks = '';
  private readonly closers: string[] = [];
  private readonly lastDollar: number;

  constructor(
    latex: string,
    private readonly depth = 0,
    math = false,
  ) {
    super(latex);
    this.math = math;
    this.lastDollar = latex.lastIndexOf('$');
  }

  read(): string {
    while (this.at < this.latex.length) {
      if (this.marks === '') this.plain();
      if (this.at < this.latex.length) this.step();
    }
    this.flushMarks();
    const text = this.out.join('');
    const line = /\s\s|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
    return /[^\x20-\x7e]/.test(line) ? line.normalize('NFC') : line;
  }

  /** Copies what isn't markup in one go. */
  private plain(): void {
    unmarked.lastIndex = this.at;
    const text = unmarked.exec(this.latex)?.[0];
    if (text === undefined) return;
    this.out.push(text);
    this.at += text.length;
  }

  private step(): void {
    const c = this.latex.charAt(this.at);
    if (c === '\\') return this.command();
    if (c === '{') return this.open();
    if (c === '}') return this.close();
    if (c === '$') return this.dollar();
    if (!this.math || (c !== '^' && c !== '_')) return this.character(c);
    this.at++;
    this.raised(c === '^' ? superscripts : subscripts, c);
  }

  private open(closer = ''): void {
    this.at++;
    this.closers.push(closer);
  }

  private close(): void {
    this.at++;
    this.flushMarks();
    this.out.push(this.closers.pop() ?? '');
  }

  private dollar(): void {
    if (!this.math && this.at === this.lastDollar) return this.character('$');
    this.flushMarks();
    const double = this.latex.startsWith('$$', this.at) && (!this.math || this.display);
    this.math = !this.math;
    this.display = this.math && double;
    this.at += double ? 2 : 1;
  }

  private character(c: string): void {
    if (this.marks !== '') {
      if (/\s/.test(c)) this.at++;
      else this.marked();
      return;
    }
    const ligature = this.math ? undefined : /^(?:---?|``|''|`|[?!]`|~)/.exec(this.latex.slice(this.at, this.at + 3))?.[0];
    this.at += ligature?.length ?? 1;
    if (ligature === '`') this.quotes++;
    if (c === "'" && ligature === undefined && this.quotes > 0 && !/\p{L}/u.test(this.latex.charAt(this.at))) {
      this.quotes--;
      this.out.push('’');
    } else this.out.push(ligature === undefined ? (c === '~' ? ' ' : c) : (ligatures.get(ligature) ?? ligature));
  }

  /** Puts the waiting accents on the character here; the innermost, which came last, is put on first. */
  private marked(): void {
    const letter = String.fromCodePoint(this.latex.codePointAt(this.at) ?? 32);
    this.at += letter.length;
    this.accented(letter);
  }

  private accented(letter: string): void {
    this.out.push(accentedLetter(letter, [...this.marks].reverse().join('')));
    this.marks = '';
  }

  /** Accents with nothing under them stand for themselves: `\~{}` and `\^{}` write a tilde and a caret. */
  private flushMarks(): void {
    for (const mark of this.marks) this.out.push(spacing.get(mark) ?? ` ${mark}`);
    this.marks = '';
  }

  private command(): void {
    const name = /[a-zA-Z]+|[^]/u.exec(this.latex.slice(this.at + 1, this.at + 40))?.[0] ?? '';
    const end = this.at + 1 + name.length;
    const mark = accents.get(name) ?? moreAccents.get(name);
    if (mark !== undefined) {
      this.at = end;
      this.marks += mark;
      return;
    }
    const symbol = symbols.get(name) ?? moreSymbol(name, symbols);
    if (symbol !== undefined) return this.symbol(symbol, end);
    const isWord = /[a-zA-Z]/.test(name);
    this.at = isWord ? this.skipBlanks(end) : end;
    if (isWord && this.latex.startsWith('*{', this.at)) this.starred(name);
    else if (isWord) this.word(name);
    else this.sign(name);
  }

  private symbol(symbol: string, end: number): void {
    const keepsBlank = this.math && /\s$/.test(this.out.at(-1) ?? '') && !/[⌊⌈⟨⟦]/.test(symbol);
    this.at = keepsBlank ? end : this.skipBlanks(end);
    if (this.latex.startsWith('{}', this.at)) this.at += 2;
    if (this.marks === '') this.out.push(symbol);
    else this.accented(symbol);
  }

  /** A command of one sign: an escaped character, a space, a line break, the ends of mathematics. */
  private sign(name: string): void {
    if (name === '(' || name === '[') this.math = true;
    else if (name === ')' || name === ']') this.math = false;
    else if (/[&%$#_{}]/.test(name)) {
      this.flushMarks();
      this.out.push(name);
    } else if (/[\s\\,;:>]/.test(name)) this.out.push(' ');
    else if (!/[-/@!+*]/.test(name)) this.out.push(name === '|' && this.math ? '‖' : name);
  }

  private word(name: string): void {
    if (this.marks !== '') this.flushMarks();
    const form =
      name === 'ensuremath' ? this.inner(this.token(), true) : (quantityHere(name, this) ?? formHere(name, this, () => this.argument()));
    if (form !== undefined) this.out.push(form);
    if (form !== undefined || drops.has(name)) return;
    if (dropsArgument.has(name)) {
      if (hasArgument.has(this.argument()) && name === 'begin') this.argument();
      return;
    }
    const opensGroup = this.latex[this.at] === '{';
    if (operators.has(name)) this.operator(name);
    else if (name === 'textsuperscript' && opensGroup) this.raised(superscripts, '');
    else if (name === 'textsubscript' && opensGroup) this.raised(subscripts, '');
    else if (quoting.has(name)) this.quotation(name);
    else if (!opensGroup) this.out.push(`\\${name}${/\s/.test(this.latex.charAt(this.at - 1)) ? ' ' : ''}`);
  }

  /** A starred form: `\enquote*` sets inner marks, other commands do the same as without the star. */
  private starred(name: string): void {
    this.at++;
    if (quoting.has(name)) this.quotation(name, true);
    else this.word(dropsArgument.has(`${name}*`) ? `${name}*` : name);
  }

  /** A command of csquotes: its language or key and its optional arguments, then the text in quotation marks. */
  private quotation(name: string, inner = false): void {
    const language = /foreign|hyphen/.test(name) ? this.argument().trim() : '';
    while (this.optional() !== '');
    if (name.endsWith('cquote')) this.token();
    while (this.optional() !== '');
    this.quoted((inner ? innerMarks(language) : foreignQuotes.get(name.startsWith('hyphen') ? '' : language)) ?? quoting.get(name) ?? []);
  }

  /** Opens a group in quotation marks; in one that is itself quoted, in the inner ones. */
  private quoted([left = '', right = '']: readonly string[]): void {
    if (this.latex[this.at] !== '{') return;
    const isInner = left === '“' && this.closers.filter((closer) => closer === '”').length % 2 === 1 && !this.closers.includes('’');
    this.out.push(isInner ? '‘' : left);
    this.open(isInner ? '’' : right);
  }

  /** An operator with a blank on each side that has a letter or number. */
  private operator(name: string): void {
    const before = /[\p{L}\p{N}]$/u.test(this.out.at(-1) ?? '') ? ' ' : '';
    const after = this.math && /[\p{L}\p{N}\\]/u.test(this.latex.charAt(this.at)) ? ' ' : '';
    this.out.push(before + name + (!this.math && /\s/.test(this.latex.charAt(this.at - 1)) ? ' ' : after));
  }

  /** The argument here as super- or subscript where Unicode has all of its characters, else after `sign`. */
  private raised(table: ReadonlyMap<string, string>, sign: string): void {
    const bare =
      /\d\s*$/.test(this.out.at(-1) ?? '') &&
      (this.latex[this.at - 2] === '$' || /^\{\s*(?:\\|st|nd|rd|th)/.test(this.latex.slice(this.at, this.at + 8)));
    const text = this.argument();
    const high = table === superscripts ? (highSigns.get(text) ?? (bare && ordinal.test(text) ? text : undefined)) : undefined;
    const script = scriptOf(text, table);
    this.out.push(high ?? script ?? sign + (sign === '' ? text : inParentheses(text)));
  }

  /** Reads the argument here, a group, a command or one character, as text. */
  private argument(): string {
    return this.inner(this.token());
  }

  private inner(latex: string, math = this.math): string {
    return this.depth >= deepest ? latex : new Reader(latex, this.depth + 1, math).read();
  }
}
