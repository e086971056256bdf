import * as vscode from 'vscode';
import type { AssistantLibrary } from '../../core/assistant/assistantTools';
import { limitsOf, missingEntries, type Verified, verifiedBibliography, verifiedText } from '../../core/assistant/verify';
import { joinUri } from '../../core/bibliography/uriPath';
import type { KnownFacts } from '../../core/checking/checkReferences';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { BibliographyFiles } from '../bibliography/bibliographyFiles';
import type { Entries } from '../bibliography/entries';
import type { BibliographyEdits } from '../files/bibliographyEdits';
import { isBibliographyDocument, syntaxOf } from '../files/documents';
import { fileName } from '../files/edits';
import { openText } from '../files/opening';
import { inSlices } from '../files/slices';
import type { Writing } from '../files/writing';
import type { RecordedWorks } from '../library/recordedWorks';
import type { Suggesting } from '../library/suggesting';
import type { LibraryService } from '../library/windowLibrary';
import type { ActiveManuscript } from '../manuscript/activeManuscript';
import type { Manuscripts } from '../manuscript/manuscripts';
import type { AskedWorks } from '../sources/askedWorks';
import { EditRefused } from '../window/attempt';

interface Services {
  readonly active: ActiveManuscript;
  readonly library: LibraryService;
  readonly suggesting: Suggesting;
  readonly entries: Entries;
  readonly edits: BibliographyEdits;
  readonly files: BibliographyFiles;
  readonly bibliographies: Bibliographies;
  readonly manuscripts: Manuscripts;
  readonly recordedWorks: RecordedWorks;
  readonly askedWorks: AskedWorks;
  readonly writing: Writing;
}

/** This window's library for the assistant tools. */
export function assistantLibrary(services: Services): AssistantLibrary {
  const { library, suggesting, entries, edits, files, recordedWorks, askedWorks, writing } = services;
  const evidence = async (): Promise<KnownFacts> => {
    const works = await recordedWorks.known();
    const notices = await askedWorks.notices();
    return { today: new Date().toISOString().slice(0, 10), notices, ...(works === undefined ? {} : { works }) };
  };
  return {
    search: (query, options) => library.search(query, options),
    async paper(idOrKey) {
      await library.ready();
      return library.get(idOrKey) ?? library.byKey(idOrKey);
    },
    related: (id, limit) => suggesting.related(id, limit),
    suggest: (passage, limit, before) => suggesting.suggest(passage, limit, before),
    bibtex: (papers) => entries.bibtex(papers),
    async verifyText(text) {
      await library.ready();
      const own = await evidence();
      const references = await inSlices(verifiedText(text, library.papers(), own));
      return { of: 'the text', limits: limitsOf(own), references };
    },
    verifyFile: async (path) => verified(await documentAt(path, services), await evidence(), services),
    async add(path, papers) {
      const target = uriAt(path);
      const permission = await writing.bibliography(target, vscode.Uri.parse(workspaceFolder('a bibliography'), true));
      if (!permission.isGranted) throw new EditRefused(`${permission.path} is outside this workspace.`);
      const document = await openText(target);
      const keys = new Map<string, string>();
      const added: string[] = [];
      await edits.edit(target, async (text) => {
        const plan = await entries.plan(text, papers, { document, file: target.toString() });
        for (const { id, key } of [...plan.added, ...plan.skipped]) keys.set(id, key);
        added.splice(0, added.length, ...plan.added.map(({ key }) => key));
        return plan.edits;
      });
      await files.reread(target.toString());
      return { keys: papers.map((paper) => keys.get(paper.id) ?? paper.citationKey), added };
    },
  };
}

async function verified(document: vscode.TextDocument, evidence: KnownFacts, { bibliographies, manuscripts }: Services): Promise<Verified> {
  const of = fileName(document.uri);
  if (isBibliographyDocument(document)) {
    const file = await bibliographies.file(document.uri.toString());
    const references = file === undefined ? [] : await inSlices(verifiedBibliography(file, evidence));
    return { of, limits: limitsOf(evidence), references };
  }
  const manuscript = await manuscripts.of(document);
  const { bibliographies: own, references } = manuscript;
  const cited = new Set(references.cited.flatMap(({ entry }) => entry?.key ?? []));
  const found = await Promise.all(own.files.map((file) => inSlices(verifiedBibliography(file, evidence, cited))));
  return { of, limits: limitsOf(evidence), references: [...missingEntries(manuscript), ...found.flat()] };
}

/** The document at a path, or the active one; rejects with a sentence if Lectern doesn't support it or there is none. */
async function documentAt(path: string | undefined, { active, bibliographies }: Services): Promise<vscode.TextDocument> {
  const shown = vscode.window.activeTextEditor?.document ?? active.document;
  const document = path === undefined ? shown : await readable(uriAt(path), bibliographies);
  if (document === undefined || (!isBibliographyDocument(document) && syntaxOf(document) === undefined))
    throw new Error('No LaTeX, Markdown or Typst document and no .bib file is open or was named; give its path in the workspace.');
  return document;
}

async function readable(uri: vscode.Uri, { access }: Bibliographies): Promise<vscode.TextDocument> {
  const refusal = await access.refusal(uri.toString(), { ...access.reach(workspaceFolder('a document')), isRestricted: true });
  if (refusal !== undefined) throw new Error(`${fileName(uri)} is not in this workspace.`);
  return openText(uri);
}

/** Resolves a path from an assistant against the first workspace folder. */
function uriAt(path: string): vscode.Uri {
  return vscode.Uri.parse(joinUri(workspaceFolder(path), path), true);
}

function workspaceFolder(what: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
  if (folder === undefined) throw new Error(`No folder is open in which to find ${what}.`);
  return folder;
}
