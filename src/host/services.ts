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

/** What a window gives: the extension's context, the library that it opened, and whether its folders are trusted. */
interface Given extends Omit<OpenLibrary, 'dispose'> {
  readonly context: Context;
  readonly trust: Trust;
  /** The extension's version, since another one may read stored data differently. */
  readonly version: string;
  /** A place in the extension's storage. */
  readonly stored: (name: string) => vscode.Uri;
}

/** Builds all services once; each feature names those that it takes. Disposing ends only what was built here, not a library that was `given`. */
export function createServices(context: Context, given?: OpenLibrary, trust: Trust = vscode.workspace) {
  const { extension, extensionUri, globalStorageUri } = context;
  const opened = given ?? openLibrary(new BundledCorpus(extensionUri));
  const version = String(extension.packageJSON.version);
  const stored = (name: string): vscode.Uri => vscode.Uri.joinPath(globalStorageUri, name);
  const { log, library } = opened;
  library.tree.keepIn(new KeptTopics(stored('topics'), version));
  const window: Given = { ...opened, context, trust, version, stored };
  const outside = outsideServices(window);
  const sources = sourceServices(window, outside);
  const manuscripts = manuscriptServices(window, outside, sources);
  const citing = citingServices(window, outside, sources, manuscripts);
  const built = { ...outside, ...sources, ...manuscripts, ...citing };
  const owned = vscode.Disposable.from(
    ...[built.edits, built.active, built.typing, built.citing, built.learned, built.suggesting, built.references],
    ...[built.bibliographies, built.findings, built.libraryFiles, built.zotero, built.newPapers, built.files, built.cache],
    built.loadedMentions,
    ...(given === undefined ? [opened] : []),
  );
  return {
    ...built,
    extensionUri,
    storage: globalStorageUri,
    log,
    library,
    dispose: () => owned.dispose(),
  };
}

/** What reads and writes files, and what asks services. */
function outsideServices({ context, log, trust, version, stored }: Given) {
  const access = new Access(trust, context.globalState, log);
  const network = new Network(`Lectern/${version} (extension of VS Code)`, addressesForTests());
  const online = new OnlineSources(network, new Consent(trust), new AnswerCache(stored('answers')), log, trust);
  return {
    access,
    writing: new Writing(access, context.workspaceState),
    edits: new BibliographyEdits(),
    network,
    zoteroAccess: new ZoteroAccess(network, log, trust),
    online,
    askedWorks: new AskedWorks(stored(keptName), online),
  };
}

type Outside = ReturnType<typeof outsideServices>;

/** Bibliographies and the other sources of papers, and what is made of their entries. */
function sourceServices({ context, bundled, library, log, version, stored }: Given, { access, online, zoteroAccess }: Outside) {
  const cache = new LibraryCache(stored('libraries'), `${version}-${displayLanguage()}`, log);
  const files = new BibliographyFiles(library, log, cache, access);
  const libraryFiles = new LibraryFiles(files, log, access);
  const bibliographies = new Bibliographies(files, library, access);
  const found = new FoundPapers(library);
  const added = new AddedPapers(context.globalStorageUri, files, library);
  const zotero = new ZoteroLibraries(stored('zotero'), files);
  const zoteroEntries = new ZoteroEntries(zotero, zoteroAccess, library);
  const own = new UserFiles(files, bibliographies.keyIn);
  /** Every source of papers, in order of precedence. */
  const sources: readonly PaperSource[] = [zoteroEntries, found, added, own, new BundledListings(bundled)];
  return {
    cache,
    files,
    libraryFiles,
    bibliographies,
    findings: new BibliographyFindings(),
    found,
    added,
    zotero,
    references: new FormattedReferences({ extensionUri: context.extensionUri, log, bibliographies, sources }),
    entries: new Entries(files, log, sources, bibliographies),
    provenances: new Provenances(sources),
    recordedWorks: new RecordedWorks(bundled, library, () => [libraryFiles.names(), zoteroEntries.names(), added.names()]),
    newPapers: new DailyListing(online, found, context.globalState),
    attachments: new ZoteroAttachments(zotero, library, zoteroAccess, new AnswerCache(stored('attachments')), log),
  };
}

type Sources = ReturnType<typeof sourceServices>;

/** The manuscripts of the window, and what their text says. */
function manuscriptServices(given: Given, { writing }: Outside, sources: Sources) {
  const { bundled, library } = given;
  const { bibliographies } = sources;
  const learned = new LearnedSentences(bibliographies);
  const manuscripts = new Manuscripts(bibliographies);
  const keyUses = new KeyUses(bibliographies, manuscripts);
  return {
    active: new ActiveManuscript(),
    typing: new Typing(),
    learned,
    suggesting: new Suggesting(library, bundled, learned),
    manuscripts,
    syntaxes: new ManuscriptSyntaxes(bibliographies),
    keyUses,
    keyChanges: new KeyChanges(keyUses, manuscripts, writing),
    ...lateMentions(given, sources),
  };
}

type ManuscriptServices = ReturnType<typeof manuscriptServices>;

/** `mentions` is loaded on first need, which keeps activation fast; `loadedMentions` disposes of it if that was done. */
function lateMentions({ library }: Given, { bibliographies }: Sources) {
  let made: Mentions | undefined;
  const mentions = once(async () => {
    const { Mentions } = await import('./manuscript/documentMentions');
    made = new Mentions(library, bibliographies);
    return made;
  });
  return { mentions, loadedMentions: { dispose: () => made?.dispose() } };
}

/** Choosing papers, and writing citations with their entries. */
function citingServices(
  { library, log }: Given,
  { edits, writing, online }: Outside,
  { files, bibliographies, entries, found, added, provenances, attachments }: Sources,
  { active, syntaxes, keyUses, suggesting }: ManuscriptServices,
) {
  const questions = new OpenQuestions();
  const keys = new ChosenKeys(bibliographies, entries, questions);
  const newBibliography = new NewBibliography(writing);
  const additions = new Additions({ log, keys, bibliographies, files, entries, edits, writing, newBibliography, questions });
  const lookup = new IdentifierLookup(online, added, log);
  const beyond = new Beyond(online, added, found);
  const pick = new PaperPick({
    library,
    beyond,
    lookup,
    distinct: (papers) => found.distinct(papers),
    markOf: (paper) => provenances.nameOf(paper),
  });
  return {
    additions,
    keys,
    lookup,
    beyond,
    pick,
    picking: createPicking(library, found, pick),
    citing: new Citing({ library, found, bibliographies, additions, keys, syntaxes }),
    citationChecks: new CitationChecks({ bibliographies, keyUses, suggesting, attachments }),
    forms: createCitationForms(active),
  };
}
