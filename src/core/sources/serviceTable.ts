import { arxiv } from './arxiv';
import { dblp, huggingFace, openAlex, semanticScholar } from './finders';
import type { Identifier } from './identifiers';
import { crossref, datacite, doi, openLibrary, pubmed } from './registrars';
import type { Service } from './service';

/** Every service, those that search in their default order first. */
export const services: readonly Service[] = [
  openAlex,
  crossref,
  arxiv,
  dblp,
  semanticScholar,
  huggingFace,
  datacite,
  doi,
  openLibrary,
  pubmed,
];

/** The service that registered identifiers of this kind. */
export function registrarOf({ kind }: Identifier): Service {
  return { doi, arxiv, isbn: openLibrary, pmid: pubmed }[kind];
}
