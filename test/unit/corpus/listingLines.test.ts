import assert from 'node:assert/strict';
import { headerStart, precedesHeader, readHeaderLine, startsHeader } from '../../../src/core/corpus/listing/listingHeader';
import { endsSentence, isProse, isText, lineKind, listingLines, organizationName } from '../../../src/core/corpus/listing/listingLines';

describe('a line of a listing', () => {
  it('is trimmed and numbered; blank lines are left out, and so is a mark of the encoding', () => {
    const read = (text: string) =>
      [...listingLines(text)].map(
        ({ text: line, number, afterBlank, terminated }) => `${number}${afterBlank ? '+' : ' '}${line}${terminated ? '' : '|'}`,
      );
    for (const [text, expected] of [
      ['', []],
      ['\n \n\t', []],
      ['a', ['1+a|']],
      ['\uFEFFa\n b \nc', ['1+a', '2 b', '3 c|']],
      ['\uFEFF', []],
      ['a\r\n\r\nb\rc\r\r\nd\n', ['1+a', '3+b', '4 c', '6+d']],
      ['\n\na\n \nb', ['3+a', '5+b|']],
    ] as const)
      assert.deepEqual(read(text), expected, JSON.stringify(text));
  });

  it('is of the block below an abstract where it begins so, or text', () => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      'authors 9': ['• 9 authors', '9 authors', '•9 author', '· 9 AUTHORS', '∙ 9  authors', '* 9 authors', '- 9\tauthors'],
      'authors 123456': ['• 123456 authors'],
      dot: ['·', '•', '∙'],
      bullet: ['• trending', '·x', '∙ 9', '• 1234567 authors', '• 9 authors and', '•• 9 authors'],
      text: ['*', '-', '* a', '9', 'nine authors', 'the 9 authors', `• ${'a'.repeat(39)}`, ''],
    };
    for (const [kind, lines] of Object.entries(kinds))
      for (const line of lines) {
        const read = lineKind(line);
        assert.equal(read.kind === 'authors' ? `authors ${read.count}` : read.kind, kind, line);
      }
    assert.equal(lineKind(`• ${'a'.repeat(38)}`).kind, 'bullet');
  });

  it('ends a sentence with a full stop, maybe within quotes or brackets', () => {
    for (const line of ['We do.', 'We do."', 'We do.”', 'We do.’', "We do.'", 'We do.)', 'We do.]', '我们。', '我们。”', '.'])
      assert.equal(endsSentence(line), true, line);
    for (const line of ['Do we?', 'We do!', 'We do', 'We do."x', 'We do.””', 'We. do', '']) assert.equal(endsSentence(line), false, line);
  });

  it('is text where it is made of letters and words as people write', () => {
    const long = 'word '.repeat(10);
    for (const line of [
      'a',
      'x1',
      '12345678901234567 a',
      'é',
      '深度学习',
      long,
      `${'a'.repeat(19)} ${'a'.repeat(20)}`,
      `${'a'.repeat(12)}${'1'.repeat(8)}`,
      '深度学习'.repeat(10),
      'ひらがな'.repeat(10),
      'カタカナ'.repeat(10),
      'ภาษาไทย'.repeat(10),
      'tab\tand\vmore',
    ])
      assert.equal(isText(line), true, line);
    for (const line of [
      '',
      '123',
      '!?',
      '\u0000a',
      'a\u0008',
      'a\u000E',
      'a\u001F',
      'a\uFFFD',
      `${'a'.repeat(11)}${'1'.repeat(9)}`,
      `${'a'.repeat(21)} ${'a'.repeat(20)}`,
      'a'.repeat(21),
      'буква'.repeat(10),
    ])
      assert.equal(isText(line), false, line);
  });

  it('is prose where it has a sentence, or the length of one', () => {
    for (const line of [
      'We do this.',
      `${'word '.repeat(11)}words`,
      `${'eleven char '.repeat(4)}eleven characters`,
      '深度学习',
      'ひらがな',
      'カタカナ',
      'ภาษาไทย',
      `${'a'.repeat(11)} ${'a'.repeat(11)} ${'a'.repeat(11)}.`,
    ])
      assert.equal(isProse(line), true, line);
    for (const line of [
      'We do.',
      'We do this',
      `${'word '.repeat(11)}word`,
      'A Title of Some Words',
      `${'a'.repeat(12)} ${'a'.repeat(12)} ${'a'.repeat(12)}.`,
      `${'characters12 '.repeat(5)}characters12`,
      '',
    ])
      assert.equal(isProse(line), false, line);
  });

  it('is an organisation, whose handle before its name is left out', () => {
    const rows: Readonly<Record<string, string>> = {
      'apple Apple': 'Apple',
      'facebook AI at Meta': 'AI at Meta',
      'ByteDance-Seed ByteDance Seed': 'ByteDance Seed',
      'Under_Score The Name': 'The Name',
      'OpenAI Open AI': 'Open AI',
      'Open.AI open-a_i': 'open-a_i',
      'Alibaba Cloud': 'Alibaba Cloud',
      'a.b  c': 'c',
      Apple: 'Apple',
      apple: 'apple',
      'é Name': 'é Name',
      'l’école Name': 'l’école Name',
      '': '',
    };
    for (const [line, expected] of Object.entries(rows)) assert.equal(organizationName(line), expected, line);
  });
});

describe('the header of a listing', () => {
  const trending = 'Get trending papers in your email inbox';

  it('has its own lines, each once; some of them mark a listing', () => {
    const marks: Readonly<Record<string, boolean>> = {
      new: false,
      'Jan 7': false,
      'Sept. 30, 2025': false,
      'September 30': false,
      [trending]: true,
      [`${trending}!`]: true,
      [`${trending} once a day!`]: true,
      [`${trending} once a day`]: true,
      Subscribe: true,
      'Daily Papers': true,
      'Trending Papers': true,
      'byAK and the research community': true,
      'by AK and the research community': true,
    };
    for (const [line, mark] of Object.entries(marks)) {
      const step = readHeaderLine(headerStart, line);
      assert.ok(step.kind === 'chrome' && step.mark === mark, line);
      assert.deepEqual(readHeaderLine(step.header, line), { kind: 'other' }, line);
      assert.equal(readHeaderLine(step.header, 'Words of a title').kind, 'other');
    }
    for (const line of [
      '',
      'News',
      'A new',
      `${trending}?`,
      `On ${trending}`,
      'Subscribe to it',
      'To Subscribe',
      'Weekly Papers',
      'Daily Papers on AI',
      'The Daily Papers',
      'by  AK and the research community',
      'made byAK and the research community',
      'byAK and the research community of it',
      'Jan 777',
      'On Jan 7',
      'Jan 7, 25',
      'Septembers 7',
      'J 7',
      `Jan 7${' '.repeat(60)}`,
    ])
      assert.deepEqual(readHeaderLine(headerStart, line), { kind: 'other' }, line);
  });

  it('may have the first title glued to its last line', () => {
    const header = (...lines: string[]) =>
      lines.reduce((state, line) => {
        const step = readHeaderLine(state, line);
        return step.kind === 'chrome' ? step.header : state;
      }, headerStart);
    assert.deepEqual(readHeaderLine(header('new'), 'SubscribeAlpha Beta'), { kind: 'title', title: 'Alpha Beta' });
    assert.deepEqual(readHeaderLine(headerStart, 'SubscribeAlpha'), { kind: 'other' });
    assert.deepEqual(readHeaderLine(header('new', 'Subscribe'), 'SubscribeAlpha'), { kind: 'other' });
    assert.deepEqual(readHeaderLine(header('new'), 'Subscribe Alpha'), { kind: 'other' });
    assert.deepEqual(readHeaderLine(header('new'), 'ToSubscribeAlpha'), { kind: 'other' });
  });

  it('begins another page where it asks for an address, and “new” may precede it', () => {
    assert.deepEqual([trending, `${trending} once a day!`, 'new', 'Subscribe', 'Daily Papers', 'x'].map(startsHeader), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    assert.deepEqual([trending, 'new', 'Subscribe', 'x'].map(precedesHeader), [false, true, false, false]);
  });
});
