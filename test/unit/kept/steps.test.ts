import { verifiedText } from '../../../src/core/assistant/verify';
import { validateEntries } from '../../../src/core/bibtex/checking/validate';
import { validateAcross } from '../../../src/core/bibtex/checking/validateAcross';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { scanBibtex } from '../../../src/core/bibtex/parse';
import { decoded } from '../../../src/core/bibtex/reading/decoded';
import { reviseBibtex } from '../../../src/core/bibtex/reading/revise';
import { bibliographyInFile, type KeptBibliography, keptFileOf } from '../../../src/core/cache/keptBibliography';
import { PutBack } from '../../../src/core/cache/putBack';
import { checkReferences } from '../../../src/core/checking/checkReferences';
import { commonNames } from '../../../src/core/checking/commonNames';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { readingHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { packNames } from '../../../src/core/library/connectingNames';
import { createLibrary } from '../../../src/core/library/library';
import { packAbstracts, packHeads } from '../../../src/core/search/index/segment';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { suggesterSteps } from '../../../src/core/search/suggest/suggest';
import { topicSteps } from '../../../src/core/search/topics/buildTopics';
import { versionsIn } from '../../../src/core/sources/zotero/zoteroItems';
import { finished } from '../../../src/core/steps';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { bibliography } from '../../bench/bibtex/library';
import { recombined } from '../../bench/recombine';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { keepsAnswers, type Question } from './keep';

const name = 'file:///refs.bib';

/** The number of steps of some work: in each it may keep the editor waiting. */
function stepsOf(work: Generator<unknown, unknown>): number {
  let steps = 1;
  while (work.next().done !== true) steps += 1;
  return steps;
}

const counted = (works: Readonly<Record<string, () => Generator<unknown, unknown>>>): readonly Question[] =>
  Object.entries(works).map(([what, work]): Question => [what, () => stepsOf(work())]);

describe('long work stops for the editor as often as before', function () {
  this.timeout(120_000);
  const papers = bundledCorpus();
  const many = recombined(papers, 600);
  const text = bibliography(600);

  keepsAnswers('steps.txt', {
    bibliographies: () => {
      const scanned = finished(scanBibtex(text, name));
      const { entries } = scanned;
      const read = finished(papersOf(entries, text, name));
      const terms = { heads: finished(packHeads(read.papers)), abstracts: finished(packAbstracts(read.papers)) };
      const file = finished(keptFileOf(scanned, { ...read, terms }, '1'));
      const used = { uri: name, name: 'refs.bib', ...read, entryByKey: new Map(entries.map((entry) => [entry.key, entry])) };
      const again = (): KeptBibliography => finished(bibliographyInFile(file, name, '1')) as KeptBibliography;
      const evidence = { works: knownWorks(papers), today: '2026-01-01' };
      const changed = { offset: text.length >> 1, length: 0, inserted: 1 };
      const newText = `${text.slice(0, changed.offset)} ${text.slice(changed.offset)}`;
      return counted({
        scanning: () => scanBibtex(text, name),
        'scanning again': () => reviseBibtex(scanned, newText, changed, name),
        'reading papers': () => papersOf(entries, text, name),
        'reading papers again': () => papersOf(entries, text, name, read),
        validating: () => validateEntries(entries, name),
        'validating across': () => validateAcross([used, { ...used, uri: 'file:///b.bib' }], undefined),
        checking: () => checkReferences(entries.slice(0, 200), name, evidence),
        writing: () => keptFileOf(scanned, { ...read, terms }, '1'),
        'reading what was written': () => bibliographyInFile(file, name, '1'),
        'putting back': () => new PutBack(again(), text).later(),
        decoding: () => decoded(new TextEncoder().encode(text), 4096),
        'decoding UTF-32': () => decoded(utf32(text), 4096),
        verifying: () => verifiedText('Gu, A. Attention Is All You Need. 2017.\n', many, evidence),
        hayagriva: () => readingHayagriva(hayagriva(300), 'a.yml'),
      });
    },
    libraries: () => {
      const library = createLibrary();
      const source = { name, kind: 'bibliography' as const, papers: many };
      return counted({
        'packing names': () => packNames(many),
        'packing heads': () => packHeads(many),
        'packing abstracts': () => packAbstracts(many),
        'common names': () => commonNames(many),
        'taking in': () => library.updateSource(source),
        'taking in again': () =>
          library.updateSource({ ...source, papers: many.map((paper, at) => (at % 2 === 0 ? paper : { ...paper })) }),
        'letting go': () => library.updateSource({ ...source, papers: [] }),
        versions: () => versionsIn(JSON.stringify(Object.fromEntries(many.map((_, at) => [`AAAA${1000 + at}`, at])))),
      });
    },
    searching: () => {
      const [index, atOnce] = [createSearchIndex(), createSearchIndex()];
      const snapshot = createSearchIndex();
      finished(snapshot.add(papers));
      const file = finished(snapshot.snapshot());
      return counted({
        'adding one by one': () => index.add(papers),
        'adding at once': () => atOnce.addHeadsAtOnce(many, () => true),
        'adding abstracts at once': () =>
          createSearchIndex().addAbstractsAtOnce(finished(createSearchIndex().addHeadsAtOnce(many, () => true))),
        snapshot: () => snapshot.snapshot(),
        restoring: () => createSearchIndex().restore(file, papers),
        mentions: () => createMentionIndex().add(many),
      });
    },
    suggesting: () => {
      const sentences = many.slice(0, 300).map(({ id, title }) => ({ text: `We follow ${title}.`, ids: [id] }));
      const suggester = finished(suggesterSteps(many));
      return counted({ preparing: () => suggesterSteps(many), learning: () => suggester.learn(sentences) });
    },
    topics: () => counted({ bundled: () => topicSteps(papers), many: () => topicSteps(many) }),
  });
});

const utf32 = (text: string): Uint8Array => new Uint8Array(Uint32Array.from(`\ufeff${text}`, (c) => c.codePointAt(0) ?? 0).buffer);

function hayagriva(count: number): string {
  return Array.from({ length: count }, (_, at) => `k${at}:\n  type: book\n  title: Title ${at}\n  author: Gu, Ada\n`).join('');
}
