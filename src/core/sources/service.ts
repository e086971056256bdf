import * as l10n from '@vscode/l10n';
import type { Problem } from '../problem';
import { encodePart, parsedJson } from '../wellFormed';
import type { Identifier } from './identifiers';
import type { SourceRecord } from './sourceRecord';

/** The services that Lectern can query; each name is a key of the setting `online.services`. */
export type ServiceName =
  | 'doi'
  | 'crossref'
  | 'datacite'
  | 'arxiv'
  | 'openAlex'
  | 'semanticScholar'
  | 'dblp'
  | 'openLibrary'
  | 'pubmed'
  | 'huggingFace';

/** A request as plain data; the host sends it. */
export interface SourceRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The records of an answer; one that can't be read affects no other. */
export interface SourceAnswer {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly Problem[];
}

/** One service: makes requests from questions and reads answers into records. Never throws on a bad answer. */
export interface Service {
  readonly name: ServiceName;
  readonly label: string;
  /** Hosts besides the first that may answer after a redirect; a leading dot means all subdomains. */
  readonly hosts: readonly string[];
  /** The milliseconds that the service asks to wait between two requests. */
  readonly pause: number;
  /** How the service wants an email address, if at all: as the parameter `mailto`, or in the User-Agent. */
  readonly email?: 'mailto' | 'userAgent';
  /** The request for one identifier; undefined if the service doesn't know identifiers of its kind. */
  lookUp(identifier: Identifier): SourceRequest | undefined;
  /** The request for papers that match words; undefined if the service has no search. */
  search(query: string, limit: number): SourceRequest | undefined;
  /** Reads the text of an answer. */
  read(text: string): Promise<SourceAnswer>;
}

/** A GET request for JSON, or for the media type `accept`. */
export function get(url: string, accept = 'application/json'): SourceRequest {
  return { url, method: 'GET', headers: { accept } };
}

/** A DOI encoded for use in an address, with its slashes kept. */
export const encodedDoi = (doi: string): string => encodePart(doi).replace(/%2F/g, '/');

/** Parses JSON and reads its records; records without a title become one problem, and so does a text that isn't JSON. */
export function readJson(service: string, text: string, read: (value: unknown) => readonly (SourceRecord | undefined)[]): SourceAnswer {
  let value: unknown;
  try {
    value = parsedJson(text);
  } catch {
    return { records: [], problems: [unreadable(service)] };
  }
  const records = read(value);
  const known = records.filter((record) => record !== undefined);
  if (known.length === records.length) return { records: known, problems: [] };
  const left = records.length - known.length;
  const message = l10n.t('{0} of {1} records from {2} had no title and were skipped.', left, records.length, service);
  return { records: known, problems: [{ file: service, line: 1, code: 'untitled-record', message }] };
}

/** The problem of an answer that isn't in the service's format. */
export function unreadable(service: string): Problem {
  return { file: service, line: 1, code: 'unreadable-answer', message: l10n.t('{0} answered in a form that Lectern can’t read.', service) };
}
