import * as l10n from '@vscode/l10n';
import {
  arxivPapers,
  type Batches,
  batchesOf,
  booksByIsbn,
  crossrefNotices,
  crossrefWorks,
  dataciteWorks,
  openAlexWorks,
  pubmedArticles,
} from '../../sources/batches';
import { crossref } from '../../sources/crossref/crossref';
import { dblp } from '../../sources/dblp/dblp';
import type { Service, SourceRequest } from '../../sources/service';
import { type Notice, plainFacts, type WorkFacts } from '../../sources/workFacts';
import { isPreprint } from '../preprint';
import type { Reference } from '../reference';
import { Answers, type Outcome } from './answers';
import { noticesQuestion, publishedDois, questionsOf, searchWords, wantsSearch } from './referenceQuestions';
import { isSameWork } from './sameWork';

/** The way to the services, and what is kept of their earlier answers. */
export interface Asker {
  /** The text of an answer; rejects with an error whose message says why there is none. */
  ask(service: Service, request: SourceRequest): Promise<string>;
  /** What a service said to a question before, where that is recent enough. */
  recall(service: Service, question: string): Outcome | undefined;
  /** Gives what a service said now its time; it is kept for later where it is the whole answer. */
  said(service: Service, question: string, outcome: Said, isWhole: boolean): Outcome;
  /** Whether the user gave up; nothing more is asked then. */
  readonly isCancelled: boolean;
  /** Reports how many more entries are done, and of how many. */
  progress(done: number, all: number, doing: string): void;
}

/** An outcome without its time. */
export type Said = { readonly kind: 'absent' } | { readonly kind: 'found'; readonly facts: WorkFacts };

/** Services that refused once are not asked again in a run; one that failed otherwise gets this many tries. */
const mostFailures = 2;
/** Identifiers that a list left out are asked about alone, at most this many of one service in a run. */
const mostAlone = 20;
/** Statuses of an address that is too long, or of which one identifier is not to a service's liking. */
const SPLITS: ReadonlySet<number> = new Set([400, 413, 414]);

/**
 * Asks the services about references: by identifier in as few requests as they allow, then by title, one at a time, for those that were not found so, and
 * for preprints that may have been published since. What fails is an outcome, never an error.
 */
export async function askServices(references: readonly Reference[], asker: Asker): Promise<Answers> {
  const run = new Run(asker, references.length);
  const values = (kind: 'doi' | 'arxiv' | 'isbn' | 'pmid'): readonly string[] =>
    references.flatMap((reference) => questionsOf(reference).flatMap((one) => (one.kind === kind ? [one.value] : [])));
  const dois = values('doi');
  await Promise.all([
    run.batches(crossrefWorks, dois).then(() => {
      const others = dois.filter((doi) => run.answers.get(crossref, doi)?.kind === 'absent');
      return run.batches(dataciteWorks, others);
    }),
    run.batches(openAlexWorks, dois),
    run.batches(arxivPapers, values('arxiv')),
    run.batches(booksByIsbn, values('isbn')),
    run.batches(pubmedArticles, values('pmid')),
  ]);
  await run.batches(
    crossrefWorks,
    references.flatMap((reference) => publishedDois(reference, run.answers)),
  );
  let done = 0;
  for (const reference of references) {
    if (wantsSearch(reference, run.answers)) await run.search(reference);
    asker.progress(++done, references.length, l10n.t('titles'));
  }
  return run.answers;
}

function joinedNotices(known: readonly Notice[], more: readonly Notice[]): readonly Notice[] {
  const isNew = (one: Notice): boolean => !known.some(({ type, doi }) => type === one.type && (doi === undefined || doi === one.doi));
  return [...known, ...more.filter(isNew)];
}

function unreadable({ label }: Service): string {
  return l10n.t('{0} gave an incomplete answer, or one that Lectern can’t read.', label);
}

function cancelled(): string {
  return l10n.t('The check was cancelled before it was asked.');
}

class Run {
  readonly answers = new Answers();
  private readonly askedAlone = new Map<Service, number>();
  private readonly failures = new Map<Service, { count: number; why: string }>();

  constructor(
    private readonly asker: Asker,
    private readonly all: number,
  ) {}

  async batches(batches: Batches, values: readonly string[]): Promise<void> {
    const { service } = batches;
    const open: string[] = [];
    for (const value of new Set(values)) {
      if (this.answers.get(service, value) !== undefined) continue;
      const kept = this.asker.recall(service, value);
      if (kept === undefined) open.push(value);
      else this.answers.set(service, value, kept);
    }
    for (const batch of batchesOf(batches, open)) await this.batch(batches, batch);
  }

  private async batch(batches: Batches, values: readonly string[]): Promise<void> {
    const { service } = batches;
    const said = await this.ask(service, batches.request(values));
    if ('split' in said && values.length > 1) {
      const middle = Math.ceil(values.length / 2);
      await this.batch(batches, values.slice(0, middle));
      return this.batch(batches, values.slice(middle));
    }
    if ('why' in said) return this.failed(service, values, said.why);
    const answer = await batches.read(said.text, values);
    if (answer === undefined) return this.failed(service, values, this.failure(service, unreadable(service)));
    const { facts, isWhole } = service === crossref ? await this.withNotices(answer.facts) : { facts: answer.facts, isWhole: true };
    for (const value of values) {
      if (answer.unreadable.has(value)) this.failed(service, [value], l10n.t('{0} has a record that Lectern can’t read.', service.label));
      else if (facts.has(value) || values.length === 1 || batches.isUncounted !== true)
        this.take(service, value, facts.get(value), isWhole);
      else await this.alone(batches, value);
    }
    this.asker.progress(0, this.all, service.label);
  }

  /** Asks about an identifier that an answer to many left out, from which nothing follows. */
  private async alone(batches: Batches, value: string): Promise<void> {
    const { service } = batches;
    const count = (this.askedAlone.get(service) ?? 0) + 1;
    this.askedAlone.set(service, count);
    if (count <= mostAlone) return this.batch(batches, [value]);
    this.failed(service, [value], l10n.t('{0} left it out of a combined answer, which proves nothing.', service.label));
  }

  /** What Crossref says of works, with the notices that only say themselves which work they are on; where those can't be asked for, nothing is kept. */
  private async withNotices(facts: ReadonlyMap<string, WorkFacts>): Promise<{ facts: ReadonlyMap<string, WorkFacts>; isWhole: boolean }> {
    const dois = [...facts.keys()];
    if (dois.length === 0) return { facts, isWhole: true };
    const said = await this.ask(crossref, crossrefNotices.request(dois));
    const notices = 'text' in said ? crossrefNotices.read(said.text) : undefined;
    if (notices === undefined) {
      const why = 'why' in said ? said.why : unreadable(crossref);
      for (const doi of dois) this.answers.set(crossref, noticesQuestion(doi), { kind: 'failed', why });
      return { facts, isWhole: false };
    }
    const joined = [...facts].map(
      ([doi, known]) => [doi, { ...known, notices: joinedNotices(known.notices, notices.get(doi) ?? []) }] as const,
    );
    return { facts: new Map(joined), isWhole: true };
  }

  /** Crossref, then DBLP, until one has a work of this title by these authors. */
  async search(reference: Reference): Promise<void> {
    const words = searchWords(reference);
    for (const service of isPreprint(reference) ? [dblp, crossref] : [crossref, dblp]) {
      await this.searchIn(service, words, reference);
      if (this.answers.get(service, words)?.kind === 'found') return;
    }
  }

  private async searchIn(service: Service, words: string, reference: Reference): Promise<void> {
    const kept = this.answers.get(service, words) ?? this.asker.recall(service, words);
    if (kept !== undefined) return this.answers.set(service, words, kept);
    const request = service.search(words, 5);
    if (request === undefined) return;
    const said = await this.ask(service, request);
    if ('why' in said) return this.failed(service, [words], said.why);
    const { records, problems } = await service.read(said.text);
    const record = records.find((one) => isSameWork(reference, one, isPreprint(reference)));
    if (record === undefined && problems.length > 0)
      return this.failed(service, [words], this.failure(service, problems[0]?.message ?? ''));
    this.take(service, words, record === undefined ? undefined : plainFacts(record));
  }

  /** The text of an answer, or why there is none; `split` where fewer questions at once may be answered. */
  private async ask(service: Service, request: SourceRequest): Promise<{ text: string } | { why: string; split?: true }> {
    const before = this.failures.get(service);
    if (before !== undefined && before.count >= mostFailures) return { why: before.why };
    if (this.asker.isCancelled) return { why: cancelled() };
    try {
      const text = await this.asker.ask(service, request);
      this.failures.delete(service);
      return { text };
    } catch (error) {
      if (this.asker.isCancelled) return { why: cancelled() };
      const { kind, status, message } = error as { readonly kind?: string; readonly status?: number; readonly message?: string };
      if (SPLITS.has(status ?? 0)) return { why: String(message ?? error), split: true };
      const isAnswering = kind === 'status' || kind === 'cut' || kind === 'large' || kind === 'format';
      return { why: this.failure(service, String(message ?? error), isAnswering ? 1 : mostFailures) };
    }
  }

  private take(service: Service, question: string, facts: WorkFacts | undefined, isWhole = true): void {
    const said = facts === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'found', facts } as const);
    this.answers.set(service, question, this.asker.said(service, question, said, isWhole));
  }

  private failure(service: Service, why: string, weight = 1): string {
    this.failures.set(service, { count: (this.failures.get(service)?.count ?? 0) + weight, why });
    return why;
  }

  private failed(service: Service, questions: readonly string[], why: string): void {
    for (const question of questions) this.answers.set(service, question, { kind: 'failed', why });
  }
}
