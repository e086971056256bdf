import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { citationKey } from '../../../src/core/corpus/key/citationKey';
import { parseKeyPattern } from '../../../src/core/corpus/key/keyPattern';
import type { Paper } from '../../../src/core/corpus/paper';
import { paperCard } from '../../../src/core/presentation/card';
import { paperPage } from '../../../src/core/presentation/page';
import { matchedSpans } from '../../../src/core/search/query/matchedSpans';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { buildRelated } from '../../../src/core/search/suggest/related';
import { createSuggester, type Suggester } from '../../../src/core/search/suggest/suggest';
import { buildTopics } from '../../../src/core/search/topics/buildTopics';
import { finished } from '../../../src/core/steps';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { titleOffers } from '../../../src/core/writing/mentions/titleOffers';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { queriesOf } from '../../bench/queries';
import { bundledCorpus, bundledDescriptions } from '../../fixtures/bundledCorpus';
import { fieldProse } from '../../fixtures/fieldProse';
import { relatedWork } from '../../fixtures/relatedWork';
import { keepsAnswers, type Question } from './keep';

const PATTERNS = [
  '[auth:lower][year][veryshorttitle:lower]',
  '[authors3]_[shortyear]:[shorttitle:abbr]',
  '[auth.etal][month][day][camel:truncate12]',
  '[authIni5][authorLast][title:regex("[aeiou]", "")]',
  '[auth.auth.ea:upper]-[journal:(none)]-[fulltitle:titlecase:truncate20]',
  '[authFirstFull:sentencecase][shorttitleINI:lower][eprint]',
  '[auth3_2][authshort][YEAR][doi:capitalize]',
];
/** Every so manieth of the bundled papers. */
const some = (step: number): readonly Paper[] => bundledCorpus().filter((_, at) => at % step === 0);
const prose = (): readonly string[] => [
  ...[...relatedWork, ...fieldProse].map(({ text, language }) => proseOf(text.replace(/[⟦⟧⟪⟫]/g, ''), syntaxFor(language))),
  ...some(9).map(({ abstract = '' }) => abstract),
];

describe('what the bundled corpus answered before it answers again', function () {
  this.timeout(120_000);
  const index = createSearchIndex();
  const mentions = createMentionIndex();
  let suggester: Suggester;
  before(() => {
    finished(index.add(bundledCorpus()));
    finished(mentions.add(bundledCorpus()));
    suggester = createSuggester(bundledCorpus(), bundledDescriptions());
  });
  const titleOf = (id: string): string => bundledCorpus().find((paper) => paper.id === id)?.title ?? '';

  keepsAnswers('corpus.txt', {
    searches: () => {
      const queries = [
        ...queriesOf(some(23), 7).map(({ text }) => text),
        ...[
          '',
          'a',
          'fl',
          'dao 2022',
          'memory 2024 attention',
          'quantizaton',
          'testtime',
          'state spaces model',
          'kv',
          '2505',
          'zhang',
          'x'.repeat(40),
        ],
      ];
      return queries.map((query): Question => {
        const answer = (): unknown => {
          const found = index.search(query, { limit: 8 });
          return [found, found.hits.map(({ id }) => matchedSpans(titleOf(id), found))];
        };
        return [query, answer];
      });
    },
    'searches that are narrowed': () =>
      ['attention', 'memory', '', 'quantization 2024', 'dao'].flatMap((query) =>
        [
          { fromYear: 2024 },
          { toYear: 2023, limit: 3 },
          { fromYear: 2022, toYear: 2024 },
          { accept: (id: string) => id.endsWith('1') },
          { boost: (paper: Paper) => paper.title.length % 5 },
        ].map((options): Question => [`${query} ${JSON.stringify(options)}`, () => index.search(query, options)]),
      ),
    suggestions: () =>
      some(8).map(({ abstract = '' }): Question => {
        const [first = '', ...others] = abstract.split('. ');
        return [first, () => suggester.suggest(first, { before: others.join('. '), limit: 6 })];
      }),
    'related papers': () => {
      const { nearest, scores } = buildRelated(bundledCorpus(), bundledDescriptions(), 6);
      return bundledCorpus().map(({ title }, at): Question => [title, () => [nearest[at], scores[at]]]);
    },
    topics: () => buildTopics(bundledCorpus()).map((topic): Question => [topic.label, () => topic]),
    mentions: () => prose().map((text): Question => [text, () => findMentions(mentions, text)]),
    'offers of titles': () =>
      some(11).flatMap(({ title, abstract = '' }) =>
        [6, 12, 20].map((length): Question => {
          const text = `${abstract.slice(0, 60)}. We use ${title.slice(0, length)}`;
          return [text, () => titleOffers(mentions, text, text.length)];
        }),
      ),
    keys: () =>
      some(5).map(
        (paper): Question => [paper.title, () => PATTERNS.map((pattern) => citationKey(paper, parseKeyPattern(pattern).pattern))],
      ),
    'cards and pages': () =>
      some(12).map((paper): Question => {
        const content = {
          paper,
          sources: ['refs.bib'],
          topics: [[{ label: 'T' }]],
          related: bundledCorpus().slice(0, 2),
          bibtex: '@misc{a}',
        };
        return [paper.title, () => [paperCard(paper), paperCard(paper, { reference: 'R', note: 'N' }), paperPage(content)]];
      }),
  });
});
