import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fitsAt } from '../../core/citation/readBack';
import { isWritable } from '../../core/corpus/key/writableKey';
import type { Use } from '../../core/library/manuscriptReferences';
import { keySuggester, nearestKeys } from '../../core/library/nearestKeys';
import type { Bibliographies, DocumentBibliographies } from '../../host/bibliography/bibliographies';
import { citingSelector, syntaxOf } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyChanges } from '../../host/manuscript/keyChanges';
import type { Manuscripts } from '../../host/manuscript/manuscripts';
import type { Typing } from '../../host/manuscript/typing';
import { throwIfCancelled } from '../../host/window/cancellation';
import { command } from '../../host/window/commands';
import { registerActions } from '../../host/window/shownLabels';

const legend = new vscode.SemanticTokensLegend(['undefinedCitation']);
const nearest = 3;

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly manuscripts: Manuscripts;
  readonly typing: Typing;
  readonly keyChanges: KeyChanges;
}

/** Quick fixes for a key that no bibliography holds (the nearest key, add it from the library, search for it), and its highlighting. */
export function registerUndefinedKeys(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerActions(citingSelector, new KeyFixes(services), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.languages.registerDocumentSemanticTokensProvider(citingSelector, new KeyHighlighting(services), legend),
  );
}

class KeyFixes implements vscode.CodeActionProvider {
  constructor(private readonly services: Services) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { library, bibliographies, manuscripts } = this.services;
    const reported = diagnostics.filter((one) => one.source === 'lectern' && one.code === 'undefined-key');
    const { files } = await bibliographies.of(document);
    throwIfCancelled(token);
    if (reported.length === 0 && (files.length === 0 || files.some(({ papers }) => papers.length > 0))) return [];
    const { references, isEmpty } = await manuscripts.of(document);
    throwIfCancelled(token);
    const undefinedKeys = references.undefined;
    const uses = isEmpty ? undefinedKeys.flatMap((one) => one.uses) : [];
    const undefinedOnes: readonly UndefinedKey[] = [
      ...reported.map((diagnostic) => ({ range: diagnostic.range, diagnostic })),
      ...usesAt(document, range, uses),
    ];
    const suggester = suggesterOf(files);
    const known = new Set(undefinedKeys.flatMap(({ key }) => (library.byKey(key) === undefined ? [] : key)));
    const fixes = undefinedOnes.flatMap((one) => {
      const key = document.getText(one.range);
      const near = suggester(key, nearest);
      const isKnown = near.length > 0 || library.byKey(key) !== undefined;
      return fixesFor(document, one, { near, inLibrary: isKnown ? undefined : nearestKeys(key, keysOf(library), 1)[0] }, library);
    });
    const isSeveral = undefinedKeys.length - known.size > 1 && fixes.length > 0;
    return [...fixes, ...(known.size > 1 ? [addAll(known.size)] : []), ...(isSeveral ? [new ChangeAll(document)] : [])];
  }

  async resolveCodeAction(action: vscode.CodeAction, token: vscode.CancellationToken): Promise<vscode.CodeAction> {
    if (!(action instanceof ChangeAll)) return action;
    const nearest = await this.nearestOnes(action.document);
    throwIfCancelled(token);
    action.edit = await this.services.keyChanges.correctAll(action.document, nearest, action.title);
    return action;
  }

  /** The nearest bibliography key for each undefined one that isn't in the library. */
  private async nearestOnes(document: vscode.TextDocument): Promise<ReadonlyMap<string, string>> {
    const { library, bibliographies, manuscripts } = this.services;
    const { files } = await bibliographies.of(document);
    const suggester = suggesterOf(files);
    const { references } = await manuscripts.of(document);
    const pairs = references.undefined.flatMap(({ key }): [string, string][] => {
      const [near] = library.byKey(key) === undefined ? suggester(key, 1) : [];
      return near === undefined ? [] : [[key, near]];
    });
    return new Map(pairs);
  }
}

class KeyHighlighting implements vscode.DocumentSemanticTokensProvider {
  constructor(private readonly services: Services) {}

  readonly onDidChangeSemanticTokens: vscode.Event<void> = (listener, self) =>
    vscode.Disposable.from(
      this.services.bibliographies.onDidChange(() => listener.call(self)),
      this.services.typing.onDidLeave(() => listener.call(self)),
    );

  async provideDocumentSemanticTokens(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.SemanticTokens> {
    const { library, manuscripts, typing } = this.services;
    const builder = new vscode.SemanticTokensBuilder(legend);
    if (syntaxOf(document) === undefined) return builder.build();
    await library.ready();
    throwIfCancelled(token);
    const { references, sure } = await manuscripts.of(document);
    const uses = !sure
      ? []
      : references.undefined
          .flatMap((reference) => reference.uses)
          .filter((use) => use.file === document.uri.toString() && !typing.isIn(use.file, use));
    for (const use of uses.sort((a, b) => a.start - b.start)) {
      builder.push(new vscode.Range(document.positionAt(use.start), document.positionAt(use.end)), 'undefinedCitation');
    }
    return builder.build();
  }
}

function suggesterOf(files: DocumentBibliographies['files']): ReturnType<typeof keySuggester> {
  return keySuggester(files.flatMap((file) => [...file.byKey.keys()]));
}

function* keysOf(library: LibraryService): Generator<string> {
  for (const paper of library.papers()) yield paper.citationKey;
}

/** Changes each misspelt key of a manuscript to the nearest one in its bibliography; shows a diff first. */
class ChangeAll extends vscode.CodeAction {
  constructor(readonly document: vscode.TextDocument) {
    super(l10n.t('Change all misspelt keys to the nearest ones'), vscode.CodeActionKind.QuickFix);
  }
}

function addAll(count: number): vscode.CodeAction {
  const action = new vscode.CodeAction(l10n.t('Add all {0} missing entries that the library has', count), vscode.CodeActionKind.QuickFix);
  action.command = command(action.title, 'addMissingEntries');
  return action;
}

/** A use of an undefined key; reported unless the bibliography is empty. */
interface UndefinedKey {
  readonly range: vscode.Range;
  readonly diagnostic?: vscode.Diagnostic;
}

/** The uses that a range of the document touches. */
function usesAt(document: vscode.TextDocument, range: vscode.Range, uses: readonly Use[]): readonly UndefinedKey[] {
  const uri = document.uri.toString();
  return uses
    .filter(({ file }) => file === uri)
    .map(({ start, end }) => ({ range: new vscode.Range(document.positionAt(start), document.positionAt(end)) }))
    .filter((one) => one.range.intersection(range) !== undefined);
}

interface Nearest {
  /** Similar keys in the document's bibliography, the nearest first. */
  readonly near: readonly string[];
  /** A key in the library, if the bibliography has no similar one. */
  readonly inLibrary: string | undefined;
}

function fixesFor(
  document: vscode.TextDocument,
  { range, diagnostic }: UndefinedKey,
  { near, inLibrary }: Nearest,
  library: LibraryService,
): vscode.CodeAction[] {
  const key = document.getText(range);
  const fix = (title: string): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    if (diagnostic !== undefined) action.diagnostics = [diagnostic];
    return action;
  };
  const syntax = syntaxOf(document);
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const fits = (other: string): boolean => syntax !== undefined && fitsAt(syntax, document.getText(), span, other);
  const change = (title: string, other: string): vscode.CodeAction => {
    const action = fix(title);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, range, other);
    return action;
  };
  const changes = near.filter(fits).map((other) => change(l10n.t('Change to “{0}”', other), other));
  const meant = inLibrary === undefined ? undefined : library.byKey(inLibrary);
  // Never add an entry under an illegal key.
  if (inLibrary !== undefined && meant !== undefined && isWritable(inLibrary) && fits(inLibrary)) {
    const action = change(l10n.t('Change to “{0}” and add it to the bibliography', inLibrary), inLibrary);
    action.command = command(action.title, 'addToBibliography', { ids: [meant.id], document: document.uri.toString() });
    changes.push(action);
  }
  const paper = library.byKey(key);
  const add = fix(l10n.t('Add “{0}” to the bibliography', key));
  if (paper !== undefined)
    add.command = command(add.title, 'addToBibliography', { ids: [paper.id], key, document: document.uri.toString() });
  const seek = fix(l10n.t('Search the library for “{0}”', key));
  seek.command = command(seek.title, 'focusSearch', key);
  const [first] = changes;
  if (paper === undefined && first !== undefined) first.isPreferred = true;
  add.isPreferred = true;
  return [...(paper === undefined ? [] : [add]), ...changes, seek];
}
