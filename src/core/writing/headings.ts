import type { CitationSyntax } from '../citation/syntax';
import type { Span } from '../text';
import { proseOf } from './prose/prose';

/** A heading of a manuscript, all of its markup included, and where its words are. */
export interface Heading extends Span {
  readonly title: Span;
}

/** The commands of LaTeX's and KOMA-Script's classes that print a heading. */
const LATEX = /\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|addpart|addchap|addsec|minisec)\*?[ \t]{0,8}(?=[[{])/g;
const MARKDOWN = /^ {0,3}#{1,6}(?=[ \t]+\S)/gm;
const TYPST = /^[ \t]{0,20}={1,6}(?=[ \t]+\S)/gm;
/** The line below a Markdown heading of the other form. */
const UNDERLINE = /\n {0,3}(?:=+|-{2,})[ \t\r]*$/gm;

/** Characters in which the braces of a LaTeX title close. */
const LONGEST = 1000;
/** Characters before an offset in which the heading of its section is looked for. */
const BACK = 30_000;

/** The words of the last heading before an offset, as prose with markup; empty if there is none, or none near. */
export function headingBefore(text: string, offset: number, syntax: CitationSyntax): string {
  const near = text.slice(Math.max(0, offset - BACK), offset);
  const prose = proseOf(near, syntax);
  const title = headingsIn(near, prose, syntax).at(-1)?.title;
  return title === undefined ? '' : prose.slice(title.start, title.end);
}

/** The headings of a text in order; `prose` is the text as `proseOf` gives it, in which code, comments and metadata are hidden. */
export function headingsIn(text: string, prose: string, { id }: CitationSyntax): readonly Heading[] {
  if (id === 'latex') return latexHeadings(text, prose);
  const lines = [...prose.matchAll(id === 'typst' ? TYPST : MARKDOWN)].map(({ index, 0: mark }) => ofLine(prose, index, mark.length));
  return id === 'typst' ? lines : [...lines, ...underlined(prose)].sort((a, b) => a.start - b.start);
}

function ofLine(prose: string, start: number, mark: number): Heading {
  const end = lineEnd(prose, start);
  return { start, end, title: { start: start + mark, end } };
}

function latexHeadings(text: string, prose: string): readonly Heading[] {
  return [...text.matchAll(LATEX)].flatMap(({ index: start, 0: command }): Heading[] => {
    const at = start + command.length;
    const open = prose.charAt(at) === '[' ? prose.indexOf('{', at) : at;
    const end = prose.charAt(open) === '{' && open - at < LONGEST ? closing(text, open) : undefined;
    return end === undefined ? [] : [{ start, end: end + 1, title: { start: open + 1, end } }];
  });
}

/** Where the braces that open at `open` close. */
function closing(text: string, open: number): number | undefined {
  const limit = Math.min(text.length, open + LONGEST);
  for (let at = open, depth = 0; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** Markdown headings of one line with a line of `=` or `-` below; a rule, the end of metadata and a longer paragraph are none. */
function underlined(prose: string): readonly Heading[] {
  return [...prose.matchAll(UNDERLINE)].flatMap(({ index, 0: below }): Heading[] => {
    const start = prose.lastIndexOf('\n', index - 1) + 1;
    const isFirst = start === 0 || /^[ \t\r]*$/.test(prose.slice(prose.lastIndexOf('\n', start - 2) + 1, start - 1));
    if (!isFirst || !/^ {0,3}(?![#>|:=*+-])[^\0]{0,3}\p{L}/u.test(prose.slice(start, Math.min(index, start + 40)))) return [];
    return [{ start, end: index + below.length, title: { start, end: index } }];
  });
}

function lineEnd(prose: string, at: number): number {
  const end = prose.indexOf('\n', at);
  return end < 0 ? prose.length : end;
}
