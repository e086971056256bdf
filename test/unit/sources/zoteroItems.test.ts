import assert from 'node:assert/strict';
import { parseLocator } from '../../../src/core/preview/locator';
import { keysByItem, picksIn, resultOf, rpc } from '../../../src/core/sources/betterBibtex/betterBibtex';
import {
  collectionsIn,
  exportsIn,
  groupsIn,
  itemsIn,
  underKey,
  versionsIn,
  zoteroRequest,
} from '../../../src/core/sources/zotero/zoteroItems';
import { finished } from '../../../src/core/steps';

const item = (data: object, biblatex = '\n@article{moor_2019,\n\ttitle = {A},\n}\n') => ({
  key: 'ABCD2345',
  data: { key: 'ABCD2345', itemType: 'journalArticle', title: 'A', dateModified: '2024-01-01T00:00:00Z', ...data },
  biblatex,
});
const read = (...items: unknown[]) => itemsIn(JSON.stringify(items));

describe('Zotero’s answers', () => {
  it('hold items with their own key, else the one in the field Extra', () => {
    assert.equal(read(item({ citationKey: 'own', extra: 'Citation Key: other' })).items[0]?.citationKey, 'own');
    assert.equal(read(item({ extra: 'tex.x: y\nCitation Key: other' })).items[0]?.citationKey, 'other');
    for (const extra of ['citation key:other\r\nx', ' \tCITATION KEY : other ', 'a: b\r\nCitation Key:\tother\t'])
      assert.equal(read(item({ extra })).items[0]?.citationKey, 'other', JSON.stringify(extra));
    for (const extra of ['Citation Key: two words', 'My Citation Key: other', 'Citation Key other', 'Citation Keys: other'])
      assert.equal(read(item({ extra })).items[0]?.citationKey, undefined, extra);
    assert.equal(read(item({})).items[0]?.citationKey, undefined);
  });

  it('hold no attachments, notes, annotations or items without an entry, but count them', () => {
    const { items, listed } = read(
      item({ itemType: 'attachment' }),
      item({ itemType: 'note' }),
      item({ itemType: 'annotation' }),
      item({}, ''),
      item({}, 'No entry for @misc{x}'),
      item({ key: 'ABCD2345/file' }),
      item({ key: '../ABCD2345' }),
      item({}),
      item({}, '@article {x,}'),
      null,
      7,
    );
    assert.deepEqual([items.length, listed], [2, 11]);
  });

  it('hold people, organisations and dates', () => {
    const creators = [
      { creatorType: 'author', firstName: 'Ada', lastName: 'Moor' },
      { creatorType: 'author', name: 'Tide Group' },
      { creatorType: 'editor', lastName: 'No' },
      { creatorType: 'author', firstName: '', lastName: 'Orr' },
      { creatorType: 'author', firstName: 'Plato', lastName: '' },
      { creatorType: 'author', firstName: '', lastName: '' },
    ];
    const [one] = read({ ...item({ creators, date: 'May 2019' }), meta: { parsedDate: '2019-05' } }).items;
    assert.deepEqual(one?.authors, [{ family: 'Moor', given: 'Ada' }, { literal: 'Tide Group' }, { family: 'Orr' }, { literal: 'Plato' }]);
    assert.equal(one?.date, '2019-05');
  });

  it('hold exports by item key, in the dialect that was asked for, with the key that each has now', () => {
    const answer = JSON.stringify([
      { key: 'ABCD2345', data: { citationKey: 'own' }, bibtex: '\n@misc{x}\n', biblatex: '@online{x}' },
      { key: 'BCDE2345', data: { extra: 'Citation Key: pinned' }, bibtex: '@misc{y}' },
      { key: 'CDEF2345', bibtex: '@misc{z}' },
      { key: 'DEFG2345', bibtex: '@misc {w}' },
      { key: 'EFGH2345', bibtex: '' },
      { key: 'FGHI2345', bibtex: 'No entry for @misc{x}' },
      null,
    ]);
    assert.deepEqual(
      [...exportsIn(answer, 'bibtex')],
      [
        ['ABCD2345', { entry: '@misc{x}', citationKey: 'own' }],
        ['BCDE2345', { entry: '@misc{y}', citationKey: 'pinned' }],
        ['CDEF2345', { entry: '@misc{z}' }],
        ['DEFG2345', { entry: '@misc {w}' }],
      ],
    );
    assert.deepEqual([...exportsIn('<html>', 'bibtex')], []);
  });

  it('hold groups and nested collections', () => {
    assert.deepEqual(groupsIn('[{"id":12,"data":{"name":"Lab"}},{"id":"../x"}]').items, [{ path: 'groups/12', name: 'Lab' }]);
    assert.deepEqual(groupsIn('[{"id":7,"data":{"name":" "}},{"id":"8x"},{"id":"x8"},{"id":""}]').items, [
      { path: 'groups/7', name: 'Group 7' },
    ]);
    const text =
      '[{"data":{"key":"AAAA2222","name":"Top","parentCollection":false}},{"data":{"key":"BBBB2222","name":"In","parentCollection":"AAAA2222"}}]';
    assert.deepEqual(collectionsIn(text).items, [
      { key: 'AAAA2222', name: 'Top' },
      { key: 'BBBB2222', name: 'In', parent: 'AAAA2222' },
    ]);
  });

  it('that are HTML, cut off or of another shape are one problem', () => {
    for (const text of ['<html>', '[{"key":', '{}', '']) assert.deepEqual([itemsIn(text).items, itemsIn(text).problems.length], [[], 1]);
  });

  it('give their entry under another key, whatever signs it has', () => {
    assert.equal(underKey('\n@article{a_2019,\n\ttitle = {A},\n}\n', "x$'y"), "@article{x$'y,\n\ttitle = {A},\n}");
  });

  it('give their entry under another key where a blank stands before its brace', () =>
    assert.equal(underKey('@misc { a, note = {@b{c}}}', 'k'), '@misc {k, note = {@b{c}}}'));

  it('give their entry without the paths of their attachments', () => {
    const entry = (...fields: string[]) => `@article{a,\n${fields.join('')}}`;
    const file = '\tfile = {Full Text:/home/ada/Zotero/a {b}.pdf:application/pdf},\n';
    const title = '\ttitle = {A},\n';
    assert.equal(underKey(entry(title, file, '\tyear = {2019},\n'), 'a'), entry(title, '\tyear = {2019},\n'));
    assert.equal(underKey(entry(title, file), 'a'), entry(title));
    // Without a comma after the last field, with spaces, and with the ends of lines that Windows writes.
    assert.equal(underKey('@article{a,\n  title = {A},\n  file = {x}\n}', 'a'), '@article{a,\n  title = {A}\n}');
    const windows = entry(title, file).replace(/\n/g, '\r\n');
    assert.equal(underKey(windows, 'a'), entry(title).replace(/\n/g, '\r\n'));
    const other = entry('\tprofile = {x},\n', '\tnote = {my file = {x}},\n');
    assert.equal(underKey(other, 'a'), other);
  });
});

describe('requests to Zotero', () => {
  it('say that they come from no browser', () => {
    for (const end of ['', '/', '//'])
      assert.deepEqual(zoteroRequest(`http://127.0.0.1:23119${end}`, 'users/0/groups'), {
        url: 'http://127.0.0.1:23119/api/users/0/groups',
        method: 'GET',
        headers: { accept: 'application/json', 'zotero-api-version': '3', 'zotero-allowed-request': '1' },
      });
  });

  it('call Better BibTeX, whose errors come as answers', () => {
    assert.deepEqual(JSON.parse(rpc('http://127.0.0.1:1', 'api.ready', []).body ?? ''), {
      jsonrpc: '2.0',
      id: 1,
      method: 'api.ready',
      params: [],
    });
    assert.equal(resultOf('{"jsonrpc":"2.0","error":{"code":-32601,"message":"no"},"id":null}'), undefined);
    assert.equal(resultOf('No endpoint found'), undefined);
    assert.deepEqual([...keysByItem(resultOf('{"result":{"1:ABCD2345":"moor2019","1:EFGH2345":null}}'))], [['ABCD2345', 'moor2019']]);
  });
});

describe('what tells that a library of Zotero’s changed', () => {
  const read = (text: string) => finished(versionsIn(text));

  it('are versions by key, and nothing for what is no such answer', () => {
    assert.deepEqual(
      [...(read('{\n    "ABCD2345": 7,\n    "ABCD2346": 0\n}') ?? [])],
      [
        ['ABCD2345', 7],
        ['ABCD2346', 0],
      ],
    );
    assert.deepEqual([...(read('{"ABCD2345":1234,"ABCD2346" : 56}') ?? [])].flat(), ['ABCD2345', 1234, 'ABCD2346', 56]);
    assert.deepEqual([...(read('{}') ?? assert.fail())], []);
    assert.equal(read('  {"ABCD2345":7}\n ')?.get('ABCD2345'), 7);
    for (const text of ['', '[]', 'null', '7', '<html>', '{"ABCD', 'x {"ABCD2345":7}', '{"ABCD2345":7} x', '{"ABCD2345":7},'])
      assert.equal(read(text), undefined, text);
    const many = Array.from({ length: 500 }, (_, at) => `"ABCD${2000 + at}":1`).join();
    assert.deepEqual([[...versionsIn(`{${many}}`)].length, [...versionsIn(`{${many.slice(13)}}`)].length], [1, 0]);
  });

  it('is how many items a collection holds, where Zotero says that', () => {
    const collection = (more: object) => collectionsIn(JSON.stringify([{ data: { key: 'AAAA2222', name: 'A' }, ...more }])).items[0];
    assert.equal(collection({ meta: { numItems: 3 } })?.count, 3);
    assert.equal(collection({})?.count, undefined);
    for (const data of ['"key":"../items","name":"A"', '"key":"AAAA2222/items","name":"A"', '"key":"AAAA2222","name":" "'])
      assert.equal(collectionsIn(`[{"data":{${data}}}]`).items.length, 0);
  });
});

describe('what was picked in Zotero', () => {
  const picked = (own: object) => picksIn(JSON.stringify([{ id: 7, citationKey: 'moor', title: 'Tides', ...own }]))?.[0] ?? assert.fail();

  it('has its item, of the user’s own library or a group’s', () => {
    const itemOf = (uri: string) => picked({ uri }).item;
    assert.deepEqual(itemOf('http://zotero.org/users/local/a1B2c3D4/items/ABCD2345'), { path: 'users/0', key: 'ABCD2345' });
    assert.deepEqual(itemOf('http://zotero.org/users/123/items/ABCD2345'), { path: 'users/0', key: 'ABCD2345' });
    assert.deepEqual(itemOf('http://zotero.org/groups/77/items/ABCD2345'), { path: 'groups/77', key: 'ABCD2345' });
    assert.equal(itemOf('http://zotero.org/groups/77/items/../evil'), undefined);
    assert.equal(itemOf('http://zotero.org/groups/77/items/ABCD2345/file'), undefined);
    assert.equal(picked({}).item, undefined);
  });

  it('has what follows the citation: pages or another place by its label, then the suffix', () => {
    const note = (own: object) => picked(own).note;
    assert.equal(note({ locator: '33', label: 'page', suffix: '' }), 'p. 33');
    assert.equal(note({ locator: 'xii–xiv', label: 'page', suffix: ', my emphasis' }), 'pp. xii–xiv, my emphasis');
    assert.equal(note({ locator: '3', label: 'chapter' }), 'chap. 3');
    assert.equal(note({ locator: '3', label: 'constructor' }), 'constructor 3');
    assert.equal(note({ locator: '', label: '', suffix: 'throughout' }), 'throughout');
    for (const suffix of [',see, too', 'see, too']) assert.equal(note({ suffix }), 'see, too');
    assert.equal(note({}), '');
  });

  it('is without its author only where that was asked for', () => {
    assert.deepEqual(
      [picked({ suppressAuthor: true }), picked({ suppressAuthor: false }), picked({})].map(({ suppressAuthor }) => suppressAuthor),
      [true, false, false],
    );
  });

  it('writes each of CSL’s labels in the short form that is read as that label, and one page apart from several', () => {
    const note = (own: object) => picked(own).note;
    const labels = ['book', 'chapter', 'column', 'figure', 'folio', 'issue', 'line', 'note', 'opus'];
    const more = ['page', 'paragraph', 'part', 'section', 'sub verbo', 'sub-verbo', 'verse', 'volume'];
    for (const label of [...labels, ...more]) {
      const written = note({ locator: '3', label });
      assert.deepEqual(parseLocator(`, ${written}`), { label: label.replace(' ', '-'), locator: '3' }, written);
      // People write the short form.
      assert.match(written, /^\w{1,5}\.(?:v\.)? 3$/);
    }
    for (const one of ['33', 'e117', '(12)', ' 7.', 'iv']) assert.match(note({ locator: one }), /^p\. /, one);
    for (const several of ['3–5', '3-5', '3, 7', 'iv f', '1 and 2', '']) assert.doesNotMatch(note({ locator: several }), /^p\. /, several);
    assert.equal(note({ locator: '3-5', label: 'page', suffix: ',  note ' }), 'pp. 3-5, note');
  });

  it('is nothing where the picker was closed, and no pick where it is not a list', () => {
    assert.deepEqual([picksIn(''), picksIn(' []')], [[], []]);
    for (const text of ['\\\\cite{moor}', '{}', 'null', '<html>']) assert.equal(picksIn(text), undefined);
    assert.equal(
      picksIn('[null, 7, "x"]')?.every(({ citationKey, item: one }) => citationKey === '' && one === undefined),
      true,
    );
  });
});
