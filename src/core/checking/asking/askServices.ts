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

/** How a run of `askServices` reaches the services, and their earlier answers. */
export interface Asker {
  /** Returns the text of a service's answer; rejects with an error whose message says why there is none. */
  ask(service: Service, request: SourceRequest): Promise<string>;
  /** A service's earlier answer to a question; undefined if there is none or it is too old. */
  recall(service: Service, question: string): Outcome | undefined;
  /** Adds the current time to an answer; stores it for later runs if `isWhole`. */
  said(service: Service, question: string, outcome: Said, isWhole: boolean): Outcome;
  /** Whether the user cancelled; then no further request is sent. */
  readonly isCancelled: boolean;
  /** Reports that `done` of `all` entries are checked; `doing` names what is being asked. */
  progress(done: number, all: number, doing: string): void;
}

/** An outcome without its time. */
export type Said = { readonly kind: 'absent' } | { readonly kind: 'found'; readonly facts: WorkFacts };

/**
 * Failures after which a run stops asking a service. A refusal counts as this many; an answer that is an error or can't be read counts as
 * one.
 */
const mostFailures = 2;
/** The most identifiers of one service that a run asks about singly, after a combined answer left them out. */
const mostAlone = 20;
/** HTTP statuses after which a batch is halved: its address may be too long, or the service may reject one of its identifiers. */
const SPLITS: ReadonlySet<number> = new Set([400, 413, 414]);

/**
 * Asks the services about references and returns all their answers; a failure is an outcome, never an error. Identifiers are asked about
 * first, in as few requests as possible. Then one title at a time is searched for: those of references not found by identifier, and those
 * of preprints that may have been published since.
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

  /** Asks singly about an identifier missing from a combined answer, since its absence there proves nothing. */
  private async alone(batches: Batches, value: string): Promise<void> {
    const { service } = batches;
    const count = (this.askedAlone.get(service) ?? 0) + 1;
    this.askedAlone.set(service, count);
    if (count <= mostAlone) return this.batch(batches, [value]);
    this.failed(service, [value], l10n.t('{0} left it out of a combined answer, which proves nothing.', service.label));
  }

  /**
   * Adds to Crossref's facts the notices (retractions, corrections) that name these works, which need a second request. If that request
   * fails, `isWhole` is false, so that the facts aren't stored for later runs.
   */
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

  /** Searches Crossref, then DBLP (for a preprint the other way round), until one has a work with this title and these authors. */
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
    const [problem] = problems;
    if (record === undefined && problem !== undefined) return this.failed(service, [words], this.failure(service, problem.message));
    this.take(service, words, record === undefined ? undefined : plainFacts(record));
  }

  /** The text of an answer, or why there is none; `split` if a smaller batch may succeed. */
  private async ask(service: Service, request: SourceRequest): Promise<{ text: string } | { why: string; split?: true }> {
    const before = this.failures.get(service);
    if (before !== undefined && before.count >= mostFailures) return { why: before.why };
    if (this.asker.isCancelled) return { why: cancelled() };
    try {
      return { text: await this.asker.ask(service, request) };
    } catch (error) {
      if (this.asker.isCancelled) return { why: cancelled() };
      const { kind, status, message } = error as { readonly kind?: string; readonly status?: number; readonly message?: string };
      if (SPLITS.has(status ?? 0)) return { why: String(message ?? error), split: true };
      const isAnswering = kind === 'status' || kind === 'cut' || kind === 'large' || kind === 'format';
      return { why: this.failure(service, String(message ?? error), isAnswering ? 1 : mostFailures) };
    }
  }

  private take(service: Service, question: string, facts: WorkFacts | undefined, isWhole = true): void {
    // Only an answer that could be read shows that the service works.
    this.failures.delete(service);
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
