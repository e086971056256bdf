import type MarkdownIt from 'markdown-it';
import type * as vscode from 'vscode';
import type { Hit, Paper, Topic } from './core/corpus/paper';
import { registerBibliographyOutline } from './features/bibliographyOutline';
import { registerCitationForm } from './features/citationForm';
import { registerCiting } from './features/citing';
import { registerClipboard } from './features/clipboard';
import { registerCompletion } from './features/completion';
import { registerDiagnostics } from './features/diagnostics';
import { registerExplain } from './features/explain';
import { registerFixKey } from './features/fixKey';
import { registerHover } from './features/hover';
import { registerImportListing } from './features/importListing';
import { languageModelTools } from './features/languageModelTools';
import { registerMentions } from './features/mentions';
import { registerNavigation } from './features/navigation';
import { registerOpenLink } from './features/openLink';
import { registerPaperPage } from './features/paperPage';
import { registerPreview } from './features/preview';
import { registerReferencesView } from './features/referencesView';
import { registerSearchPapers } from './features/searchPapers';
import { registerSearchView } from './features/searchView';
import { registerStatusItem } from './features/statusItem';
import { registerSuggestions } from './features/suggestions';
import { registerTitleCompletion } from './features/titleCompletion';
import { registerTopicsView } from './features/topicsView';
import { registerUndefinedKeys } from './features/undefinedKeys';
import type { SearchFilters } from './host/library';
import type { OpenLibrary } from './host/openLibrary';
import { createServices } from './host/services';
import type { Tools } from './host/tools';

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

/** The composition root: builds the services and registers the features. */
export function startLectern(context: vscode.ExtensionContext, opened: OpenLibrary): Started {
  const services = createServices(context, opened);
  const preview = registerPreview(services);
  context.subscriptions.push(
    services,
    registerSearchView(services),
    registerTopicsView(services),
    registerReferencesView(services),
    registerSearchPapers(services),
    registerCiting(services),
    registerCompletion(services),
    registerHover(services),
    registerMentions(services),
    registerTitleCompletion(services),
    registerClipboard(services),
    registerOpenLink(services),
    registerPaperPage(services),
    preview,
    registerCitationForm(services),
    registerSuggestions(services),
    registerDiagnostics(services),
    registerUndefinedKeys(services),
    registerFixKey(services),
    registerNavigation(services),
    registerBibliographyOutline(services),
    registerImportListing(services),
    registerExplain(services),
    registerStatusItem(services),
  );
  const { library, libraryFiles, entries, suggesting } = services;
  void libraryFiles.load();
  const ready = async (): Promise<void> => {
    await Promise.all([library.ready(), libraryFiles.ready()]);
  };
  const api: LecternApi = {
    extendMarkdownIt: (md) => preview.extendMarkdownIt(md),
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
          if (paper === undefined) throw new Error(`Lectern knows no paper with the id “${id}”.`);
          return paper;
        }),
      );
    },
  };
  return { api, tools: languageModelTools(services) };
}

/** What was found without what only the features use. */
async function hits(found: Promise<readonly Hit[]>): Promise<Hit[]> {
  return (await found).map(({ paper, score }) => ({ paper, score }));
}
