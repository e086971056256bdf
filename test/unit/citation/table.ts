import { deepEqual, equal } from 'node:assert/strict';
import type { CitationForm, CitationSyntax, WriteOptions } from '../../../src/core/citation/syntax';
import { type Span, withEdits } from '../../../src/core/text';

/** A text whose `|` marks the cursor, or two of them a selection. */
export function marked(source: string): { readonly text: string; readonly selection: Span } {
  const start = source.indexOf('|');
  const end = source.lastIndexOf('|');
  return { text: source.replaceAll('|', ''), selection: { start, end: end === start ? end : end - 1 } };
}

/** `form command: keys` for each citation, as `citep: a b` or `textual: c`. */
export type CitationRow = readonly [text: string, ...citations: string[]];

export function checkCitations(syntax: CitationSyntax, rows: readonly CitationRow[]): void {
  for (const [text, ...expected] of rows) {
    it(`finds ${expected.join(', ') || 'nothing'} in ${JSON.stringify(text)}`, () => {
      const found = syntax.citations(text).map(({ form, command, keys }) => `${command ?? form}: ${keys.map(({ key }) => key).join(' ')}`);
      deepEqual(found, expected);
    });
  }
}

/** What is typed and what it replaces, and the other keys; undefined where no key can stand. */
export type ContextRow = readonly [source: string, expected: undefined | readonly [typed: string, replaced: string, ...keys: string[]]];

export function checkContexts(syntax: CitationSyntax, rows: readonly ContextRow[]): void {
  for (const [source, expected] of rows) {
    it(`${expected === undefined ? 'offers nothing' : `completes "${expected[0]}"`} in ${JSON.stringify(source)}`, () => {
      const { text, selection } = marked(source);
      const context = syntax.contextAt(text, selection.end);
      const found = context && [context.typed, text.slice(context.replace.start, context.replace.end), ...context.keys];
      deepEqual(found, expected);
    });
  }
}

export type InsertRow = readonly [source: string, keys: string, expected: string, options?: WriteOptions];

/** Inserts at the mark; inserting the same once more must change nothing (with a prenote, which can stand before the citation, it is a further one). */
export function checkInsertions(syntax: CitationSyntax, rows: readonly InsertRow[]): void {
  for (const [source, keys, expected, options] of rows) {
    it(`cites ${keys} in ${JSON.stringify(source)} as ${JSON.stringify(expected)}`, () => {
      const { text, selection } = marked(source);
      const list = keys.split(' ');
      const once = withEdits(text, syntax.insert(text, selection, list, options));
      equal(once, expected);
      if (options?.prenote === undefined) deepEqual(syntax.insert(once, selection, list, options), []);
    });
  }
}

export type ChangeRow = readonly [source: string, form: CitationForm, expected: string | undefined];

export function checkChanges(syntax: CitationSyntax, rows: readonly ChangeRow[]): void {
  for (const [source, form, expected] of rows) {
    it(`${expected === undefined ? 'cannot write' : 'writes'} ${JSON.stringify(source)} as ${form}`, () => {
      const { text, selection } = marked(source);
      const edit = syntax.changeForm(text, selection.end, form);
      equal(edit && withEdits(text, [edit]), expected);
    });
  }
}

export function checkRemovals(syntax: CitationSyntax, rows: readonly (readonly [source: string, expected: string | undefined])[]): void {
  for (const [source, expected] of rows) {
    it(`${expected === undefined ? 'leaves' : 'removes'} the citation in ${JSON.stringify(source)}`, () => {
      const { text, selection } = marked(source);
      const edit = syntax.remove(text, selection.end);
      equal(edit && withEdits(text, [edit]), expected);
    });
  }
}

/** The key at the mark taken out of its citation. */
export function checkKeyRemovals(syntax: CitationSyntax, rows: readonly (readonly [source: string, expected: string | undefined])[]): void {
  for (const [source, expected] of rows) {
    it(`${expected === undefined ? 'leaves' : 'takes out'} the key in ${JSON.stringify(source)}`, () => {
      const { text, selection } = marked(source);
      const edit = syntax.removeKey(text, selection.end);
      equal(edit && withEdits(text, [edit]), expected);
    });
  }
}

/** `key` accepted at the mark. */
export function checkAcceptance(syntax: CitationSyntax, rows: readonly (readonly [source: string, key: string, expected: string])[]): void {
  for (const [source, key, expected] of rows) {
    it(`accepts ${key} in ${JSON.stringify(source)}`, () => {
      const { text, selection } = marked(source);
      const context = syntax.contextAt(text, selection.end);
      equal(context && withEdits(text, [syntax.accept(text, context, key)]), expected);
    });
  }
}
