import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toAscii } from '../../../src/core/corpus/key/ascii';
import { citationKey, keyAssigner, uniqueKey, withCitationKeys } from '../../../src/core/corpus/key/citationKey';
import type { KeySource } from '../../../src/core/corpus/key/keyMarkers';
import { parseKeyPattern } from '../../../src/core/corpus/key/keyPattern';
import type { Author } from '../../../src/core/corpus/paper';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const names = (...families: string[]): readonly Author[] => families.map((family) => ({ family, given: 'Isaac' }));
const paper = (title: string, authors: readonly Author[] = names('Zhang'), date = '2025'): KeySource => ({ title, authors, date });
const newton = paper('An awesome paper on JabRef', names('Newton', 'Maxwell', 'Einstein', 'Bohr', 'Unknown'), '2016-03-02');

function checkPattern(pattern: string, expected: string, source: KeySource = newton): void {
  it(`${pattern} gives ${expected}`, () => {
    const read = parseKeyPattern(pattern);
    assert.deepEqual(read.problems, []);
    assert.equal(citationKey(source, read.pattern), expected);
  });
}

describe('the default citation key', () => {
  for (const [title, authors, year, expected] of [
    ['Test-Time Training Done Right', names('Zhang'), '2025', 'zhang2025testtime'],
    ['QLoRA: Efficient Finetuning of Quantized LLMs', names('Dettmers', 'Pagnoni'), '2023', 'dettmers2023qlora'],
    ['The Curse of Depth', names('Sun'), '2025-02-09', 'sun2025curse'],
    ['S²FT: Efficient Fine-tuning', names('Yang'), '2024', 'yang2024s2ft'],
    ['70% Size, 100% Accuracy', names('Zhang'), '2025', 'zhang202570size'],
    ['β-VAE: Learning Concepts', names('Higgins'), '2017', 'higgins2017betavae'],
    ['To Be—or Not', names('Doe'), '2001', 'doe2001be'],
    ['On and Off', names('Doe'), '2001', 'doe2001on'],
    ['“Smart” Quotes', names("O'Neill"), '1999', 'oneill1999smart'],
    ['Parallel WaveNet', names('van den Oord'), '2018', 'oord2018parallel'],
    ['Flows', names('Müller-Łukasz'), '2020', 'muellerlukasz2020flows'],
    ['Minimax Attention', [{ literal: 'MiniMax' }], '2025', 'minimax2025minimax'],
    ['An Untold Story of a Long Title', [], '2024', 'untoldstorylong2024'],
    ['An Untold Story of a Long Title', [], '', 'untoldstorylong'],
    ['深度学习', names('王'), '2024', '王2024深度学习'],
    ['深度学习', [], '', '深度学习'],
    ['カタカナ テスト', names('山田'), '2016', '山田2016カタカナ'],
    ['한국어 처리', names('김'), '2016', '김2016한국어'],
    ['المقدمة في التاريخ', names('خلدون'), '1377', 'خلدون1377المقدمة'],
    ['Մաթեմատիկա', names('Կոմիտաս'), '1902', 'կոմիտաս1902մաթեմատիկա'],
    ['მათემატიკა', names('გელაშვილი'), '2001', 'გელაშვილი2001მათემატიკა'],
    ['Увод у алгебру', names('Ђоковић'), '1990', 'djokovic1990uvod'],
    ['Θεωρία των γραφημάτων', names('Παπαδόπουλος'), '2005', 'papadopoulos2005theoria'],
  ] as const) {
    it(`of “${title}” is ${expected}`, () => {
      assert.equal(citationKey({ title, authors, ...(year === '' ? {} : { date: year }) }), expected);
    });
  }

  it('has the year of the venue', () => {
    const venue = { name: 'ICLR', kind: 'conference', year: 2018 } as const;
    assert.equal(citationKey({ ...paper('To prune, or not to prune', names('Zhu'), '2017-10-05'), venue }), 'zhu2018prune');
  });

  it('is the one that the corpus has', () => {
    const keys = new Map(bundledCorpus().map(({ title, citationKey: key }) => [title, key]));
    assert.equal(keys.get('Test-Time Training Done Right'), 'zhang2025testtime');
    assert.equal(keys.get('QLoRA: Efficient Finetuning of Quantized LLMs'), 'dettmers2023qlora');
  });
});

// The examples of https://docs.jabref.org/setup/citationkeypatterns and of JabRef's BracketedPattern; inner capitals stay, as JabRef's code has it.
describe('a citation key pattern', () => {
  for (const [pattern, expected] of [
    ['[auth][year]', 'Newton2016'],
    ['[auth][shortyear]', 'Newton16'],
    ['[auth3]', 'New'],
    ['[auth3_2]', 'Max'],
    ['[authors]', 'NewtonMaxwellEinsteinBohrUnknown'],
    ['[authors2]', 'NewtonMaxwellEtAl'],
    ['[authors9]', 'NewtonMaxwellEinsteinBohrUnknown'],
    ['[authorLast]', 'Unknown'],
    ['[authorLastForeIni]', 'I'],
    ['[authForeIni]', 'I'],
    ['[authFirstFull]', 'Newton'],
    ['[authorIni]', 'NewtoMEBU'],
    ['[authIni5]', 'NMEBU'],
    ['[authIni7]', 'NeMaEBU'],
    ['[authorsAlpha]', 'NME'],
    ['[authshort]', 'NME'],
    ['[authEtAl]', 'NewtonEtAl'],
    ['[auth.etal]', 'Newton.etal'],
    ['[auth.auth.ea]', 'Newton.Maxwell.ea'],
    ['[pureauth]', 'Newton'],
    ['[shorttitle]', 'AwesomePaperJabRef'],
    ['[veryshorttitle]', 'Awesome'],
    ['[shorttitleINI]', 'apJ'],
    ['[title]', 'AnAwesomePaperonJabRef'],
    ['[camel]', 'AnAwesomePaperOnJabRef'],
    ['[fulltitle]', 'AnawesomepaperonJabRef'],
    ['[title:abbr]', 'AAPoJ'],
    ['[camel:abbr]', 'AAPOJ'],
    ['demo[TITLE:abbr]', 'demoAAPoJ'],
    ['[fulltitle:truncate4]', 'Ana'],
    ['[auth:lower]', 'newton'],
    ['[auth:upper]', 'NEWTON'],
    ['[fulltitle:capitalize]', 'AnAwesomePaperOnJabref'],
    ['[fulltitle:titlecase]', 'AnAwesomePaperonJabref'],
    ['[fulltitle:sentencecase]', 'Anawesomepaperonjabref'],
    ['[auth:lower:capitalize]', 'Newton'],
    ['[volume:(unknown)]', 'unknown'],
    ['[journal:(n-d)][year]', 'n-d2016'],
    ['[auth.etal:regex("\\\\.etal","EtAl"):regex("\\\\.","And")]', 'NewtonEtAl'],
    ['[auth:regex("[aeiou]","")]', 'Nwtn'],
    ['[auth]-[year]', 'Newton-2016'],
    ['[auth]_[year]:[veryshorttitle:lower]', 'Newton_2016:awesome'],
    ['[auth] ({[year]}, #%~\\[x\\])', 'Newton2016x'],
    ['--[auth]::', 'Newton'],
    ['[date]', '2016-03-02'],
    ['[year][month][day]', '2016March2'],
    ['[entrytype:lower][year]', 'misc2016'],
    ['[editor][year]', '2016'],
    ['[volume]', 'newton2016awesome'],
  ] as const) {
    checkPattern(pattern, expected);
  }

  const two = paper('Fish', names('Newton', 'Maxwell'));
  checkPattern('[auth.etal]', 'Newton.Maxwell', two);
  checkPattern('[authEtAl]', 'NewtonMaxwell', two);
  checkPattern('[authshort]', 'NM', two);
  checkPattern('[authorsAlpha]', 'NM', two);
  const scientists = ['Newton', 'Maxwell', 'Einstein', 'Bohr', 'Curie', 'Dirac'];
  for (const [pattern, keys] of [
    ['[authorsAlpha]', ['New', 'NM', 'NME', 'NMEB', 'NME', 'NME']],
    ['[authIni4]', ['Newt', 'NeMa', 'NeME', 'NMEB', 'NMEB', 'NMEB']],
    ['[authIni7]', ['Newton', 'NewtMax', 'NewMaEi', 'NeMaEiB', 'NeMaEBC', 'NeMEBCD']],
    ['[authors2]', ['Newton', 'NewtonMaxwell', ...Array<string>(4).fill('NewtonMaxwellEtAl')]],
  ] as const)
    for (const [more, key] of keys.entries()) checkPattern(pattern, key, paper('Fish', names(...scientists.slice(0, more + 1))));
  checkPattern('[authorsAlpha][shortyear]', 'vdAal98', paper('Nets', names('van der Aalst'), '1998'));
  checkPattern('[authFirstFull]', 'vanderAalst', paper('Nets', names('van der Aalst'), '1998'));
  checkPattern('[auth]', 'Aalst', paper('Nets', names('van der Aalst'), '1998'));
  checkPattern('[auth]', 'Aalst', paper('Nets', names('van, der  Aalst'), '1998'));
  checkPattern('[fulltitle]', 'GPT43D1-2ab', paper('GPT-4: 3-D 1-2 a:b'));
  checkPattern('[auth][pureauth][year]', 'Fish2025', paper('Fish', []));
  checkPattern('--[auth].-', 'Newton');
  checkPattern('[journal:abbr]', 'JoFB', { ...two, venue: { name: 'Journal of Fish Biology', kind: 'journal' } });
  checkPattern('[booktitle:abbr]', 'NIPS', { ...two, venue: { name: 'Neural Information Processing Systems', kind: 'conference' } });
  checkPattern('[entrytype]', 'InProceedings', { ...two, venue: { name: 'NIPS', kind: 'conference' } });
  checkPattern('[auth][year]', 'FishBiology2025', paper('On Fish Biology', []));
  checkPattern('[auth:(anon)][year]', 'anon2025', paper('On Fish Biology', []));
  checkPattern('[pureauth][year]', '2025', paper('On Fish Biology', []));
  checkPattern('[shorttitle][year]', 'FishBiology2025', paper('On Fish Biology', []));
  checkPattern('[auth]', 'Fish', paper('Fish', []));

  for (const [pattern, fault] of [
    ['[auth', 'never closed'],
    ['auth]', 'a stray “]”'],
    ['[]', 'brackets is empty'],
    ['[auhtor]', 'no marker [auhtor]'],
    ['[constructor]', 'no marker'],
    ['[auth:lowr]', 'no modifier “:lowr”'],
    ['[auth:toString]', 'no modifier'],
    ['[auth:regex("(","x")]', 'not a regular expression'],
    ['[auth:regex("(a+)+$","x")]', 'forever'],
    ['smith', 'has no marker'],
    ['', 'has no marker'],
  ] as const) {
    it(`${JSON.stringify(pattern)} is not used, and the problem says why`, () => {
      const { pattern: read, problems } = parseKeyPattern(pattern);
      assert.equal(citationKey(newton, read), 'newton2016awesome');
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['invalid-key-pattern'],
      );
      assert.ok(problems[0]?.message.includes(fault), problems[0]?.message);
    });
  }

  it('gives a key that needs no braces anywhere, of whatever text, and never throws', () => {
    const marker = fc.constantFrom(
      '[auth]',
      '[title]',
      '[fulltitle]',
      '[camel:abbr]',
      '[authors:lower]',
      '[date]',
      '[doi]',
      '-',
      ':',
      '.',
      'x',
      ' ',
      '[',
      ']',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(marker),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string(),
        (pieces, title, family, doi) => {
          const key = citationKey({ title, authors: [{ family }], doi }, parseKeyPattern(pieces.join('')).pattern);
          assert.match(key, /^[A-Za-z0-9\p{L}]+(?:[_:.-][A-Za-z0-9\p{L}]+)*_?$/u);
          // ASCII holds these, transliterated.
          assert.doesNotMatch(key, /(?![A-Za-z])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u);
        },
      ),
    );
  });
});

describe('keys that clash', () => {
  for (const [base, taken, expected] of [
    ['zhang2025', [], 'zhang2025'],
    ['zhang2025', ['zhang2025'], 'zhang2025a'],
    ['zhang2025', ['Zhang2025', 'ZHANG2025A'], 'zhang2025b'],
    ['zhang2025', ['zhang2025', 'zhang2025b'], 'zhang2025a'],
    ['x', ['x', ...'abcdefghijklmnopqrstuvwxyz'].map((key, i) => (i === 0 ? key : `x${key}`)), 'xaa'],
    ['x', ['x', ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `x${letter}`), 'xaa'], 'xab'],
  ] as const) {
    it(`get the first free suffix: ${base} beside ${taken.length} others is ${expected}`, () =>
      assert.equal(uniqueKey(base, taken), expected));
  }

  it('get suffixes in the order of the papers', () => {
    const keys = withCitationKeys([paper('Deep A'), paper('Deep B'), paper('Other'), paper('Deep C')]).map(({ citationKey: key }) => key);
    assert.deepEqual(keys, ['zhang2025deep', 'zhang2025deepa', 'zhang2025other', 'zhang2025deepb']);
  });

  it('stay apart whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'A', 'aa', 'ab', 'b', 'aaa')),
        fc.array(fc.constantFrom('a', 'Aa', 'b', 'bb')),
        (bases, taken) => {
          const assign = keyAssigner(taken);
          const keys = [...new Set(taken.map((key) => key.toLowerCase())), ...bases.map((base) => assign(base).toLowerCase())];
          assert.equal(new Set(keys).size, keys.length);
        },
      ),
    );
  });
});

describe('text in ASCII', () => {
  for (const [text, expected] of [
    ['Schölkopf Krähenbühl Müller', 'Schoelkopf Kraehenbuehl Mueller'],
    ['Ångström Øksendal Þórður Æsir', 'Aangstroem Oeksendal Thordur Aesir'],
    ['Strauß STRAẞE', 'Strauss STRASSE'],
    ['Małaśnicki Miłoś Łukasz', 'Malasnicki Milos Lukasz'],
    ['Hidayetoğlu Gülçehre İnönü Işık', 'Hidayetoglu Guelcehre Inoenue Isik'],
    ['Nguyễn Đức Ước', 'Nguyen Duc Uoc'],
    ['Díez-González Álvaro Íñigo', 'Diez-Gonzalez Alvaro Inigo'],
    ['Dvořák Čapek Ţiriac Șerban', 'Dvorak Capek Tiriac Serban'],
    ['Колмогоров Чебышёв Щукин', 'Kolmogorov Chebyshev Shchukin'],
    ['Παπαδόπουλος', 'Papadopoulos'],
    ['β-VAE, μP, µTransfer', 'beta-VAE, muP, muTransfer'],
    ['S²FT H₂O ﬁne', 'S2FT H2O fine'],
    ['O’Neill “x” – y', "O'Neill x - y"],
    ['Mu\u0308ller', 'Mueller'],
    ['王小明', ''],
    ['plain', 'plain'],
  ] as const) {
    it(`${text} is ${expected}`, () => assert.equal(toAscii(text), expected));
  }
});

describe('a pattern that nobody would write', () => {
  it('is refused by its length, in a message of a bounded length', () => {
    for (const [more, count] of [
      [494, 0],
      [495, 1],
    ] as const)
      assert.equal(parseKeyPattern(`[auth]${'x'.repeat(more)}`).problems.length, count);
    const { problems } = parseKeyPattern('['.repeat(200_000));
    assert.deepEqual([problems.length, problems[0]?.message.includes('it has more than 500 characters')], [1, true]);
    assert.ok((problems[0]?.message.length ?? 0) < 1000);
  });
});
