import type { Entry } from '../bibtex/reading/entry';
import { defaultParents } from './workTypes';

/** The style of a Hayagriva file, for writing new entries in the same way. */
export interface YamlStyle {
  /** Spaces per level. */
  readonly indent: number;
  /** Whether the dashes of a list align with the name of its field rather than being indented. */
  readonly flatLists: boolean;
  /** Whether lists of names are written in brackets on one line. */
  readonly flowLists: boolean;
  readonly quote: '"' | "'";
  /** Whether types start with a capital. */
  readonly capitals: boolean;
  /** Blank lines between entries. */
  readonly blankLines: number;
  readonly eol: string;
}

/** The style of a file, by what most of its lines do; by default that of Typst's documentation. */
export function yamlStyleOf(text: string, entries: readonly Entry[]): YamlStyle {
  const lines = text.split(/\r\n|\r|\n/);
  const count = (pattern: RegExp): number => lines.reduce((sum, line) => sum + (pattern.test(line) ? 1 : 0), 0);
  const types = entries.map(
    ({ offset, length }) => /\btype["']?:[ \t]+["']?([A-Za-z]+)/.exec(text.slice(offset, offset + length))?.[1] ?? '',
  );
  const known = types.filter((type) => defaultParents.has(type.toLowerCase()));
  return {
    indent: indentOf(lines),
    flatLists: lines.some((line, at) => {
      const [, spaces] = /^([ ]+)(?:author|editor|parent|affiliated):[ \t]*$/.exec(line) ?? [];
      return spaces !== undefined && lines[at + 1]?.startsWith(`${spaces}- `) === true;
    }),
    flowLists: count(/^[ ]+(?:author|editor):[ \t]*\[/) > count(/^[ ]+(?:author|editor):[ \t]*$/),
    quote: count(/: '[^']*'/) > count(/: "[^"]*"/) ? "'" : '"',
    capitals: known.filter((type) => /^[A-Z]/.test(type)).length * 2 > known.length,
    blankLines: blanksBetween(text, entries),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function indentOf(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    const spaces = /^([ ]+)[^\s#-]/.exec(line)?.[1];
    if (spaces !== undefined && isOpenKey(lines[at - 1] ?? '')) return Math.min(spaces.length, 8);
  }
  return 2;
}

/** Whether a line of the outermost mapping has only a key, with its value below. */
function isOpenKey(line: string): boolean {
  const [text = ''] = line.split(/[ \t]#/, 1);
  return /^[^\s#]/.test(text) && text.trimEnd().endsWith(':');
}

/** The fewest blank lines between two entries, at most two; one if there are fewer than two entries. */
function blanksBetween(text: string, entries: readonly Entry[]): number {
  let fewest = entries.length < 2 ? 1 : 2;
  for (const [at, { offset }] of entries.entries()) {
    const before = entries[at - 1];
    if (before === undefined) continue;
    const between = text.slice(before.offset + before.length, offset);
    const breaks = between.match(/\r\n|\r|\n/g)?.length ?? 1;
    fewest = Math.min(fewest, between.includes('#') ? fewest : Math.max(0, breaks - 1));
  }
  return fewest;
}
