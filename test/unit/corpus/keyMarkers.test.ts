import assert from 'node:assert/strict';
import { toAscii } from '../../../src/core/corpus/key/ascii';
import { citationKey } from '../../../src/core/corpus/key/citationKey';
import type { KeySource } from '../../../src/core/corpus/key/keyMarkers';
import { parseModifier } from '../../../src/core/corpus/key/keyModifiers';
import { parseKeyPattern } from '../../../src/core/corpus/key/keyPattern';

const whole: KeySource = {
  title: 'A Fish on the Awesome Sea of Kelp',
  authors: [
    { family: 'Newton', given: 'Isaac' },
    { family: 'van den Oord', given: 'Aaron-B.' },
  ],
  date: '2016-03-02',
  venue: { name: 'Sea Letters', kind: 'journal' },
  doi: '10.1000/a',
  arxivId: '2505.23884',
};
const bare: KeySource = { title: 'Fish', authors: [] };

/** The text of one marker. */
function said(marker: string, paper: KeySource): string {
  const { pattern, problems } = parseKeyPattern(`x[${marker}]y`);
  assert.deepEqual(problems, []);
  return citationKey(paper, pattern).slice(1, -1);
}

describe('the markers of a citation key pattern', () => {
  const rows: Readonly<Record<string, string | readonly [whole: string, bare: string]>> = {
    ...{ year: '2016', YEAR: '2016', shortyear: '16', date: '2016-03-02', month: 'March', day: '2' },
    ...{ doi: '10.1000a', eprint: '2505.23884', journal: 'SeaLetters', journaltitle: 'SeaLetters', booktitle: '' },
    ...{ entrytype: ['Article', 'Misc'], title: ['AFishontheAwesomeSeaofKelp', 'Fish'], camel: ['AFishOnTheAwesomeSeaOfKelp', 'Fish'] },
    ...{ fulltitle: ['AFishontheAwesomeSeaofKelp', 'Fish'], shorttitle: ['FishAwesomeSea', 'Fish'], veryshorttitle: ['Fish', 'Fish'] },
    ...{ shorttitleINI: ['FAS', 'F'], pureauth: 'Newton', pureauthor: 'INewtonandAOord', pureauthors: 'NewtonOord' },
    ...{ pureauthFirstFull: 'Newton', pureauthForeIni: 'I', pureauthorLast: 'Oord', pureauthorLastForeIni: 'A', pureauthorIni: 'NewtoO' },
    ...{ pureauthorsAlpha: 'NvdO', pureauthshort: 'NO', pureauthors1: 'NewtonEtAl', pureauthIni4: 'NeOo' },
    ...{ 'pureauth.auth.ea': 'Newton.Oord', 'pureauth.etal': 'Newton.Oord', pureauthEtAl: 'NewtonOord' },
    ...{ pureauth3: 'New', pureauth3_2: 'Oor', pureauth9_2: 'Oord', pureauth3_9: '' },
    ...{ volume: '', VOLUME: '', keyword1: '', editorLast: '', edtr3: '', 'edtr.edtr.ea': '' },
  };
  for (const [marker, expected] of Object.entries(rows))
    it(`${marker} says what the paper has, and nothing of what it lacks`, () => {
      const [of, none] = typeof expected === 'string' ? [expected, ''] : expected;
      assert.deepEqual([said(marker, whole), said(marker, bare)], [of, none]);
    });

  it('name the kind of entry by where it appeared', () => {
    const at = (kind: 'conference' | 'other'): KeySource => ({ ...whole, venue: { name: 'SEA', kind, year: 2019 } });
    const all = ['journal', 'journaltitle', 'booktitle', 'entrytype', 'year'];
    assert.deepEqual(
      all.map((marker) => said(marker, at('conference'))),
      ['', '', 'SEA', 'InProceedings', '2019'],
    );
    assert.deepEqual(
      all.map((marker) => said(marker, at('other'))),
      ['', '', '', 'Misc', '2019'],
    );
  });

  it('are dates as far as they are known', () => {
    const of = (date: string) => ['year', 'month', 'day'].map((marker) => said(marker, { ...bare, date }));
    assert.deepEqual(of('2016-12'), ['2016', 'December', '']);
    assert.deepEqual(of('2016-01-30'), ['2016', 'January', '30']);
    assert.deepEqual(of('-0043-03-15'), ['43', 'March', '15']);
    assert.deepEqual(of('2016-13'), ['2016', '', '']);
    assert.deepEqual(of('2016-00'), ['2016', '', '']);
  });

  it('are each month by its name', () => {
    const months = 'January February March April May June July August September October November December'.split(' ');
    for (const [at, month] of months.entries())
      assert.equal(said('month', { ...bare, date: `2016-${String(at + 1).padStart(2, '0')}` }), month);
  });

  it('name one to five authors', () => {
    const people = [
      { family: 'Newton', given: 'Isaac' },
      { family: 'van den Oord', given: 'Aäron' },
      { literal: 'Open AI' },
      { family: "O'Neil-Smith", given: '' },
      { family: 'Kim', given: 'Y.' },
    ];
    const all: Readonly<Record<string, readonly string[]>> = {
      auth: ['Newton', 'Newton', 'Newton', 'Newton', 'Newton'],
      author: [
        'INewton',
        'INewtonandAOord',
        'INewtonandAOordandOpenAI',
        'INewtonandAOordandOpenAIandONeilSmith',
        'INewtonandAOordandOpenAIandONeilSmithandYKim',
      ],
      authors: ['Newton', 'NewtonOord', 'NewtonOordOpenAI', 'NewtonOordOpenAIONeilSmith', 'NewtonOordOpenAIONeilSmithKim'],
      authFirstFull: ['Newton', 'Newton', 'Newton', 'Newton', 'Newton'],
      authForeIni: ['I', 'I', 'I', 'I', 'I'],
      authorLast: ['Newton', 'Oord', 'OpenAI', 'ONeilSmith', 'Kim'],
      authorLastForeIni: ['I', 'A', '', '', 'Y'],
      authorIni: ['Newto', 'NewtoO', 'NewtoOO', 'NewtoOOO', 'NewtoOOOK'],
      authorsAlpha: ['New', 'NvdO', 'NvdOOA', 'NvdOOAO', 'NvdOOA'],
      'auth.auth.ea': ['Newton', 'Newton.Oord', 'Newton.Oord.ea', 'Newton.Oord.ea', 'Newton.Oord.ea'],
      'auth.etal': ['Newton', 'Newton.Oord', 'Newton.etal', 'Newton.etal', 'Newton.etal'],
      authEtAl: ['Newton', 'NewtonOord', 'NewtonEtAl', 'NewtonEtAl', 'NewtonEtAl'],
      authshort: ['Newton', 'NO', 'NOO', 'NOO', 'NOO'],
      authors1: ['Newton', 'NewtonEtAl', 'NewtonEtAl', 'NewtonEtAl', 'NewtonEtAl'],
      authors2: ['Newton', 'NewtonOord', 'NewtonOordEtAl', 'NewtonOordEtAl', 'NewtonOordEtAl'],
      authors3: ['Newton', 'NewtonOord', 'NewtonOordOpenAI', 'NewtonOordOpenAIEtAl', 'NewtonOordOpenAIEtAl'],
      auth3: ['New', 'New', 'New', 'New', 'New'],
      auth12: ['Newton', 'Newton', 'Newton', 'Newton', 'Newton'],
      auth3_2: ['', 'Oor', 'Oor', 'Oor', 'Oor'],
      auth100_3: ['', '', 'OpenAI', 'OpenAI', 'OpenAI'],
      auth3_10: ['', '', '', '', ''],
      authors12: ['Newton', 'NewtonOord', 'NewtonOordOpenAI', 'NewtonOordOpenAIONeilSmith', 'NewtonOordOpenAIONeilSmithKim'],
      authIni10: ['Newton', 'NewtoOord', 'NewtOorOpe', 'NewOorOpON', 'NeOoOpONKi'],
      authIni1: ['N', 'N', 'N', 'N', 'N'],
      authIni4: ['Newt', 'NeOo', 'NeOO', 'NOOO', 'NOOO'],
      authIni7: ['Newton', 'NewtOor', 'NewOoOp', 'NeOoOpO', 'NeOoOOK'],
      authIni0: ['', '', '', '', ''],
      authors0: ['EtAl', 'EtAl', 'EtAl', 'EtAl', 'EtAl'],
      auth0: ['', '', '', '', ''],
    };
    for (const [marker, expected] of Object.entries(all))
      assert.deepEqual(
        people.map((_, at) => said(marker, { ...bare, authors: people.slice(0, at + 1) })),
        expected,
        marker,
      );
  });

  it('are AUTHOR, too, which is all authors with their initials', () => assert.equal(said('AUTHOR', whole), 'INewtonandAOord'));

  it('are written as they are documented', () => {
    for (const name of ['years', 'xyear', 'Year', 'authors1234', 'auth3_1234', 'auth_2', 'xedtr3', 'edtr3.x', 'xauth3', 'author.s'])
      assert.equal(parseKeyPattern(`[${name}]`).problems.length, 1, name);
  });
});

describe('the modifiers of a citation key pattern', () => {
  const text = 'a Great {Deal} of (the) "aa" THINGS';
  const rows: Readonly<Record<string, string>> = {
    abbr: 'aGDotaT',
    lower: 'a great {deal} of (the) "aa" things',
    upper_case: 'A GREAT {DEAL} OF (THE) "AA" THINGS',
    ' lowercase ': 'a great {deal} of (the) "aa" things',
    capitalize: 'A Great {deal} Of (the) "aa" Things',
    title_case: 'A Great {deal} of (the) "aa" Things',
    sentencecase: 'A great {deal} of (the) "aa" things',
    camel: 'A Great Deal Of The Aa THINGS',
    shorttitle: 'Great Deal Aa',
    veryshorttitle: 'Great',
    truncate2: 'a',
    truncate3: 'a G',
    truncate9999: text,
    '(none)': text,
    '()': text,
    'regex("a", "b")': 'b Grebt {Debl} of (the) "bb" THINGS',
    'regex( "[aeiou]","" )': ' Grt {Dl} f (th) "" THINGS',
    'regex("TH" , "-")': 'a Great {Deal} of (the) "aa" -INGS',
    'regex("{","")': 'a Great Deal} of (the) "aa" THINGS',
    'regex("(ab)+|T","-")': 'a Great {Deal} of (the) "aa" -HINGS',
    'regex("((a+)b)c","-")': text,
    'regex("[(+]+","-")': 'a Great {Deal} of -the) "aa" THINGS',
    'regex("\\(+t","-")': 'a Great {Deal} of -he) "aa" THINGS',
  };
  for (const [modifier, expected] of Object.entries(rows))
    it(`${modifier} gives ${expected}`, () => {
      const read = parseModifier(modifier);
      assert.ok(typeof read === 'object');
      assert.equal(read.apply(text), expected);
      assert.equal(read.empty === true, modifier.startsWith('('));
      assert.equal(read.apply(''), modifier === '(none)' ? 'none' : '');
    });

  it('are not those that nobody knows', () => {
    for (const odd of [
      '',
      'lower x',
      'truncate',
      'truncate12345',
      'xtruncate3',
      'regex("a")',
      'regex("a","b")x',
      '(a',
      'a)',
      '(a)b',
      'xregex("a","b")',
      'regex',
    ])
      assert.equal(parseModifier(odd), `there is no modifier “:${odd}”`);
    assert.equal(parseModifier('regex("(","b")'), '“(” is not a regular expression');
  });

  it('are no expressions that can take forever', () => {
    const repeats = ['(a+)+', '(a*)*b', '(a|b)+', '((a+)b)+', '((a|b)c)*', '(a{2}){2}', '([+]+)+', '(a)\\1', '(?<n>a)\\k<n>'];
    for (const pattern of repeats) assert.match(String(parseModifier(`regex("${pattern}","b")`)), /forever/, pattern);
    for (const pattern of ['(a)+', '(ab)*c+', '(a+)b', '(a+)?', '([+])+', '(\\+)+', '((a+)b)', 'a|b'])
      assert.equal(typeof parseModifier(`regex("${pattern}","b")`), 'object', pattern);
  });

  it('read so much of a text that none takes long', () => {
    const read = parseModifier('regex("b","c")');
    assert.ok(typeof read === 'object');
    assert.equal(read.apply(`${'a'.repeat(499)}bb`), `${'a'.repeat(499)}c`);
  });
});

describe('Greek in a key', () => {
  for (const [text, expected] of [
    ['Ουρανός', 'Ouranos'],
    ['ουρά', 'oura'],
    ['οἶκος', 'oikos'],
    ['α-β και Λόγος', 'alpha-beta kai Logos'],
  ] as const)
    it(`${text} is ${expected}`, () => assert.equal(toAscii(text), expected));
});
