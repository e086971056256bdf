/** What the scan calls, in the order of the text. */
export interface TypstVisitor {
  /** At each `@` of live markup; returns where a bracket may follow whose end is wanted. */
  reference(at: number): number | undefined;
  /** At the `c` of each `cite(` of live code; returns the offset of its parenthesis where its end is wanted. */
  call(at: number): number | undefined;
  /** At the end of a bracket that was wanted, with the offsets of both its halves. */
  closed?(open: number, close: number): void;
  /** For each stretch that is not markup: code, comments, raw text, math, addresses. */
  hidden?(start: number, end: number): void;
}

/** What closes a piece of code: a bracket, the end of the line of a statement, or the end of an embedded expression. */
type Closer = ']' | ')' | '}' | '$' | 'line' | 'block' | 'expression';

interface Frame {
  readonly code: boolean;
  readonly closer: Closer;
  /** The offset of the opening bracket where the end is wanted. */
  readonly wanted: number | undefined;
}

const MARKUP = /[\\/`$@#[\]]/g;
const CODE = /[\p{L}_][\p{L}\p{N}_-]*|["/`$[\](){}\n;]/gu;
/** In math only code can hold markup again: `$ x #[see @key] $`. */
const MATH = /[\\"/$#]/g;
const STATEMENT = new Set(['let', 'set', 'show', 'import', 'include', 'return']);
const CONTROL = new Set(['if', 'for', 'while', 'context']);
const BRACKETS: ReadonlyMap<string, Closer> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);

/**
 * Visits, in order, the references and calls of `cite` in a Typst text that start before `until`: none in comments, raw
 * text, math (but for content in it), strings or addresses. Follows the lexer of Typst 0.13 (`typst-syntax`), but forgives what is not closed yet.
 */
export function scanTypst(text: string, until: number, visitor: TypstVisitor): void {
  const scanner = new Scanner(text, visitor);
  while (scanner.at < Math.min(until, text.length)) scanner.step();
}

/** A cursor with the stack of modes around it; lives for one call of `scanTypst`. */
class Scanner {
  at = 0;
  private readonly stack: Frame[] = [];
  private readonly markup = new RegExp(MARKUP);
  private readonly code = new RegExp(CODE);
  private readonly math = new RegExp(MATH);
  private openMath = true;
  private wanted: number | undefined;

  constructor(
    private readonly text: string,
    private readonly visitor: TypstVisitor,
  ) {}

  step(): void {
    const top = this.stack.at(-1);
    const from = this.at;
    if (top?.closer === 'expression') this.stepExpression();
    else if (top?.closer === '$') this.stepMath();
    else if (top?.code === true) this.stepCode(top);
    else return this.stepMarkup();
    this.visitor.hidden?.(from, this.at);
  }

  private stepMarkup(): void {
    const found = this.next(this.markup);
    if (found === undefined) return;
    const start = this.at - 1;
    if (found === '\\') this.at += 1;
    else if (found === '@') this.wanted = this.visitor.reference(start);
    else if (found === '[') this.push(false, ']');
    else if (found === ']') this.pop(']');
    else {
      if (found === '#') this.hash();
      else this.shared(found, start);
      if (this.at > start + 1) this.visitor.hidden?.(start, this.at);
    }
  }

  private stepMath(): void {
    const found = this.next(this.math);
    if (found === undefined) return;
    const start = this.at - 1;
    if (found === '\\') this.at += 1;
    else if (found === '"') this.at = stringEnd(this.text, start);
    else if (found === '$') this.stack.pop();
    else if (found === '#') this.hash();
    else this.at = slashEnd(this.text, start);
  }

  private stepCode(top: Frame): void {
    const found = this.next(this.code);
    if (found === undefined) return;
    const start = this.at - found.length;
    const closer = BRACKETS.get(found);
    if (found === 'cite' && this.text.charAt(this.at) === '(') this.wanted = this.visitor.call(start);
    else if (closer !== undefined) this.push(closer !== ']', closer);
    else if (found === ')' || found === ']' || found === '}') this.pop(found);
    else if (found === '"') this.at = stringEnd(this.text, start);
    else if (found === '\n' || found === ';') {
      if (top.closer === 'line' || top.closer === 'block') this.stack.pop();
    } else this.shared(found, start);
  }

  /** An expression after `#` goes on with arguments, content or a method, and ends before anything else. */
  private stepExpression(): void {
    const c = this.text.charAt(this.at);
    const closer = BRACKETS.get(c);
    const method = /\.[\p{L}_][\p{L}\p{N}_-]*/uy;
    method.lastIndex = this.at;
    if (closer !== undefined && (c !== '{' || this.text.charAt(this.at - 1) === '#')) {
      this.at += 1;
      this.push(closer !== ']', closer);
    } else if (method.exec(this.text) !== null) this.at = method.lastIndex;
    else this.stack.pop();
  }

  private hash(): void {
    const name = /[\p{L}_][\p{L}\p{N}_-]*/uy;
    name.lastIndex = this.at;
    const word = name.exec(this.text)?.[0];
    if (word === undefined) {
      if (this.text.charAt(this.at) === '"') this.at = stringEnd(this.text, this.at);
      else if (/[[({]/.test(this.text.charAt(this.at))) this.push(true, 'expression');
      return;
    }
    if (word === 'cite' && this.text.charAt(name.lastIndex) === '(') this.wanted = this.visitor.call(this.at);
    this.at = name.lastIndex;
    this.push(true, STATEMENT.has(word) ? 'line' : CONTROL.has(word) ? 'block' : 'expression');
  }

  /** What markup and code have in common: comments, addresses, raw text and math. */
  private shared(found: string, start: number): void {
    if (found === '/') this.at = slashEnd(this.text, start);
    else if (found === '`') this.at = rawEnd(this.text, start);
    else if (found === '$' && this.openMath) {
      this.openMath = closesMath(this.text, this.at);
      if (this.openMath) this.push(true, '$');
    }
  }

  private next(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at = found === undefined ? this.text.length : pattern.lastIndex;
    return found;
  }

  private push(code: boolean, closer: Closer): void {
    this.stack.push({ code, closer, wanted: this.wanted === this.at - 1 ? this.wanted : undefined });
  }

  /** Closes the innermost such bracket and what is open within it; a stray one means nothing. */
  private pop(closer: Closer): void {
    let top = this.stack.at(-1);
    while (top?.closer === 'line' || top?.closer === 'block') {
      this.stack.pop();
      top = this.stack.at(-1);
    }
    if (top?.closer !== closer) return;
    this.stack.pop();
    if (top.wanted !== undefined) this.visitor.closed?.(top.wanted, this.at - 1);
    const block = this.stack.at(-1)?.closer === 'block' && closer !== ')';
    if (block && !/^\s*else\b/.test(this.text.slice(this.at, this.at + 40))) this.stack.pop();
  }
}

/** After a comment (block comments nest) or an address; after the slash otherwise. */
function slashEnd(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next === '/') {
    const end = text.charAt(at - 1) === ':' ? /[\s\])>"]/g : /\n/g;
    end.lastIndex = at;
    return end.exec(text)?.index ?? text.length;
  }
  if (next !== '*') return at + 1;
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at + 2;
  let depth = 1;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** After raw text; a single backtick that its paragraph does not close is text. */
function rawEnd(text: string, at: number): number {
  let open = at;
  while (text.charAt(open) === '`') open += 1;
  const width = open - at;
  if (width === 2) return open;
  if (width === 1) {
    const end = /`|\n[ \t\r]*\n/g;
    end.lastIndex = open;
    return end.exec(text)?.[0] === '`' ? end.lastIndex : open;
  }
  const close = text.indexOf('`'.repeat(width), open);
  return close < 0 ? text.length : close + width;
}

function closesMath(text: string, at: number): boolean {
  const dollar = /\\[^]|\$/g;
  dollar.lastIndex = at;
  for (let match = dollar.exec(text); match !== null; match = dollar.exec(text)) if (match[0] === '$') return true;
  return false;
}

/** After the string that opens at `at`; one that is not closed ends with its line. */
export function stringEnd(text: string, at: number): number {
  const end = /\\[^\n]|"|\n/g;
  end.lastIndex = at + 1;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (match[0] === '"') return end.lastIndex;
    if (match[0] === '\n') return match.index;
  }
  return text.length;
}
