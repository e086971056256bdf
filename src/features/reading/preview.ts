import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { References } from '../../host/bibliography/referenceRenderer';
import { debounced } from '../../host/files/slices';
import type { LibraryService } from '../../host/library/windowLibrary';
import { itemIn, keysIn, type PreviewData, PreviewStore } from '../../host/manuscript/previewData';
import type { Log } from '../../host/window/log';
import { onSettingChange, setting } from '../../host/window/settings';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: References;
}

/** Milliseconds in which a page that was opened may still be loading. VS Code loses what replaces it then, so that it is replaced once more. */
const opening = 2500;
/** Milliseconds that an editor shows a document until its preview is prepared, which then opens complete. */
const patience = 1000;

/** The built-in Markdown preview shows citations and a reference list; what it needs is made while the document is read, else on the first view. */
export function registerPreview(services: Services): vscode.Disposable & { extendMarkdownIt(md: MarkdownIt): MarkdownIt } {
  const store = new PreviewStore(services);
  /** When each document was shown in a preview first. */
  const shown = new Map<string, number>();
  const refreshNow = (): void => void vscode.commands.executeCommand('markdown.preview.refresh');
  const refresh = debounced(60, refreshNow);
  const refreshAgain = debounced(opening, refreshNow);
  const of = (env: unknown): PreviewData | undefined => {
    const uri = uriOf(env)?.toString();
    if (uri === undefined) return undefined;
    if (!shown.has(uri)) shown.set(uri, performance.now());
    return store.get(uri);
  };
  let plugin: typeof import('../../core/preview/markdownItCitations') | undefined;
  const prepare = debounced(patience, () => {
    const document = vscode.window.activeTextEditor?.document;
    if (plugin === undefined || document?.languageId !== 'markdown' || !setting('preview.enabled', document)) return;
    if (/@[\w{]/.test(document.getText())) store.prepare(document.uri.toString());
  });
  /** The preview takes its plugins without waiting: it is told to take them again when ours is there. */
  const loadPlugin = async (): Promise<void> => {
    plugin = await import('../../core/preview/markdownItCitations');
    await vscode.commands.executeCommand('markdown.api.reloadPlugins');
    // It also keeps the last document as it was parsed without the plugin, until it renders another one.
    await vscode.commands.executeCommand('markdown.api.render', nothing);
    refresh();
    prepare();
  };
  const subscription = vscode.Disposable.from(
    store,
    refresh,
    refreshAgain,
    prepare,
    store.onDidChange((uri) => {
      const since = shown.get(uri);
      if (since === undefined) return;
      stepDone('render');
      refresh();
      if (performance.now() - since < opening) refreshAgain();
    }),
    onSettingChange(['preview.enabled'], refresh),
    vscode.window.onDidChangeActiveTextEditor(prepare),
    vscode.workspace.onDidCloseTextDocument((document) => shown.delete(document.uri.toString())),
  );
  return {
    dispose: () => subscription.dispose(),
    extendMarkdownIt(md) {
      if (plugin === undefined) {
        void loadPlugin();
        return md;
      }
      plugin.markdownItCitations(md, {
        // What is cited stands as it is written until it can be looked up.
        enabled: (env) => setting('preview.enabled', uriOf(env)) && of(env) !== undefined,
        lookup: (key, env) => itemIn(of(env), key),
        renderer: (env) => of(env)?.renderer,
        keys: (env) => keysIn(of(env)),
      });
      return md;
    },
  };
}

/** An empty document, in as far as the Markdown preview looks at one. */
const nothing: Pick<vscode.TextDocument, 'uri' | 'version' | 'lineCount' | 'getText'> = {
  uri: vscode.Uri.from({ scheme: 'lectern-nothing', path: '/' }),
  version: 1,
  lineCount: 0,
  getText: () => '',
};

/** The previewed document, which the built-in preview names in the environment that it renders with. */
function uriOf(env: unknown): vscode.Uri | undefined {
  const uri = typeof env === 'object' && env !== null ? (env as { currentDocument?: unknown }).currentDocument : undefined;
  return uri instanceof vscode.Uri ? uri : undefined;
}
