import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';

/** Each entry's line, type, key, first and last characters and fields. */
function entriesOf(text: string): string {
  const shown = parseBibtex(text, 'a.bib').entries.map(({ line, type, key, offset, length, fields }) => {
    const ends = text.charAt(offset) + text.charAt(offset + length - 1);
    return `${line}@${type}:${key}[${ends}] ${fields.map(({ name, value }) => `${name}=${value}`).join(';')}`;
  });
  return shown.join(' | ').trim();
}

describe('whole and broken entries', () => {
  for (const [text, entries, problems] of [
    ['@misc{a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a,t={x},}', '1@misc:a[@}] t=x', ''],
    ['@misc(a, t={x})', '1@misc:a[@)] t=x', ''],
    ['@misc(a, t={(x)})', '1@misc:a[@)] t=(x)', ''],
    ['@misc{a}', '1@misc:a[@}]', ''],
    ['@misc{a,}', '1@misc:a[@}]', ''],
    ['@misc{}', '1@misc:[@}]', '1 empty-key'],
    ['@misc{,t={x}}', '1@misc:[@}] t=x', '1 empty-key'],
    ['@misc{t={x}}', '1@misc:[@}] t=x', '1 empty-key'],
    ['@misc{ t = {x}}', '1@misc:[@}] t=x', '1 empty-key'],
    ['@misc{a b, t={x}}', '1@misc:a b[@}] t=x', '1 space-in-key'],
    ['@misc{a t={x}}', '1@misc:a[@}] t=x', '1 missing-comma-after-key'],
    ['@misc{a\n t={x}}', '1@misc:a[@}] t=x', '1 missing-comma-after-key'],
    ['@misc{a\n,t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc {a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@ misc{a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc\n{a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@MISC{a, T={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{A, t={x}}', '1@misc:A[@}] t=x', ''],
    ['@a.b{c, t={x}}', '', ''],
    ['@{a, t={x}}', '', ''],
    ['@misc[a, t={x}]', '', ''],
    ['@misc', '', ''],
    ['x@misc{a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a, t={x} }', '1@misc:a[@}] t=x', ''],
    ['\uFEFF@misc{a,\u00a0t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a\u00a0, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{é, t={x}}', '1@misc:é[@}] t=x', ''],
    ['@misc{a{b, t={x}}', '', '1 unterminated-entry'],
    ['@misc{a, t="x"}', '1@misc:a[@}] t=x', ''],
    ['@misc{a, t="x{"}y"}', '1@misc:a[@}] t=x{"}y', ''],
    ['@misc{a, t={"x"}}', '1@misc:a[@}] t="x"', ''],
    ['@misc{a, t=12}', '1@misc:a[@}] t=12', ''],
    ['@misc{a, t=1a}', '1@misc:a[@}] t=1a', '1 unquoted-value'],
    ['@misc{a, t=abc}', '1@misc:a[@}] t=abc', '1 undefined-string'],
    ['@misc{a, t=may}', '1@misc:a[@}] t=May', ''],
    ['@misc{a, t = "x" # may # {z}}', '1@misc:a[@}] t=xMayz', ''],
    ['@misc{a, t={x}#"y"}', '1@misc:a[@}] t=xy', ''],
    ['@misc{a, t={x} # }', '1@misc:a[@}] t=x', '1 missing-value'],
    ['@misc{a, t= # {x}}', '1@misc:a[@}]', '1 missing-value'],
    ['@misc{a, t=}', '1@misc:a[@}]', '1 missing-value'],
    ['@misc{a, t=, u={x}}', '1@misc:a[@}] u=x', '1 missing-value'],
    ['@misc{a, t}', '1@misc:a[@}]', '1 stray-text'],
    ['@misc{a, t u={x}}', '1@misc:a[@}] u=x', '1 stray-text'],
    ['@misc{a, t={x} u={y}}', '1@misc:a[@}] t=x;u=y', '1 missing-comma'],
    ['@misc{a, t={x}\n u={y}}', '1@misc:a[@}] t=x;u=y', '1 missing-comma'],
    ['@misc{a, t={x}, t={y}}', '1@misc:a[@}] t=x', '1 duplicate-field'],
    ['@misc{a, t={x}, T={y}, t={z}}', '1@misc:a[@}] t=x', '1 duplicate-field, 1 duplicate-field'],
    ['@misc{a, t=x y, u={z}}', '1@misc:a[@}] t=x y;u=z', '1 unquoted-value'],
    ['@misc{a, t=x y\n u={z}}', '1@misc:a[@}] t=x y;u=z', '1 unquoted-value'],
    ['@misc{a, t=two words\n, u={z}}', '1@misc:a[@}] t=two words;u=z', '1 unquoted-value'],
    ['@misc{a, t=x{y}z, u={v}}', '1@misc:a[@}] t=x;u=v', '1 unquoted-value, 1 undefined-string'],
    ['@misc{a, t=http://x.org/y, u={z}}', '1@misc:a[@}] t=http://x.org/y;u=z', '1 undefined-string'],
    ['@misc{a, % note\n t={x}}', '1@misc:a[@}] t=x', '1 comment-in-entry'],
    ['@misc{a, t={x}, % note, u={y}\n v={z}}', '1@misc:a[@}] t=x;v=z', '1 comment-in-entry'],
    ['@misc{a, t={x}, {y}, u={z}}', '1@misc:a[@}] t=x;u=z', '1 stray-text'],
    ['@misc{a, t={x}, "y", u={z}}', '1@misc:a[@}] t=x;u=z', '1 stray-text'],
    ['@misc{a, t={x}, = y, u={z}}', '1@misc:a[@}] t=x;u=z', '1 stray-text'],
    ['@misc{a, t={x},, u={y}}', '1@misc:a[@}] t=x;u=y', ''],
    ['@misc{a, t={x}}, u={y}}', '1@misc:a[@}] t=x', '1 closed-early'],
    ['@misc{a, t={x}}\n, u={y}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a, t={x}}, u', '1@misc:a[@}] t=x', ''],
    ['@misc{a, t={{x}}', '', '1 unterminated-entry'],
    ['@misc{a, t={x\n@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x\n  @misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t="x\n@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t=x\n@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a,\n@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x},\n@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x},\n@home\n u={y}}', '1@misc:a[@}] t=x;u=y', '2 stray-text'],
    ['@misc{a, t={x}, @misc{b, u={y}}', '', '1 unterminated-entry'],
    ['@misc{a, t={x\n@book{b, y}\nz}, u={v}}', '1@misc:a[@}] t=x\n@book{b, y}\nz;u=v', ''],
    ['@misc{a, t={x\n@book{b, y}\nz} u={v}}', '2@book:b[@}]', '1 unterminated-entry, 2 stray-text'],
    ['@misc{a, t={x\n@home{b y}\nz}}', '1@misc:a[@}] t=x\n@home{b y}\nz', ''],
    ['@misc{a, t={x\n@string{b = "y"}\nz', '', '1 unterminated-entry'],
    ['@misc{a, t={x}', '', '1 unterminated-entry'],
    ['@misc{a, t="x', '', '1 unterminated-entry'],
    ['@misc{a, t="x}', '', '1 unterminated-entry'],
    ['@misc(a, t={x}', '', '1 unterminated-entry'],
    ['@misc(a, t="x', '', '1 unterminated-entry'],
    ['@misc{a, t="}"}', '', '1 unterminated-entry'],
    ['@misc{a, t={\\}}', '1@misc:a[@}] t=\\', ''],
    ['@misc{a, t={\\{}}', '', '1 unterminated-entry'],
    ['@string{s = "x"}@misc{a, t=s}', '1@misc:a[@}] t=x', ''],
    ['@string{s = {x}}@misc{a, t=S # s}', '1@misc:a[@}] t=xx', ''],
    ['@string(s = "x")@misc{a, t=s}', '1@misc:a[@}] t=x', ''],
    ['@misc{a, t=s}@string{s = "x"}', '1@misc:a[@}] t=s', '1 undefined-string'],
    ['@string{s = u}', '', '1 undefined-string'],
    ['@string{s = "x" # s}', '', '1 undefined-string'],
    ['@string{s}', '', '1 stray-text'],
    ['@string{s = "x", v = "y"}@misc{a, t=s # v}', '1@misc:a[@}] t=xy', ''],
    ['@string{s = "x"', '', '1 unterminated-entry'],
    ['@preamble{"x"}@misc{a}', '1@misc:a[@}]', ''],
    ['@preamble{"x" # {y}}', '', ''],
    ['@preamble{"x', '', '1 unterminated-entry'],
    ['@comment{@misc{a, t={x}}}', '1@misc:a[@}] t=x', ''],
    ['@comment x @misc{a}', '1@misc:a[@}]', ''],
    ['@comment(x)@misc{a}', '1@misc:a[@}]', ''],
    ['% @misc{a, t={x}}\n', '1@misc:a[@}] t=x', ''],
    ['% @misc{a,\n% t={x}}\n', '', ''],
    ['%@misc{a,\n%t={x}}\n@misc{b}', '3@misc:b[@}]', ''],
    ['x % @misc{a,\n% t={x}}', '', '1 unterminated-entry'],
    ['@misc{a, t={x}}@misc{a, t={y}}', '1@misc:a[@}] t=x | 1@misc:a[@}] t=y', ''],
    ['@misc{a, a-b={x}, a_b={y}, a.b={z}, a/b={v}, a:b={w}, a+b={u}}', '1@misc:a[@}] a-b=x;a_b=y;a.b=z;a/b=v;a:b=w;a+b=u', ''],
    ['@misc{a, a"b={x}}', '1@misc:a[@}] b=x', '1 stray-text'],
    ["@misc{a, t'={x}}", '1@misc:a[@}]', '1 stray-text'],
    ['@misc{a, 1t={x}}', '1@misc:a[@}] 1t=x', ''],
    ['@misc{a#b, t={x}}', '1@misc:a#b[@}] t=x', ''],
    ['@misc{a"b, t={x}}', '1@misc:a"b[@}] t=x', ''],
    ['@misc{a\\b, t={x}}', '1@misc:a\\b[@}] t=x', ''],
    ['@misc{a=b, t={x}}', '1@misc:[@}] a=b;t=x', '1 empty-key, 1 undefined-string'],
    ['@misc{a, t={x}}}', '1@misc:a[@}] t=x', ''],
    ['}@misc{a, t={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a,\r\n t={x}\r\n}\r\n@misc{b}', '1@misc:a[@}] t=x | 4@misc:b[@}]', ''],
    ['@misc{a,\r t={x}\r}\r@misc{b}', '1@misc:a[@}] t=x | 4@misc:b[@}]', ''],
    ['@misc{a, t={a\n\n\nb}}\n@misc{b}', '1@misc:a[@}] t=a\n\n\nb | 5@misc:b[@}]', ''],
    ['@misc{a, t={x} @misc{b, u={y}}', '', '1 unterminated-entry'],
    ['@misc{a, t={x}\n}@misc{b, u={y}}', '1@misc:a[@}] t=x | 2@misc:b[@}] u=y', ''],
    ['@misc{a, t="a{b}c"}', '1@misc:a[@}] t=a{b}c', ''],
    ['@misc{a, t="a{"}b"}', '1@misc:a[@}] t=a{"}b', ''],
    ['@misc{a, t={x}, u}', '1@misc:a[@}] t=x', '1 stray-text'],
    ['@misc{a, t=1 2, u={x}}', '1@misc:a[@}] t=1 2;u=x', '1 unquoted-value'],
    ['@misc{a, t=1\n u={x}}', '1@misc:a[@}] t=1;u=x', '1 missing-comma'],
    ['@misc{a, t=may\n}', '1@misc:a[@}] t=May', ''],
    ['@misc{a, c5={x}, as={y}}', '1@misc:a[@}] c5=x;as=y', ''],
    ['@misc{a, t\u00a0={x}}', '1@misc:a[@}] t=x', ''],
    ['@misc{a\r t={x}}', '1@misc:a[@}] t=x', '1 missing-comma-after-key'],
    ['@misc{a, % note\r t={x}}', '1@misc:a[@}] t=x', '1 comment-in-entry'],
    ['@misc{a, t=x y\r u={z}}', '1@misc:a[@}] t=x y;u=z', '1 unquoted-value'],
    ['@misc{a, t=x y , u={z}}', '1@misc:a[@}] t=x y;u=z', '1 unquoted-value'],
    ['@misc{a, t=1 2', '', '1 unterminated-entry'],
    ['@misc{a, t={x} # {y\n@misc{b, u={z}}', '2@misc:b[@}] u=z', '1 unterminated-entry'],
    ['@misc{a, t="x\r@misc{b, u={y}}', '2@misc:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x\n\t@book { b , u={y}}', '2@book:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x\n@book\r\n{\tb\r\n, u={y}}', '2@book:b[@}] u=y', '1 unterminated-entry'],
    ['@misc{a, t={x\n@string {s = "x"}\n@misc{b, u=s}', '3@misc:b[@}] u=x', '1 unterminated-entry'],
    ['@misc{a, t={x\ny @book{b, u={y}}\n@book{c,}', '3@book:c[@}]', '1 unterminated-entry'],
  ] as const)
    it(`are ${entries || 'none'} in ${JSON.stringify(text)}`, () => {
      assert.equal(entriesOf(text), entries);
      assert.equal(
        parseBibtex(text, 'a.bib')
          .problems.map(({ line, code }) => `${line} ${code}`)
          .join(', '),
        problems,
      );
    });

  it('have fields where they say', () => {
    const text = '@string{s = {x}}\n@Misc{ a , T = "one" # s, u={two} ,\n v = 3}';
    const [entry] = parseBibtex(text).entries;
    assert.ok(entry);
    assert.deepEqual(
      [entry.key, text.slice(entry.keyOffset, entry.keyOffset + 1), text.slice(entry.offset, entry.offset + 5), entry.line],
      ['a', 'a', '@Misc', 2],
    );
    assert.deepEqual(
      entry.fields.map((field) => [
        field.name,
        field.value,
        text.slice(field.offset, field.offset + field.length),
        text.slice(field.valueOffset, field.valueOffset + field.valueLength),
      ]),
      [
        ['t', 'onex', 'T = "one" # s', '"one" # s'],
        ['u', 'two', 'u={two}', '{two}'],
        ['v', '3', 'v = 3', '3'],
      ],
    );
  });

  it('are told of a field written twice among many, and of the first twenty such', () => {
    const names = Array.from({ length: 60 }, (_, i) => `f${i}`);
    const many = (...more: readonly string[]): string => `@misc{a, ${[...names, ...more].map((name) => `${name} = {x}`).join(', ')}}\n`;
    const codes = (text: string): string =>
      parseBibtex(text, 'a.bib')
        .problems.map(({ line, message }) => `${line} ${/“f\d+”/.exec(message)?.[0]}`)
        .join(', ');
    assert.equal(codes(many() + many()), '');
    assert.equal(codes(many('F0', 'f47', 'f48', 'F59') + many('f60')), '1 “f0”, 1 “f47”, 1 “f48”, 1 “f59”');
    for (const [written, reported] of [
      [20, 20],
      [21, 20],
    ] as const)
      assert.equal(parseBibtex(`@misc{a, t={x}${', t={y}'.repeat(written)}}`).problems.length, reported);
  });
});
