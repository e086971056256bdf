import * as l10n from '@vscode/l10n';
import { doiAddress, titleFingerprint } from '../../corpus/identity';
import { isAnotherWork } from '../../corpus/otherWork';
import { type Paper, shortName, yearOf } from '../../corpus/paper';
import { paperOfRecord } from '../../sources/recordPaper';
import type { SourceRecord } from '../../sources/sourceRecord';
import type { Notice } from '../../sources/workFacts';
import { authorsAgree, isPreprint } from '../preprint';
import { type Difference, differences } from '../recordDifferences';
import type { Reference } from '../reference';
import type { Answers, ServiceOutcome } from './answers';
import { isIndexed, noticesQuestion, publishedDois, questionsOf, searchWords } from './referenceQuestions';
import { isPublished, isSameWork } from './sameWork';

/** What the services' answers come to for one reference. */
export type InquiryStatus = 'confirmed' | 'differs' | 'not found' | 'could not be asked';

/** What the services say of one reference; services by their labels. */
export interface Inquiry {
  readonly status: InquiryStatus;
  /** The services that have the work, the one that was compared with first. */
  readonly found: readonly string[];
  /** The services that answered and don't have it. */
  readonly absent: readonly string[];
  /** The services that gave no answer, each with why, as a sentence. */
  readonly failed: readonly { readonly service: string; readonly why: string }[];
  /** What a service has otherwise, as sentences. */
  readonly differences: readonly string[];
  /** Retractions, corrections and other notices, as sentences. */
  readonly notices: readonly string[];
  readonly isRetracted: boolean;
  /** The published version of a preprint; all authors agree. */
  readonly published?: Paper;
  /** Where the record is to be seen. */
  readonly address?: string;
  /** When the oldest of the answers was given, in milliseconds since 1970. */
  readonly askedAt?: number;
}

type Found = ServiceOutcome & { readonly kind: 'found' };

/** Those that registered the work, or read it themselves, first. */
const order = ['crossref', 'datacite', 'arxiv', 'pubmed', 'openLibrary', 'dblp', 'openAlex'];

/** What the answers say of a reference. A failed or a missing answer is never one that there is no such work. */
export function inquiryOf(reference: Reference, answers: Answers): Inquiry {
  const identified = answers.to(questionsOf(reference).map(({ value }) => value));
  const published = publishedVersion(reference, answers);
  // Of a preprint the search was for its publication, which need not be.
  const searched = isPreprint(reference) && identified.length > 0 ? [] : answers.to([searchWords(reference)]);
  const all = inOrder([...identified, ...searched]);
  const found = all.filter((one): one is Found => one.kind === 'found');
  const [main] = found;
  const changed = main === undefined ? [] : [...identifierDifferences(reference, answers), ...recordDifferences(reference, main)];
  const times = all.flatMap((one) => (one.kind === 'failed' ? [] : [one.at]));
  const labels = (kind: ServiceOutcome['kind']): string[] => [
    ...new Set(all.filter((one) => one.kind === kind).map(({ service }) => service.label)),
  ];
  const address = main === undefined ? undefined : addressOf(main.facts.record);
  return {
    status: statusOf(all, changed),
    found: labels('found'),
    absent: labels('absent').filter((label) => !labels('found').includes(label)),
    failed: failures(reference, all, answers),
    differences: changed,
    ...noticesOf(found),
    ...(published === undefined ? {} : { published }),
    ...(address === undefined ? {} : { address }),
    ...(times.length === 0 ? {} : { askedAt: times.reduce((a, b) => Math.min(a, b)) }),
  };
}

function inOrder(outcomes: readonly ServiceOutcome[]): readonly ServiceOutcome[] {
  return [...outcomes].sort((a, b) => order.indexOf(a.service.name) - order.indexOf(b.service.name));
}

function statusOf(all: readonly ServiceOutcome[], changed: readonly string[]): InquiryStatus {
  if (all.some(({ kind }) => kind === 'found')) return changed.length > 0 ? 'differs' : 'confirmed';
  return all.length > 0 && all.every(({ kind }) => kind === 'absent') ? 'not found' : 'could not be asked';
}

function failures(reference: Reference, all: readonly ServiceOutcome[], answers: Answers): Inquiry['failed'] {
  const notices = answers.to(questionsOf(reference).map(({ value }) => noticesQuestion(value)));
  const failed = [...all, ...notices].flatMap((one) => (one.kind === 'failed' ? [{ service: one.service.label, why: one.why }] : []));
  if (failed.length > 0 || all.length > 0) return failed.filter(({ why }, at) => failed.findIndex((one) => one.why === why) === at);
  const why = isIndexed(reference)
    ? l10n.t('It gives no identifier, and no title with an author to search for.')
    : l10n.t('It gives no identifier, and no service keeps records of web pages and software.');
  return [{ service: '', why }];
}

/** A DOI that nobody knows although the work is known, or an identifier that belongs to another work. */
function identifierDifferences(reference: Reference, answers: Answers): readonly string[] {
  return questionsOf(reference).flatMap(({ kind, value }): string[] => {
    const what = { doi: 'DOI', arxiv: l10n.t('arXiv id'), isbn: 'ISBN', pmid: 'PMID' }[kind];
    const said = inOrder(answers.to([value]));
    if (said.length > 0 && said.every((one) => one.kind === 'absent'))
      return [l10n.t('The {0} {1} was not found in {2}.', what, value, listed(said.map(({ service }) => service.label)))];
    const owner = said.flatMap((one) => (one.kind === 'found' ? [paperOfRecord(one.facts.record, one.service.label)] : []));
    const other = owner.find((paper) => isAnotherWork(paper, reference.paper));
    if (other === undefined) return [];
    const [author] = other.authors;
    return [
      author === undefined
        ? l10n.t('The {0} belongs to “{1}”.', what, other.title)
        : l10n.t('The {0} belongs to “{1}” by {2}.', what, other.title, shortName(author)),
    ];
  });
}

function recordDifferences(reference: Reference, { facts: { record }, service }: Found): readonly string[] {
  const paper = paperOfRecord(record, service.label);
  if (isAnotherWork(paper, reference.paper)) return [];
  const { label } = service;
  return [
    ...differences(reference, paper).map(({ what, says }) => differenceSentence(what, label, says)),
    ...strangers(reference, paper).map((name) => l10n.t('{0} has no author {1}.', label, name)),
    ...(record.type === 'article-journal' && record.doi === reference.paper.doi
      ? numbers(reference, record).map(({ what, says }) => differenceSentence(what, label, says))
      : []),
  ];
}

/** That a service has a part of a reference otherwise. */
function differenceSentence(what: Difference['what'] | 'volume' | 'pages', by: string, says: string): string {
  const sentences: Readonly<Record<typeof what, () => string>> = {
    title: () => l10n.t('{0} has a different title: {1}.', by, says),
    'first author': () => l10n.t('{0} has a different first author: {1}.', by, says),
    year: () => l10n.t('{0} has a different year: {1}.', by, says),
    venue: () => l10n.t('{0} has a different venue: {1}.', by, says),
    volume: () => l10n.t('{0} has a different volume: {1}.', by, says),
    pages: () => l10n.t('{0} has different pages: {1}.', by, says),
  };
  return sentences[what]();
}

function listed(labels: readonly string[]): string {
  return labels.reduce((all, one) => l10n.t('{0} and {1}', all, one));
}

/** Authors of the entry that the record does not have, where it has no fewer; the first is compared by itself. */
function strangers({ paper }: Reference, record: Paper): readonly string[] {
  if (record.authors.length < paper.authors.length) return [];
  const known = record.authors.map((one) => titleFingerprint('literal' in one ? one.literal : `${one.given ?? ''}${one.family}`));
  const others = paper.authors.slice(1).filter((one) => !('literal' in one) || !/^others$/i.test(one.literal));
  return others.map(shortName).filter((name) => !known.some((one) => one.includes(titleFingerprint(name))));
}

/** Volume and first page of a journal's article, where both have a plain number. */
function numbers(reference: Reference, record: SourceRecord): readonly { readonly what: 'volume' | 'pages'; readonly says: string }[] {
  const plain = (text: string | undefined): string | undefined => /^0*(\d{1,7})(?:\D|$)/.exec(text?.trim() ?? '')?.[1];
  const pairs = [
    { what: 'volume' as const, own: plain(reference.text('volume')), theirs: plain(record.volume), says: record.volume },
    { what: 'pages' as const, own: plain(reference.text('pages')), theirs: plain(record.page), says: record.page },
  ];
  return pairs.flatMap(({ what, own, theirs, says = '' }) =>
    own === undefined || theirs === undefined || own === theirs ? [] : [{ what, says }],
  );
}

function noticesOf(found: readonly Found[]): Pick<Inquiry, 'notices' | 'isRetracted'> {
  const on = found.flatMap(({ facts, service }) => facts.notices.map((notice) => ({ notice, by: service.label })));
  const said = on.map(({ notice, by }) => noticeSentence(notice, by));
  const own = found.flatMap(({ facts }) =>
    facts.noticeOn.map(({ type, doi }) =>
      doi === undefined
        ? l10n.t('This work is itself a notice: {0}.', noticeText(type))
        : l10n.t('This work is itself a notice on {0}: {1}.', doi, noticeText(type)),
    ),
  );
  return {
    notices: [...new Set([...said, ...own])],
    isRetracted: on.some(({ notice }) => /^(?:retraction|withdrawal|removal)$/.test(notice.type)),
  };
}

/** What a service says of a work that a notice is on. */
export function noticeSentence({ type, doi }: Notice, by: string): string {
  if (type === 'retraction')
    return doi === undefined ? l10n.t('Retracted, as {0} says.', by) : l10n.t('Retracted, as {0} says ({1}).', by, doi);
  return doi === undefined
    ? l10n.t('{0} lists a notice on it: {1}.', by, noticeText(type))
    : l10n.t('{0} lists a notice on it: {1} ({2}).', by, noticeText(type), doi);
}

/** Crossref's word for a notice (https://www.crossref.org/documentation/crossmark/participating-in-crossmark/), to read; one that is not in its list as it is. */
function noticeText(type: string): string {
  const known: Readonly<Record<string, () => string>> = {
    addendum: () => l10n.t('addendum'),
    clarification: () => l10n.t('clarification'),
    correction: () => l10n.t('correction'),
    corrigendum: () => l10n.t('corrigendum'),
    erratum: () => l10n.t('erratum'),
    expression_of_concern: () => l10n.t('expression of concern'),
    new_edition: () => l10n.t('new edition'),
    new_version: () => l10n.t('new version'),
    partial_retraction: () => l10n.t('partial retraction'),
    removal: () => l10n.t('removal'),
    retraction: () => l10n.t('retraction'),
    withdrawal: () => l10n.t('withdrawal'),
  };
  return (Object.hasOwn(known, type) ? known[type]?.() : undefined) ?? type.replace(/_/g, ' ');
}

/** The published version of a preprint that the answers hold; all authors agree, and the title too where it was found by words. */
function publishedVersion(reference: Reference, answers: Answers): Paper | undefined {
  if (!isPreprint(reference)) return undefined;
  const named = answers.to(publishedDois(reference, answers)).flatMap((one) => (one.kind === 'found' ? [one] : []));
  const searched = answers.to([searchWords(reference)]).flatMap((one) => (one.kind === 'found' ? [one] : []));
  const found = [...named, ...searched.filter(({ facts }) => isSameWork(reference, facts.record, true))];
  const papers = found
    .filter(({ facts }) => isPublished(facts.record))
    .map(({ facts, service }) => paperOfRecord(facts.record, service.label));
  return papers.find((paper) => paper.venue !== undefined && yearOf(paper) !== undefined && authorsAgree(reference, paper.authors));
}

function addressOf({ doi, arxivId, url }: SourceRecord): string | undefined {
  return doi !== undefined ? doiAddress(doi) : arxivId !== undefined ? `https://arxiv.org/abs/${arxivId}` : url;
}
