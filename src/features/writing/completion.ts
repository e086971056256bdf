import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { canTakeEntries } from '../../core/bibliography/writable';
import { setsIn } from '../../core/bibtex/meaning/entrySets';
import { brokenKey } from '../../core/citation/readBack';
import type { CitationContext } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { besideKey, byline } from '../../core/presentation/facts';
import type { Identifier } from '../../core/sources/identifiers';
import type { TextEdit } from '../../core/text';
import type { Bibliographies, DocumentBibliographies } from '../../host/bibliography/bibliographies';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import type { Beyond } from '../../host/citing/beyond';
import type { ChosenKeys } from '../../host/citing/chosenKeys';
import { type FittingPaper, fitNote, fitText, fitting } from '../../host/citing/fitting';
import { KeptAsTyped } from '../../host/citing/keptAsTyped';
import { rangeOf, syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { registerTypedCompletions } from '../../host/files/typedCompletions';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import { card, setCard } from '../../host/window/cardMarkdown';
import { command } from '../../host/window/commands';
import { setting } from '../../host/window/settings';

/** Most rows per answer; the list is marked incomplete, so typing on asks again. */
const rows = 50;

/** Digits, since a key or an identifier may begin with one; a space too: words of a title are typed inside the braces, and the editor ends a session at a space. */
const triggers = ['{', ',', '@', ';', '`', '<', ' ', '-', ':', ...'0123456789'];

class KeyItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    readonly key: string,
    readonly document: vscode.TextDocument,
    label: vscode.CompletionItemLabel,
    readonly fits: FittingPaper | undefined,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

class SetItem extends vscode.CompletionItem {
  constructor(
    readonly key: string,
    readonly order: string,
    readonly document: vscode.TextDocument,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: FormattedReferences;
  readonly keys: ChosenKeys;
  readonly suggesting: Suggesting;
  readonly beyond: Beyond;
}

/** Completes citation keys by title, author, year, method name or key, or by the sentence if nothing is typed yet; accepting adds a missing entry to the bibliography. */
export function registerCompletion(services: Services): vscode.Disposable {
  const kept = new KeptAsTyped();
  // The user will probably cite soon after editing a manuscript, so read the library in advance.
  const warmed = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (syntaxOf(document) === undefined) return;
    warmed.dispose();
    services.suggesting.warm();
  });
  // Open the list at each letter of a key, even if it was closed before.
  const placeAt = async (document: vscode.TextDocument, offset: number): Promise<number | undefined> =>
    syntaxOf(document)?.contextAt(document.getText(), offset) === undefined ? undefined : offset;
  return vscode.Disposable.from(kept, warmed, registerTypedCompletions(new KeyCompletion(services, kept), triggers, placeAt));
}

class KeyCompletion implements vscode.CompletionItemProvider {
  constructor(
    private readonly services: Services,
    private readonly kept: KeptAsTyped,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const { library, bibliographies, keys, suggesting, beyond } = this.services;
    const syntax = syntaxOf(document);
    const text = document.getText();
    const { version } = document;
    const context = syntax?.contextAt(text, document.offsetAt(position));
    if (syntax === undefined || context === undefined) return undefined;
    const found = await bibliographies.of(document);
    const cited = await bibliographies.citedIn(document);
    if (token.isCancellationRequested) return undefined;
    const { named, others } = library.forDocument(context.typed, { limit: rows, cited, own: found.ids });
    const papersOf = (keys: readonly string[]): Promise<readonly Paper[]> => bibliographies.papersOf(document, keys);
    const asked = { text, syntax, held: found.ids, papersOf };
    const fits = context.typed.trim() === '' ? await fitting(suggesting, asked, context.replace.start) : [];
    if (token.isCancellationRequested) return undefined;
    const accepted = (key: string): Accepted => acceptedKey(document, text, context, syntax.accept(text, context, key), key);
    const reasons = new Map(fits.map((one) => [one.paper.id, one]));
    const papers = [...fits, ...[...named, ...others].filter(({ paper }) => !reasons.has(paper.id))].map(({ paper }) => paper);
    const chosen = keys.of(document, papers, found, false);
    const canCite = (key: string): boolean =>
      !context.keys.includes(key) && brokenKey(syntax, text, [syntax.accept(text, context, key)], [key]) === undefined;
    const keyItems = papers.flatMap((paper, index) => {
      const key = chosen[index] ?? paper.citationKey;
      return canCite(key) ? [item(document, { paper, fits: reasons.get(paper.id) }, key, accepted(key), index, found)] : [];
    });
    const sets = setItems(document, found, context.typed, keyItems).filter(({ key }) => canCite(key));
    for (const set of sets) take(set, accepted(set.key), set.order);
    const items = [...keyItems, ...sets];
    const isWhole = context.replace.end === document.offsetAt(position);
    const identifier = isWhole ? await beyond.unknown(context.typed) : undefined;
    const asTyped = accepted(context.typed);
    if (identifier !== undefined)
      return new vscode.CompletionList([lookUpItem(identifier, asTyped, context.typed.length, document), ...items], true);
    const leaves = named.length === 0 && sets.length === 0 && items.length > 0 && /^\S+$/.test(context.typed);
    if (leaves && document.version === version) this.kept.offer(document, document.offsetAt(asTyped.range.start), asTyped.typed);
    return new vscode.CompletionList(leaves ? [unchanged(asTyped), ...items] : items, true);
  }

  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    const { references } = this.services;
    if (item instanceof SetItem) item.documentation = setCard(item.key, (await references.ofSet(item.key, item.document)) ?? []);
    if (!(item instanceof KeyItem)) return item;
    const reference = await references.markdown(item.paper, item.document);
    item.documentation = card(item.paper, {
      ...(reference !== undefined && { reference }),
      ...(item.fits !== undefined && fitNote(item.fits)),
    });
    return item;
  }
}

/** What accepting a key writes and where, the text typed so far, and where the key will be. */
interface Accepted {
  readonly text: string;
  readonly range: vscode.Range;
  readonly typed: string;
  readonly at: number;
}

function acceptedKey(
  document: vscode.TextDocument,
  text: string,
  { typed, replace }: CitationContext,
  edit: TextEdit,
  key: string,
): Accepted {
  return {
    text: edit.text,
    range: rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }),
    typed: text.slice(edit.offset, replace.start) + typed,
    at: edit.offset + Math.max(edit.text.indexOf(key), 0),
  };
}

/** A paper with the passage that it fits. */
interface Row {
  readonly paper: Paper;
  readonly fits: FittingPaper | undefined;
}

function item(
  document: vscode.TextDocument,
  { paper, fits }: Row,
  key: string,
  accepted: Accepted,
  index: number,
  found: DocumentBibliographies,
): KeyItem {
  const adds = !found.ids.has(paper.id) && setting('bibliography.addOnCite', document);
  const place = placeOf(paper, adds && canTakeEntries(found.found.bibliographies), found);
  const description = fits === undefined ? place : fitText(fits, place);
  const result = new KeyItem(paper, key, document, { label: key, detail: `  ${besideKey(key, paper)}`, description }, fits);
  // One line above the card, which itself names the venue; VS Code breaks longer lines within words.
  result.detail = [byline(paper), place].filter((part) => part !== '').join(' · ');
  take(result, accepted, String(index).padStart(4, '0'));
  if (adds) {
    const target = { ids: [paper.id], document: document.uri.toString(), key, at: accepted.at };
    result.command = command(l10n.t('Add to Bibliography'), 'addToBibliography', target);
  }
  return result;
}

/** Items for sets in the document's bibliographies: those whose key contains the typed text come before the papers; those that contain an offered paper follow it. */
function setItems(
  document: vscode.TextDocument,
  { files }: DocumentBibliographies,
  typed: string,
  papers: readonly KeyItem[],
): readonly SetItem[] {
  const word = typed.trim().toLowerCase();
  const orders = new Map(papers.map(({ key, sortText = '' }) => [key, sortText]));
  return files.flatMap(({ uri, hasAliases, entries }) => {
    const sets = hasAliases && word !== '' ? setsIn(entries) : [];
    return sets.flatMap(({ key, members }) => {
      const after = members.flatMap((member) => orders.get(member) ?? []).sort()[0];
      const order = key.toLowerCase().includes(word) ? ' ' : after === undefined ? undefined : `${after}~`;
      const description = l10n.t('in {0}', fileName(vscode.Uri.parse(uri)));
      return order === undefined ? [] : [new SetItem(key, order, document, { label: key, detail: `  ${members.join(', ')}`, description })];
    });
  });
}

/** An item that looks up the typed identifier and then replaces it by the paper's key. */
function lookUpItem({ value }: Identifier, accepted: Accepted, length: number, document: vscode.TextDocument): vscode.CompletionItem {
  const result = new vscode.CompletionItem(
    { label: l10n.t('Look up {0}', value), description: l10n.t('not in your library') },
    vscode.CompletionItemKind.Event,
  );
  result.detail = l10n.t('Asks the service that registered it');
  take(result, accepted, ' ');
  const at = { document: document.uri.toString(), start: accepted.at, end: accepted.at + length };
  result.command = command(l10n.t('Look Up'), 'addByIdentifier', { identifiers: [value], at });
  return result;
}

/** An item that keeps the key as typed; it comes first if the typed text names no paper, so that Enter changes nothing. */
function unchanged(accepted: Accepted): vscode.CompletionItem {
  const result = new vscode.CompletionItem({ label: accepted.typed, description: l10n.t('keep as typed') }, vscode.CompletionItemKind.Text);
  result.detail = l10n.t('No paper has this key, title or author');
  take(result, { ...accepted, text: accepted.typed }, '!');
  return result;
}

function take(item: vscode.CompletionItem, accepted: Accepted, order: string): void {
  item.insertText = accepted.text;
  // The editor matches at most 128 characters and ranks by its own score; filtering by the typed text keeps our order.
  item.filterText = accepted.typed;
  item.sortText = order;
  item.range = accepted.range;
}

function placeOf(paper: Paper, adds: boolean, { files, ids }: DocumentBibliographies): string {
  if (adds) return l10n.t('will be added');
  const own = ids.has(paper.id) ? files.find(({ uri }) => paper.sources.includes(uri)) : undefined;
  return own === undefined ? l10n.t('not in the bibliography') : l10n.t('in {0}', fileName(vscode.Uri.parse(own.uri)));
}
