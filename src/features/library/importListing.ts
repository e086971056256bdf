import * as vscode from 'vscode';
import { libraryEndings } from '../../core/bibliography/libraryFormat';
import type { LibraryFiles } from '../../host/bibliography/libraryFiles';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { warn } from '../../host/window/notify';
import { stepDone } from '../../host/window/walkthroughSteps';

const kinds = { 'Bibliographies and listings': [...libraryEndings] };

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
            filters: kinds,
            title: 'Import papers into the library',
            openLabel: 'Import',
          });
    for (const uri of uris ?? []) {
      const { papers, problems } = await libraryFiles.add(uri);
      const count = papers === 1 ? '1 paper' : `${papers} papers`;
      stepDone('library');
      if (problems === 0) tell(`Added ${count} from ${fileName(uri)} to your library`);
      else
        void warn(
          `Added ${count} from ${fileName(uri)} to your library; ${problems === 1 ? '1 thing' : `${problems} things`} in it could not be read. The log says which.`,
        );
    }
  });
}
