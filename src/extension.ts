import * as vscode from 'vscode';
import { BundledCorpus } from './host/library/bundledCorpus';
import { standInForCommands } from './host/window/commands';
import { useDisplayLanguage } from './host/window/language';
import { registerMcpServer } from './host/window/mcpServer';
import { once } from './host/window/once';
import { setting } from './host/window/settings';
import { registerTools } from './host/window/tools';
import type { LecternApi } from './lectern';

export type { LecternApi } from './lectern';

/** Wakes Lectern: returns at once and starts it in the next turn of the event loop, so that no other extension waits for its code to load. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  useDisplayLanguage();
  let running: LecternApi | undefined;
  const open = once(async () => {
    const bundled = new BundledCorpus(context.extensionUri);
    // Read while the code loads: a manuscript is open, and its first completion should not wait. The library reports what fails here.
    if (setting('corpus.bundled')) bundled.forSearch().catch(() => undefined);
    const { openLibrary } = await import('./host/library/openLibrary');
    return openLibrary(bundled);
  });
  const wake = once(async () => {
    const opened = await open();
    // The library comes before everything that shows it.
    await opened.library.ready();
    // Loading modules blocks typing, so load one per turn.
    await turn();
    await import('./host/bibliography/readBibliography');
    await turn();
    await import('./host/services');
    await turn();
    const { startLectern } = await import('./lectern');
    await turn();
    standIns.dispose();
    const started = startLectern(context, opened);
    context.subscriptions.push(opened);
    running = started.api;
    return started;
  });
  const start = async (): Promise<LecternApi> => (await wake()).api;
  const standIns = standInForCommands(start);
  context.subscriptions.push(
    standIns,
    registerTools(async () => (await wake()).tools),
    registerMcpServer({
      extensionUri: context.extensionUri,
      version: String(context.extension.packageJSON.version),
      storage: context.globalStorageUri,
    }),
  );
  setTimeout(() => void start(), 0);
  return {
    ready: async () => (await start()).ready(),
    search: async (query, options) => (await open()).library.search(query, options),
    suggest: async (text, limit) => (await start()).suggest(text, limit),
    related: async (id, limit) => (await start()).related(id, limit),
    papers: async () => (await start()).papers(),
    topics: async () => (await start()).topics(),
    bibtex: async (ids) => (await start()).bibtex(ids),
    extendMarkdownIt(md) {
      if (running !== undefined) return running.extendMarkdownIt(md);
      // The preview asks once and does not wait, so make it ask again.
      void start().then(() => vscode.commands.executeCommand('markdown.api.reloadPlugins'));
      return md;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
