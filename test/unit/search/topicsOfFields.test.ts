import assert from 'node:assert/strict';
import type { Paper, Topic } from '../../../src/core/corpus/paper';
import { buildTopics } from '../../../src/core/search/topics/buildTopics';
import { classIn, Dictionary, otherLanguage, wordClass } from '../../../src/core/search/topics/dictionary';

/** A library of these titles, or of titles with abstracts. */
function library(works: readonly (string | readonly [title: string, abstract: string])[]): Paper[] {
  return works.map((work, at): Paper => {
    const [title, abstract] = typeof work === 'string' ? [work, undefined] : work;
    return { id: `title:${at}`, title, ...(abstract !== undefined && { abstract }), authors: [], citationKey: `k${at}`, sources: [] };
  });
}

const topLabels = (topics: readonly Topic[]): string[] => topics.map(({ label }) => label);
const allLabels = (topics: readonly Topic[]): string[] => topics.flatMap((topic) => [topic.label, ...allLabels(topic.children)]);
const labelsOf = (works: Parameters<typeof library>[0]): string[] => allLabels(buildTopics(library(works)));

/** An invented town, never the same, so that none is a term. */
function town(): string {
  made += 1;
  return `Kel${[...made.toString(8)].map((digit) => 'bdfgklmn'.charAt(Number(digit))).join('')}`;
}
let made = 0;
/** Papers on other things, so that no topic is most of a library. */
const others = (): string[] => ['Cheese', 'Wool', 'Amber', 'Peat'].flatMap((thing) => times(6, () => `On ${thing} from ${town()}`));
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('labels in other fields', () => {
  it('are what is studied, not general nouns that need an "of" or only end like a process', () => {
    const works = [
      ...times(
        7,
        () => [`Pollination near ${town()}`, 'Pollination by hoverflies. An analysis of visits and the distribution of nests.'] as const,
      ),
      ...times(7, () => [`An analysis of dikes near ${town()}`, 'The analysis of a dike. Our analysis of its soil.'] as const),
      ...times(7, () => [`Distribution of nests near ${town()}`, 'The distribution of nests and the drivers of loss.'] as const),
      ...times(7, () => [`Drivers of decline near ${town()}`, 'What are the drivers of decline? More drivers of loss.'] as const),
      ...times(7, () => [`Water near ${town()}`, 'Water, and more water.'] as const),
    ];
    const labels = topLabels(buildTopics(library(works)));
    assert.ok(labels.includes('Pollination'), labels.join(', '));
    for (const label of labels) assert.doesNotMatch(label, /^(?:analys[ie]s|distributions?|drivers?|waters?)$/i);
  });

  it('are not nouns made from verbs that every abstract has, nor side forms of a commoner noun', () => {
    const works = [
      ...times(6, () => [`Selection near ${town()}`, 'Selection is done here. Selection, again.'] as const),
      ...times(9, () => [`A model, near ${town()}`, 'The model of a shore. A model.'] as const),
      ...times(3, () => [`Modeling, near ${town()}`, 'Modeling is hard. Modeling, again.'] as const),
      ...times(6, () => [`Sea walls near ${town()}`, 'Sea walls, seen from afar. Sea walls.'] as const),
    ];
    const labels = topLabels(buildTopics(library(works)));
    assert.ok(labels.includes('Sea walls'), labels.join(', '));
    for (const label of labels) assert.doesNotMatch(label, /^(?:selections?|modell?ing|models?)$/i);
  });

  it('do not end with a modifier or a numeral', () => {
    const works = [
      ...times(6, () => `The northern botanical survey of ${town()}`),
      ...times(6, () => `Northern botanical methods for ${town()}`),
      ...times(6, () => `Northern botanical study in ${town()}`),
      ...['I', 'II', 'III', 'IV', 'V'].map((number) => `Letters of a bell founder ${number}`),
      ...['II', 'III', 'IV', 'V'].map((number) => `Bell founders of the coast ${number}`),
    ];
    const labels = labelsOf(works);
    assert.ok(labels.includes('Bell founders'), labels.join(', '));
    for (const label of labels) assert.doesNotMatch(label, /botanical$|\b(?:II|III|IV)$/i);
  });

  it('are whole words, also where a line of an abstract was broken', () => {
    const whole = times(
      12,
      () => [`Nests near ${town()}`, 'The distribution of nests, the distribution of food, a distribution.'] as const,
    );
    const broken = times(3, () => [`Nests near ${town()}`, 'The dis-tribution of nests, a dis-tribution.'] as const);
    for (const label of labelsOf([...whole, ...broken])) assert.doesNotMatch(label, /tribution/i);
  });

  it('are no designations without their number', () => {
    const numbers = [101, 114, 208, 333, 471, 502, 619, 777, 845];
    const walls = times(6, () => `Sea walls at ${town()}`);
    const labels = labelsOf([...others(), ...walls, ...numbers.map((number) => `The lighthouse LH ${number} of ${town()}`)]);
    assert.ok(labels.length > 1);
    for (const label of labels) assert.doesNotMatch(label, /\bLH$/);
  });

  it('do not take sentences for what an acronym stands for', () => {
    const works = [
      ...times(9, () => [`DNA of old oats from ${town()}`, 'Drought did not affect DNA, nor is DNA lost.'] as const),
      ...times(9, () => [`Rye from ${town()}`, 'The soil (in red of rye, IRR) did not affect rye.'] as const),
    ];
    const labels = labelsOf([...others(), ...works]);
    for (const label of labels) assert.doesNotMatch(label, /affect/i);
    assert.ok(
      allLabels(buildTopics(library([...others(), ...works, ...times(4, () => `DNA storage at ${town()}`)]))).includes('DNA storage'),
    );
  });

  it('are no tags of XML', () => {
    const works = times(
      9,
      () => [`Tides in the <Work>Almanac</Work> of ${town()}`, '<jats:p xml:lang="en">Tides are low when x<y.</jats:p>'] as const,
    );
    const labels = labelsOf([...others(), ...works]);
    assert.ok(labels.length > 1);
    for (const label of labels) assert.doesNotMatch(label, /work|jats|xml|lang/i);
  });

  it('are not mere combinations of others with nearly all of their papers', () => {
    const works = [
      ...times(9, () => `Reed warblers at ${town()}`),
      ...times(9, () => `Marsh tit responses to mowing at ${town()}`),
      ...times(5, () => `Reed warbler responses, and marsh tit responses, at ${town()}`),
      ...times(6, () => `Salt trade at ${town()}`),
      ...others(),
    ];
    const labels = topLabels(buildTopics(library(works)));
    assert.ok(labels.includes('Marsh tit responses') && labels.includes('Reed warblers'), labels.join(', '));
    assert.ok(!labels.includes('Reed warbler responses'), labels.join(', '));
  });

  it('are at least a dozen in a large library of titles', () => {
    const crafts = [
      'weaving',
      'pottery',
      'tanning',
      'printing',
      'brewing',
      'milling',
      'carving',
      'dyeing',
      'glazing',
      'binding',
      'gilding',
    ];
    const sources = [
      'guild records',
      'court books',
      'tax rolls',
      'shop signs',
      'trade routes',
      'harbour dues',
      'wage lists',
      'town walls',
      'fire laws',
    ];
    const works = crafts.flatMap((craft) => sources.flatMap((source) => times(20, () => `On ${source} and ${craft} in ${town()}`)));
    const topics = buildTopics(library(works));
    assert.ok(topics.length >= 12 && topics.length <= 40, topLabels(topics).join(', '));
  });
});

describe('the capitals of labels', () => {
  it('are those of running text: names keep theirs, and what only a title or a definition capitalises does not', () => {
    const works = [
      ...others(),
      ...times(8, () => [`The Winter War at ${town()}`, 'On the Winter War, in a winter without a war. The Winter War ended.'] as const),
      ...times(8, () => [`Slow River Indices at ${town()}`, 'Slow River Indices (SRI) are kept; how slow river indices fell.'] as const),
    ];
    const labels = labelsOf(works);
    assert.ok(labels.includes('Winter War') && labels.includes('Slow river indices'), labels.join(', '));
  });

  it('count titles in sentence case as running text', () => {
    const works = [
      ...others(),
      ...times(8, () => `About the Winter War, as seen from letters and diaries in ${town()}`),
      ...times(3, () => `What field hospitals wanted, as read from their letters in ${town()}`),
      ...times(5, () => `Field Hospitals in ${town()}`),
    ];
    const labels = labelsOf(works);
    assert.ok(labels.includes('Winter War') && labels.includes('Field hospitals'), labels.join(', '));
  });

  it('are not those of titles in capitals only', () => {
    const works = [
      ...times(6, () => `TIDAL ENERGIES AT ${town().toUpperCase()}`),
      ...times(3, () => `Tidal energies, seen at ${town()} in winter`),
    ];
    const labels = labelsOf([...others(), ...works]);
    assert.ok(labels.includes('Tidal energies'), labels.join(', '));
    assert.ok(labelsOf([...others(), ...works.slice(0, 6)]).includes('Tidal energies'));
  });

  it('are those of the titles where nothing else is known of a word', () => {
    const works = [
      ...others(),
      ...times(8, () => `Anna Holm and Her Readers in ${town()}`),
      ...times(8, () => `Winter Farming in ${town()}`),
      ...times(8, () => `Ship Logs of ${town()}`),
      ...times(8, () => `A Ship Log of ${town()}`),
    ];
    const labels = labelsOf(works);
    assert.ok(labels.includes('Anna Holm') && labels.includes('Winter farming') && labels.includes('Ship logs'), labels.join(', '));
  });
});

describe('single names', () => {
  const places = ['Bergamo', 'Cremona', 'Modena', 'Ravenna'];
  const works = (more: string): string[] =>
    places.flatMap((place) => times(5, () => `Letters from ${place} about wool, as kept in ${town()}${more}`));

  it('are topics where there are few others', () => {
    const labels = topLabels(buildTopics(library(works(''))));
    for (const place of places) assert.ok(labels.includes(place), labels.join(', '));
  });

  it('are none where there are enough others', () => {
    const trades = [
      'salt trade',
      'guild law',
      'river tolls',
      'court music',
      'street lamps',
      'town walls',
      'stone bridges',
      'market squares',
      'oil mills',
      'ferry rights',
      'bell towers',
    ];
    const rest = trades.flatMap((trade) => times(5, () => `On the ${trade} as known in ${town()} and elsewhere`));
    const labels = topLabels(buildTopics(library([...works(''), ...rest])));
    assert.ok(labels.includes('Salt trade') && !labels.includes('Bergamo'), labels.join(', '));
  });
});

describe('titles in other languages', () => {
  const libraries: Readonly<Record<string, readonly [labels: readonly string[], titles: (topic: string) => readonly string[]]>> = {
    German: [
      ['Waldbrände', 'Salzhandel', 'Deichbrüche'],
      (topic) => [
        `Zur Geschichte: ${topic} in ${town()} und anderswo`,
        `Beiträge zum ${topic} bei ${town()}`,
        `${topic} und die Folgen für ${town()}`,
      ],
    ],
    French: [
      ['Monnaies romaines', 'Récits', 'Vie rurale'],
      (topic) => [
        `Réflexions sur les ${topic} à ${town()}`,
        `Le cas des ${topic} de ${town()}`,
        `Présentation : ${topic} dans la ${town()}`,
      ],
    ],
    Spanish: [
      ['Molinos harineros', 'Bosques nativos', 'Puertos'],
      (topic) => [
        `Estudio sobre los ${topic} de ${town()}`,
        `Una nota sobre ${topic} y el caso de ${town()}`,
        `Los ${topic} según ${town()}`,
      ],
    ],
  };
  const general = /^(?:beiträge|réflexions|cas|le cas|présentation|estudio|nota|caso|el caso)$/i;
  const edges = /^(?:zur|zum|und|die|le|les|des|sur|los|una|sobre|el)\b|\b(?:und|die|für|zum|sur|les|des|sobre|los|el|y)$/i;
  for (const [language, [topics, titles]] of Object.entries(libraries)) {
    it(`give labels without function words: ${language}`, () => {
      const labels = labelsOf([...others(), ...topics.flatMap((topic) => times(5, () => titles(topic)).flat())]);
      assert.ok(topics.filter((topic) => labels.includes(topic)).length >= 2, labels.join(', '));
      for (const label of labels) {
        assert.doesNotMatch(label, general);
        assert.doesNotMatch(label, edges);
      }
    });
  }

  it('are known by their function words; English is assumed otherwise', () => {
    const isGerman = otherLanguage('zur geschichte der juden in deutschland'.split(' '));
    assert.ok(isGerman?.functionWords.has('zur'));
    assert.ok(otherLanguage('histoire de la france'.split(' '))?.functionWords.has('dans'));
    for (const english of [
      '',
      'quantization',
      'the effects of war in peru',
      'die casting of the engine in use',
      'die cast',
      'von neumann algebras',
      'van der waals forces',
      'sea floors',
    ])
      assert.equal(otherLanguage(english.split(' ')), undefined, english);
  });

  it('have their own classes of words, apart from the English word with the same letters', () => {
    const german = otherLanguage(['und', 'der']);
    assert.ok(german !== undefined);
    assert.deepEqual(
      ['und', 'von', 'beiträge', 'wald'].map((word) => classIn(german, word)),
      [wordClass.boundary, wordClass.boundary, wordClass.stock, undefined],
    );
    const dictionary = new Dictionary();
    const [english, other] = [dictionary.id('war'), dictionary.id('war', false, classIn(german, 'war'))];
    assert.notEqual(english, other);
    assert.deepEqual([dictionary.classes[english], dictionary.classes[other]], [wordClass.content, wordClass.boundary]);
    assert.deepEqual([dictionary.words[english], dictionary.words[other]], ['war', 'war']);
    assert.equal(dictionary.classes[dictionary.id('of', true)], wordClass.stock);
  });

  it('count Roman numerals and ordinals among numbers, not words that look like them', () => {
    const dictionary = new Dictionary();
    const classes = (words: readonly string[]): unknown[] => words.map((word) => dictionary.classes[dictionary.id(word)]);
    assert.deepEqual(
      new Set(classes(['ii', 'iii', 'iv', 'vi', 'ix', 'xiv', 'xive', 'xxe', 'xxi', '18e', '19th'])),
      new Set([wordClass.boundary]),
    );
    assert.deepEqual(new Set(classes(['mix', 'civil', 'vie', 'lid', 'mild', 'dna'])), new Set([wordClass.content]));
  });
});
