import * as l10n from '@vscode/l10n';
import { backslash, closingBrace, closingBracket, doubleQuote, openingBrace } from '../characters';
import type { Problem } from '../problem';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';

/**
 * Imports a CSL-JSON library: an array of items, or an object that contains one. Items are cut out individually, so that a broken one
 * affects no other.
 */
export function* importingCslJson(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const { items, problems } = cutItems(text, source);
  if (items.length === 0 && problems.length === 0 && !/^[\s\uFEFF]*\[\s*\]\s*$/.test(text)) {
    return {
      papers: [],
      records: new Map(),
      problems: [{ file: source, line: 1, code: 'no-items', message: l10n.t('This is not a CSL-JSON library: it has no list of items.') }],
    };
  }
  return yield* collectPapers(items, source, problems);
}

/** Cuts out the outermost objects in the outermost array, skipping strings; without an array, the single object. */
function cutItems(text: string, source: string): { items: RawItem[]; problems: Problem[] } {
  const items: RawItem[] = [];
  let line = 1;
  let next = text.indexOf('\n');
  const lineAt = (offset: number): number => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
  const listed = /^[\s\uFEFF]*\{/.test(text) ? /"(?:items|references)"\s*:\s*\[/.exec(text) : null;
  let start = -1;
  let depth = 0;
  for (let i = listed === null ? 0 : listed.index + listed[0].length; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === doubleQuote) i = stringEnd(text, i);
    else if (c === openingBrace && depth++ === 0) start = i;
    else if (c === closingBrace && depth > 0 && --depth === 0) {
      const item = text.slice(start, i + 1);
      items.push({ line: lineAt(start), read: () => itemOf(item) });
      start = -1;
    } else if (c === closingBracket && depth === 0) break;
  }
  if (start < 0) return { items, problems: [] };
  return {
    items,
    problems: [
      {
        file: source,
        line: lineAt(start),
        code: 'unterminated-item',
        message: l10n.t('Item {0} is never closed; it and what follows was skipped.', items.length + 1),
      },
    ],
  };
}

/** The offset of the quotation mark that ends a JSON string. */
function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== doubleQuote) i += text.charCodeAt(i) === backslash ? 2 : 1;
  return i;
}

/** The item that a text says; the engine's own words for what is wrong with it differ from version to version. */
function itemOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(l10n.t('it is not valid JSON'));
  }
}
