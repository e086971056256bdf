import { arxiv } from './arxiv/arxiv';
import { crossref } from './crossref/crossref';
import { datacite } from './datacite/datacite';
import { dblp } from './dblp/dblp';
import { doi } from './doi/doi';
import { huggingFace } from './huggingFace/huggingFace';
import type { Identifier } from './identifiers';
import { openAlex } from './openAlex/openAlex';
import { openLibraryBooks } from './openLibrary/openLibraryBooks';
import { pubmed } from './pubmed/pubmed';
import { semanticScholar } from './semanticScholar/semanticScholar';
import type { Service } from './service';

/** All services; those with a search come first, in their default order. */
export const services: readonly Service[] = [
  openAlex,
  crossref,
  arxiv,
  dblp,
  semanticScholar,
  huggingFace,
  datacite,
  doi,
  openLibraryBooks,
  pubmed,
];

/** The service with the authoritative record for this kind of identifier. */
export function registrarOf({ kind }: Identifier): Service {
  return { doi, arxiv, isbn: openLibraryBooks, pmid: pubmed }[kind];
}
