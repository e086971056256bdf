import type { Span } from '../../text';

/** A run of whole lines of a Markdown document; `prose` is one paragraph (or list item, table, heading with what follows it …). */
export interface Block extends Span {
  readonly kind: 'prose' | 'code' | 'yaml' | 'html' | 'tex';
}

/** Directives of MyST and chunks of knitr whose body is Markdown, so that their fence hides nothing. */
const PROSE_DIRECTIVES = new Set(
  (
    'admonition attention caution danger error hint important note seealso tip warning figure table list-table margin sidebar aside ' +
    'epigraph pull-quote topic dropdown card grid grid-item grid-item-card tab-set tab-item proof exercise solution div asis'
  ).split(' '),
);

/** A fence, in a quotation or a list item or not. */
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*([^\n]*)/;
const CHUNK = /^\{\w+[ ,].*\}$/;
const LIST_ITEM = /^[ \t>]*(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z#]|@[\w-]*)[.)]|\[\^[^\]\s]+\]:|:)(?:[ \t]|$)/;
/** What only MyST has: its roles, targets and directives. */
const MYST =
  /\{(?:cite|ref|numref|eq|doc|term)(?::[a-z]{1,20})?\}`|^\([\w:.-]{1,200}\)=[ \t]*$|^(?::{3,9}|`{3,9})\{(?:figure|math|note|prf:[a-z]{1,20}|image|table|code-cell|admonition)\}/m;

/** A numbered example of pandoc's, which can't interrupt a paragraph. */
const EXAMPLE = /^[ \t>]*\(@/;
const INDENTED = /^(?: {4}|\t| {1,3}\t)/;
const TEX_BEGIN = /^ {0,3}\\begin\{([A-Za-z]{1,40}\*?)\}/;
/** Elements of HTML whose content pandoc passes on unread. */
const RAW_ELEMENT = /^ {0,3}<(pre|script|style|textarea)(?=[\s>])/i;
const METADATA_LINE = /^[A-Za-z_][\w-]*:(?:[ \t]|$)|^#/;
const METADATA_END = /^(?:---|\.\.\.)[ \t]*$/gm;

/** Ends of environments and elements that are nowhere, after which no more are looked for: keeps the cost linear. */
const UNCLOSED_LIMIT = 32;

/** A line that opens or closes a fence. */
interface Fence {
  readonly mark: string;
  readonly info: string;
}

/**
 * Splits Markdown (pandoc, Quarto, R Markdown, MyST, CommonMark) into blocks up to the one that holds `until`: fenced and
 * indented code, YAML metadata, HTML comments and raw LaTeX environments apart from prose. Linear in the text read.
 */
export function markdownBlocks(text: string, until: number = text.length): readonly Block[] {
  return new BlockReader(text, until).read();
}

/** Reads line by line; lives for one call of `markdownBlocks`. */
class BlockReader {
  private readonly blocks: Block[] = [];
  private readonly proseFences: string[] = [];
  private readonly unclosed = new Set<string>();
  private hasComments = true;
  private prose = -1;
  private at = 0;
  private afterBlank = true;
  private inList = false;
  private isMyst: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly until: number,
  ) {}

  read(): readonly Block[] {
    while (this.at < this.text.length && (this.at <= this.until || this.prose >= 0)) this.readLine();
    this.endProse(this.text.length);
    return this.blocks;
  }

  private readLine(): void {
    const start = this.at;
    const next = nextLine(this.text, start);
    const line = this.text.slice(start, next).replace(/\r?\n/, '');
    if (isBlank(line)) {
      this.endProse(start);
      this.afterBlank = true;
      this.at = next;
      return;
    }
    const end =
      this.commentEnd(line, next) ??
      this.metadataEnd(line, start, next) ??
      this.indentedEnd(line, next) ??
      this.fenceEnd(line, next) ??
      this.texEnd(line, start) ??
      this.elementEnd(line, start);
    if (end === undefined) this.readProse(line, start, next);
    this.afterBlank = false;
  }

  /** A line of comment in MyST, which the text must be for it: elsewhere a percent sign is text. */
  private commentEnd(line: string, next: number): number | undefined {
    if (!line.startsWith('%')) return undefined;
    this.isMyst ??= MYST.test(this.text);
    return this.isMyst ? this.add('html', this.at, next) : undefined;
  }

  private readProse(line: string, start: number, next: number): void {
    if (LIST_ITEM.test(line) && !(EXAMPLE.test(line) && this.prose >= 0 && !this.inList)) {
      if (this.inList) this.endProse(start);
      this.inList = true;
    } else if (this.afterBlank && !/^[ \t]/.test(line)) this.inList = false;
    if (this.prose < 0) this.prose = start;
    this.at = next;
    const comment = this.hasComments ? line.lastIndexOf('<!--') : -1;
    if (comment >= 0 && !line.includes('-->', comment) && count(line.slice(0, comment), '`') % 2 === 0) this.readComment(start + comment);
  }

  /** A comment over several lines; one that nothing closes is text. */
  private readComment(start: number): void {
    const close = this.text.indexOf('-->', start);
    if (close < 0) {
      this.hasComments = false;
      return;
    }
    this.endProse(start);
    this.add('html', start, close + 3);
  }

  private metadataEnd(line: string, start: number, next: number): number | undefined {
    if (!this.afterBlank || !/^---[ \t]*$/.test(line)) return undefined;
    if (start > 0 && !METADATA_LINE.test(this.text.slice(next, next + 200).split('\n', 1)[0] ?? '')) return undefined;
    if (isBlank(this.text.slice(next, nextLine(this.text, next)))) return undefined;
    const close = new RegExp(METADATA_END);
    close.lastIndex = next;
    return close.exec(this.text) === null ? undefined : this.add('yaml', start, close.lastIndex);
  }

  /** Indented code, which only a blank line can introduce and which a list item or footnote takes for its own text. */
  private indentedEnd(line: string, next: number): number | undefined {
    if (!INDENTED.test(line) || this.inList || this.prose >= 0) return undefined;
    // What follows the end of a comment or an element on its line is text.
    if (!this.afterBlank && this.text.charAt(this.at - 1) !== '\n') return undefined;
    return this.add('code', this.at, next);
  }

  private fenceEnd(line: string, next: number): number | undefined {
    const fence = fenceOf(line);
    if (fence === undefined) return undefined;
    const outer = this.proseFences.at(-1);
    if (outer !== undefined && fence.info === '' && fence.mark.startsWith(outer)) {
      this.proseFences.pop();
      return this.add('code', this.at, next);
    }
    if (isProse(fence.info)) {
      this.proseFences.push(fence.mark);
      return this.add('code', this.at, next);
    }
    let end = next;
    while (end < this.text.length) {
      const start = end;
      end = nextLine(this.text, start);
      const closing = fenceOf(this.text.slice(start, end).trimEnd());
      if (closing !== undefined && closing.info === '' && closing.mark.startsWith(fence.mark)) break;
    }
    return this.add('code', this.at, end);
  }

  private texEnd(line: string, start: number): number | undefined {
    const name = TEX_BEGIN.exec(line)?.[1];
    return name === undefined ? undefined : this.untilClosed(`\\end{${name}}`, 'tex', start);
  }

  /** The block from `start` to where `end` is written next; undefined where nothing closes it. */
  private untilClosed(end: string, kind: Block['kind'], start: number): number | undefined {
    if (this.unclosed.has(end) || this.unclosed.size >= UNCLOSED_LIMIT) return undefined;
    const close = this.text.indexOf(end, start);
    if (close < 0) this.unclosed.add(end);
    return close < 0 ? undefined : this.add(kind, start, close + end.length);
  }

  private elementEnd(line: string, start: number): number | undefined {
    const name = RAW_ELEMENT.exec(line)?.[1]?.toLowerCase();
    return name === undefined ? undefined : this.untilClosed(`</${name}>`, 'html', start);
  }

  private add(kind: Block['kind'], start: number, end: number): number {
    this.endProse(start);
    this.blocks.push({ kind, start, end });
    this.at = end;
    return end;
  }

  private endProse(end: number): void {
    if (this.prose >= 0 && this.prose < end) this.blocks.push({ kind: 'prose', start: this.prose, end });
    this.prose = -1;
  }
}

function isProse(info: string): boolean {
  const name = /^\{([\w:-]+)[ ,}]/.exec(info)?.[1] ?? '';
  return PROSE_DIRECTIVES.has(name) || name.startsWith('prf:');
}

/** The fence that the line is; a backtick in the info string makes it inline code, save in the options of knitr's chunks. */
function fenceOf(line: string): Fence | undefined {
  if (!line.includes('```') && !line.includes('~~~')) return undefined;
  const match = FENCE.exec(line);
  const [mark, info] = [match?.[1], match?.[2]?.trim() ?? ''];
  return mark === undefined || (mark.startsWith('`') && info.includes('`') && !CHUNK.test(info)) ? undefined : { mark, info };
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}
