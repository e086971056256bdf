import { parseBibtex } from '../../../src/core/bibtex/parse';
import { entryChanges } from '../../../src/core/bibtex/writing/entryChanges';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import { planMerge } from '../../../src/core/bibtex/writing/mergeEntries';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import { removeEntries, withoutParents } from '../../../src/core/bibtex/writing/removeEntries';
import { styleOf } from '../../../src/core/bibtex/writing/style';
import { checkReferences } from '../../../src/core/checking/checkReferences';
import { bibliographyFindings } from '../../../src/core/checking/findings';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { identityNames } from '../../../src/core/corpus/identity';
import { citationKey } from '../../../src/core/corpus/key/citationKey';
import { planHayagriva } from '../../../src/core/hayagriva/planHayagriva';
import { printEntry } from '../../../src/core/hayagriva/printYaml';
import { workOfRecord } from '../../../src/core/hayagriva/recordWork';
import { yamlStyleOf } from '../../../src/core/hayagriva/yamlStyle';
import { paperOfCsl } from '../../../src/core/import/cslPaper';
import { createLibrary } from '../../../src/core/library/library';
import { nearestKeys } from '../../../src/core/library/nearestKeys';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { authorList, byline, links, published, shortReference } from '../../../src/core/presentation/facts';
import type { CslItem } from '../../../src/core/record/cslItem';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { draftOfRecord } from '../../../src/core/record/recordEntry';
import { cleanItem } from '../../../src/core/reference/cleanItem';
import { plainDocument } from '../../../src/core/reference/plainReference';
import { itemOfRecord } from '../../../src/core/sources/recordItem';
import { paperOfRecord } from '../../../src/core/sources/recordPaper';
import { services } from '../../../src/core/sources/serviceTable';
import { finished } from '../../../src/core/steps';
import { pick, pickNumber, type Random, random } from '../../bench/random';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { bundledRenderer } from '../../fixtures/renderers';
import { recorded } from '../sources/answers';
import { keepsAnswers, type Question } from './keep';
import { cslItem, textsFor } from './texts';

const STYLES = ['apa', 'ieee', 'vancouver', 'chicago-author-date', 'chicago-fullnote-bibliography'];
const today = '2026-06-15';

function items(seed: number, count: number): readonly CslItem[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, at) => ({ ...cslItem(next), id: `k${at}` }) as unknown as CslItem);
}

const bibs = (count: number): readonly string[] => textsFor('bib file', count);
const shown = (value: unknown): string => JSON.stringify(value);

/** JSON with some of its values gone, doubled or of another kind. */
function damaged(next: Random, value: unknown): unknown {
  if (next() < 0.06) return pick(next, [null, '', 0, [], {}, 'text', ['a'], 2020]);
  if (Array.isArray(value)) return value.map((one) => damaged(next, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (next() < 0.08 ? [] : [[name, damaged(next, one)]])));
}

/** Entries of bundled papers with something wrong in many of them. */
function claims(): readonly string[] {
  const next = random(11);
  const wrong: readonly ((entry: string) => string)[] = [
    (entry) => entry,
    (entry) => entry.replace(/year\s*= \{?\d{4}/, (year) => year.replace(/\d$/, '1')),
    (entry) => entry.replace(/(title\s*= \{)(\S+)/, '$1Another'),
    (entry) => entry.replace(/(author\s*= \{)([^,]+)/, '$1Nobody'),
    (entry) => entry.replace(/\}\n\}/, '},\n  doi = {10.18653/v1/2019.acl-main.12}\n}'),
    (entry) => entry.replace(/\}\n\}/, '},\n  isbn = {978-0-262-03384-9}, issn = {2049-3631}, pages = {20--10}\n}'),
    (entry) => entry.replace(/author\s*= \{[^}]*\}/, 'author = {First Author and et al. and Anonymous}'),
    (entry) => entry.replace(/year\s*= \{?\d{4}\}?/, 'year = 2031'),
    (entry) =>
      entry.replace(
        /\}\n\}/,
        '},\n  doi = {10.1109/CVPR.2019.00123}, booktitle = {ICML}, eprint = {2713.00001}, archiveprefix = {arXiv}\n}',
      ),
    (entry) =>
      entry
        .replace(/@\w+/, '@misc')
        .replace(/booktitle[^\n]*\n/, '')
        .replace(/journal[^\n]*\n/, 'note = {Under review},\n'),
  ];
  return bundledCorpus()
    .filter((_, at) => at % 4 === 0)
    .map((paper) => (pick(next, wrong) ?? String)(formatEntry(entryOfPaper(paper, pick(next, ['bibtex', 'biblatex'] as const)))));
}

describe('what became of records, entries and answers before becomes of them again', function () {
  this.timeout(120_000);

  keepsAnswers('records.txt', {
    'records as entries, and as records again': () =>
      items(1, 150).flatMap((item) =>
        (['bibtex', 'biblatex'] as const).map((dialect): Question => {
          const entry = formatEntry(draftOfRecord(item, 'k', dialect));
          return [shown(item), () => [entry, parseBibtex(entry).entries.map((one) => entryToCsl(one))]];
        }),
      ),
    'records as Hayagriva': () =>
      items(2, 100).map((item): Question => [shown(item), () => printEntry('k', workOfRecord(item), yamlStyleOf('', []))]),
    'records as papers': () =>
      items(3, 100).map((item): Question => [shown(item), () => [paperOfCsl(item, 'a.json'), cleanItem(item, 'k')]]),
    ...Object.fromEntries(
      STYLES.map((style) => [
        `records in ${style}`,
        () =>
          items(4, 40).map((item, at, all): Question => {
            const cites = [
              { id: item.id, locator: '3', label: 'page', prefix: 'see' },
              { id: all[(at * 7) % 40]?.id ?? '', suffix: ', x' },
              { id: 'lost' },
            ];
            const renderer = bundledRenderer(style, at % 3 === 0 ? 'de-DE' : 'en-US');
            const answer = (): unknown => [
              ...(['text', 'html', 'markdown'] as const).map((format) => renderer.reference(item, format)),
              renderer.document(
                [{ cites }, { cites: cites.slice(0, 1), inText: true }, { cites: [{ id: item.id, suppressAuthor: true }] }],
                all.slice(0, 12).concat(item),
                ['k3'],
              ),
              plainDocument([{ cites }, { cites, inText: true }], [item], []),
            ];
            return [shown(item), answer];
          }),
      ]),
    ),
    'facts of papers': () =>
      items(5, 80).flatMap((item): Question[] => {
        const paper = paperOfCsl(item, 'a.json');
        return paper === undefined
          ? []
          : [
              [
                shown(item),
                () => [
                  byline(paper),
                  authorList(paper, 2),
                  shortReference(paper),
                  published(paper),
                  links(paper),
                  identityNames(paper),
                  citationKey(paper),
                  entryOfPaper(paper),
                  entryOfPaper(paper, 'biblatex'),
                ],
              ],
            ];
      }),
    'entries added to bibliographies': () => {
      const papers = items(6, 20).flatMap((item) => paperOfCsl(item, 'a.json') ?? []);
      return bibs(80).map(
        (bib, at): Question => [
          bib,
          () => [
            planAdd(
              bib,
              [papers[at % papers.length] ?? bundledCorpus()[0]].flatMap((one) => one ?? []),
            ),
            planAdd(bib, bundledCorpus().slice(at, at + 2), { dialect: 'biblatex' }),
          ],
        ],
      );
    },
    'works added to Hayagriva': () =>
      textsFor('hayagriva file', 60).map((text, at): Question => {
        const list = items(7 + at, 3);
        const recordOf = (paper: { readonly citationKey: string }): CslItem =>
          list.find(({ id }) => id === paper.citationKey) ?? ({ id: 'x', type: 'book', title: 'X' } as CslItem);
        const papers = list.flatMap((item) => paperOfCsl(item, 'a.json') ?? []);
        return [text, () => planHayagriva(text, papers, { name: 'a.yml', recordOf })];
      }),
    'entries that change': () =>
      bibs(80).map((bib, at): Question => {
        const answer = (): unknown => {
          const { entries } = parseBibtex(bib);
          const [first, second] = entries;
          if (first === undefined) return [];
          const style = styleOf(bib, entries);
          const draft = draftOfRecord(items(at, 1)[0] as CslItem, first.key, 'biblatex');
          return [
            style,
            entryChanges(first, draft, style, bib),
            second && planMerge(bib, first, second, style),
            removeEntries(bib, entries.slice(1)),
            withoutParents(entries, entries).map(({ key }) => key),
          ];
        };
        return [bib, answer];
      }),
    'files of bibliographies': () =>
      bibs(60).map((bib): Question => {
        const answer = async (): Promise<unknown> => {
          const { file } = await readLibraryFile('file:///refs.bib', bib, finished);
          return [
            file.papers,
            file.problems,
            [...file.entryByKey.keys()].map((key) => file.recordOf(key, { files: [file], language: 'de' })),
            bibliographyFindings(file, file.problems, () => true),
          ];
        };
        return [bib, () => answer().catch(String)];
      }),
    'references that are held against the bundled papers': () => {
      const works = knownWorks(bundledCorpus());
      return claims().map(
        (entry): Question => [entry, () => finished(checkReferences(parseBibtex(entry).entries, 'refs.bib', { today, works }))],
      );
    },
    'answers of services': () =>
      recorded.flatMap(({ service, text }, at) =>
        [0, 1, 2, 3].map((round): Question => {
          const next = random(at * 10 + round);
          const given =
            round === 0
              ? text
              : text.startsWith('{') || text.startsWith('[')
                ? JSON.stringify(damaged(next, JSON.parse(text)))
                : text.replace(/<(\w+)[^>]*>[^<]*<\/\1>/g, (whole) => (next() < 0.1 ? '' : whole));
          const answer = async (): Promise<unknown> => {
            const { records, problems } = await service.read(given);
            return [
              records,
              problems,
              records.map((record) => [
                itemOfRecord(record),
                paperOfRecord(record, 's'),
                formatEntry(draftOfRecord(itemOfRecord(record), 'k')),
              ]),
            ];
          };
          return [given, answer];
        }),
      ),
    'questions to services': () =>
      services.flatMap((service) => [
        ...['10.1000/182', '2505.23884', '9783161484100', '12345678', 'a b'].map(
          (value): Question => [
            `${service.label} ${value}`,
            () => (['doi', 'arxiv', 'isbn', 'pmid'] as const).map((kind) => service.lookUp?.({ kind, value } as never)),
          ],
        ),
        ['words', () => service.search?.('état of the art & more', 5)] as Question,
      ]),
    'papers of several sources': () =>
      Array.from({ length: 40 }, (_, at): Question => {
        const next = random(at);
        const answer = (): unknown => {
          const library = createLibrary();
          const changes = Array.from({ length: 6 }, (_unused, round) => {
            const some = items(pickNumber(next, 6), 8).flatMap((item) => paperOfCsl(item, `f${round % 3}`) ?? []);
            return library.setSource({ name: `f${round % 3}`, kind: round % 2 === 0 ? 'bibliography' : 'file', papers: some } as never);
          });
          const all = [...library.items()];
          return [
            changes,
            all,
            all.map(({ id }) => [library.provenance(id), library.keyFor(id, ['f0', 'f1']), library.paperFor(id, ['f2'])]),
          ];
        };
        return [String(at), answer];
      }),
    'nearest keys': () => {
      const keys = bundledCorpus().map((paper) => paper.citationKey);
      const next = random(5);
      return keys
        .filter((_, at) => at % 6 === 0)
        .map((key): Question => {
          const at = pickNumber(next, key.length);
          const typed =
            pick(next, [
              key.slice(0, at) + key.slice(at + 1),
              `${key.slice(0, at)}x${key.slice(at)}`,
              key.slice(1) + (key[0] ?? ''),
              key.toUpperCase(),
              key.slice(0, 8),
            ]) ?? key;
          return [typed, () => nearestKeys(typed, keys, 3)];
        });
    },
  });
});
