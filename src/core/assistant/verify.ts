import { inheritance } from '../bibtex/meaning/inherit';
import { isPublication } from '../bibtex/meaning/toPaper';
import { parseBibtex } from '../bibtex/parse';
import type { Entry } from '../bibtex/reading/entry';
import { questionsOf } from '../checking/asking/referenceQuestions';
import { checkReference, type KnownFacts } from '../checking/checkReferences';
import { referenceOf } from '../checking/reference';
import { identifiersOf, titleFingerprint } from '../corpus/identity';
import { type Paper, shortName, yearIn, yearOf } from '../corpus/paper';
import type { BibliographyFile } from '../library/bibliographyFile';

/** The result of checking one reference. */
export interface VerifiedReference {
  /** The citation key, or the line of a reference list. */
  readonly reference: string;
  readonly title?: string;
  /**
   * `agrees` with the library's own record of the work; `problems`: something in it can't be right or differs from the record; `no entry`:
   * cited, but in no bibliography; `not compared`: the entry could not be read, or the library has no record of the work, which doesn't
   * mean that the work doesn't exist.
   */
  readonly status: 'agrees' | 'problems' | 'no entry' | 'not compared';
  readonly problems: readonly string[];
  /** The id of the library's record of the work. */
  readonly record?: string;
}

/** The results of checking a document's or a text's references. */
export interface Verified {
  readonly of: string;
  /** What was not checked, as a sentence. */
  readonly limits: string;
  readonly references: readonly VerifiedReference[];
}

/** The limits of a check without a network. */
const offlineLimits =
  'Compared with the library on this machine; no service was asked, so retractions and works that the library has no record of were not looked up.';

/** The limits of a check that also uses notices from earlier answers of services. */
const keptLimits =
  'Compared with the library on this machine; no service was asked now. Retractions and corrections are those that services named when the user last asked them; other works were not looked up.';

/** What a check with this evidence doesn't cover, as a sentence. */
export function limitsOf({ notices }: KnownFacts): string {
  return notices === undefined || notices.size === 0 ? offlineLimits : keptLimits;
}

/** The problem of a retracted work, recognised by the label that publishers put before its title; empty if there is none. */
function retracted({ title }: Paper): readonly string[] {
  return /^\W{0,3}(?:retracted|withdrawn)(?:\]|(?:\s(?:article|paper|chapter))?\s{0,3}:)/i.test(title)
    ? ['Its title says that it was retracted.']
    : [];
}

function* verifiedEntries(
  entries: readonly Entry[],
  evidence: KnownFacts,
  file?: string,
  keys?: ReadonlySet<string>,
): Generator<void, readonly VerifiedReference[]> {
  const fieldsOf = inheritance(entries);
  const found: VerifiedReference[] = [];
  for (const entry of entries) {
    if (!isPublication(entry) || keys?.has(entry.key) === false) continue;
    const reference = referenceOf(entry, fieldsOf(entry));
    const notices = new Set(questionsOf(reference).flatMap(({ value }) => evidence.notices?.get(value) ?? []));
    const problems = [
      ...retracted(reference.paper),
      ...notices,
      ...checkReference(reference, evidence, file).map(({ message }) => message),
    ];
    const record = evidence.works?.records(reference, file)[0]?.paper;
    const status = problems.length > 0 ? 'problems' : record === undefined ? 'not compared' : 'agrees';
    found.push({
      reference: entry.key,
      title: reference.paper.title,
      status,
      problems,
      ...(record === undefined ? {} : { record: record.id }),
    });
    yield;
  }
  return found;
}

/**
 * Checks the references of a bibliography in steps, or only those with one of `keys`. Entries of formats other than BibTeX are listed as
 * `not compared`.
 */
export function* verifiedBibliography(
  { uri, format, entries, papers }: Pick<BibliographyFile, 'uri' | 'format' | 'entries' | 'papers'>,
  evidence: KnownFacts,
  keys?: ReadonlySet<string>,
): Generator<void, readonly VerifiedReference[]> {
  if (format === 'bibtex') return yield* verifiedEntries(entries, evidence, uri, keys);
  const wanted = papers.filter(({ citationKey }) => keys?.has(citationKey) !== false);
  return wanted.map(({ citationKey, title }) => ({ reference: citationKey, title, status: 'not compared', problems: [] }));
}

/** The keys that a manuscript cites without an entry: `no entry` if that is certain, else `not compared`. */
export function missingEntries({
  references,
  sure,
}: {
  readonly references: { readonly undefined: readonly { readonly key: string }[] };
  readonly sure: boolean;
}): readonly VerifiedReference[] {
  return references.undefined.map(({ key }) =>
    sure
      ? { reference: key, status: 'no entry', problems: [`“${key}” is cited, but no bibliography has it.`] }
      : {
          reference: key,
          status: 'not compared',
          problems: [`No entry for “${key}” was found, but there may be one in a bibliography that is not known or could not be read.`],
        },
  );
}

/** Checks the references of a text in steps: its BibTeX entries if it has any, else each line as one reference. */
export function* verifiedText(text: string, papers: readonly Paper[], evidence: KnownFacts): Generator<void, readonly VerifiedReference[]> {
  const { entries } = parseBibtex(text);
  return entries.length > 0 ? yield* verifiedEntries(entries, evidence) : yield* verifiedLines(text, papers, evidence.notices);
}

/** Characters read of each line, and lines read of a text. */
const longest = 600;
const mostLines = 300;
/** A shorter title turns up in other references by chance. */
const shortestTitle = 12;

interface Line {
  readonly text: string;
  readonly print: string;
  /** The DOIs and arXiv ids in the line, each as `The DOI …` or `The arXiv id …`. */
  readonly identifiers: readonly string[];
  readonly identified: Map<string, Paper>;
  titled?: Paper;
  titledLength: number;
}

/** Compares each line with the paper whose title it contains, and with those whose DOI or arXiv id it gives. */
function* verifiedLines(
  text: string,
  papers: readonly Paper[],
  notices: KnownFacts['notices'],
): Generator<void, readonly VerifiedReference[]> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().slice(0, longest))
    .filter((line) => line !== '')
    .slice(0, mostLines)
    .map(
      (line): Line => ({
        text: line,
        print: titleFingerprint(line),
        identifiers: identifiersInLine(line),
        identified: new Map(),
        titledLength: 0,
      }),
    );
  for (const [at, paper] of papers.entries()) {
    const title = titleFingerprint(paper.title);
    const own = identifierNames(paper);
    for (const line of lines) {
      // If one title contains another, the line means the longer one.
      if (title.length >= shortestTitle && title.length > line.titledLength && line.print.includes(title)) {
        line.titled = paper;
        line.titledLength = title.length;
      }
      for (const name of own) if (line.identifiers.includes(name)) line.identified.set(name, paper);
    }
    if (at % 100 === 0) yield;
  }
  return lines.map((line) => verifiedLine(line, notices));
}

function verifiedLine({ text, titled, identified, identifiers }: Line, notices: KnownFacts['notices']): VerifiedReference {
  const [first] = identified;
  const record = titled ?? first?.[1];
  const named = new Set([...identifiers, ...(record === undefined ? [] : identifierNames(record))].map((name) => name.replace(/^.* /, '')));
  const said = [...new Set([...named].flatMap((identifier) => notices?.get(identifier) ?? []))];
  if (record === undefined) return { reference: text, status: said.length > 0 ? 'problems' : 'not compared', problems: said };
  const others = [...identified].filter(([, paper]) => paper.id !== titled?.id);
  const problems = [
    ...said,
    ...retracted(record),
    ...others.map(([name, paper]) => `${name} belongs to “${paper.title}”, a title that the reference does not have.`),
    ...missingFacts(text, record),
  ];
  return { reference: text, title: record.title, status: problems.length > 0 ? 'problems' : 'agrees', problems, record: record.id };
}

/** Problems of a line that lacks the record's first author, or gives years but not the record's. */
function missingFacts(line: string, record: Paper): readonly string[] {
  const [author] = record.authors;
  const years = new Set([yearOf(record), record.date === undefined ? undefined : yearIn(record.date)].filter((year) => year !== undefined));
  const given = [...line.matchAll(/(?<![\d.:/])(?:19|20)\d{2}(?!\d|\.\d)/g)].map(([year]) => Number(year));
  const found: string[] = [];
  if (author !== undefined && !titleFingerprint(line).includes(titleFingerprint(shortName(author))))
    found.push(`The first author of the record is ${shortName(author)}.`);
  if (given.length > 0 && years.size > 0 && !given.some((year) => years.has(year)))
    found.push(`The year of the record is ${[...years].join(' or ')}.`);
  return found;
}

function identifiersInLine(line: string): readonly string[] {
  return line.split(/[\s<>()[\]]/).flatMap((word) => {
    if (/10\.\d{4,9}\//.test(word)) return identifierNames({ doi: word });
    const arxivId = /\d{4}\.\d{4,5}/.exec(word)?.[0];
    return arxivId === undefined ? [] : identifierNames({ arxivId });
  });
}

function identifierNames(identifiers: Pick<Paper, 'doi' | 'arxivId'>): readonly string[] {
  const known = identifiersOf({ title: '', authors: [], ...identifiers });
  return [
    ...(known.doi === undefined ? [] : [`The DOI ${known.doi}`]),
    ...(known.arxivId === undefined ? [] : [`The arXiv id ${known.arxivId}`]),
  ];
}
