import * as l10n from '@vscode/l10n';
import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type YAMLSeq } from 'yaml';
import { isBlankYaml, looksLikeHayagriva } from '../hayagriva/looksLikeHayagriva';
import type { Piece } from '../hayagriva/pieces';
import { readingHayagriva } from '../hayagriva/readHayagriva';
import type { Problem } from '../problem';
import { yamlDocument } from '../yamlDocument';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';

/** The most YAML aliases that one item may expand. */
const MOST_ALIASES = 100;
/** Characters of items read together, which takes a few milliseconds. */
const TOGETHER = 20_000;

/** Imports a YAML library: CSL's list of items, pandoc's mapping with `references`, or Hayagriva's mapping of entries. */
export function* importingCslYaml(text: string, source: string): Generator<undefined, ImportedLibrary> {
  if (looksLikeHayagriva(text)) return yield* readingHayagriva(text, source);
  const read: Reading = { source, items: [], problems: [] };
  const pieces = piecesOf(text);
  for (const piece of pieces ?? [{ text: text.replace(/^\uFEFF/, ''), offset: 0, lines: 0 }]) {
    const kind = yield* readPiece(piece, read);
    if (kind === 'hayagriva') return yield* readingHayagriva(text, source);
    yield;
  }
  if (isBlankYaml(text) || read.isList === true) return yield* collectPapers(read.items, source, read.problems);
  const message = l10n.t('This is neither a CSL-YAML library nor a Hayagriva bibliography: it has no list of references and no entries.');
  return { papers: [], records: new Map(), problems: [...read.problems, { file: source, line: 1, code: 'no-items', message }] };
}

interface Reading {
  readonly source: string;
  readonly items: RawItem[];
  readonly problems: Problem[];
  isList?: boolean;
}

function* readPiece(piece: Piece, read: Reading): Generator<undefined, 'hayagriva' | undefined> {
  const lines = new LineCounter();
  const { document, faults } = yield* yamlDocument(piece.text, lines, { uniqueKeys: false, schema: 'core' });
  const lineOf = (offset: number): number => piece.lines + lines.linePos(offset).line;
  for (const { offset, message } of faults) {
    read.problems.push({ file: read.source, line: lineOf(offset), code: 'yaml-error', message });
  }
  const root: unknown = document.contents;
  const references = isMap(root) ? root.get('references', true) : root;
  if (isMap(root) && !isSeq(references) && root.items.some(({ value }) => isMap(value) || isAlias(value))) return 'hayagriva';
  if (!isSeq(references)) return undefined;
  read.isList = true;
  for (const item of itemsOf(references, document, lineOf)) {
    read.items.push(item);
    yield;
  }
  return undefined;
}

/** The items of a list; each is converted immediately, so that nothing keeps its nodes alive. */
function* itemsOf({ items }: YAMLSeq, document: Document.Parsed, lineOf: (offset: number) => number): Generator<RawItem> {
  for (const node of items) {
    const line = lineOf(isNode(node) ? (node.range?.[0] ?? 0) : 0);
    try {
      const value: unknown = isMap(node) ? node.toJS(document, { maxAliasCount: MOST_ALIASES }) : undefined;
      yield { line, read: () => value };
    } catch (error) {
      yield {
        line,
        read: () => {
          throw error;
        },
      };
    }
  }
}

const ALIAS = /(?:[:?,[{-]|^)[ \t]*\*\S/m;
/** Lines that may precede the list: `---`, `references:`, comments. */
const HEAD = /^\uFEFF?(?:---[ \t]*|references:[ \t]*|\s*#.*|\s*)$/;
/** Lines that may follow the list. */
const TAIL = /^(?:---|\.\.\.)[ \t]*$/;

/**
 * Splits a list of items into pieces of about 20,000 characters that read the same separately, so that a broken item affects only its
 * piece. Undefined if items may refer to each other, or the text isn't a single list.
 */
function piecesOf(text: string): readonly Piece[] | undefined {
  if (ALIAS.test(text)) return undefined;
  const pieces: { offset: number; lines: number }[] = [];
  let end = text.length;
  let indent = -1;
  let lines = 0;
  for (let offset = 0; offset < text.length && end === text.length; lines++) {
    const newline = text.indexOf('\n', offset);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(offset, next).replace(/\r?\n/, '');
    const blanks = line.search(/[^ ]|$/);
    const isItem = /^ *-(?:[ \t]|$)/.test(line);
    if (indent < 0 && isItem) indent = blanks;
    if (indent < 0) {
      if (!HEAD.test(line)) return undefined;
    } else if (isItem && blanks === indent) {
      if (offset - (pieces.at(-1)?.offset ?? -TOGETHER) >= TOGETHER) pieces.push({ offset, lines });
    } else if (TAIL.test(line) && /^[\s.-]*$/.test(text.slice(next, next + 1000))) end = offset;
    else if (blanks <= indent && !/^\s*(?:#.*)?$/.test(line)) return undefined;
    offset = next;
  }
  return pieces.length === 0
    ? undefined
    : pieces.map((start, at) => ({ ...start, text: text.slice(start.offset, pieces[at + 1]?.offset ?? end) }));
}
