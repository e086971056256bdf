import * as l10n from '@vscode/l10n';
import { doiAddress, titleFingerprint } from '../../corpus/identity';
import { isAnotherWork } from '../../corpus/otherWork';
import { type Paper, shortName, yearOf } from '../../corpus/paper';
import { paperOfRecord } from '../../sources/recordPaper';
import type { SourceRecord } from '../../sources/sourceRecord';
import type { Notice } from '../../sources/workFacts';
import { inTable } from '../../tables';
import { authorsAgree, isPreprint } from '../preprint';
import { type Difference, differences } from '../recordDifferences';
import type { Reference } from '../reference';
import type { Answers, ServiceOutcome } from './answers';
import { isIndexed, noticesQuestion, publishedDois, questionsOf, searchWords } from './referenceQuestions';
import { isPublishedRecord, isSameWork } from './sameWork';

/** The overall result for one reference. */
export type InquiryStatus = 'confirmed' | 'differs' | 'not found' | 'could not be asked';

/** All that the services answered about one reference; services are given by their labels. */
export interface Inquiry {
  readonly status: InquiryStatus;
  /** The services that have the work; the reference was compared with the first one's record. */
  readonly found: readonly string[];
  /** The services that answered and don't have it. */
  readonly absent: readonly string[];
  /** The services that gave no answer, each with the reason as a sentence; `service` is empty if there was nothing to ask about. */
  readonly failed: readonly { readonly service: string; readonly why: string }[];
  /** How the services' records differ from the reference, as sentences. */
  readonly differences: readonly string[];
  /** Retractions, corrections and other notices, as sentences. */
  readonly notices: readonly string[];
  readonly isRetracted: boolean;
  /** The published version of a preprint, by exactly the same authors. */
  readonly published?: Paper;
  /** The web address of the record. */
  readonly address?: string;
  /** The time of the oldest answer, in milliseconds since 1970. */
  readonly askedAt?: number;
}

type Found = ServiceOutcome & { readonly kind: 'found' };

/** Names of services, the most trusted first: those where works are registered or that see the works themselves. */
const order = ['crossref', 'datacite', 'arxiv', 'pubmed', 'openLibrary', 'dblp', 'openAlex'];

/** Summarises the answers for a reference. A failed or missing answer never counts as evidence that the work doesn't exist. */
export function inquiryOf(reference: Reference, answers: Answers): Inquiry {
  const identified = answers.to(questionsOf(reference).map(({ value }) => value));
  const published = publishedVersion(reference, answers);
  // A preprint is searched for to find its published version; if there is none, that says nothing about the preprint.
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

/** Sentences about identifiers that no service asked has, or that belong to another work. */
function identifierDifferences(reference: Reference, answers: Answers): readonly string[] {
  return questionsOf(reference).flatMap(({ kind, value }): string[] => {
    const what = { doi: 'DOI', arxiv: l10n.t('arXiv id'), isbn: 'ISBN', pmid: 'PMID' }[kind];
    const said = inOrder(answers.to([value]));
    if (said.length > 0 && said.every((one) => one.kind === 'absent'))
      return [l10n.t('The {0} {1} was not found in {2}.', what, value, listed(said.map(({ service }) => service.label)))];
    const owner = said.flatMap((one) => (one.kind === 'found' ? [paperOfRecord(one.facts.record, one.service.label)] : []));
    const other = owner.find((paper) => isAnotherWork(paper, reference.paper));
    if (other === undefined) return [];
    return [l10n.t('The {0} belongs to “{1}” by {2}.', what, other.title, other.authors.slice(0, 1).map(shortName).join())];
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

/** A sentence saying that a service's record has a different value for a part of the reference. */
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

/**
 * Family names in the entry that the record lacks; none if the record lists fewer authors than the entry. The first author is compared
 * elsewhere.
 */
function strangers({ paper }: Reference, record: Paper): readonly string[] {
  if (record.authors.length < paper.authors.length) return [];
  const known = record.authors.map((one) => titleFingerprint('literal' in one ? one.literal : [one.given, one.family].join('')));
  const others = paper.authors.slice(1).filter((one) => !('literal' in one) || !/^others$/i.test(one.literal));
  return others.map(shortName).filter((name) => !known.some((one) => one.includes(titleFingerprint(name))));
}

/** The record's volume and pages where volume or first page differ; only plain numbers are compared. */
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

/** A sentence saying that service `by` lists this notice for a work. */
export function noticeSentence({ type, doi }: Notice, by: string): string {
  if (type === 'retraction')
    return doi === undefined ? l10n.t('Retracted, as {0} says.', by) : l10n.t('Retracted, as {0} says ({1}).', by, doi);
  return doi === undefined
    ? l10n.t('{0} lists a notice on it: {1}.', by, noticeText(type))
    : l10n.t('{0} lists a notice on it: {1} ({2}).', by, noticeText(type), doi);
}

/**
 * The readable form of Crossref's notice type (https://www.crossref.org/documentation/crossmark/participating-in-crossmark/); an unknown
 * type is shown as it is.
 */
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
  return inTable(known, type)?.() ?? type.replace(/_/g, ' ');
}

/** The published version of a preprint among the answers: all authors must agree, and also the title if it was found by a search. */
function publishedVersion(reference: Reference, answers: Answers): Paper | undefined {
  if (!isPreprint(reference)) return undefined;
  const named = answers.to(publishedDois(reference, answers)).flatMap((one) => (one.kind === 'found' ? [one] : []));
  const searched = answers.to([searchWords(reference)]).flatMap((one) => (one.kind === 'found' ? [one] : []));
  const found = [...named, ...searched.filter(({ facts }) => isSameWork(reference, facts.record, true))];
  const papers = found
    .filter(({ facts }) => isPublishedRecord(facts.record))
    .map(({ facts, service }) => paperOfRecord(facts.record, service.label));
  return papers.find((paper) => yearOf(paper) !== undefined && authorsAgree(reference, paper.authors));
}

function addressOf({ doi, arxivId, url }: SourceRecord): string | undefined {
  return doi !== undefined ? doiAddress(doi) : arxivId !== undefined ? `https://arxiv.org/abs/${arxivId}` : url;
}
