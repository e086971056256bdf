import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { insertEach } from '../../core/citation/insertEach';
import { brokenKey } from '../../core/citation/readBack';
import type { CitationSyntax } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { visible } from '../../core/escape';
import type { Span, TextEdit } from '../../core/text';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { FoundPapers } from '../bibliography/foundPapers';
import { citingSelector, rangeOf } from '../files/documents';
import { tell } from '../files/messages';
import type { LibraryService } from '../library/windowLibrary';
import type { ManuscriptSyntaxes } from '../manuscript/manuscriptSyntax';
import { EditRefused } from '../window/attempt';
import { setting } from '../window/settings';
import { stepDone } from '../window/walkthroughSteps';
import type { Added, Additions } from './additions';
import type { ChosenKeys } from './chosenKeys';
import { type CitationChoices, writeOptions } from './citationForms';
import { WritingPlaces } from './writingPlaces';

interface Services {
  readonly library: LibraryService;
  readonly found: FoundPapers;
  readonly bibliographies: Bibliographies;
  readonly additions: Additions;
  readonly keys: ChosenKeys;
  readonly syntaxes: ManuscriptSyntaxes;
}

/** Writes citations into documents and the entries that they need into bibliographies. */
export class Citing implements vscode.Disposable {
  private readonly places = new WritingPlaces();

  constructor(private readonly services: Services) {}

  dispose(): void {
    this.places.dispose();
  }

  /** Cites papers at every cursor of an editor, or after the words at `at` instead. Citations and new entries are one undoable edit; if either can't be written, neither is. */
  async cite(editor: vscode.TextEditor, papers: readonly Paper[], asked: CitationChoices = {}, at?: Span): Promise<void> {
    const edits = await this.planner(editor, asked, at);
    const { keys, isCited, remade } = await this.keysFor(editor.document, papers, edits.plan);
    if (!isCited) await write(editor, edits.plan(keys));
    if (remade.length > 0) tell(remadeNote(remade));
    edits.done();
  }

  /** Cites keys whose papers the library doesn't have; adds no entry. */
  async citeKeys(editor: vscode.TextEditor, keys: readonly string[], asked: CitationChoices): Promise<void> {
    const edits = await this.planner(editor, asked);
    await write(editor, edits.plan(keys));
    edits.done();
  }

  /** Prepares to write citations at the cursors of an editor, or after the words at `at`. */
  private async planner(editor: vscode.TextEditor, asked: CitationChoices, at?: Span) {
    const { document } = editor;
    const syntax = await this.services.syntaxes.of(document);
    if (syntax === undefined) throw new EditRefused(l10n.t('Lectern does not cite in {0} documents.', document.languageId));
    const cursors = at === undefined ? this.places.forCitation(editor, syntax) : [rangeOf(document, at)];
    // Compared now, since writing replaces the editor's selections.
    const isAtAllCursors = cursors === editor.selections;
    const options = writeOptions(document, document.offsetAt(cursors[0]?.end ?? editor.selection.active), asked);
    const selections = [...cursors].sort((a, b) => b.start.compareTo(a.start));
    const inserted = (text: string, span: Span, keys: readonly string[]): readonly TextEdit[] =>
      asked.each === undefined
        ? syntax.insert(text, span, keys, options)
        : insertEach(
            syntax,
            text,
            span,
            keys.map((key, index) => ({ ...asked.each?.[index], key })),
            options,
          );
    const plan = (keys: readonly string[]): readonly TextEdit[] => {
      const text = document.getText();
      const spans = selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
      const planned = unique(spans.flatMap((span) => inserted(text, span, keys)));
      if (planned.length > 0) refuseBroken(syntax, text, planned, keys);
      return planned;
    };
    const done = (): void => {
      stepDone('cite');
      if (
        syntax.id === 'myst' &&
        [asked, ...(asked.each ?? [])].some(({ prenote, postnote }) => /[,;]/.test(`${prenote ?? ''}${postnote ?? ''}`))
      )
        tell(l10n.t('MyST splits notes at commas and semicolons, so look-alike characters were used.'));
      // Leave a plain cursor after an inserted citation, never a selection. A cursor that is plain already stays: the user may have typed on.
      if (isAtAllCursors && editor.selections.some(({ isEmpty }) => !isEmpty))
        editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
    };
    return { plan, done };
  }

  /** Cites tree rows where they are dropped; their data is a list of ids under `mime`. */
  registerDrop(mime: string): vscode.Disposable {
    const provider: vscode.DocumentDropEditProvider = {
      provideDocumentDropEdits: async (document, position, data) => {
        const ids: unknown = JSON.parse((await data.get(mime)?.asString()) ?? '[]');
        const papers = Array.isArray(ids)
          ? ids.flatMap((id) => this.services.library.get(String(id)) ?? this.services.found.get(String(id)) ?? [])
          : [];
        if (papers.length === 0 || (await this.services.syntaxes.of(document)) === undefined) return undefined;
        const { text, additionalEdit } = await this.planned(document, document.offsetAt(position), papers);
        const drop = new vscode.DocumentDropEdit(text, l10n.t('Cite'));
        if (additionalEdit !== undefined) drop.additionalEdit = additionalEdit;
        return drop;
      },
    };
    return vscode.languages.registerDocumentDropEditProvider(citingSelector, provider, { dropMimeTypes: [mime] });
  }

  /** Adds entries for papers and returns the citation to insert at an offset; if it joins a citation there, the text is empty and the edit does it. */
  async planned(
    document: vscode.TextDocument,
    offset: number,
    papers: readonly Paper[],
  ): Promise<{ readonly text: string; readonly additionalEdit?: vscode.WorkspaceEdit }> {
    const syntax = await this.services.syntaxes.of(document);
    if (syntax === undefined) throw new EditRefused(l10n.t('Lectern does not cite in {0} documents.', document.languageId));
    const { keys, remade } = await this.keysFor(document, papers);
    if (remade.length > 0) tell(remadeNote(remade));
    const [edit] = syntax.insert(document.getText(), { start: offset, end: offset }, keys, writeOptions(document, offset));
    if (edit === undefined) return { text: '' };
    refuseBroken(syntax, document.getText(), [edit], keys);
    stepDone('cite');
    if (edit.offset === offset && edit.length === 0) return { text: edit.text };
    // On a citation, a paper joins it: not at the offset, but after the keys.
    const additionalEdit = new vscode.WorkspaceEdit();
    additionalEdit.replace(document.uri, rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }), edit.text);
    return { text: '', additionalEdit };
  }

  /** The keys to cite papers by; where the setting says so, adds missing entries, with the `cite` edits in the same step. */
  private async keysFor(
    document: vscode.TextDocument,
    papers: readonly Paper[],
    cite?: (keys: readonly string[]) => readonly TextEdit[],
  ): Promise<Pick<Added, 'keys' | 'isCited' | 'remade'>> {
    if (setting('bibliography.addOnCite', document))
      return this.services.additions.add(document, papers, cite === undefined ? {} : { cite });
    return { keys: this.services.keys.of(document, papers, await this.services.bibliographies.of(document)), isCited: false, remade: [] };
  }
}

/** A note on keys from other libraries that were replaced; empty if there were none. */
export function remadeNote(remade: Added['remade']): string {
  return remade.map(({ from, to }) => l10n.t('“{0}” can’t be a citation key here, so {1} was used', visible(from), to)).join('; ');
}

/** Throws `EditRefused` if a key in the user's own bibliography can't be cited here. */
function refuseBroken(syntax: CitationSyntax, text: string, edits: readonly TextEdit[], keys: readonly string[]): void {
  const key = brokenKey(syntax, text, edits, keys);
  if (key !== undefined)
    throw new EditRefused(
      l10n.t('“{0}” can’t be cited here: its characters would break the citation. Change the key in the bibliography.', visible(key)),
    );
}

/** Writes citations whose entries exist already. */
async function write(editor: vscode.TextEditor, edits: readonly TextEdit[]): Promise<void> {
  const edit = (builder: vscode.TextEditorEdit): void => {
    for (const { offset, length, text } of edits) builder.replace(rangeOf(editor.document, { start: offset, end: offset + length }), text);
  };
  const isDone = await editor.edit(edit).then(undefined, () => false);
  if (!isDone) throw new EditRefused(l10n.t('The document can’t be edited now.'));
}

/** Removes duplicates: several cursors in one citation produce the same edit. */
function unique<T extends { readonly offset: number; readonly text: string }>(edits: readonly T[]): T[] {
  return edits.filter((edit, index) => edits.findIndex((other) => other.offset === edit.offset && other.text === edit.text) === index);
}
