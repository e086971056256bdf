import assert from 'node:assert/strict';
import { isBlankYaml, isEntryLine, looksLikeHayagriva } from '../../../src/core/hayagriva/looksLikeHayagriva';

/** Asserts an answer for each of some texts. */
function check(answer: (text: string) => boolean, expected: boolean, texts: readonly string[]): void {
  for (const text of texts)
    it(`${expected ? 'is' : 'is not'} ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(answer(text), expected));
}

describe('a line that starts an entry of Hayagriva', () => {
  check(isEntryLine, true, [
    'a:',
    'a: ',
    'a:\t# mine',
    'a b:',
    'a:b:',
    'a-b.c:',
    '"a: b":',
    "'a: b':",
    '"":',
    'a: {',
    'a: { type: book }',
    'a:\t{',
    'a: &x',
    'a: !tag # mine',
    'a: &x {',
    'a: &x # {',
    'a:  \t{',
    'a: &xy {',
    'a: &x  {',
    `${'a'.repeat(9999)}:`,
    `${'a'.repeat(9990)}:`,
  ]);
  check(isEntryLine, false, [
    '',
    'a',
    'a:b',
    'a: b',
    'a: "b"',
    'a: [',
    ' a:',
    '# a:',
    '- a:',
    '[a]:',
    '{a}:',
    '"a: b:',
    "'a:",
    'a #b:',
    'a: &x b',
    'a: & {',
    'a:{',
    'a: }',
    `${'a'.repeat(10_000)}:`,
  ]);
});

describe('a text that looks like a bibliography of Hayagriva', () => {
  check(looksLikeHayagriva, true, [
    'a:\n  type: book\n',
    'a:\n type: book',
    'a:\n\ttype: book',
    'a:\r\n  type: book\r\n',
    'a:\r  type: book\r',
    '\uFEFFa:\n  type: book\n',
    '\uFEFF{ "a": { "type": "book" } }',
    ' { a: { type: book } }',
    '{ a: { type:book } }',
    "{ 'a': { 'type' : 'Book' } }",
    'a:\n  "type": book\n',
    "a:\n  'type' : 'book'\n",
    'a:\n  type:   "Book"  # mine\n',
    'a:\n  type: BOOK\n',
    'a:\n  title: T\n  type: book\n',
    'a: { type: book }\n',
    'a: &x { type: book }\n',
    'a:\n  { type: book }\n',
    'a: {\n  type: book\n}\n',
    'a:\n  author:\n    - B\n  type: book\n',
    '# mine\n\n---\na:\n  type: book\n...\n',
    '%YAML 1.2\n---\na:\n  type: book\n',
    'a:\n  type: book\nb:\n  title: T\n',
    'a:\n  type: book\nb: { type: web }\nc:\n  title: T\nd:\n  title: T\n',
    'a:\n  type: repository\n',
    'a:\n  type: web\n',
    'my-project:\n  type: book\n',
    'a:\n  title: A - B\n  type: book\n',
    'project:\n  type: book\na:\n  type: book\nb:\n  type: web\n',
  ]);
  check(looksLikeHayagriva, false, [
    '',
    '# nothing\n',
    'a:\n  type: tome\n',
    'a:\n  types: book\n',
    'a:\n  type:book\n',
    'a:\n  type: book of mine\n',
    'a:\n  type: "book" x\n',
    'a:\n  type: books\n',
    'a:\n  subtype: book\n',
    'a:\n  title: of type: book\n',
    'type: book\n',
    '  type: book\n',
    'a: text\n',
    'a:\n  type: book\nb: text\n',
    'a:\n  - type: book\n',
    'a:\n  -\n    type: book\n',
    'a:\n\n  # mine\n  - type: book\n',
    '- a:\n    type: book\n',
    'a:\n  type: book\nb:\n  title: T\nc:\n  title: T\n',
    'project:\n  type: book\n',
    '"project":\n  type: book\n',
    "'project' : x\n",
    'project: { type: book }\n',
    '{ a: { title: T } }',
    '{ a: { type: tome } }',
    `{ ${'x'.repeat(20_000)} a: { type: book } }`,
    `a:\n  type: ${' '.repeat(200)}book\n`,
  ]);
});

describe('a YAML file without anything in it', () => {
  check(isBlankYaml, true, ['', '\n', '\uFEFF', '  \t\n', '# mine', ' # mine\r\n\r\n', '---', '---  \n# x\n', '{}', '{ }\n', '{\t}  \r']);
  check(isBlankYaml, false, ['a', 'a: b', '--- a', '----', '{ a }', 'x {}', '{} x', ' ---', ' {}', '# x\ny', 'x\r# y']);
});
