import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CitationForm } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import type { Span } from '../../core/text';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Entries } from '../../host/bibliography/entries';
import type { FoundPapers } from '../../host/bibliography/foundPapers';
import type { Additions } from '../../host/citing/additions';
import type { CitationChoices, CitationForms } from '../../host/citing/citationForms';
import { type Citing, remadeNote } from '../../host/citing/citer';
import { citingPlaceholder, firstPapers } from '../../host/citing/firstPapers';
import type { PaperPick } from '../../host/citing/paperPick';
import { known, type Picking } from '../../host/citing/picking';
import { isBibliographyDocument, openDocument, syntaxOf } from '../../host/files/documents';
import { applyEdits, fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { idsOf } from '../../host/window/paperTargets';
import { stepDone } from '../../host/window/walkthroughSteps';

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly found: FoundPapers;
  readonly pick: PaperPick;
  readonly picking: Picking;
  readonly forms: CitationForms;
  readonly citing: Citing;
  readonly additions: Additions;
  readonly entries: Entries;
}

/** `lectern.insertCitation`, `insertBibtex` and `addToBibliography`. */
export function registerCiting(services: Services): vscode.Disposable {
  const { log, picking, additions } = services;
  return vscode.Disposable.from(
    registerCommand(log, 'insertCitation', (target, ...rest: unknown[]) => insertCitation(services, target, rest[0])),
    registerCommand(log, 'insertBibtex', async (target, ...rest: unknown[]) =>
      insertBibtex(services, await picking.papers(target, rest[0], l10n.t('Insert the BibTeX entry of which paper?'))),
    ),
    registerCommand(log, 'addToBibliography', async (target, ...rest: unknown[]) => {
      const uri = target?.document;
      const document = typeof uri === 'string' ? openDocument(uri) : services.active.document;
      if (document === undefined) throw new EditRefused(l10n.t('Open the document whose bibliography you want to change.'));
      const papers = await picking.papers(target, rest[0], l10n.t('Add which paper to the bibliography?'));
      const key = typeof target?.key === 'string' ? target.key : undefined;
      await add(additions, document, papers, key, typeof target?.at === 'number' ? target.at : undefined);
    }),
  );
}

async function insertCitation(
  { active, library, found, bibliographies, pick, forms: offered, citing }: Services,
  target: unknown,
  selected: unknown,
): Promise<void> {
  const editor = await active.show();
  if (editor === undefined) throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to cite in.'));
  if (syntaxOf(editor.document) === undefined)
    throw new EditRefused(l10n.t('Lectern does not cite in {0} documents.', editor.document.languageId));
  const ids = idsOf(target, selected);
  if (ids === undefined) {
    const first = firstPapers(editor.document, library, bibliographies);
    const picked = await pick.show({ title: l10n.t('Cite'), placeholder: citingPlaceholder(), first, forms: offered.choices() });
    if (picked !== undefined) await citing.cite(editor, picked.papers, picked.asked);
    return;
  }
  await library.ready();
  const papers = known(library, found, ids);
  if (papers.length > 0) await citing.cite(editor, papers, askedOf(target), placeOf(target));
}

async function insertBibtex({ active, additions, entries }: Services, papers: readonly Paper[]): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? (await active.show());
  if (editor === undefined) throw new EditRefused(l10n.t('Open a .bib file, or a document that has one.'));
  if (papers.length === 0) return;
  const { document } = editor;
  if (!isBibliographyDocument(document)) return add(additions, document, papers);
  const offset = document.offsetAt(editor.selection.active);
  const { edits, held } = await entries.planAt(document.getText(), offset, papers, { document, file: document.uri.toString() });
  await applyEdits(document, edits);
  if (held.length > 0) tell(l10n.t('Already in {0}: {1}', fileName(document.uri), held.join(', ')));
}

async function add(
  additions: Additions,
  document: vscode.TextDocument,
  papers: readonly Paper[],
  key?: string,
  at?: number,
): Promise<void> {
  if (papers.length === 0) return;
  const { added, held, keys, file, remade } = await additions.add(document, papers, key === undefined ? {} : { key });
  // With a key, completion has already written the citation.
  if (key !== undefined) stepDone('cite');
  if (key !== undefined && at !== undefined) await correct(document, at, key, keys[0] ?? key);
  if (file !== undefined && added.length > 0)
    tell([l10n.t('Added {0} to {1}', added.join(', '), file), ...(remade.length > 0 ? [remadeNote(remade)] : [])].join('; '));
  else if (held.length > 0) tell(l10n.t('Already in the bibliography: {0}', held.join(', ')));
}

/** Corrects a citation to its entry's key, if another paper took the original key before the entry was written. */
async function correct(document: vscode.TextDocument, at: number, cited: string, written: string): Promise<void> {
  if (cited === written || document.getText().slice(at, at + cited.length) !== cited) return;
  await applyEdits(document, [{ offset: at, length: cited.length, text: written }]);
}

const forms: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor', 'full', 'author', 'year', 'nocite'];

/** The form and notes in a command's argument; values of the wrong type are ignored. */
function askedOf(target: unknown): CitationChoices {
  if (typeof target !== 'object' || target === null) return {};
  const { form: asked, prenote, postnote } = target as { form?: unknown; prenote?: unknown; postnote?: unknown };
  const form = forms.find((one) => one === asked);
  return {
    ...(form !== undefined && { form }),
    ...(typeof prenote === 'string' && { prenote }),
    ...(typeof postnote === 'string' && { postnote }),
  };
}

/** The span to cite after, from a command's argument, which may come from a link. */
function placeOf(target: unknown): Span | undefined {
  const at = typeof target === 'object' && target !== null ? (target as { at?: unknown }).at : undefined;
  if (typeof at !== 'object' || at === null) return undefined;
  const { start, end } = at as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number' && start <= end ? { start, end } : undefined;
}
