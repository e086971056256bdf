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
    check([file('main')], entries, { nocite: ['ewd'] }, { cited: [], undefined: [], unused: ['knuth', 'lamport'] });
    check(
      [file('main', ['parenthetical', '*,knuth'])],
      entries,
      {},
      { cited: ['knuth main@2'], undefined: ['* main@0'], unused: ['lamport', 'dijkstra'] },
    );
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
    const keys = 'refname,cite_key,your-ref-id,yourrefname,bib-key,key,keynote,citename2';
    const markdown = { ...file('main', ['parenthetical', keys]), labels: new Set<string>() };
    const left = (one: CitingFile): string[] => referencesOf([one], indexEntries(entries)).undefined.map(({ key }) => key);
    assert.deepEqual(left(markdown), ['keynote', 'citename2']);
  });

  describe('leave to labels and other tools what is made for them', () => {
    /** Whether a key without an entry is reported, in a file with these labels. */
    const isReported = (key: string, ...labels: readonly string[]): boolean => {
      const one: CitingFile = { ...file('main', ['textual', key]), labels: new Set(labels) };
      return referencesOf([one], indexEntries(entries)).undefined.length > 0;
    };
    for (const [key, label] of [
      ['pic-one', 'pic-'],
      ['pic.one', 'pic.'],
      ['pic_one', 'pic_'],
      ['pic:one', 'pic:'],
      ['one-tab', '-tab'],
      ['one-ta', '-ta'],
      ['one-two-tab', '-tab'],
      ['api:pl', 'api'],
      ['api:pl:gen', 'api'],
      ['api:a:b:c:d', 'api'],
      ['sub-a', 'sub'],
      ...['your-key', 'mykey', 'some_key', 'key', 'refname', 'your-reference-id', 'the_cite_label', 'my-bibtex-key', 'entryid'].map(
        (key) => [key, 'x'],
      ),
      ...['doi:x', 'DOI:x', 'pmid:1', 'pmcid:1', 'pmc:1', 'arxiv:1', 'isbn:1', 'url:x', 'http:x', 'https:x', 'wikidata:Q'].map((key) => [
        key,
        'x',
      ]),
      ['10.1000/x', 'x'],
      ['10.123456789/x', 'x'],
    ] as const)
      it(`${key} beside the label ${label}`, () => assert.equal(isReported(key, label), false));
    for (const [key, label] of [
      ['pic-one', 'pic'],
      ['pic/one', 'pic/'],
      ['one-t', '-t'],
      ['-one', '-'],
      ['api:PL', 'api'],
      ['api:abcdefghijklm', 'api'],
      ['api:a:b:c:d:e', 'api'],
      ['api:', 'api'],
      ['sub-A', 'sub'],
      ['sub-ab', 'sub'],
      ...['key-name', 'mykeys', 'xmykey', 'refs', 'the-key', 'name'].map((key) => [key, 'x'] as const),
      ...['doi:', 'xdoi:1', '10.100/x', '10.1234567890/x', '10.1000/'].map((key) => [key, 'x'] as const),
    ] as const)
      it(`but not ${key} beside the label ${label}`, () => assert.equal(isReported(key, label), true));
  });

  it('are found in any case where BibTeX reads them, first as they are written', () => {
    const keys = [{ key: 'Knuth' }, { key: 'knuth' }, { key: 'KNUTH' }];
    const found = (written: string, foldCase: boolean) =>
      referencesOf([file('main', ['textual', written])], indexEntries(keys), { foldCase }).cited.map(({ entry }) => entry);
    assert.deepEqual(found('knuth', true), [keys[1]]);
    assert.deepEqual(found('kNUTH', true), [keys[0]]);
    assert.deepEqual(found('kNUTH', false), []);
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
