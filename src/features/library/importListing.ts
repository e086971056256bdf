import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { libraryEndings } from '../../core/bibliography/libraryFormat';
import type { LibraryFiles } from '../../host/bibliography/libraryFiles';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { warn } from '../../host/window/notify';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly log: Log;
  readonly libraryFiles: LibraryFiles;
}

/** `lectern.importListing`: adds a listing capture, .bib, CSL or RIS file to the library by naming it in `library.files`. */
export function registerImportListing({ log, libraryFiles }: Services): vscode.Disposable {
  return registerCommand(log, 'importListing', async (given) => {
    const uris =
      given instanceof vscode.Uri
        ? [given]
        : await vscode.window.showOpenDialog({
            canSelectMany: true,
            filters: { [l10n.t('Bibliographies and listings')]: [...libraryEndings] },
            title: l10n.t('Import papers into the library'),
            openLabel: l10n.t('Import'),
          });
    for (const uri of uris ?? []) {
      const { papers, problems } = await libraryFiles.add(uri);
      stepDone('library');
      if (problems === 0) tell(addedText(papers, fileName(uri)));
      else void warn(addedInPart(papers, fileName(uri), problems));
    }
  });
}

function addedText(papers: number, file: string): string {
  return papers === 1
    ? l10n.t('Added 1 paper from {0} to your library', file)
    : l10n.t('Added {0} papers from {1} to your library', papers, file);
}

function addedInPart(papers: number, file: string, problems: number): string {
  const added = addedText(papers, file);
  return problems === 1
    ? l10n.t('{0}; 1 thing in it could not be read. The log says which.', added)
    : l10n.t('{0}; {1} things in it could not be read. The log says which.', added, problems);
}
