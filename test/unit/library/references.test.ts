import assert from 'node:assert/strict';
import type { Citation, CitationForm } from '../../../src/core/citation/syntax';
import {
  type CitingFile,
  indexEntries,
  type KeyedEntry,
  type ReferenceOptions,
  referencesOf,
} from '../../../src/core/library/manuscriptReferences';

/** A file of citations in these forms, their keys one after the other with a character between. */
function file(uri: string, ...written: [CitationForm, string][]) {
  let at = 0;
  const citations = written.map(([form, list]): Citation => {
    const start = at;
    const keys = list.split(',').map((key) => {
      at += key.length + 1;
      return { key, start: at - key.length - 1, end: at - 1 };
    });
    return { start, end: at, keys, form };
  });
  return { uri, citations };
}

function check(
  files: ReturnType<typeof file>[],
  entries: KeyedEntry[],
  options: ReferenceOptions,
  expected: { cited: string[]; undefined: string[]; unused: string[]; all?: boolean },
) {
  const found = referencesOf(files, indexEntries(entries), options);
  const uses = (reference: { key: string; uses: readonly { file: string; start: number }[] }) =>
    `${reference.key} ${reference.uses.map((use) => `${use.file}@${use.start}`).join(' ')}`.trim();
  assert.deepEqual(
    { cited: found.cited.map(uses), undefined: found.undefined.map(uses), unused: found.unused.map(({ key }) => key), all: found.all },
    { all: false, ...expected },
  );
}

describe('the references of a manuscript', () => {
  const entries = [{ key: 'knuth' }, { key: 'lamport' }, { key: 'dijkstra', aliases: ['ewd'] }];

  it('are cited, undefined and unused, over all files, in the order of their first use', () => {
    check(
      [file('main', ['parenthetical', 'lamport,nobody']), file('intro', ['textual', 'knuth'], ['textual', 'lamport'])],
      entries,
      {},
      { cited: ['lamport main@0 intro@6', 'knuth intro@0'], undefined: ['nobody main@8'], unused: ['dijkstra'] },
    );
  });

  it('count a \\nocite as a use, and all entries as used by \\nocite{*}', () => {
    check([file('main', ['nocite', 'knuth'])], entries, {}, { cited: ['knuth main@0'], undefined: [], unused: ['lamport', 'dijkstra'] });
    check([file('main', ['nocite', '*'])], entries, {}, { cited: [], undefined: [], unused: [], all: true });
    check([file('main')], entries, { nocite: ['lamport'] }, { cited: [], undefined: [], unused: ['knuth', 'dijkstra'] });
    check([file('main')], entries, { nocite: ['*'] }, { cited: [], undefined: [], unused: [], all: true });
  });

  it('know an entry by its aliases, together with its key', () => {
    check(
      [file('main', ['parenthetical', 'ewd,dijkstra'])],
      entries,
      {},
      { cited: ['ewd main@0 main@4'], undefined: [], unused: ['knuth', 'lamport'] },
    );
  });

  it('leave keys alone that the manuscript defines itself', () => {
    check(
      [file('main', ['parenthetical', 'own,other'])],
      [],
      { inlineKeys: ['own'] },
      { cited: ['own main@0'], undefined: ['other main@4'], unused: [] },
    );
  });

  it('leave what is looked up by its identifier, and the parts of a labelled figure, to the tools that know them', () => {
    const keys = '10.7554/eLife.1,doi:10.1/x,arxiv:1407.3561,sub-a,sub-ab,tenth';
    const markdown = { ...file('main', ['parenthetical', keys]), labels: new Set(['sub']) };
    const left = (one: CitingFile): string[] => referencesOf([one], indexEntries(entries)).undefined.map(({ key }) => key);
    assert.deepEqual(left(markdown), ['sub-ab', 'tenth']);
    assert.deepEqual(left(file('main', ['parenthetical', keys])), keys.split(','));
  });

  it('leave the words that documentation has for any key', () => {
    const keys = 'refname,cite_key,your-ref-id,key,keynote,citename2';
    const markdown = { ...file('main', ['parenthetical', keys]), labels: new Set<string>() };
    const left = (one: CitingFile): string[] => referencesOf([one], indexEntries(entries)).undefined.map(({ key }) => key);
    assert.deepEqual(left(markdown), ['keynote', 'citename2']);
  });

  it('take the first entry of a key, and call no duplicate of a cited one unused', () => {
    const twice = [
      { key: 'knuth', at: 1 },
      { key: 'knuth', at: 2 },
    ];
    const found = referencesOf([file('main', ['textual', 'knuth'])], indexEntries(twice));
    assert.deepEqual([found.cited[0]?.entry, found.unused], [twice[0], []]);
  });
});
