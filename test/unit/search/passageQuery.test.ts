import assert from 'node:assert/strict';
import { evidence } from '../../../src/core/search/suggest/evidence';
import { learnedSteps } from '../../../src/core/search/suggest/learnedField';
import { isAtHome, prose, queryOf } from '../../../src/core/search/suggest/passageQuery';
import { reasonsOf, withName } from '../../../src/core/search/suggest/reasons';
import { termSpaceSteps } from '../../../src/core/search/suggest/suggestSpace';
import { viewSteps } from '../../../src/core/search/suggest/suggestView';
import { finished, paperOf } from './paperOf';

const papers = [
  paperOf('Tides of the sea', { id: 'tides', abstract: 'Tides rise twice. Salt marshes flood. In this paper, gulls nest.' }),
  paperOf('Winds of the sea', { id: 'winds', abstract: 'Winds blow over salt flats.' }),
  paperOf('Currents', { id: 'bare' }),
];
const space = finished(termSpaceSteps(papers));

describe('the words of a passage', () => {
  for (const [text, expected] of [
    ['As \\citep[see][p. 5]{orr2020} says.', 'As says.'],
    ['As \\textcite*{orr2020}says.', 'As says.'],
    ['In \\ref{fig:a} and \\autoref{b}.', 'In and .'],
    ['\\refstep{Tides}', 'Tides'],
    ['\\label{sec:a}Tides', 'Tides'],
    ['\\labels{Tides} \\mylabel{Tides}', 'Tides Tides'],
    ['\\url{x.org} \\urls{Tides}', 'Tides'],
    ['\\begin{abstract}Tides\\end{abstract}', 'Tides'],
    ['\\beginning{Tides} \\ending{Tides} \\inputs{Tides}', 'Tides Tides Tides'],
    ['\\input{intro} \\includegraphics[width=2cm]{fig}', ''],
    ['\\emph{Tides} rise \\noindent* again', 'Tides rise again'],
    ['\\section*{Tides}rise', 'Tidesrise'],
    ['{T}ides \\cite{} rise', 'Tides rise'],
    ['Tides\\cite{orr2020}rise\\quad{}again', 'Tides rise again'],
    ['Orr [@orr2020; see @ada_b, p. 3] says', 'Orr [ ; see , p. 3] says'],
    ['Orr [-@orr2020] says', 'Orr [ ] says'],
    ['me@home.org é@home 1@home', 'me@home.org é@home 1@home'],
  ] as const)
    it(`of ${text}`, () => assert.equal(prose(text).replace(/ +/g, ' ').trim(), expected));
});

describe('whether a passage is about a library', () => {
  for (const [text, expected] of [
    ['Tides.', true],
    ['Moons.', false],
    ['Salt.', false],
    ['Salt marshes.', false],
    ['Tides, moons, stars.', true],
    ['Tides, moons, stars, suns.', false],
    ['Tides, moons, stars, suns, salt marshes.', true],
    ['Tides, moons, stars, suns, salt, marshes.', false],
    ['In this paper we show tides.', true],
    ['', false],
  ] as const)
    it(`is ${expected} of “${text}”`, () => assert.equal(isAtHome(space, queryOf(space, text)), expected));

  it('depends on several papers where there are many', () => {
    const titles = Array.from({ length: 450 }, (_, at) => (at < 3 ? 'Corals' : at < 5 ? 'Algae' : 'Oil'));
    const large = finished(termSpaceSteps(titles.map((title, at) => paperOf(title, { id: String(at) }))));
    assert.deepEqual([isAtHome(large, queryOf(large, 'Corals.')), isAtHome(large, queryOf(large, 'Algae.'))], [true, false]);
  });

  it('is asked with words that weigh more the more often they are said, and all as much as one', () => {
    const { terms, unheld, words, pairs } = queryOf(space, 'Tides, tides, winds and bright moons.');
    const weight = (term: string): number => [...terms, ...unheld].find(({ first }) => first.term === term)?.weight ?? 0;
    assert.equal((weight('tide') / weight('wind')).toFixed(4), (1 + Math.log(2)).toFixed(4));
    const own = [...terms, ...unheld].filter(({ first }) => first.kind !== 'pair');
    assert.equal(own.reduce((sum, one) => sum + one.weight ** 2, 0).toFixed(4), '1.0000');
    assert.deepEqual([words, pairs, unheld.map(({ first }) => first.term).sort()], [4, 1, ['bright', 'bright moon', 'moon']]);
  });
});

describe('why a paper is suggested', () => {
  const reasons = (text: string, at: number): readonly string[] | undefined =>
    reasonsOf(finished(viewSteps(papers, [0, 1, 2])), queryOf(space, text), [at]).get(at);

  it('is said in the passage’s own words, pairs before their words, each once', () => {
    const text = 'By the sea, salt  marshes; salt marshes flood. In this paper, SEA.';
    assert.deepEqual(reasons(text, 0), ['salt marshes', 'marshes flood', 'sea']);
    assert.deepEqual(reasons(text, 1), ['sea', 'salt']);
    assert.deepEqual(reasons('In this paper, tides, salt, marshes, flood and gulls nest at the sea.', 0)?.length, 5);
    assert.deepEqual(reasons('In this paper.', 0), []);
    assert.deepEqual(reasons('Of moons.', 0), []);
  });

  it('may be what sentences say that cite it', () => {
    const cited = ['In this paper, moonlit paths of eels.', 'Paths.'].map((text, at) => ({ text, ids: [at === 0 ? 'tides' : 'winds'] }));
    const field = finished(learnedSteps(space, cited));
    const view = finished(viewSteps(papers, [0, 1, 2]));
    const text = 'Eels. In this paper, by moonlit paths, eels of the sea.';
    const found = reasonsOf(view, queryOf(space, text), [0, 2], field);
    assert.deepEqual(
      [...found],
      [
        [0, ['moonlit paths', 'Eels', 'sea']],
        [2, []],
      ],
    );
  });

  it('has the paper’s name first, without other words of it, and five words at most', () => {
    assert.deepEqual(withName(undefined, ['a', 'b']), ['a', 'b']);
    assert.deepEqual(withName('MeZO', ['MEZO', 'me', 'MeZO-2', 'tides', 'sea', 'salt', 'winds', 'flats']), [
      'MeZO',
      'tides',
      'sea',
      'salt',
      'winds',
    ]);
  });
});

describe('the sentence that says why a paper fits', () => {
  /** The sentence, cut to forty characters, with the words that decided in brackets. */
  const said = (abstract: string, longest = 40): string => {
    const found = evidence(paperOf('T', { abstract }), { passage: 'Salt marshes.', terms: ['salt marshes'] }, longest)?.said;
    return (found?.words ?? []).reduceRight(
      (text, { start, end }) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      found?.text ?? '',
    );
  };
  for (const [abstract, expected] of [
    ['Salt marshes flood at night and by days.', '[Salt marshes] flood at night and by days.'],
    ['Salt marshes flood at night and by day here.', '[Salt marshes] flood at night and by day …'],
    ['Salt marshes flood at night and by day.....', '[Salt marshes] flood at night and by …'],
    ['All of the salt marshes flood at night and by day.', 'All of the [salt marshes] flood at night …'],
    ['By day and by night the salt marshes flood the coast of the north.', '… the [salt marshes] flood the coast of the …'],
    ['The coast of the north and its old towns have salt marshes.', '… have [salt marshes].'],
    ['The sea. Salt marshes flood. The “Salt” is.', '[Salt marshes] flood.'],
    ['The sea rises?  “Salt marshes flood.', '“[Salt marshes] flood.'],
    ['The sea rises. (Salt marshes.', '([Salt marshes].'],
    ['Salt e.g. salt marshes.', '[Salt] e.g. [salt marshes].'],
    ['The sea.', ''],
  ] as const)
    it(`is ${expected || 'none'} of “${abstract}”`, () => assert.equal(said(abstract), expected));
});
