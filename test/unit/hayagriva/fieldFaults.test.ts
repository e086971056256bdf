import assert from 'node:assert/strict';
import { fieldFault, knownFields, type Value } from '../../../src/core/hayagriva/fieldFaults';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';

const number = (text: string): Value => ({ number: text });
const map = (parts: Readonly<Record<string, Value>>): Value => new Map(Object.entries(parts));
const formattable = ['title', 'location', 'organization', 'archive', 'archive-location', 'call-number', 'note', 'abstract', 'genre'];
const numbered = ['volume', 'issue', 'edition', 'chapter', 'page-range'];
const others = ['type', 'parent', 'author', 'editor', 'affiliated', 'date', 'publisher', 'url', 'serial-number', 'language'];

/** Fields with values that Hayagriva takes, and with those that it refuses and what is said of them. */
const taken: readonly (readonly [field: string, ...values: readonly Value[]])[] = [
  ...formattable.map(
    (field) => [field, 'text', 'a {b}', null, undefined, map({ value: 'x' }), map({ value: 'a }', verbatim: true })] as const,
  ),
  ['title', map({ value: number('1') }), map({ value: undefined })],
  ...['author', 'editor'].map((field) => [field, 'A, B', 'A, Jr, B', ['A', 'C'], map({ name: 'A' }), undefined, [undefined]] as const),
  [
    'affiliated',
    map({ role: 'director', names: 'A' }),
    [map({ role: 'director', names: 'A' })],
    map({ role: null, names: 'A' }),
    [undefined],
  ],
  ['parent', map({}), [map({}), map({})], [undefined]],
  ['serial-number', 'x', number('1.5'), map({ doi: 'x', isbn: number('1'), issn: undefined }), undefined],
  ...numbered.map((field) => [field, 'x', number('12'), null] as const),
  ...['page-total', 'volume-total'].map((field) => [field, number('12'), '12 pages'] as const),
  ...['runtime', 'time-range'].map((field) => [field, '01:30', null] as const),
  ['date', '2001-02-03', number('2001'), map({ year: number('2001') })],
  ['url', 'https://a.org', 'mailto:x', ' urn:x', map({ value: 'https://a.org' }), map({ value: undefined })],
  ['publisher', 'P', map({ name: 'P' }), map({})],
  ['language', 'en', 'de-AT', 'zh_Hans', 'root', 'eng', 'abcde', 'abcdefgh-x'],
  ['type', 'book', 'Book', null],
  ['unknown', number('1'), true, ['x']],
];
const refused: readonly (readonly [field: string, value: Value, message: string])[] = [
  ...[...formattable, 'publisher'].flatMap((field) => [
    [field, number('1984'), `“${field}” must be in quotation marks`] as const,
    [field, true, `“${field}” must be in quotation marks`] as const,
    [field, ['x'], `“${field}” is a list`] as const,
    [field, 'a }', '“a }” has a closing brace without an opening one'] as const,
  ]),
  ['title', map({ short: 'x' }), '“title” has no “value”'],
  ['title', map({ value: 'a }', verbatim: false }), '“a }” has a closing brace without an opening one'],
  ['author', number('1'), 'a name in “author” must be in quotation marks'],
  ['editor', ['A', true], 'a name in “editor” must be in quotation marks'],
  ['author', 'a, b, c, d', '“a, b, c, d” has more than three parts for a person'],
  ['editor', [map({ name: 'A' }), map({ 'given-name': 'x' })], 'a person in “editor” has no “name”'],
  ['affiliated', 'x', '“affiliated” is not a mapping with “role” and “names”'],
  ['affiliated', map({ role: 'director' }), '“affiliated” has no “names”'],
  ['affiliated', map({ names: 'A' }), '“affiliated” has no “role”'],
  [
    'affiliated',
    [map({ role: 'director', names: 'A' }), map({ role: 'Director', names: 'A' })],
    '“Director” is not one of Hayagriva’s roles',
  ],
  ['parent', 'x', '“parent” is not a mapping with fields'],
  ['parent', null, '“parent” is not a mapping with fields'],
  ['parent', [map({}), 'x'], '“parent” is not a mapping with fields'],
  ['serial-number', true, '“serial-number” is neither text nor a mapping of texts'],
  ['serial-number', ['x'], '“serial-number” is neither text nor a mapping of texts'],
  ['serial-number', map({ doi: 'x', isbn: true }), '“serial-number”: “isbn” is not text'],
  ...numbered.flatMap((field) => [
    [field, number('1.5'), `“${field}” is neither a whole number nor text`] as const,
    [field, true, `“${field}” is neither a whole number nor text`] as const,
  ]),
  ...['runtime', 'time-range'].map((field) => [field, number('1'), `“${field}” must be in quotation marks`] as const),
  ...['page-total', 'volume-total'].flatMap((field) => [
    [field, number('1.5'), `“${field}” is not a number`] as const,
    [field, 'many', `“${field}” is not a number`] as const,
    [field, true, `“${field}” is not a number`] as const,
  ]),
  ['date', '2001-13', '“2001-13” is not a date: there is no such month'],
  ['date', number('2001.5'), '“date” is not a date'],
  ['date', true, '“date” is not a date'],
  ['date', map({ month: '1' }), '“date” has no “year”'],
  ...['a.org', 'https:', 'https://', 'https:// ', '1x:y', ':x', 'a b:c'].map(
    (url) => ['url', url, `“${url}” is not a complete address, such as https://example.org`] as const,
  ),
  ['url', number('1'), '“url” is not an address'],
  ['url', map({ date: 'x' }), '“url” has no “value”'],
  ['url', map({ value: true }), '“url” is not an address'],
  ['url', map({ value: 'a.org' }), '“a.org” is not a complete address, such as https://example.org'],
  ...['e', 'engl', 'abcdefghi', 'x12', 'en.x', '-en', 'en x'].map(
    (language) => ['language', language, `“${language}” is not a language code, such as en or de-AT`] as const,
  ),
  ['language', number('1'), '“language” is not text'],
  ...['tome', 'BOOK', 'bOok', ''].map((type) => ['type', type, `“${type}” is not one of Hayagriva’s types`] as const),
  ['type', number('1'), '“type” is not text'],
  ['url', 'x'.repeat(41), `“${'x'.repeat(40)}…” is not a complete address, such as https://example.org`],
];

describe('a value of Hayagriva', () => {
  it('is refused for what it is', () => {
    for (const [field, value, message] of refused) assert.equal(fieldFault(field, value), message, field);
  });
  it('is taken', () => {
    for (const [field, ...values] of taken)
      for (const [at, value] of values.entries()) assert.equal(fieldFault(field, value), undefined, `${field} ${at}`);
  });
  it('may be of any role', () => {
    const roles =
      'translator afterword foreword introduction annotator commentator holder compiler founder collaborator organizer cast-member composer producer executive-producer writer cinematography director illustrator narrator';
    for (const role of roles.split(' ')) assert.equal(fieldFault('affiliated', map({ role, names: 'A' })), undefined, role);
  });
  it('belongs to one of the known fields', () => {
    const all = [...formattable, ...numbered, 'page-total', 'volume-total', 'runtime', 'time-range', ...others];
    assert.deepEqual([...knownFields].sort(), all.sort());
  });
});

describe('what Hayagriva rejects in a file', () => {
  const told = (text: string): readonly string[] =>
    readHayagriva(text, 'a.yml').problems.map(({ line, message }) => `${line} ${message.replace(', so Typst can’t read this file.', '')}`);

  it('is told with its line', () => {
    for (const [text, ...problems] of [
      ['k:\n  type: book\n  title: A\n  title: B\n', '4 “k” has the field “title” twice'],
      ['k:\n  type: book\n  mine: A\n  mine: B\n'],
      ['k:\n  type:\n  title: A\n', '1 “k” has no “type”'],
      ['k:\n  type: book\n  title: true\n', '3 “k”: “title” must be in quotation marks'],
      ['k:\n  type: book\n  title: untrue\n  note: Trueish\n'],
      ['k:\n  type: book\n  title: { value: "a}", verbatim: true }\n'],
      ['k:\n  type: book\n  title: { value: "a}", verbatim: false }\n', '3 “k”: “a}” has a closing brace without an opening one'],
      ['k:\n  type: book\n  ? [a]\n  : b\n'],
      ['k:\n  type: book\n---\nl:\n  type: book\n', '3 A second document starts here'],
    ] as const)
      assert.deepEqual(told(text), problems, text);
  });

  it('is no alias of another entry, and nothing without a key', () => {
    const keys = (text: string): unknown => [...readHayagriva(text, 'a.yml').records.keys()];
    assert.deepEqual(keys('a: &x { type: book, title: A }\nb: *x\n'), ['a', 'b']);
    assert.deepEqual(keys('? [a, b]\n: { type: book }\nc: { type: book, title: C }\n'), ['c']);
    assert.deepEqual(keys('"": { type: book, title: A }\nc: { type: book, title: C }\n'), ['c']);
  });
});
