import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isNode, isScalar, LineCounter, type Pair, type YAMLMap } from 'yaml';
import type { Entry } from '../bibtex/reading/entry';
import type { Paper } from '../corpus/paper';
import { paperOfCsl } from '../import/cslPaper';
import type { Problem } from '../problem';
import type { CslItem } from '../record/cslItem';
import { finished } from '../steps';
import { wellFormedValue } from '../wellFormed';
import { yamlDocument } from '../yamlDocument';
import { faultsOf } from './faults';
import { type Piece, piecesOf } from './pieces';
import { isMapping, workOf } from './work';
import { recordOfWork } from './workRecord';

/** A parsed Hayagriva bibliography: each entry's place, paper and record. */
export interface HayagrivaBibliography {
  /** The places of all entries with a key; they have no fields, since their values aren't LaTeX. */
  readonly entries: readonly Entry[];
  readonly papers: readonly Paper[];
  /** By key; the first of several entries with the same key. */
  readonly records: ReadonlyMap<string, CslItem>;
  readonly problems: readonly Problem[];
}

/** The most YAML aliases that one entry may expand. */
const MOST_ALIASES = 100;

/**
 * Reads a Hayagriva bibliography (`docs/file-format.md` of typst/hayagriva). Everything that Typst rejects is reported with its line; an
 * entry that can't be read affects no other.
 */
export function readHayagriva(text: string, source: string): HayagrivaBibliography {
  return finished(readingHayagriva(text, source));
}

/** Like `readHayagriva`, in steps of one or a few entries. */
export function* readingHayagriva(text: string, source: string): Generator<undefined, HayagrivaBibliography> {
  const read: Reading = { source, entries: [], papers: [], records: new Map(), problems: [], seen: new Set() };
  for (const piece of piecesOf(text)) {
    yield* readPiece(piece, read);
    yield;
  }
  return read;
}

/** The results so far. */
interface Reading extends HayagrivaBibliography {
  readonly source: string;
  readonly entries: Entry[];
  readonly papers: Paper[];
  readonly records: Map<string, CslItem>;
  readonly problems: Problem[];
  readonly seen: Set<string>;
}

function* readPiece(piece: Piece, { source, entries, papers, records, problems, seen }: Reading): Generator<undefined, void> {
  const lines = new LineCounter();
  // Every scalar is read as text as written, so that no number loses its zeros.
  const read = yield* yamlDocument(piece.text, lines, { uniqueKeys: false, schema: 'failsafe', customTags: ['null'] });
  const { document, faults, second } = read;
  const lineOf = (offset: number): number => piece.lines + lines.linePos(offset).line;
  const problem = (line: number, code: string, message: string): void => void problems.push({ file: source, line, code, message });
  // Something unclosed is reported after the last line; move that to the last line.
  const last = piece.text.trimEnd().length;
  for (const { offset, message } of faults) problem(lineOf(Math.min(offset, last)), 'yaml-error', message);
  if (second !== undefined) problem(lineOf(second), 'yaml-error', l10n.t('A second document starts here, so Typst can’t read this file.'));
  for (const pair of isMap(document.contents) ? (document.contents as YAMLMap).items : []) {
    const place = placeOf(pair, piece, lineOf);
    yield;
    if (place === undefined) continue;
    entries.push(place);
    if (seen.has(place.key))
      problem(place.line, 'duplicate-key', l10n.t('The key “{0}” is used twice, so Typst can’t read this file.', place.key));
    seen.add(place.key);
    const value = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    if (!isMap(value)) {
      problem(
        place.line,
        'unreadable-item',
        l10n.t('“{0}” was skipped: it is not a mapping with fields, so Typst can’t read this file.', place.key),
      );
      continue;
    }
    for (const { offset, message } of faultsOf(value as YAMLMap, place.key))
      problem(
        offset === undefined ? place.line : lineOf(offset),
        'hayagriva-field',
        l10n.t('{0}, so Typst can’t read this file.', message),
      );
    const record = recordIn(() => value.toJS(document, { maxAliasCount: MOST_ALIASES }), place.key);
    const paper = record === undefined ? undefined : paperOfCsl(record, source);
    if (record === undefined || paper === undefined) {
      problem(place.line, 'unreadable-item', l10n.t('“{0}” was skipped: it can’t be read.', place.key));
      continue;
    }
    papers.push(paper);
    if (!records.has(place.key)) records.set(place.key, record);
  }
}

function recordIn(read: () => unknown, key: string): CslItem | undefined {
  try {
    const value = wellFormedValue(read());
    return isMapping(value) ? recordOfWork(workOf(value), key) : undefined;
  } catch {
    return undefined;
  }
}

/** An entry's place: its key without quotation marks, and the whole entry without blank lines and comments after it. */
function placeOf(pair: Pair, piece: Piece, lineOf: (offset: number) => number): Entry | undefined {
  const { key, value } = pair;
  const { text } = piece;
  if (!isScalar(key) || typeof key.value !== 'string' || key.value === '' || !key.range) return undefined;
  const [offset] = key.range;
  const isQuoted = /["']/.test(text.charAt(offset));
  const end = isNode(value) && value.range ? value.range[1] : key.range[1];
  const written = withoutComments(text.slice(offset, Math.max(end, key.range[1])));
  const type = isMap(value) ? value.get('type') : undefined;
  return {
    type: typeof type === 'string' ? type.toLowerCase() : '',
    key: key.value,
    keyOffset: piece.offset + offset + (isQuoted ? 1 : 0),
    offset: piece.offset + offset,
    length: written.length,
    line: lineOf(offset),
    fields: [],
  };
}

/** Removes blank lines and comment lines at the end of a text. */
function withoutComments(text: string): string {
  let kept = text.trimEnd();
  for (let start = kept.lastIndexOf('\n') + 1; start > 0 && /^[ \t]*#/.test(kept.slice(start)); start = kept.lastIndexOf('\n') + 1)
    kept = kept.slice(0, start).trimEnd();
  return kept;
}
