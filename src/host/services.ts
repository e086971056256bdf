import * as vscode from 'vscode';
import { ActiveManuscript } from './activeManuscript';
import { Additions } from './additions';
import { Bibliographies } from './bibliographies';
import { BibliographyFiles } from './bibliographyFiles';
import { BundledCorpus } from './bundledCorpus';
import { createCitationForms } from './citationForms';
import { Citing } from './citing';
import { Entries } from './entries';
import { KeyUses } from './keyUses';
import { LibraryCache } from './libraryCache';
import { LibraryFiles } from './libraryFiles';
import { Manuscripts } from './manuscripts';
import type { Mentions } from './mentions';
import { NewBibliography } from './newBibliography';
import { openLibrary } from './openLibrary';
import { PaperPick } from './paperPick';
import { createPicking } from './picking';
import { References } from './references';
import { Suggesting } from './suggesting';

/** All services, built once; a feature names the ones that it takes. Disposing ends them. */
export function createServices(
  { extension, extensionUri, globalStorageUri }: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri' | 'globalStorageUri'>,
  { bundled, log, library } = openLibrary(new BundledCorpus(extensionUri)),
) {
  const active = new ActiveManuscript();
  const suggesting = new Suggesting(library, bundled);
  const cache = new LibraryCache(vscode.Uri.joinPath(globalStorageUri, 'libraries'), String(extension.packageJSON.version), log);
  const files = new BibliographyFiles(library, log, cache);
  const libraryFiles = new LibraryFiles(files, log);
  const bibliographies = new Bibliographies(files, library);
  const manuscripts = new Manuscripts(bibliographies);
  let reading: Promise<Mentions> | undefined;
  /** Loaded on first need: what is read along for is not what is asked first. */
  const mentions = (): Promise<Mentions> =>
    (reading ??= import('./mentions').then(({ Mentions }) => new Mentions(library, bibliographies)));
  const keyUses = new KeyUses(bibliographies, manuscripts);
  const references = new References({ extensionUri, log, bibliographies });
  const entries = new Entries(files, log);
  const additions = new Additions({ bibliographies, files, entries, newBibliography: new NewBibliography() });
  const citing = new Citing({ library, bibliographies, additions });
  const pick = new PaperPick(library);
  const picking = createPicking(library, pick);
  const owned = vscode.Disposable.from(active, suggesting, references, bibliographies, libraryFiles, files, library, log);
  return {
    extensionUri,
    log,
    library,
    suggesting,
    files,
    libraryFiles,
    bibliographies,
    manuscripts,
    mentions,
    keyUses,
    references,
    entries,
    additions,
    citing,
    pick,
    picking,
    forms: createCitationForms(active),
    active,
    dispose() {
      owned.dispose();
      void reading?.then((made) => made.dispose());
    },
  };
}
