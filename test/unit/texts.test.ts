import assert from 'node:assert/strict';
import { isAsciiSpace, isBlank, isDigit, isLower, isUpper, lowered } from '../../src/core/characters';
import {
  codeSpan,
  encodeAddress,
  escapeHtml,
  escapeMarkdown,
  htmlText,
  joined,
  linkTarget,
  messageText,
  shown,
  visible,
  withIcon,
} from '../../src/core/escape';
import { largest } from '../../src/core/largest';
import { linePositions } from '../../src/core/linePositions';
import { RecentMap } from '../../src/core/recentMap';
import { isLike } from '../../src/core/settingDefaults';
import { withEdits, withoutEnd } from '../../src/core/text';
import { encodePart, encodeWhole, parsedJson, wellFormed, wellFormedValue } from '../../src/core/wellFormed';

/** What a function gives for each text. */
function gives(what: string, read: (text: string) => unknown, rows: Readonly<Record<string, unknown>>): void {
  it(what, () => {
    for (const [text, expected] of Object.entries(rows)) assert.deepEqual(read(text), expected, JSON.stringify(text));
  });
}

describe('texts', () => {
  gives('are escaped for Markdown', escapeMarkdown, {
    'plain (text), here': 'plain (text), here',
    'a\\b*c_d|e~f&g$h@i': 'a\\\\b\\*c\\_d\\|e\\~f\\&g\\$h\\@i',
    '`[a]<b>': '&#96;&#91;a&#93;&#60;b&#62;',
    'https://a.b HTTP://c ftp://d': 'https\\://a.b HTTP\\://c ftp\\://d',
    'http:a mailto://b': 'http:a mailto://b',
    'www.a.b WWW.c': 'www\\.a.b WWW\\.c',
    '- a - b': '\\- a - b',
    '+a': '\\+a',
    '=': '\\=',
    ' # a': ' \\# a',
    '12. a': '12\\. a',
    ' 3) b 4) c': ' 3\\) b 4) c',
    '12 a': '12 a',
    'a\n\n b\tc': 'a b c',
    '\u202ea': '⟨U+202E⟩a',
  });

  gives('are code spans', codeSpan, { a: '`a`', ' a\n b ': '`a b`', 'a`b``': "`a'b''`", ' \n': '', '': '', '\u200ba': '`⟨U+200B⟩a`' });

  gives('are targets of links', linkTarget, {
    "https://a.b/c?d=e&f#g~h:i@j!k$l'm*n+o,p;q=r-s": "https://a.b/c?d=e&f#g~h:i@j!k$l'm*n+o,p;q=r-s",
    'https://a.b/(c) <d>"[e]': 'https://a.b/%28c%29%20%3Cd%3E%22%5Be%5D',
    'https://a.b/%41%zz%2': 'https://a.b/%41%25zz%252',
    'https://a.b/é\ud800': 'https://a.b/%C3%A9%EF%BF%BD',
  });
  gives('are addresses', encodeAddress, { 'a b%20%fF%2': 'a%20b%20%fF%252', '(a)': '(a)' });

  gives('show what can’t be seen', visible, {
    'a\tb\nc\u00a0d': 'a\tb\nc\u00a0d',
    '\u0000\u0007\u007f\u0085x': '⟨U+0000⟩⟨U+0007⟩⟨U+007F⟩⟨U+0085⟩x',
    '\u061c\u180e\u200e\u200f\u202a\u2060\u206f\ufff9\ufffb': '⟨U+061C⟩⟨U+180E⟩⟨U+200E⟩⟨U+200F⟩⟨U+202A⟩⟨U+2060⟩⟨U+206F⟩⟨U+FFF9⟩⟨U+FFFB⟩',
    '\ufeffa': '⟨U+FEFF⟩a',
    'a\u{e0041}': 'a⟨U+E0041⟩',
    'a\u200db \u200c': 'a⟨U+200D⟩b ⟨U+200C⟩',
    'می\u200cخواهم 👩\u200d🔬': 'می\u200cخواهم 👩\u200d🔬',
    '\ud800': '\uFFFD',
  });

  gives('are labels', shown, {
    'Tides, (2020) $5 – “é” 深度': 'Tides, (2020) $5 – “é” 深度',
    'a $(sync) b': 'a $\u2060(sync) b',
    'a $\u2060\u2060(sync)': 'a $\u2060(sync)',
    'a\n  b\u202e': 'a b⟨U+202E⟩',
    '$$(a)': '$$\u2060(a)',
  });
  it('are labels with icons, several and messages', () => {
    assert.equal(withIcon('check', 'a $(x)'), '$(check) a $\u2060(x)');
    assert.equal(joined([shown('a'), undefined, shown(''), withIcon('b', 'c')]), 'a · $(b) c');
    assert.equal(messageText('[a](command:b) ](c $(d)'), '[a] (command:b) ] (c $\u2060(d)');
  });

  gives('are escaped for HTML', escapeHtml, {
    '<a href="b">\'c\' & d': '&lt;a href=&quot;b&quot;&gt;&#39;c&#39; &amp; d',
    'é\u0000': 'é\u0000',
  });
  gives('are shown in HTML', htmlText, { '<\u202e': '&lt;⟨U+202E⟩' });

  it('are changed by edits in the order of their places', () => {
    const edits = [
      { offset: 4, length: 0, text: 'X' },
      { offset: 0, length: 1, text: '' },
      { offset: 4, length: 0, text: 'Y' },
      { offset: 4, length: 2, text: 'z' },
    ];
    assert.equal(withEdits('abcdefg', edits), 'bcdXYzg');
    assert.equal(withEdits('abc', []), 'abc');
    const clash = [
      { offset: 0, length: 2, text: '' },
      { offset: 1, length: 1, text: '' },
    ];
    assert.throws(() => withEdits('abc', clash), new RangeError('edits overlap at offset 1'));
  });

  gives('lose signs at their end', (text) => withoutEnd(text, '.,'), { 'a.,.': 'a', '.a': '.a', '.,': '', '': '', 'a. ': 'a. ' });

  it('have whole characters alone, wherever they are in a value', () => {
    assert.equal(wellFormed('a\ud800b\udc00😀'), 'a\ufffdb\ufffd😀');
    const value = { 'a\ud800': ['\udc00', 1, null, true, { b: '\ud800' }] };
    assert.deepEqual(wellFormedValue(value), { 'a\ufffd': ['\ufffd', 1, null, true, { b: '\ufffd' }] });
    assert.deepEqual(parsedJson('{"a": "\\ud800", "b": [null]}'), { a: '\ufffd', b: [null] });
    assert.throws(() => parsedJson('{'));
    assert.equal(encodePart('a/b \ud800'), 'a%2Fb%20%EF%BF%BD');
    assert.equal(encodeWhole('a/b \ud800'), 'a/b%20%EF%BF%BD');
  });

  it('have lines that end with a line feed, a carriage return or both', () => {
    const text = 'ab\nc\r\nd\r\re\n\rf';
    const places = Array.from({ length: text.length + 1 }, (_, offset) => linePositions(text)(offset));
    assert.deepEqual(
      places.map(({ line, character }) => `${line}.${character}`),
      '0.0 0.1 0.2 1.0 1.1 1.2 2.0 2.1 3.0 4.0 4.1 5.0 6.0 6.1'.split(' '),
    );
    assert.deepEqual(linePositions('')(0), { line: 0, character: 0 });
    assert.deepEqual(
      ['\n', '\r', '\r\n'].map((end) => linePositions(end)(end.length)),
      Array(3).fill({ line: 1, character: 0 }),
    );
  });
});

describe('codes of characters', () => {
  it('are of the ASCII characters of their kind alone', () => {
    const all = Array.from({ length: 0x180 }, (_, code) => code);
    const of = (is: (code: number) => boolean): string => String.fromCharCode(...all.filter(is));
    assert.equal(of(isDigit), '0123456789');
    assert.equal(of(isUpper), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    assert.equal(of(isLower), 'abcdefghijklmnopqrstuvwxyz');
    assert.equal(of(isBlank), '\t ');
    assert.equal(of(isAsciiSpace), '\t\n\v\f\r ');
    assert.equal(String.fromCharCode(...[...'@AZ[az`É'].map((sign) => lowered(sign.charCodeAt(0)))), '@az[az`É');
  });
});

describe('values', () => {
  it('have a largest one', () => {
    assert.deepEqual([largest([]), largest([2, 5, 3]), largest([-2, -5]), largest([1], 4), largest([], 0)], [-Infinity, 5, -2, 4, 0]);
  });

  it('are kept as long as they are among those used last', () => {
    const map = new RecentMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    assert.equal(map.get('a'), 1);
    map.set('c', 3);
    assert.deepEqual([map.get('a'), map.get('b'), map.get('c'), map.size], [1, undefined, 3, 2]);
    map.set('a', 4);
    assert.deepEqual([...map.values()], [3, 4]);
    map.delete('c');
    assert.deepEqual([[...map.values()], map.size], [[4], 1]);
    map.clear();
    assert.equal(map.size, 0);
    const none = new RecentMap<string, number>(0);
    none.set('a', 1);
    assert.equal(none.size, 0);
  });

  it('are of a setting’s kind', () => {
    const rows: readonly (readonly [unknown, unknown, boolean])[] = [
      ['a', '', true],
      [1, '', false],
      [false, true, true],
      [['a'], [], true],
      [[], ['a'], true],
      [['a', 1], [], false],
      ['a', [], false],
      [{}, [], false],
      [{ a: 1 }, {}, true],
      [null, {}, false],
      [[], {}, false],
      [undefined, '', false],
    ];
    for (const [value, example, expected] of rows) assert.equal(isLike(value, example), expected, JSON.stringify([value, example]));
  });
});
