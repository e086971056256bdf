import type { Problem } from '../problem';
import { type Descriptions, parseDescriptions } from './descriptions';
import { withCitationKeys } from './key/citationKey';
import { cappedProblems } from './listing/cappedProblems';
import { mergeRecords, type SourcedRecord } from './merge';
import { parseMetadata } from './metadata';
import type { Paper } from './paper';
import { parseListing } from './parseListing';

/** A listing capture or other text, with its name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What one capture contained. */
export interface Capture {
  readonly name: string;
  readonly records: number;
  /** The listing's own year, if it prints any years. */
  readonly year?: number;
}

/** All papers built from the captures, with the problems found. */
export interface Corpus {
  readonly papers: readonly Paper[];
  readonly descriptions: Descriptions;
  readonly problems: readonly Problem[];
  readonly captures: readonly Capture[];
}

const METADATA = 'metadata.json';
const DESCRIPTIONS = 'descriptions.json';

/**
 * Builds the papers of listing captures, one per title, with the facts that `metadata.json` has for the title, and what `descriptions.json`
 * says of them. Never throws.
 */
export function buildCorpus(listings: readonly NamedText[], metadataJson = '[]', descriptionsJson = '{}'): Corpus {
  const metadata = parseMetadata(metadataJson, METADATA);
  const parsed = listings.map(({ name, text }) => ({ name, ...parseListing(text, name) }));
  const records = parsed.flatMap(({ name, records }) => records.map((record): SourcedRecord => ({ source: name, record })));
  const merging = cappedProblems(METADATA);
  const papers = withCitationKeys(mergeRecords(records, metadata.facts, merging));
  const described = parseDescriptions(descriptionsJson, DESCRIPTIONS, papers);
  return {
    papers,
    descriptions: described.descriptions,
    problems: [...metadata.problems, ...parsed.flatMap(({ problems }) => problems), ...merging.list(), ...described.problems],
    captures: parsed.map(({ name, records, year }) => ({ name, records: records.length, ...(year === undefined ? {} : { year }) })),
  };
}
