import { doiAddress, normaliseArxivId, normaliseDoi, titleFingerprint } from './identity';
import { hasLatexMarkup, plainText } from './key/plainText';
import type { CappedProblems } from './listing/cappedProblems';
import type { PaperFacts } from './metadata';
import type { Paper } from './paper';
import type { ListingRecord } from './parseListing';
import { slug } from './slug';

/** A listing record with the name of its capture. */
export interface SourcedRecord {
  readonly source: string;
  readonly record: ListingRecord;
}

type SourcedGroup = [SourcedRecord, ...SourcedRecord[]];

/** A paper without its citation key. */
export type UnkeyedPaper = Omit<Paper, 'citationKey'>;

/**
 * Merges records into one paper per title, in order of first appearance, with the metadata for that title. Titles are compared by
 * `titleFingerprint`; a date printed with its year is preferred to one without.
 */
export function mergeRecords(
  records: readonly SourcedRecord[],
  facts: readonly PaperFacts[],
  problems: CappedProblems,
): readonly UnkeyedPaper[] {
  const known = new Map(facts.map((one) => [titleFingerprint(one.title), one]));
  const groups = new Map<string, SourcedGroup>();
  for (const one of records) {
    const name = titleFingerprint(one.record.title);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  const taken = new Set<string>();
  return [...groups].map(([name, group]) => {
    const paper = mergedPaper(group, known.get(name), problems);
    const id = unused(paper.id, taken);
    taken.add(id);
    return id === paper.id ? paper : { ...paper, id };
  });
}

function mergedPaper(group: SourcedGroup, facts: PaperFacts | undefined, problems: CappedProblems): UnkeyedPaper {
  const records = group.map((one) => one.record);
  const markup = records.find((record) => hasLatexMarkup(record.title))?.title;
  const title = plainText(group[0].record.title);
  const date = dateOf(group, problems) ?? facts?.year?.toString();
  return {
    ...identifiers(title, facts),
    title,
    ...(markup === undefined ? {} : { titleLatex: markup }),
    abstract: plainText(longest(records.map((record) => record.abstract))),
    authors: facts?.authors ?? [],
    ...printedFacts(records),
    ...(date === undefined ? {} : { date }),
    ...(facts?.venue === undefined ? {} : { venue: facts.venue }),
    ...(facts?.codeUrl === undefined ? {} : { codeUrl: facts.codeUrl }),
    sources: [...new Set(group.map((one) => one.source))],
  };
}

function identifiers(title: string, facts: PaperFacts | undefined): Pick<UnkeyedPaper, 'id' | 'arxivId' | 'doi' | 'url'> {
  const arxivId = facts?.arxivId === undefined ? undefined : normaliseArxivId(facts.arxivId);
  const doi = facts?.doi === undefined ? undefined : normaliseDoi(facts.doi);
  const known = doi === undefined ? {} : { doi };
  if (arxivId !== undefined) return { id: `arxiv:${arxivId}`, arxivId, ...known, url: `https://arxiv.org/abs/${arxivId}` };
  if (doi !== undefined) return { id: `doi:${doi}`, ...known, url: doiAddress(doi) };
  return { id: `title:${slug(title)}` };
}

function printedFacts(records: readonly ListingRecord[]): Pick<UnkeyedPaper, 'authorCount' | 'comments' | 'organization'> {
  const authorCount = records.find((record) => record.authorCount !== undefined)?.authorCount;
  const organization = records.find((record) => record.organization !== undefined)?.organization;
  // The number of comments only grows, so the largest is the latest.
  const comments = records.reduce<number | undefined>(
    (most, { comments: one }) => (one === undefined || (most ?? 0) > one ? most : one),
    undefined,
  );
  return {
    ...(authorCount === undefined ? {} : { authorCount }),
    ...(comments === undefined ? {} : { comments }),
    ...(organization === undefined ? {} : { organization }),
  };
}

function dateOf(group: SourcedGroup, problems: CappedProblems): string | undefined {
  const dated = group.filter(({ record }) => record.date !== undefined);
  const explicit = dated.find(({ record }) => /\d{4}/.test(record.printedDate ?? ''));
  const date = (explicit ?? dated[0])?.record.date;
  const other = dated.find(({ record }) => record.date !== date);
  if (other !== undefined) {
    const { title, line } = other.record;
    problems.add(
      line,
      'dates-differ',
      `“${title}” is dated ${other.record.date} in ${other.source} and ${date} elsewhere; ${date} is kept`,
    );
  }
  return date;
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a), '');
}

function unused(id: string, taken: ReadonlySet<string>): string {
  for (let n = 2; taken.has(id) && n <= taken.size + 1; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
  return id;
}
