import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Entry } from '../core/bibtex/entry';
import type { Paper } from '../core/corpus/paper';
import type { CslItem } from '../core/reference/cslItem';
import { entryToCsl } from '../core/reference/entryToCsl';
import type { Renderer } from '../core/reference/renderer';
import type { Bibliographies } from '../host/bibliographies';
import { openDocument } from '../host/documents';
import type { LibraryService } from '../host/library';
import type { References } from '../host/references';
import { onSettingChange, setting } from '../host/settings';
import { debounced } from '../host/slices';

/** What the preview of one document needs at hand, since Markdown is rendered without waiting. */
interface Prepared {
  /** The entries of its bibliographies by key, with all their fields; papers of formats without entries. */
  readonly items: ReadonlyMap<string, Paper | Entry>;
  readonly renderer: Renderer | undefined;
}

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: References;
}

/** The built-in Markdown preview shows citations and a reference list; what it needs is loaded on the first view, then it is refreshed. */
export function registerPreview({
  library,
  bibliographies,
  references,
}: Services): vscode.Disposable & { extendMarkdownIt(md: MarkdownIt): MarkdownIt } {
  const prepared = new Map<string, Prepared>();
  const loading = new Set<string>();
  const refresh = debounced(60, () => void vscode.commands.executeCommand('markdown.preview.refresh'));
  const load = async (uri: string): Promise<void> => {
    if (loading.has(uri)) return;
    loading.add(uri);
    try {
      await library.ready();
      const document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
      const { files } = await bibliographies.refresh(document);
      const items = new Map<string, Paper | Entry>();
      for (const file of files) {
        for (const entry of file.entries) if (!items.has(entry.key)) items.set(entry.key, entry);
        for (const [key, paper] of file.byKey) if (!items.has(key)) items.set(key, paper);
      }
      prepared.set(uri, { items, renderer: await references.renderer(document, 'preview') });
      refresh();
    } finally {
      loading.delete(uri);
    }
  };
  const of = (env: unknown): Prepared | undefined => {
    const uri = documentOf(env);
    if (uri === undefined) return undefined;
    const known = prepared.get(uri);
    if (known === undefined) void load(uri);
    return known;
  };
  const again = (): void => {
    for (const uri of prepared.keys()) void load(uri);
  };
  let plugin: typeof import('../core/preview/markdownItCitations') | undefined;
  /** The preview takes its plugins without waiting: it is told to take them again when ours is there. */
  const loadPlugin = async (): Promise<void> => {
    plugin = await import('../core/preview/markdownItCitations');
    await vscode.commands.executeCommand('markdown.api.reloadPlugins');
    // It also keeps the last document as it was parsed without the plugin, until it renders another one.
    await vscode.commands.executeCommand('markdown.api.render', nothing);
    refresh();
  };
  const subscription = vscode.Disposable.from(
    refresh,
    bibliographies.onDidChange(again),
    references.onDidChange(again),
    onSettingChange(['reference.style'], again),
    onSettingChange(['preview.enabled'], refresh),
    vscode.workspace.onDidCloseTextDocument((document) => prepared.delete(document.uri.toString())),
  );
  return {
    dispose: () => subscription.dispose(),
    extendMarkdownIt(md) {
      if (plugin === undefined) {
        void loadPlugin();
        return md;
      }
      plugin.markdownItCitations(md, {
        enabled: (env) => setting('preview.enabled', uriOf(env)),
        lookup: (key, env) => csl(of(env)?.items.get(key)),
        renderer: (env) => of(env)?.renderer,
        keys: (env) => [...(of(env)?.items.keys() ?? [])],
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

const converted = new WeakMap<Entry, CslItem>();

/** An entry as CSL, converted once, since what is the same object need not be formatted again. */
function csl(item: Paper | Entry | undefined): Paper | CslItem | undefined {
  if (item === undefined || 'sources' in item) return item;
  const known = converted.get(item) ?? entryToCsl(item);
  converted.set(item, known);
  return known;
}

/** The previewed document, which the built-in preview names in the environment that it renders with. */
function uriOf(env: unknown): vscode.Uri | undefined {
  const uri = typeof env === 'object' && env !== null ? (env as { currentDocument?: unknown }).currentDocument : undefined;
  return uri instanceof vscode.Uri ? uri : undefined;
}

function documentOf(env: unknown): string | undefined {
  return uriOf(env)?.toString();
}
