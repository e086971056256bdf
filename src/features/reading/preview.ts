import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import { isEditable, openDocument } from '../../host/files/documents';
import { debounced } from '../../host/files/slices';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { everyKey, itemIn, type PreviewData, PreviewStore } from '../../host/manuscript/previewData';
import type { Log } from '../../host/window/log';
import { onSettingChange, setting } from '../../host/window/settings';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: FormattedReferences;
}

/** Milliseconds for which an opened page may still be loading; VS Code drops an update sent then, so it is sent again afterwards. */
const opening = 2500;
/** Milliseconds after an editor shows a document until its preview's data are loaded, so that the preview opens complete. */
const patience = 1000;

/** Citations and a reference list in the built-in Markdown preview; its data are loaded while the document is open in an editor, else on the first view. */
export function registerPreview(services: Services): vscode.Disposable & { extendMarkdownIt(md: MarkdownIt): MarkdownIt } {
  const store = new PreviewStore(services);
  const refreshNow = (): void => void vscode.commands.executeCommand('markdown.preview.refresh');
  const refresh = debounced(60, refreshNow);
  const refreshAgain = debounced(opening, refreshNow);
  const of = (env: unknown): PreviewData | undefined => {
    const uri = uriOf(env)?.toString();
    return uri === undefined ? undefined : store.get(uri);
  };
  let plugin: typeof import('../../core/preview/markdownItCitations') | undefined;
  const prepare = debounced(patience, () => {
    const document = vscode.window.activeTextEditor?.document;
    if (plugin === undefined || document?.languageId !== 'markdown' || !setting('preview.enabled', document)) return;
    if (/@[\w{]/.test(document.getText())) store.prepare(document.uri.toString());
  });
  /** The preview loads plugins synchronously, so it is asked to reload them once ours is available. */
  const loadPlugin = async (): Promise<void> => {
    plugin = await import('../../core/preview/markdownItCitations');
    await vscode.commands.executeCommand('markdown.api.reloadPlugins');
    // It also caches the last document as parsed without the plugin until it renders another one.
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
      const since = store.shownSince(uri);
      if (since === undefined) return;
      stepDone('render');
      refresh();
      if (performance.now() - since < opening) refreshAgain();
    }),
    onSettingChange(['preview.enabled'], refresh),
    vscode.window.onDidChangeActiveTextEditor(prepare),
  );
  return {
    dispose: () => subscription.dispose(),
    extendMarkdownIt(md) {
      noteRendered(md, services.active);
      if (plugin === undefined) {
        void loadPlugin();
        return md;
      }
      plugin.markdownItCitations(md, {
        // Citations are shown as written until they can be looked up.
        enabled: (env) => setting('preview.enabled', uriOf(env)) && of(env) !== undefined,
        lookup: (key, env) => itemIn(of(env), key),
        renderer: (env) => of(env)?.renderer,
        keys: (env) => everyKey(of(env)),
      });
      return md;
    },
  };
}

/** Notes each document that a preview renders, so that the user can cite while only the preview is open. */
function noteRendered(md: MarkdownIt, { previews }: ActiveManuscript): void {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => {
    const document = openDocument(String(uriOf(env)));
    // The account of _Explain_ is also previewed.
    if (document !== undefined && isEditable(document)) previews.note(document);
    return render(tokens, options, env);
  };
}

/** An empty document with just the properties that the Markdown preview reads. */
const nothing: Pick<vscode.TextDocument, 'uri' | 'version' | 'lineCount' | 'getText'> = {
  uri: vscode.Uri.from({ scheme: 'lectern-nothing', path: '/' }),
  version: 1,
  lineCount: 0,
  getText: () => '',
};

/** The previewed document's URI, which the built-in preview puts into the render environment. */
function uriOf(env: unknown): vscode.Uri | undefined {
  const uri = typeof env === 'object' && env !== null ? (env as { currentDocument?: unknown }).currentDocument : undefined;
  return uri instanceof vscode.Uri ? uri : undefined;
}
