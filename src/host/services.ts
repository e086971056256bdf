import * as vscode from 'vscode';
import { keptName } from '../core/checking/asking/keptName';
import { displayLanguage } from '../core/displayLanguage';
import { AddedPapers } from './bibliography/addedPapers';
import { Bibliographies } from './bibliography/bibliographies';
import { BibliographyFiles } from './bibliography/bibliographyFiles';
import { BibliographyFindings } from './bibliography/bibliographyFindings';
import { BundledListings } from './bibliography/bundledListings';
import { DailyListing } from './bibliography/dailyListing';
import { Entries } from './bibliography/entries';
import { FoundPapers } from './bibliography/foundPapers';
import { LibraryCache } from './bibliography/libraryCache';
import { LibraryFiles } from './bibliography/libraryFiles';
import { NewBibliography } from './bibliography/newBibliography';
import type { PaperSource } from './bibliography/paperSource';
import { Provenances } from './bibliography/provenances';
import { FormattedReferences } from './bibliography/referenceRenderer';
import { UserFiles } from './bibliography/userFiles';
import { ZoteroAttachments } from './bibliography/zotero/zoteroAttachments';
import { ZoteroEntries } from './bibliography/zotero/zoteroEntries';
import { ZoteroLibraries } from './bibliography/zotero/zoteroLibrary';
import { Additions } from './citing/additions';
import { Beyond } from './citing/beyond';
import { ChosenKeys } from './citing/chosenKeys';
import { CitationChecks } from './citing/citationChecks';
import { createCitationForms } from './citing/citationForms';
import { Citing } from './citing/citer';
import { IdentifierLookup } from './citing/identifierLookup';
import { OpenQuestions } from './citing/openQuestions';
import { PaperPick } from './citing/paperPick';
import { createPicking } from './citing/picking';
import { Access, type Trust } from './files/access';
import { BibliographyEdits } from './files/bibliographyEdits';
import { Writing } from './files/writing';
import { BundledCorpus } from './library/bundledCorpus';
import { KeptTopics } from './library/keptTopics';
import { type OpenLibrary, openLibrary } from './library/openLibrary';
import { RecordedWorks } from './library/recordedWorks';
import { Suggesting } from './library/suggesting';
import { ActiveManuscript } from './manuscript/activeManuscript';
import type { Mentions } from './manuscript/documentMentions';
import { KeyChanges } from './manuscript/keyChanges';
import { KeyUses } from './manuscript/keyUses';
import { LearnedSentences } from './manuscript/learnedSentences';
import { ManuscriptSyntaxes } from './manuscript/manuscriptSyntax';
import { Manuscripts } from './manuscript/manuscripts';
import { Typing } from './manuscript/typing';
import { AnswerCache } from './sources/answerCache';
import { AskedWorks } from './sources/askedWorks';
import { Consent } from './sources/consent';
import { Network } from './sources/network';
import { OnlineSources } from './sources/onlineSources';
import { addressesForTests } from './sources/testAddresses';
import { ZoteroAccess } from './sources/zoteroAccess';
import { once } from './window/once';

type Context = Pick<vscode.ExtensionContext, 'extension' | 'extensionUri' | 'globalStorageUri'> &
  Partial<Pick<vscode.ExtensionContext, 'workspaceState' | 'globalState'>>;

/** Builds all services once; each feature names those that it takes. Disposing ends only what was built here, not a library that was `given`. */
export function createServices(
  { extension, extensionUri, globalStorageUri, workspaceState, globalState }: Context,
  given?: OpenLibrary,
  trust: Trust = vscode.workspace,
) {
  const opened = given ?? openLibrary(new BundledCorpus(extensionUri));
  const { bundled, log, library } = opened;
  library.tree.keepIn(new KeptTopics(vscode.Uri.joinPath(globalStorageUri, 'topics'), String(extension.packageJSON.version)));
  const access = new Access(trust, globalState, log);
  const writing = new Writing(access, workspaceState);
  const active = new ActiveManuscript();
  const typing = new Typing();
  const cache = new LibraryCache(
    vscode.Uri.joinPath(globalStorageUri, 'libraries'),
    `${extension.packageJSON.version}-${displayLanguage()}`,
    log,
  );
  const files = new BibliographyFiles(library, log, cache, access);
  const libraryFiles = new LibraryFiles(files, log, access);
  const bibliographies = new Bibliographies(files, library, access);
  const learned = new LearnedSentences(bibliographies);
  const suggesting = new Suggesting(library, bundled, learned);
  const findings = new BibliographyFindings();
  const manuscripts = new Manuscripts(bibliographies);
  const syntaxes = new ManuscriptSyntaxes(bibliographies);
  let reading: Mentions | undefined;
  /** Loaded on first need to keep activation fast. */
  const mentions = once(async () => {
    const { Mentions } = await import('./manuscript/documentMentions');
    reading = new Mentions(library, bibliographies);
    return reading;
  });
  const keyUses = new KeyUses(bibliographies, manuscripts);
  const keyChanges = new KeyChanges(keyUses, manuscripts, writing);
  const found = new FoundPapers(library);
  const userAgent = `Lectern/${String(extension.packageJSON.version)} (extension of VS Code)`;
  const network = new Network(userAgent, addressesForTests());
  const zoteroAccess = new ZoteroAccess(network, log, trust);
  const zotero = new ZoteroLibraries(vscode.Uri.joinPath(globalStorageUri, 'zotero'), files);
  const added = new AddedPapers(globalStorageUri, files, library);
  const zoteroEntries = new ZoteroEntries(zotero, zoteroAccess, library);
  /** Every source of papers, in order of precedence. */
  const sources: readonly PaperSource[] = [
    zoteroEntries,
    found,
    added,
    new UserFiles(files, bibliographies.keyIn),
    new BundledListings(bundled),
  ];
  const references = new FormattedReferences({ extensionUri, log, bibliographies, sources });
  const entries = new Entries(files, log, sources, bibliographies);
  const provenances = new Provenances(sources);
  const recordedWorks = new RecordedWorks(bundled, library, () => [libraryFiles.names(), zoteroEntries.names(), added.names()]);
  const questions = new OpenQuestions();
  const keys = new ChosenKeys(bibliographies, entries, questions);
  const edits = new BibliographyEdits();
  const newBibliography = new NewBibliography(writing);
  const additions = new Additions({ log, keys, bibliographies, files, entries, edits, writing, newBibliography, questions });
  const citing = new Citing({ library, found, bibliographies, additions, keys, syntaxes });
  const online = new OnlineSources(
    network,
    new Consent(trust),
    new AnswerCache(vscode.Uri.joinPath(globalStorageUri, 'answers')),
    log,
    trust,
  );
  const askedWorks = new AskedWorks(vscode.Uri.joinPath(globalStorageUri, keptName), online);
  const lookup = new IdentifierLookup(online, added, log);
  const newPapers = new DailyListing(online, found, globalState);
  const attachments = new ZoteroAttachments(
    zotero,
    library,
    zoteroAccess,
    new AnswerCache(vscode.Uri.joinPath(globalStorageUri, 'attachments')),
    log,
  );
  const citationChecks = new CitationChecks({ bibliographies, keyUses, suggesting, attachments });
  const beyond = new Beyond(online, added, found);
  const pick = new PaperPick({
    library,
    beyond,
    lookup,
    distinct: (papers) => found.distinct(papers),
    markOf: (paper) => provenances.nameOf(paper),
  });
  const picking = createPicking(library, found, pick);
  const owned = vscode.Disposable.from(
    ...[
      edits,
      active,
      typing,
      citing,
      learned,
      suggesting,
      references,
      bibliographies,
      findings,
      libraryFiles,
      zotero,
      newPapers,
      files,
      cache,
    ],
    ...(given === undefined ? [opened] : []),
  );
  return {
    extensionUri,
    storage: globalStorageUri,
    log,
    writing,
    library,
    suggesting,
    recordedWorks,
    files,
    libraryFiles,
    bibliographies,
    findings,
    manuscripts,
    syntaxes,
    mentions,
    keyUses,
    keyChanges,
    references,
    entries,
    edits,
    additions,
    keys,
    citing,
    pick,
    picking,
    network,
    zoteroAccess,
    online,
    askedWorks,
    added,
    found,
    provenances,
    beyond,
    newPapers,
    attachments,
    citationChecks,
    lookup,
    zotero,
    forms: createCitationForms(active),
    active,
    typing,
    dispose() {
      owned.dispose();
      reading?.dispose();
    },
  };
}
