import { drops, dropsArgument, ligatures, quoting, spacing } from './latexCommands';
import { accents, doubleStruck, operators, subscripts, superscripts, symbols } from './latexTables';

/** What makes a text more than itself: LaTeX's markup and ligatures, white space to be joined, accents to be composed. */
const markup = /[\\{}$~`\t\n\r]|\p{M}|''|--| {2}|^ | $/u;

/**
 * The text that LaTeX markup would print, as one line of Unicode (NFC): accents composed, symbols and simple mathematics as
 * characters, quotation marks and dashes as LaTeX's ligatures, braces and formatting dropped, what is unknown left as written.
 */
export function latexToText(latex: string): string {
  if (!markup.test(latex)) return latex;
  return new Reader(latex).read();
}

const unmarked = /[^\\{}$~`'^_?!-]+/y;

/** How deep arguments of superscripts, fractions and the like are resolved; deeper ones stay as written. */
const deepest = 12;

class Reader {
  private readonly out: string[] = [];
  private at = 0;
  private math = false;
  /** Single quotation marks that are open; an apostrophe closes none. */
  private quotes = 0;
  private marks = '';
  private readonly closers: string[] = [];
  private readonly lastDollar: number;

  constructor(
    private readonly latex: string,
    private readonly depth = 0,
    math = false,
  ) {
    this.math = math;
    this.lastDollar = latex.lastIndexOf('$');
  }

  read(): string {
    while (this.at < this.latex.length) {
      if (this.marks === '') this.run();
      if (this.at < this.latex.length) this.step();
    }
    this.flushMarks();
    const text = this.out.join('');
    const line = /\s\s|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
    return /[^\x20-\x7e]/.test(line) ? line.normalize('NFC') : line;
  }

  /** Copies what is no markup in one go. */
  private run(): void {
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
    if (this.math && (c === '^' || c === '_')) return this.script(c, c === '^' ? superscripts : subscripts);
    this.character(c);
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
    this.math = !this.math;
    this.at += this.latex.startsWith('$$', this.at) ? 2 : 1;
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
    this.out.push(dotted(letter) + [...this.marks].reverse().join(''));
    this.marks = '';
  }

  /** Accents with nothing under them stand for themselves: `\~{}` and `\^{}` write a tilde and a caret. */
  private flushMarks(): void {
    for (const mark of this.marks) this.out.push(spacing.get(mark) ?? ` ${mark}`);
    this.marks = '';
  }

  private command(): void {
    const name = /^(?:[a-zA-Z]+|[^])/u.exec(this.latex.slice(this.at + 1, this.at + 40))?.[0] ?? '';
    const end = this.at + 1 + name.length;
    const mark = accents.get(name);
    if (mark !== undefined) {
      this.at = end;
      this.marks += mark;
      return;
    }
    const symbol = symbols.get(name);
    if (symbol !== undefined) return this.symbol(symbol, end);
    this.at = /^[a-zA-Z]/.test(name) && !this.math ? this.skipBlanks(end) : end;
    if (/^[a-zA-Z]/.test(name)) this.word(name);
    else this.sign(name);
  }

  private symbol(symbol: string, end: number): void {
    this.at = this.math ? end : this.skipBlanks(end);
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
    else if (!/[-/@!+*]/.test(name)) this.out.push(name);
  }

  private word(name: string): void {
    if (this.marks !== '') this.flushMarks();
    if (drops.has(name)) return;
    if (dropsArgument.has(name)) {
      this.argument();
      return;
    }
    const opensGroup = this.latex[this.at] === '{';
    if (operators.has(name)) this.out.push(`${/[\p{L}\p{N}]$/u.test(this.out.at(-1) ?? '') ? ' ' : ''}${name}`);
    else if (name === 'textsuperscript' && opensGroup) this.raised(superscripts, '');
    else if (name === 'textsubscript' && opensGroup) this.raised(subscripts, '');
    else if (name === 'mathbb') this.out.push(mapped(this.argument(), doubleStruck) ?? '');
    else if (name === 'frac' || name === 'tfrac' || name === 'dfrac') this.out.push(`${this.argument()}/${this.argument()}`);
    else if (name === 'sqrt') this.out.push(`√${grouped(this.argument())}`);
    else if (name === 'url' || name === 'path' || name === 'nolinkurl') this.verbatim();
    else if (quoting.has(name) && opensGroup) this.quoted(quoting.get(name) ?? []);
    else if (!opensGroup) this.out.push(`\\${name}${this.at > 0 && /\s/.test(this.latex.charAt(this.at - 1)) ? ' ' : ''}`);
  }

  private quoted([left = '', right = '']: readonly string[]): void {
    this.out.push(left);
    this.open(right);
  }

  private script(sign: string, table: ReadonlyMap<string, string>): void {
    this.at++;
    this.raised(table, sign);
  }

  /** The argument here as super- or subscript where Unicode has all of its characters, else behind `sign`. */
  private raised(table: ReadonlyMap<string, string>, sign: string): void {
    const text = this.argument();
    const script = [...text].every((c) => table.has(c)) ? [...text].map((c) => table.get(c)).join('') : undefined;
    this.out.push(script ?? sign + (sign === '' ? text : grouped(text)));
  }

  private verbatim(): void {
    if (this.latex[this.at] === '{') this.out.push(this.group().replace(/\\([%#&_~])/g, '$1'));
  }

  /** Reads the argument here, a group, a command or one character, as text. */
  private argument(): string {
    this.at = this.skipBlanks(this.at);
    if (this.latex[this.at] === '{') return this.inner(this.group());
    const token = /^(?:\\(?:[a-zA-Z]+|[^])|[^])/u.exec(this.latex.slice(this.at, this.at + 40))?.[0] ?? '';
    this.at += token.length;
    return this.inner(token);
  }

  private inner(latex: string): string {
    return this.depth >= deepest ? latex : new Reader(latex, this.depth + 1, this.math).read();
  }

  /** Reads past the group that opens here and answers its inside; the rest of the text where it never closes. */
  private group(): string {
    const start = this.at + 1;
    let depth = 0;
    for (let i = this.at; i < this.latex.length; i++) {
      if (this.latex[i] === '\\') i++;
      else if (this.latex[i] === '{') depth++;
      else if (this.latex[i] === '}' && --depth === 0) {
        this.at = i + 1;
        return this.latex.slice(start, i);
      }
    }
    this.at = this.latex.length;
    return this.latex.slice(start);
  }

  private skipBlanks(offset: number): number {
    let i = offset;
    while (/\s/.test(this.latex.charAt(i))) i++;
    return i;
  }
}

/** The letters i and j keep no dot under an accent, whether written as `\i` or not. */
function dotted(letter: string): string {
  return letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
}

function grouped(text: string): string {
  return [...text].length > 1 ? `(${text})` : text;
}

function mapped(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((c) => table.get(c) ?? c).join('');
}
