import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import type { Inquiry } from '../../src/core/checking/asking/inquiry';
import { noticeSentence } from '../../src/core/checking/asking/inquiry';
import { parseKeyPattern } from '../../src/core/corpus/key/keyPattern';
import { parseListing } from '../../src/core/corpus/parseListing';
import { importLibrary } from '../../src/core/import/importLibrary';
import { checkMarkdown, checkPage } from '../../src/core/presentation/checkPage';
import { inquiryLines } from '../../src/core/presentation/inquiryLines';
import { topicText } from '../../src/core/presentation/topicText';
import type { Problem } from '../../src/core/problem';
import { styleInfo } from '../../src/core/reference/styles';

const languages = ['de', 'zh-cn'] as const;
const bundle = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(`media/l10n/bundle.l10n.${language}.json`, 'utf8'));

/** What is made in a display language; English again after it. */
function speaking<T>(contents: Readonly<Record<string, string>>, make: () => T): T {
  l10n.config({ contents });
  try {
    return make();
  } finally {
    l10n.config({ contents: {} });
  }
}

const problems: Readonly<Record<string, () => readonly Problem[]>> = {
  'an empty listing': () => parseListing('', 'a.txt').problems,
  'a page': () => parseListing('<html>', 'a.txt').problems,
  JSON: () => parseListing('[{"a":1}]', 'a.txt').problems,
  'what is no listing': () => parseListing('A line.\nAnother.\n', 'a.txt').problems,
  'a header alone': () => parseListing('Get trending papers in your email inbox!\nSubscribe\nDaily Papers\n', 'a.txt').problems,
  'noise in a listing': () =>
    parseListing(
      `Daily Papers\n• 9 authors\n${'x'.repeat(300)}\nTitle\nShort\nOther\nShort\n${'A sentence. '.repeat(30)}\n• 3 authors\n·\nMay 2`,
      'a.txt',
    ).problems,
  'very much noise': () => parseListing(`Daily Papers\n${'• 9 authors\n'.repeat(60)}`, 'a.txt').problems,
  'no CSL': () => importLibrary('{}x', 'a.json').problems,
  'an item that is never closed': () => importLibrary('[{"id":"a","title":"A"},{"id":', 'a.json').problems,
  'an item without a title': () => importLibrary('[{"x":1}]', 'a.json').problems,
  'no RIS': () => importLibrary('hello', 'a.ris').problems,
  'no YAML library': () => importLibrary('- a\n', 'a.yaml').problems.filter(({ code }) => code !== 'yaml-error'),
  'fields of Hayagriva': () =>
    importLibrary(
      'a:\n  type: Nothing\n  title: {x: 1}\n  date: 2001-13-01\n  url: x\n  author: [1]\n  page-total: x\n  runtime: 1\n  serial-number: [a]\n  affiliated: [{names: a}]\n  language: 3\n  volume: [1]\n  title: 1\n  parent: 3\nb:\n  title: "x}"\n  editor: "a, b, c, d"\n  date: later\n',
      'a.yml',
    ).problems,
  'YAML of many aliases': () => importLibrary(`a: &a 1\nb:\n  title: [${'*a, '.repeat(600)}]\n`, 'a.yml').problems,
  'key patterns': () =>
    ['[', ']', '[]', '[nothing]', '[auth:nothing]', 'plain', '[auth:regex("(", "")]', '[auth:regex("(a+)+", "")]', 'x'.repeat(600)].flatMap(
      (pattern) => parseKeyPattern(pattern).problems,
    ),
  styles: () =>
    [undefined, 'x', '<style><info><link href="https://x/apa" rel="independent-parent"/></info></style>'].flatMap((text) => {
      const info = styleInfo({ name: 'x.csl', text });
      return 'code' in info ? [info] : [];
    }),
};

const inquiry: Inquiry = {
  status: 'not found',
  found: ['Crossref'],
  absent: ['DBLP', 'OpenAlex'],
  failed: [],
  differences: [],
  notices: [],
  isRetracted: false,
  askedAt: 0,
};

/** A bundle whose texts stand in brackets that nothing else has. */
const bracketed = Object.fromEntries(Object.keys(bundle('de')).map((key) => [key, `⟦${key}⟧`]));

describe('what a user reads of files and services', () => {
  it('is all in the bundles: problems of listings, libraries, Hayagriva’s fields, key patterns and styles', () => {
    let count = 0;
    for (const [what, make] of Object.entries(problems)) {
      const found = speaking(bracketed, make);
      assert.ok(found.length > 0, what);
      count += found.length;
      for (const { message } of found) assert.match(message, /^⟦[^]*⟧$/, `${what}: ${message}`);
    }
    assert.ok(count > 60, String(count));
  });

  it('is in German and Chinese too, with other words than the English, which is there without a bundle', () => {
    for (const make of Object.values(problems)) {
      const english = make().map(({ message }) => message);
      for (const language of languages) {
        const texts = speaking(bundle(language), make).map(({ message }) => message);
        assert.equal(texts.length, english.length);
        texts.forEach((text, at) => void assert.notEqual(text, english[at]));
      }
    }
  });

  it('is in the report of the services, whose statuses sort and filter as before', () => {
    const entry = { key: 'a', title: 'T', file: 'a.bib', line: 1, objections: [] };
    const statuses = ['confirmed', 'differs', 'not found', 'could not be asked'] as const;
    const report = {
      of: 'a.bib',
      compared: true,
      askedAt: 3 * 3_600_000,
      entries: statuses.map((status) => ({ ...entry, inquiry: { ...inquiry, status } })),
    };
    const german = speaking(bundle('de'), () => ({ html: checkPage(report), text: checkMarkdown(report) }));
    for (const word of [
      'bestätigt',
      'weicht ab',
      'bei 2 Diensten nicht gefunden',
      'konnte nicht abgefragt werden',
      'Vor 3 Stunden abgefragt.',
      'Erneut fragen',
    ])
      assert.ok(german.html.includes(word), word);
    assert.doesNotMatch(german.html.replace(/<[^>]*>/g, ' '), /\b(?:Asked|Found in|Not in|entries|confirmed|Services|Save)\b/);
    assert.match(german.text, /4 Einträge, bei den Diensten angefragt am 1970\\?-01\\?-01/);
    assert.equal(
      speaking(bundle('de'), () => noticeSentence({ type: 'expression_of_concern', doi: '10.5555/x' }, 'Crossref')),
      'Crossref führt eine Mitteilung dazu: Bedenkenanzeige (Expression of Concern) (10.5555/x).',
    );
    assert.equal(inquiryLines(inquiry, 0).details.join(' '), 'Found in Crossref. Not in DBLP, OpenAlex. Asked just now.');
  });

  it('is the papers’ own language in labels of topics, but for the one that Lectern gives', () => {
    assert.deepEqual(
      speaking(bundle('zh-cn'), () => [topicText({ label: 'Other' }), topicText({ label: 'Vision transformers' })]),
      ['其他', 'Vision transformers'],
    );
  });
});
