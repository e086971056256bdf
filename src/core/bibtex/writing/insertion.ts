import type { Problem } from '../../problem';
import type { TextEdit } from '../../text';
import type { Entry } from '../reading/entry';
import type { Style } from './format';

interface Insertion {
  readonly key: string;
  /** The entry without line breaks around it. */
  readonly text: string;
}

interface Placed {
  readonly edits: readonly TextEdit[];
  /** The problem of an unclosed entry that the insertions keep clear of. */
  readonly avoided: Problem | undefined;
}

/** Fewer entries in the order of their keys aren't a sign of a sorted file. */
const fewestSorted = 3;

/** What places new entries in `text`: by key where its entries are sorted, else after the last, before closing comments and before what is never closed. */
export function insertionPlaces(
  text: string,
  entries: readonly Entry[],
  problems: readonly Problem[],
  style: Style,
): (added: readonly Insertion[]) => Placed {
  const avoided = problems.find((problem) => problem.code === 'unterminated-entry');
  const limit = avoided === undefined ? text.length : lineOffset(text, avoided.line);
  const usable = entries.filter((entry) => entry.offset + entry.length <= limit);
  const gap = style.eol.repeat(style.blankLines + 1);
  const sorted =
    usable.length >= fewestSorted && usable.every((entry, i) => i === 0 || compareKeys(usable[i - 1]?.key ?? '', entry.key) <= 0);
  return (added) => {
    if (!sorted) return { edits: [atEnd(added.map((one) => one.text).join(gap))], avoided };
    const ordered = [...added].sort((a, b) => compareKeys(a.key, b.key));
    const trailing = ordered.filter((one) => compareKeys(usable.at(-1)?.key ?? '', one.key) <= 0);
    const edits = ordered.filter((one) => !trailing.includes(one)).map((one) => amid(one));
    return { edits: trailing.length === 0 ? edits : [...edits, atEnd(trailing.map((one) => one.text).join(gap))], avoided };
  };

  /** After the entry whose key comes before, or before the first entry. */
  function amid(one: Insertion): TextEdit {
    const next = usable.findIndex((entry) => compareKeys(entry.key, one.key) > 0);
    const before = usable[next - 1];
    if (before !== undefined) return { offset: endOfLine(text, before), length: 0, text: gap + one.text };
    return { offset: usable[0]?.offset ?? 0, length: 0, text: one.text + gap };
  }

  function atEnd(block: string): TextEdit {
    const last = usable.at(-1);
    const closing = avoided !== undefined || /^[ \t]*@comment/im.test(text.slice(last === undefined ? 0 : last.offset + last.length));
    if (closing && last !== undefined) return { offset: endOfLine(text, last), length: 0, text: gap + block };
    if (avoided !== undefined) return { offset: limit, length: 0, text: block + gap };
    return afterAll(text, block, style);
  }
}

/** At the very end of the text, with as many line breaks before as are missing and one after, where the text had one. */
function afterAll(text: string, block: string, style: Style): TextEdit {
  const blank = /^[\s\uFEFF]*$/.test(text);
  const breaks = /(?<!\s)\s*$/.exec(text.slice(-200))?.[0].match(/\r\n|\r|\n/g)?.length ?? 0;
  const missing = blank ? 0 : Math.max(0, style.blankLines + 1 - breaks);
  const ends = blank || breaks > 0 ? style.eol : '';
  return { offset: text.length, length: 0, text: style.eol.repeat(missing) + block + ends };
}

/** After an entry and what else is on its last line, unless that is another entry. */
function endOfLine(text: string, entry: Entry): number {
  const end = entry.offset + entry.length;
  const rest = /^[^\r\n@]*(?=[\r\n])/.exec(text.slice(end, end + 1000))?.[0] ?? '';
  return end + (/\S/.test(rest) ? rest.length : 0);
}

/** Where line `line` of the text starts, counted from 1. */
function lineOffset(text: string, line: number): number {
  const breaks = /\r\n|\r|\n/g;
  for (let n = 1; n < line; n++) breaks.exec(text);
  return breaks.lastIndex;
}

/** The order that editors sort keys in: letters by their lower-case form. */
function compareKeys(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}
