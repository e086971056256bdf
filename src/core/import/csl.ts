import { isAlias, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { backslash, closingBrace, closingBracket, doubleQuote, openingBrace } from '../characters';
import { isBlankYaml, looksLikeHayagriva } from '../hayagriva/looksLikeHayagriva';
import { readHayagriva } from '../hayagriva/readHayagriva';
import type { Problem } from '../problem';
import { collectPapers, type ImportedLibrary, type RawItem } from './collect';

/** The papers of a CSL-JSON library: an array of items, or an object that holds one. Items are cut out one by one, so a broken one costs itself. */
export function importCslJson(text: string, source: string): ImportedLibrary {
  const { items, problems } = cutItems(text, source);
  if (items.length === 0 && problems.length === 0 && !/^[\s\uFEFF]*\[\s*\]\s*$/.test(text)) {
    return {
      papers: [],
      records: new Map(),
      problems: [{ file: source, line: 1, code: 'no-items', message: 'This is no CSL-JSON library: it holds no list of items.' }],
    };
  }
  return collectPapers(items, source, problems);
}

/** The papers of a YAML library: CSL's list of items, pandoc's map with `references`, or Hayagriva's map of entries. */
export function importCslYaml(text: string, source: string): ImportedLibrary {
  if (looksLikeHayagriva(text)) return readHayagriva(text, source);
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: false, schema: 'core' });
  const problems = document.errors
    .filter((error) => error.code !== 'MULTIPLE_DOCS')
    .map(
      (error): Problem => ({
        file: source,
        line: error.linePos?.[0].line ?? 1,
        code: 'yaml-error',
        message: `${(error.message.split(/ at line|\n/)[0] ?? '').replace(/[.:]$/, '')}.`,
      }),
    );
  const root: unknown = document.contents;
  const references = isMap(root) ? root.get('references', true) : root;
  if (isMap(root) && !isSeq(references) && root.items.some(({ value }) => isMap(value) || isAlias(value)))
    return readHayagriva(text, source);
  if (isBlankYaml(text)) return { papers: [], records: new Map(), problems };
  if (!isSeq(references))
    return {
      papers: [],
      records: new Map(),
      problems: [
        ...problems,
        {
          file: source,
          line: 1,
          code: 'no-items',
          message: 'This is neither a CSL-YAML library nor a Hayagriva bibliography: it holds no list of references and no entries.',
        },
      ],
    };
  const items = references.items.map((node): RawItem => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { line: lines.linePos(offset).line, read: () => (isMap(node) ? node.toJS(document, { maxAliasCount: 100 }) : undefined) };
  });
  return collectPapers(items, source, problems);
}

/** The outermost objects inside the outermost array, strings skipped; where there is no array, the one object. */
function cutItems(text: string, source: string): { items: RawItem[]; problems: Problem[] } {
  const items: RawItem[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    for (let i = text.indexOf('\n', counted); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
    counted = offset;
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
      items.push({ line: lineAt(start), read: () => JSON.parse(item) as unknown });
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
        message: `Item ${items.length + 1} is never closed; it and what follows was skipped.`,
      },
    ],
  };
}

/** The offset of the quotation mark that closes a JSON string. */
function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== doubleQuote) i += text.charCodeAt(i) === backslash ? 2 : 1;
  return i;
}
