import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { ListOrder } from '../../core/library/newest';
import { byline } from '../../core/presentation/facts';
import { searchPage } from '../../core/presentation/searchPage';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Found, LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { type CommandName, registerCommand, runCommand } from '../../host/window/commands';
import { type Log, reason } from '../../host/window/log';
import { stepDone } from '../../host/window/walkthroughSteps';
import { webviewPage } from '../../host/window/webview';

/** Papers of one answer; the page asks for more of them when it is scrolled to their end, up to a limit. */
const rows = 100;
const mostRows = 5000;
const actions: readonly CommandName[] = ['insertCitation', 'openPaper', 'copyBibtex', 'openLink', 'addToBibliography'];
const orders: readonly ListOrder[] = ['newest', 'oldest', 'author'];

interface Question {
  readonly turn: number;
  readonly query: string;
  readonly topic?: string;
  readonly fromYear?: number;
  readonly toYear?: number;
  /** Only papers that the bibliography of the active document holds, or only others. */
  readonly shelf?: 'own' | 'others';
  readonly order?: ListOrder;
  readonly limit: number;
}

interface Services {
  readonly active: ActiveManuscript;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
}

/** `lectern.search`: the search box of the sidebar with results as you type. */
export function registerSearchView(services: Services): vscode.Disposable {
  const { library } = services;
  let view: vscode.WebviewView | undefined;
  /** What the page is to be told once its script runs: the view may only open now. */
  let waiting: object | undefined;
  const post = (message: object): void => void view?.webview.postMessage(message);
  const answer = async (question: Question): Promise<void> => {
    try {
      await library.ready();
      const own = await ownIds(services);
      const { shelf } = question;
      const accept = shelf === undefined ? {} : { accept: ({ id }: Paper) => own.has(id) === (shelf === 'own') };
      const { hits, total, isClosest } = await library.browse(question.query, { ...question, ...accept });
      if (question.query.trim() !== '') stepDone('search');
      post({
        type: 'results',
        turn: question.turn,
        total: Math.min(total, mostRows),
        status: statusOf(question, { total, isClosest, shown: hits.length, all: library.size }),
        hits: hits.map((hit) => rowOf(hit, own)),
      });
    } catch (error) {
      services.log.error(error instanceof Error ? error : String(error));
      post({
        type: 'results',
        turn: question.turn,
        hits: [],
        problem: true,
        status: `The library could not be searched: ${reason(error)}`,
      });
    }
  };
  const sendTopics = async (): Promise<void> => {
    const topics = await library.topics();
    post({ type: 'topics', topics: topics.map(({ id, label, paperIds }) => ({ id, label, count: paperIds.length })) });
  };
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(resolved) {
      view = resolved;
      resolved.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(services.extensionUri, 'media')] };
      resolved.webview.onDidReceiveMessage((message: unknown) => {
        if (!isRecord(message)) return;
        if (message['type'] === 'opened') {
          void sendTopics();
          if (waiting !== undefined) post(waiting);
          waiting = undefined;
        } else if (message['type'] === 'search') void answer(questionOf(message));
        else if (message['type'] === 'leave') void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        else act(message);
      });
      resolved.onDidDispose(() => {
        view = undefined;
      });
      resolved.webview.html = webviewPage(resolved.webview, services.extensionUri, {
        name: 'search',
        title: 'Search papers',
        body: searchPage,
      });
    },
  };
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider('lectern.search', provider),
    library.onDidChange(() => {
      post({ type: 'changed' });
      void sendTopics();
    }),
    services.bibliographies.onDidChange(() => post({ type: 'changed' })),
    // Another document has another bibliography, which the marks of the rows speak of.
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) post({ type: 'changed' });
    }),
    registerCommand('focusSearch', async (target) => {
      const query = typeof target === 'string' ? target : target?.key;
      const message = query === undefined ? { type: 'focus' } : { type: 'focus', query };
      if (view?.visible !== true) waiting = message;
      await vscode.commands.executeCommand('lectern.search.focus');
      if (waiting === undefined) post(message);
    }),
  );
}

async function ownIds({ active, bibliographies }: Services): Promise<{ has(id: string): boolean }> {
  const { document } = active;
  return document === undefined ? new Set() : (await bibliographies.of(document)).ids;
}

function rowOf({ paper, spans }: Found, own: { has(id: string): boolean }): object {
  const meta = [byline(paper), paper.venue?.name].filter((part) => part !== undefined && part !== '').join(' · ');
  return {
    id: paper.id,
    title: paper.title,
    spans,
    meta,
    cited: own.has(paper.id),
    hasArxiv: paper.arxivId !== undefined || paper.doi !== undefined || paper.url !== undefined,
  };
}

interface Counted {
  readonly total: number;
  readonly shown: number;
  /** Papers of the library. */
  readonly all: number;
  readonly isClosest: boolean;
}

function statusOf({ query, shelf }: Question, { total, shown, all, isClosest }: Counted): string {
  if (all === 0) return 'The library is empty. Switch on the bundled papers or import some.';
  if (total === 0) {
    if (query.trim() !== '') return 'No papers found. Try fewer words or clear the filters.';
    return shelf === 'own' ? 'No papers here: the bibliography of the document holds none' : 'No papers pass the filters';
  }
  if (isClosest) return 'No paper has all these words; the closest:';
  return total > shown ? `${papers(total)}, the first ${shown} shown` : papers(total);
}

function papers(count: number): string {
  return count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`;
}

function questionOf(message: Readonly<Record<string, unknown>>): Question {
  const year = (value: unknown): number | undefined => (typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : undefined);
  const fromYear = year(message['fromYear']);
  const toYear = year(message['toYear']);
  const { topic, shelf, limit } = message as { readonly topic?: unknown; readonly shelf?: unknown; readonly limit?: unknown };
  const order = orders.find((one) => one === message['order']);
  return {
    turn: Number(message['turn']),
    query: typeof message['query'] === 'string' ? message['query'] : '',
    ...(typeof topic === 'string' && topic !== '' ? { topic } : {}),
    ...(fromYear === undefined ? {} : { fromYear }),
    ...(toYear === undefined ? {} : { toYear }),
    ...(shelf === 'own' || shelf === 'others' ? { shelf } : {}),
    ...(order === undefined ? {} : { order }),
    limit: typeof limit === 'number' && limit > 0 ? Math.min(limit, mostRows) : rows,
  };
}

function act({ action, id }: Readonly<Record<string, unknown>>): void {
  const name = actions.find((one) => one === action);
  if (name !== undefined && typeof id === 'string') void runCommand(name, { id });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
