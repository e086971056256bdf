import * as l10n from '@vscode/l10n';
import type { Problem } from '../problem';
import { encodePart, parsedJson } from '../wellFormed';
import type { Identifier } from './identifiers';
import type { SourceRecord } from './sourceRecord';

/** The services that Lectern can ask; each name is a key of the setting `online.services`. */
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

/** A request as plain data; nothing here sends it. */
export interface SourceRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What an answer holds; a record that can't be read costs only itself. */
export interface SourceAnswer {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly Problem[];
}

/** One service: questions become requests, answers become records. Nothing throws on a bad answer. */
export interface Service {
  readonly name: ServiceName;
  readonly label: string;
  /** Hosts that may answer after a redirect, besides the first; a leading dot stands for all subdomains. */
  readonly hosts: readonly string[];
  /** Milliseconds between two requests, where the service asks for a pause. */
  readonly pause: number;
  /** Whether the service asks for an email address, as a parameter of this name or in the User-Agent. */
  readonly email?: 'mailto' | 'userAgent';
  /** The request for one identifier; undefined for a kind that the service doesn't know. */
  lookUp(identifier: Identifier): SourceRequest | undefined;
  /** The request for papers that match words; undefined where the service doesn't search. */
  search(query: string, limit: number): SourceRequest | undefined;
  /** The records of an answer's text. */
  read(text: string): Promise<SourceAnswer>;
}

/** A GET request for JSON, or for what `accept` names. */
export function get(url: string, accept = 'application/json'): SourceRequest {
  return { url, method: 'GET', headers: { accept } };
}

/** A DOI as a part of an address; its slash stays. */
export const encodedDoi = (doi: string): string => encodePart(doi).replace(/%2F/g, '/');

/** Parses JSON and reads it; anything else becomes one problem that names the service. */
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
