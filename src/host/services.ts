import * as vscode from 'vscode';
import { Bibliographies } from './bibliography/bibliographies';
import { BibliographyFiles } from './bibliography/bibliographyFiles';
import { Entries } from './bibliography/entries';
import { LibraryCache } from './bibliography/libraryCache';
import { LibraryFiles } from './bibliography/libraryFiles';
import { NewBibliography } from './bibliography/newBibliography';
import { References } from './bibliography/referenceRenderer';
import { Additions } from './citing/additions';
import { ChosenKeys } from './citing/chosenKeys';
import { createCitationForms } from './citing/citationForms';
import { Citing } from './citing/citer';
import { PaperPick } from './citing/paperPick';
import { createPicking } from './citing/picking';
import { BundledCorpus } from './library/bundledCorpus';
import { openLibrary } from './library/openLibrary';
import { RecordedWorks } from './library/recordedWorks';
import { Suggesting } from './library/suggesting';
import { ActiveManuscript } from './manuscript/activeManuscript';
import type { Mentions } from './manuscript/documentMentions';
import { KeyUses } from './manuscript/keyUses';
import { Manuscripts } from './manuscript/manuscripts';

/** All services, built once; a feature names the ones that it takes. Disposing ends them. */
export function createServices(
  { extension, extensionUri, globalStorageUri }: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri' | 'globalStorageUri'>,
  { bundled, log, library } = openLibrary(new BundledCorpus(extensionUri)),
) {
  const active = new ActiveManuscript();
  const recordedWorks = new RecordedWorks(bundled);
  const suggesting = new Suggesting(library, bundled);
  const cache = new LibraryCache(vscode.Uri.joinPath(globalStorageUri, 'libraries'), String(extension.packageJSON.version), log);
  const files = new BibliographyFiles(library, log, cache);
  const libraryFiles = new LibraryFiles(files, log);
  const bibliographies = new Bibliographies(files, library);
  const manuscripts = new Manuscripts(bibliographies);
  let reading: Promise<Mentions> | undefined;
  /** Loaded on first need: what is read along for is not what is asked first. */
  const mentions = (): Promise<Mentions> =>
    (reading ??= import('./manuscript/documentMentions').then(({ Mentions }) => new Mentions(library, bibliographies)));
  const keyUses = new KeyUses(bibliographies, manuscripts);
  const references = new References({ extensionUri, log, bibliographies });
  const entries = new Entries(files, log);
  const keys = new ChosenKeys(bibliographies, entries);
  const additions = new Additions({ keys, bibliographies, files, entries, newBibliography: new NewBibliography() });
  const citing = new Citing({ library, bibliographies, additions, keys });
  const pick = new PaperPick(library);
  const picking = createPicking(library, pick);
  const owned = vscode.Disposable.from(active, suggesting, references, bibliographies, libraryFiles, files, library, log);
  return {
    extensionUri,
    log,
    library,
    suggesting,
    recordedWorks,
    files,
    libraryFiles,
    bibliographies,
    manuscripts,
    mentions,
    keyUses,
    references,
    entries,
    additions,
    keys,
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
