import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Paper } from '../../../src/core/corpus/paper';
import { escapeHtml, escapeMarkdown } from '../../../src/core/escape';
import { paperCard } from '../../../src/core/presentation/card';
import { authorList, besideKey, byline, cutAtSentence, links, longDate, published } from '../../../src/core/presentation/facts';
import { paperPage } from '../../../src/core/presentation/page';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const paper = (facts: Partial<Paper>): Paper => ({
  id: 'title:x',
  title: 'X',
  authors: [],
  citationKey: 'x',
  sources: ['a.txt'],
  ...facts,
});

describe('a year before Christ', () => {
  it('is shown in words', () => {
    const old = paper({ authors: [{ family: 'Caesar' }], date: '-0044-03-15' });
    assert.deepEqual([byline(old), published(old)], ['Caesar · 44 BC', '15 March 44 BC']);
  });
});

describe('a date in another language', () => {
  const dates = ['2025-05-29', '2025-12', '2025', '2025-13', '2025-02-30', '2025-00', 'in press', '-0044-03-15'];
  const expected = {
    de: ['29. Mai 2025', 'Dezember 2025', '2025', '2025-13', '2025-02-30', '2025-00', 'in press', '44 v. Chr.'],
    'zh-cn': ['2025年5月29日', '2025年12月', '2025', '2025-13', '2025-02-30', '2025-00', 'in press', '公元前 44 年'],
  };
  for (const [language, shown] of Object.entries(expected))
    it(`is written as ${language} does, and stays as it is where there is no such day`, () => {
      l10n.config({ contents: JSON.parse(readFileSync(`media/l10n/bundle.l10n.${language}.json`, 'utf8')) });
      try {
        assert.deepEqual(dates.map(longDate), shown);
      } finally {
        l10n.config({ contents: {} });
      }
    });
});

describe('an abstract cut for a card', () => {
  const check = (text: string, limit: number, expected: string): void => assert.equal(cutAtSentence(text, limit), expected);
  it('keeps a short text', () => check('One. Two.', 20, 'One. Two.'));
  it('ends with a sentence', () => check('We show this first. Then we go on and on without an end', 40, 'We show this first.'));
  it('takes a sentence that ends with a bracket', () =>
    check('It backpropagates into adapters (LoRA). Our best model family is longer', 50, 'It backpropagates into adapters (LoRA).'));
  it('does not end at an abbreviation', () =>
    check('As Gu et al. We know of nothing that is shorter than this', 40, 'As Gu et al. We know of nothing that is …'));
  it('does not end at an initial', () =>
    check('A result that William T. Freeman found some years ago', 40, 'A result that William T. Freeman found …'));
  it('cuts a long sentence at a word', () => check('incomprehensibilities without end', 25, 'incomprehensibilities …'));
});

describe('what is known of a paper', () => {
  it('is the title alone beside a key that names author and year, and all of it beside another', () => {
    const authors = [
      { family: 'Pöppel', given: 'Korbinian' },
      { family: 'Beck', given: 'Maximilian' },
    ];
    const known = paper({ authors, date: '2024-12-10', title: 'FlashRNN' });
    assert.equal(besideKey('poeppel2024flashrnn', known), 'FlashRNN');
    assert.equal(besideKey('Poeppel:2024', known), 'FlashRNN');
    assert.equal(besideKey('poeppel2025flashrnn', known), 'Pöppel and Beck · 2024 · FlashRNN');
    assert.equal(besideKey('flashrnn', known), 'Pöppel and Beck · 2024 · FlashRNN');
    assert.equal(besideKey('poeppel2024', paper({ title: 'FlashRNN', date: '2024' })), '2024 · FlashRNN');
    assert.equal(besideKey('poeppel', paper({ title: 'FlashRNN', authors })), 'Pöppel and Beck · FlashRNN');
    assert.equal(besideKey('x', paper({ title: 'FlashRNN' })), 'FlashRNN');
    const ofLi = paper({ authors: [{ family: 'Li', given: 'Ann' }], date: '2020', title: 'Lightning' });
    assert.equal(besideKey('lightning2020', ofLi), 'Li · 2020 · Lightning');
    assert.equal(besideKey('li2020lightning', ofLi), 'Lightning');
  });

  it('counts authors whose names are unknown, and says so', () => {
    assert.equal(byline(paper({ authorCount: 9, date: '2025-05-29' })), '9 authors · 2025');
    assert.equal(authorList(paper({ authorCount: 1 })), '1 author, names unknown');
    assert.equal(authorList(paper({})), 'Authors unknown');
  });
  it('names the year of the venue once', () => {
    assert.equal(published(paper({ venue: { name: 'ICLR', kind: 'conference', year: 2018 }, date: '2017-10-05' })), 'ICLR, 2018');
    assert.equal(published(paper({ venue: { name: 'Findings: EMNLP 2024', kind: 'conference', year: 2024 } })), 'Findings: EMNLP 2024');
  });
  it('writes dates as far as they go', () =>
    assert.deepEqual(['2025-05-29', '2025-05', '2025', '0000', '-0001'].map(longDate), [
      '29 May 2025',
      'May 2025',
      '2025',
      '0000',
      '1 BC',
    ]));
  it('ends a text with its sentences, else at a word, whatever stands after that', () => {
    const text = 'One of the words.  Two of them are here, and more of them follow.';
    assert.deepEqual([cutAtSentence(text, 30), cutAtSentence(text, text.length)], ['One of the words.', text]);
    assert.equal(cutAtSentence('Words and more ,; then', 18), 'Words and more …');
  });
  it('makes no number of a date that is none', () => {
    assert.deepEqual(['', 'in press', '2025-', '-0044-03-15'].map(longDate), ['', 'in press', '2025-', '15 March 44 BC']);
    const venue = { name: 'ICLR', kind: 'conference' } as const;
    for (const date of ['', 'in press']) assert.deepEqual([byline(paper({ date })), published(paper({ date, venue }))], ['', 'ICLR']);
    assert.equal(published(paper({ date: '', arxivId: '2505.23884' })), undefined);
    assert.doesNotMatch(paperCard(paper({ date: '', venue })), /NaN/);
  });
  it('links only web addresses, each once', () => {
    assert.deepEqual(links(paper({ url: 'javascript:alert(1)', codeUrl: 'file:///etc/passwd' })), []);
    assert.deepEqual(links(paper({ arxivId: '2505.23884', url: 'https://arxiv.org/abs/2505.23884' })).length, 1);
  });
});

describe('untrusted text', () => {
  const shown = new MarkdownIt({ html: true });
  const evil = '<img src=x onerror=alert(1)> [a](command:b) `c` **d** &amp; "e" | \\';
  it('is not markup in a card', () => {
    const card = paperCard(paper({ title: evil, abstract: evil, citationKey: '`x`', authors: [{ literal: evil }] }));
    const html = shown.render(card);
    assert.doesNotMatch(html, /<(?:img|a|script)\b|<strong>d|<code>c/);
    assert.equal(html.split('&lt;img src=x onerror=alert(1)&gt; [a](command:b) `c` **d** &amp;amp; &quot;e&quot; | \\').length, 4);
  });
  it('is shown in Markdown as it is', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '- ',
      '+ ',
      '# ',
      '1. ',
      '2) ',
      '===',
      '---',
      '*',
      '_',
      '`',
      '~~',
      '<b>',
      '</b>',
      '<!--',
      '[',
      '](x)',
      '![',
      '&amp;',
      '&',
      '|',
      '\\',
      '\n',
      '    ',
      '> ',
      '$',
      '"',
      ':',
      '@',
      '.',
      '!',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join('').replace(/\s+/g, ' ').trim();
        const html = shown.render(escapeMarkdown(pieces.join('')).trim());
        assert.equal(html, text === '' ? '' : `<p>${escapeHtml(text).replaceAll('&#39;', "'")}</p>\n`);
      }),
      { numRuns: 3000 },
    );
  });
  it('stays readable in Markdown', () => assert.equal(escapeMarkdown('a_b *c* (d) 1. e! f-g'), 'a\\_b \\*c\\* (d) 1. e! f-g'));
  it('is not markup in a page', () => {
    const page = paperPage({
      paper: paper({ title: evil, abstract: evil, id: '"><script>' }),
      sources: [evil],
      topics: [[{ label: evil }]],
      related: [paper({ title: evil })],
      bibtex: evil,
    });
    assert.ok(!/<img|<script/.test(page), page);
  });
  it('leaves every card of the corpus short enough to read', () => {
    for (const one of bundledCorpus()) assert.ok(paperCard(one).length < 1600, one.title);
  });
});
