import type MarkdownIt from 'markdown-it';
import type * as vscode from 'vscode';
import type { Hit, Paper, Topic } from './core/corpus/paper';
import { registerCitationCheck } from './features/checking/citationCheck';
import { registerDiagnostics } from './features/checking/diagnostics';
import { registerEntryFixes } from './features/checking/entryFixes';
import { registerExplain } from './features/checking/explain';
import { registerMergeDuplicates } from './features/checking/mergeDuplicates';
import { registerReferenceReport } from './features/checking/referenceReport';
import { registerTidyBibliography } from './features/checking/tidyBibliography';
import { registerUndefinedKeys } from './features/checking/undefinedKeys';
import { registerAddByIdentifier } from './features/library/addByIdentifier';
import { registerCompleteEntry } from './features/library/completeEntry';
import { registerImportListing } from './features/library/importListing';
import { languageModelTools } from './features/library/languageModelTools';
import { registerLibraryFilesList } from './features/library/libraryFilesList';
import { registerNewPapers } from './features/library/newPapers';
import { registerSearchBeyond } from './features/library/searchBeyond';
import { registerUpdateFromZotero } from './features/library/updateFromZotero';
import { registerZotero } from './features/library/zoteroCommands';
import { registerBibliographyOutline } from './features/reading/bibliographyOutline';
import { registerClipboard } from './features/reading/clipboard';
import { registerHover } from './features/reading/hover';
import { registerMentions } from './features/reading/mentionCards';
import { registerNavigation } from './features/reading/navigation';
import { registerOpenLink } from './features/reading/openLink';
import { registerPaperPage } from './features/reading/paperPage';
import { registerPreview } from './features/reading/preview';
import { registerReferenceStyle } from './features/reading/referenceStyle';
import { registerZoteroReading } from './features/reading/zoteroReading';
import { registerReferencesView } from './features/sidebar/referencesView';
import { registerSearchView } from './features/sidebar/searchView';
import { registerStatusItem } from './features/sidebar/statusItem';
import { registerTopicsView } from './features/sidebar/topicsView';
import { registerCitationForm } from './features/writing/citationForm';
import { registerCiting } from './features/writing/citing';
import { registerCommandCompletion } from './features/writing/commandCompletion';
import { registerCompletion } from './features/writing/completion';
import { registerFixKey } from './features/writing/fixKey';
import { registerPasteIdentifier } from './features/writing/pasteIdentifier';
import { registerReviewSection } from './features/writing/reviewSection';
import { registerSearchPapers } from './features/writing/searchPapers';
import { registerSuggestions } from './features/writing/suggestions';
import { registerTitleCompletion } from './features/writing/titleCompletion';
import type { SearchFilters } from './host/library/filters';
import type { OpenLibrary } from './host/library/openLibrary';
import { createServices } from './host/services';
import type { Tools } from './host/window/tools';

/** What Lectern offers to other extensions and to tests. */
export interface LecternApi {
  /** Resolves when the library is loaded, the user's library files among it. */
  ready(): Promise<void>;
  search(query: string, options?: SearchFilters): Promise<Hit[]>;
  /** Papers that a passage should cite. */
  suggest(text: string, limit?: number): Promise<Hit[]>;
  related(id: string, limit?: number): Promise<Hit[]>;
  papers(): Promise<readonly Paper[]>;
  topics(): Promise<readonly Topic[]>;
  /** The entries of papers as a .bib file; rejects for an unknown id, which it names. */
  bibtex(ids: readonly string[]): Promise<string>;
  /** Called by the built-in Markdown preview. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Lectern running: what it offers to code, and to assistants. */
export interface Started {
  readonly api: LecternApi;
  readonly tools: Tools;
}

/** The composition root: builds the services, registers the features and starts to read the user's libraries. */
export function startLectern(context: vscode.ExtensionContext, opened: OpenLibrary): Started {
  const services = createServices(context, opened);
  const preview = registerPreview(services);
  context.subscriptions.push(services, preview, ...registerFeatures(services));
  const { library, libraryFiles, added, zotero } = services;
  void libraryFiles.load();
  const addedLoaded = Promise.all([added.load(), zotero.load()]);
  const ready = async (): Promise<void> => {
    await Promise.all([library.ready(), libraryFiles.ready(), addedLoaded]);
  };
  return {
    api: { ...apiOf(services, ready), extendMarkdownIt: (md) => preview.extendMarkdownIt(md) },
    tools: languageModelTools(services),
  };
}

type Services = ReturnType<typeof createServices>;

function registerFeatures(services: Services): readonly vscode.Disposable[] {
  const sidebar = [
    registerSearchView(services),
    registerTopicsView(services),
    registerReferencesView(services),
    registerStatusItem(services),
  ];
  const writing = [
    registerSearchPapers(services),
    registerCiting(services),
    registerCompletion(services),
    registerCommandCompletion(),
    registerTitleCompletion(services),
    registerCitationForm(services),
    registerSuggestions(services),
    registerReviewSection(services),
    registerFixKey(services),
    registerPasteIdentifier(services),
  ];
  const reading = [
    registerHover(services),
    registerMentions(services),
    registerClipboard(services),
    registerOpenLink(services),
    registerPaperPage(services),
    registerReferenceStyle(services),
    registerNavigation(services),
    registerBibliographyOutline(services),
    registerZoteroReading(services),
  ];
  const checking = [
    registerDiagnostics(services),
    registerReferenceReport(services),
    registerCitationCheck(services),
    registerEntryFixes(services),
    registerMergeDuplicates(services),
    registerUndefinedKeys(services),
    registerTidyBibliography(services),
    registerExplain(services),
  ];
  const library = [
    registerImportListing(services),
    registerLibraryFilesList(services),
    registerAddByIdentifier(services),
    registerSearchBeyond(services),
    registerZotero(services),
    registerUpdateFromZotero(services),
    registerCompleteEntry(services),
    registerNewPapers(services),
  ];
  return [...sidebar, ...writing, ...reading, ...checking, ...library];
}

function apiOf({ library, suggesting, entries }: Services, ready: () => Promise<void>): Omit<LecternApi, 'extendMarkdownIt'> {
  return {
    ready,
    search: (query, options) => library.search(query, options),
    suggest: (text, limit) => hits(suggesting.suggest(text, limit)),
    related: (id, limit) => hits(suggesting.related(id, limit)),
    papers: async () => {
      await ready();
      return library.papers();
    },
    topics: () => library.topics(),
    bibtex: async (ids) => {
      await ready();
      return entries.bibtex(
        ids.map((id) => {
          const paper = library.get(id);
          if (paper === undefined) throw new Error(`Lectern has no paper with the id “${id}”.`);
          return paper;
        }),
      );
    },
  };
}

/** What was found without what only the features use. */
async function hits(found: Promise<readonly Hit[]>): Promise<Hit[]> {
  return (await found).map(({ paper, score }) => ({ paper, score }));
}
