import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssistantLibrary } from '../core/assistant/assistantTools';
import { limitsOf, missingEntries, type Verified, verifiedBibliography, verifiedText } from '../core/assistant/verify';
import { reachOf } from '../core/bibliography/reach';
import { basenameUri, isWithin } from '../core/bibliography/uriPath';
import { formatEntry } from '../core/bibtex/writing/format';
import { entryOfPaper } from '../core/bibtex/writing/fromPaper';
import type { KnownFacts } from '../core/checking/checkReferences';
import { knownWorks } from '../core/checking/knownWorks';
import type { Descriptions } from '../core/corpus/descriptions';
import { type Paper, yearOf } from '../core/corpus/paper';
import type { BibliographyFile } from '../core/library/bibliographyFile';
import { createLibrary } from '../core/library/library';
import { type KeyIn, ownDrafts } from '../core/library/ownDrafts';
import { createSearchIndex } from '../core/search/query/searchIndex';
import { createSuggester, type Suggester } from '../core/search/suggest/suggest';
import { finished } from '../core/steps';
import { addToBibliography } from './addToBibliography';
import { checkedDocuments } from './checkedPaths';
import { ManuscriptReader, type ReadingConditions } from './manuscriptReader';
import { worksIn } from './namedLibraries';
import { refusal, uriOf } from './nodeFiles';

/** What the tools have to work with. */
export interface NodeLibrary extends ReadingConditions {
  /** The folder that paths are relative to; nothing outside it is read for an assistant, or written. */
  readonly folder: string;
  readonly bundled: readonly Paper[];
  /** What the bundled papers are cited for in other words. */
  readonly descriptions?: Descriptions;
  /** Notices that services named before, by the identifier of the work, as the editor kept them. */
  readonly notices?: ReadonlyMap<string, readonly string[]>;
  /** The user's own libraries. */
  readonly files: readonly BibliographyFile[];
}

/** A library without an editor, as the tools for assistants use it. */
export function nodeAssistant(own: NodeLibrary): AssistantLibrary {
  const library = createLibrary();
  library.setSource({ name: 'bundled', kind: 'bundled', papers: own.bundled });
  for (const { uri, papers } of own.files) library.setSource({ name: uri, kind: 'library', papers });
  const all = [...library.items()];
  const index = createSearchIndex();
  finished(index.add(all));
  const works = knownWorks(own.bundled, worksIn(own.files));
  const { notices = new Map() } = own;
  const evidence = (): KnownFacts => ({ today: new Date().toISOString().slice(0, 10), works, notices });
  let made: Suggester | undefined;
  const suggester = (): Suggester => (made ??= createSuggester(all, own.descriptions));
  const keyIn: KeyIn = ({ id }, { uri }) => library.keyFor(id, [uri]);
  // One after the other: each plans on what the one before wrote.
  let last: Promise<unknown> = Promise.resolve();
  const papersOf = <T extends { readonly id: string }>(found: readonly T[]): (T & { readonly paper: Paper })[] =>
    found.flatMap((one) => {
      const paper = library.get(one.id);
      return paper === undefined ? [] : [{ ...one, paper }];
    });
  return {
    async search(query, { limit, fromYear, toYear }) {
      const isWithin = (id: string): boolean => {
        const paper = library.get(id);
        const year = paper === undefined ? undefined : yearOf(paper);
        return year !== undefined && year >= (fromYear ?? year) && year <= (toYear ?? year);
      };
      const isOpen = fromYear === undefined && toYear === undefined;
      return papersOf(index.search(query, isOpen ? { limit } : { limit, accept: isWithin }).hits);
    },
    paper: async (idOrKey) => library.get(idOrKey) ?? library.byKey(idOrKey),
    async related(id, limit) {
      const paper = library.get(id);
      return paper === undefined ? [] : papersOf(suggester().relatedTo(paper, limit));
    },
    suggest: async (passage, limit, before) => papersOf(suggester().suggest(passage, { limit, before })),
    async bibtex(papers) {
      const draftOf = ownDrafts(own.files, papers, keyIn);
      return `${papers.map((paper) => formatEntry(draftOf(paper, 'bibtex') ?? entryOfPaper(paper))).join('\n\n')}\n`;
    },
    verifyText: async (text) => ({
      of: 'the text',
      limits: limitsOf(evidence()),
      references: finished(verifiedText(text, all, evidence())),
    }),
    verifyFile: (given) => verifiedFile(given, own, evidence()),
    add(given, papers) {
      const added = last.then(() =>
        addToBibliography(path.resolve(own.folder, given), own.folder, papers, ownDrafts(own.files, papers, keyIn)),
      );
      last = added.catch(() => undefined);
      return added;
    },
  };
}

async function verifiedFile(given: string | undefined, own: NodeLibrary, evidence: KnownFacts): Promise<Verified> {
  if (given === undefined) throw new Error('Give the path of a document or a .bib file: there is no editor here.');
  const file = path.resolve(own.folder, given);
  if (!isWithin(uriOf(file), uriOf(own.folder))) throw new Error(`${given} is not in ${path.basename(own.folder)}.`);
  const why = await refusal(uriOf(file), reachOf(undefined, own));
  if (why !== undefined) throw new Error(why);
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) throw new Error(`${given} is a folder.`);
  const [document] = await checkedDocuments([file]);
  if (document === undefined) throw new Error(`${given} can’t be read.`);
  const reader = new ManuscriptReader(own);
  const result = (references: Verified['references']): Verified => ({
    of: basenameUri(document.uri),
    limits: limitsOf(evidence),
    references,
  });
  if (document.languageId === 'bibtex' || document.languageId === 'yaml') {
    const bibliography = await reader.bibliography(document.uri);
    if (bibliography === undefined) throw new Error([...reader.refused, ...reader.unread][0] ?? `${given} can’t be read.`);
    return result(finished(verifiedBibliography(bibliography, evidence)));
  }
  const read = await reader.document(document);
  if (read === undefined) throw new Error([...reader.refused, ...reader.unread][0] ?? `${given} can’t be read.`);
  const { references } = read.manuscript;
  const cited = new Set(references.cited.flatMap(({ entry }) => entry?.key ?? []));
  return result([
    ...missingEntries(read.manuscript),
    ...read.bibliographies.flatMap((file) => finished(verifiedBibliography(file, evidence, cited))),
  ]);
}
