import type * as vscode from 'vscode';
import { createLog, type Log } from '../window/log';
import type { BundledCorpus } from './bundledCorpus';
import { LibraryService } from './windowLibrary';

/** What searching needs, before other services exist; the caller disposes it. */
export interface OpenLibrary extends vscode.Disposable {
  readonly bundled: BundledCorpus;
  readonly log: Log;
  readonly library: LibraryService;
}

/** Opens the library and starts reading the bundled papers. */
export function openLibrary(bundled: BundledCorpus): OpenLibrary {
  const log = createLog();
  const library = new LibraryService(bundled, log);
  void library.ready();
  return {
    bundled,
    log,
    library,
    dispose() {
      library.dispose();
      log.dispose();
    },
  };
}
