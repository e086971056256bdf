import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { grouped } from '../../core/displayLanguage';
import { visible } from '../../core/escape';
import { byline } from '../../core/presentation/facts';
import { searchPage, searchTexts } from '../../core/presentation/searchPage';
import { topicText } from '../../core/presentation/topicText';
import { visibleTitle } from '../../core/presentation/visibleTitle';
import { fromSearchView, type SearchQuestion, type SearchRow, type ToSearchView } from '../../core/presentation/webviewMessages';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Provenances } from '../../host/bibliography/provenances';
import type { Beyond } from '../../host/citing/beyond';
import type { SearchFilters } from '../../host/library/filters';
import type { LibraryService, MarkedHit } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { registerCommand, runCommand } from '../../host/window/commands';
import { type Log, reason } from '../../host/window/log';
import { stepDone } from '../../host/window/walkthroughSteps';
import { webviewPage } from '../../host/window/webview';

/** Most papers listed per answer, however far the user scrolls. */
const mostRows = 5000;

interface Services {
  readonly active: ActiveManuscript;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly beyond: Beyond;
  readonly provenances: Provenances;
}

/** `lectern.search`: the sidebar's search box with results as you type, and `lectern.focusSearch`. */
export function registerSearchView(services: Services): vscode.Disposable {
  const view = new SearchView(services);
  const changed = (): void => view.post({ type: 'changed' });
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider('lectern.search', view),
    services.library.onDidChange(() => {
      changed();
      void view.sendTopics();
    }),
    services.bibliographies.onDidChange(changed),
    // The rows' marks depend on the active document's bibliography.
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) changed();
    }),
    registerCommand(services.log, 'focusSearch', (target) => view.focus(typeof target === 'string' ? target : target?.key)),
  );
}

class SearchView implements vscode.WebviewViewProvider {
  private view: vscode.WebviewView | undefined;
  /** Whether the page's script is running. */
  private isOpen = false;
  /** A message to send once the page's script is running, since the view may still be opening. */
  private waiting: ToSearchView | undefined;
  /** The number of the last question; answers to earlier ones are dropped. */
  private latest = 0;

  constructor(private readonly services: Services) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri } = this.services;
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'media')] };
    view.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    // A hidden page is destroyed, and loaded again when shown.
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.isOpen = false;
    });
    view.onDidDispose(() => {
      this.view = undefined;
      this.isOpen = false;
    });
    const content = { name: 'search', title: l10n.t('Search papers'), body: searchPage(), texts: searchTexts() };
    view.webview.html = webviewPage(view.webview, extensionUri, content);
  }

  post(message: ToSearchView): void {
    void this.view?.webview.postMessage(message);
  }

  /** Focuses the search box, with a query if given. */
  async focus(query: string | undefined): Promise<void> {
    const message: ToSearchView = query === undefined ? { type: 'focus' } : { type: 'focus', query };
    const { isOpen } = this;
    if (!isOpen) this.waiting = message;
    await vscode.commands.executeCommand('lectern.search.focus');
    if (isOpen) this.post(message);
  }

  async sendTopics(): Promise<void> {
    const topics = await this.services.library.topics();
    this.post({
      type: 'topics',
      topics: topics.map((topic) => ({ id: topic.id, label: visible(topicText(topic)), count: topic.paperIds.length })),
    });
  }

  private receive(sent: unknown): void {
    const message = fromSearchView(sent);
    if (message?.type === 'opened') this.opened();
    else if (message?.type === 'search') void this.answer(message);
    else if (message?.type === 'leave') void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    else if (message?.type === 'ask') void this.ask(message.service, message.query);
    else if (message?.type === 'lookUp') void runCommand('addByIdentifier', { identifiers: [message.identifier] });
    else if (message?.type === 'act') void runCommand(message.action, { id: message.id });
  }

  private opened(): void {
    this.isOpen = true;
    void this.sendTopics();
    if (this.waiting !== undefined) this.post(this.waiting);
    this.waiting = undefined;
  }

  /** Searches a service for the query in the box; its answer is listed under its name. */
  private async ask(service: string, query: string): Promise<void> {
    this.post({ type: 'answer', query, service, problem: l10n.t('Searching …') });
    const answer = await this.services.beyond.search(service, query);
    if (answer === undefined) return;
    const own = await ownIds(this.services);
    const hits = answer.papers.map(({ paper, held, isRetracted }) =>
      rowOf({ paper, spans: [] }, own, isRetracted ? l10n.t('Retracted') : held ? l10n.t('In your library') : undefined),
    );
    this.post({ type: 'answer', query, service, hits, ...(answer.problem !== undefined && { problem: visible(answer.problem) }) });
  }

  private async answer(question: SearchQuestion): Promise<void> {
    const { library, log, beyond, provenances } = this.services;
    const { turn } = question;
    this.latest = turn;
    try {
      await library.ready();
      if (turn !== this.latest) return;
      const own = await ownIds(this.services);
      if (turn !== this.latest) return;
      const { hits, total, isClosest } = await library.browse(question.query, filtersOf(question, own));
      const { identifier, services: offered } = await beyond.offers(question.query);
      if (turn !== this.latest) return;
      if (question.query.trim() !== '') stepDone('search');
      const services = offered.map(({ name, label }) => ({ service: name, label }));
      this.post({
        type: 'results',
        turn,
        total: Math.min(total, mostRows),
        status: statusOf(question, { total, isClosest, shown: hits.length, all: library.size }),
        hits: hits.map((hit) => libraryRow(hit, own, provenances)),
        offers: { services, ...(identifier !== undefined && { identifier: identifier.value }) },
      });
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      this.post({
        type: 'results',
        turn,
        hits: [],
        problem: true,
        status: l10n.t('The library could not be searched: {0}', reason(error)),
      });
    }
  }
}

/** Ids of papers that the active document's bibliography holds. */
type Own = { has(id: string): boolean };

async function ownIds({ active, bibliographies }: Services): Promise<Own> {
  const { document } = active;
  return document === undefined ? new Set() : (await bibliographies.of(document)).ids;
}

/** The row of a library paper: Zotero is shown as a mark, a file among the facts. */
function libraryRow(hit: Pick<MarkedHit, 'paper' | 'spans'>, own: Own, provenances: Provenances): SearchRow {
  const isZoteros = provenances.of(hit.paper).some(({ kind }) => kind === 'zotero');
  return isZoteros ? rowOf(hit, own, 'Zotero') : rowOf(hit, own, undefined, provenances.nameOf(hit.paper));
}

/** The row of a paper; `from` is shown as a mark, `source` among the facts below the title. */
function rowOf({ paper, spans }: Pick<MarkedHit, 'paper' | 'spans'>, own: Own, from?: string, source?: string): SearchRow {
  const { id, title, venue, arxivId, doi, url } = paper;
  const meta = [byline(paper), venue?.name, source].filter((part) => part !== undefined && part !== '').join(' · ');
  const hasLink = (arxivId ?? doi ?? url) !== undefined;
  return { id, ...visibleTitle(title, spans), meta: visible(meta), cited: own.has(id), hasLink, ...(from !== undefined && { from }) };
}

interface Counted {
  readonly total: number;
  readonly shown: number;
  /** Number of papers in the library. */
  readonly all: number;
  readonly isClosest: boolean;
}

function statusOf({ query, shelf }: SearchQuestion, { total, shown, all, isClosest }: Counted): string {
  if (all === 0) return l10n.t('The library is empty. Switch on the bundled papers or import some.');
  if (total === 0) {
    if (query.trim() !== '') return l10n.t('No papers found. Try fewer words or clear the filters.');
    return shelf === 'own' ? l10n.t('No papers here: the bibliography of the document holds none') : l10n.t('No papers match the filters');
  }
  if (isClosest) return l10n.t('No paper has all these words; the closest:');
  return total > shown ? l10n.t('{0} papers, the first {1} shown', grouped(total), shown) : papers(total);
}

function papers(count: number): string {
  return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', grouped(count));
}

/** The filters of a question; incompletely typed years are ignored. */
function filtersOf({ topic, fromYear, toYear, shelf, order, limit }: SearchQuestion, own: Own): SearchFilters {
  const isYear = (text: string): boolean => /^\d{4}$/.test(text);
  return {
    limit: Math.min(limit, mostRows),
    ...(topic === '' ? {} : { topic }),
    ...(isYear(fromYear) ? { fromYear: Number(fromYear) } : {}),
    ...(isYear(toYear) ? { toYear: Number(toYear) } : {}),
    ...(order === '' ? {} : { order }),
    ...(shelf === '' ? {} : { accept: ({ id }: Paper) => own.has(id) === (shelf === 'own') }),
  };
}
