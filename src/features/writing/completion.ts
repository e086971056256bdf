import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { brokenKey } from '../../core/citation/readBack';
import type { Paper } from '../../core/corpus/paper';
import { byline, published } from '../../core/presentation/facts';
import type { Identifier } from '../../core/sources/identifiers';
import type { Bibliographies, DocumentBibliographies } from '../../host/bibliography/bibliographies';
import type { References } from '../../host/bibliography/referenceRenderer';
import type { Beyond } from '../../host/citing/beyond';
import type { ChosenKeys } from '../../host/citing/chosenKeys';
import { fitting } from '../../host/citing/fitting';
import { citingSelector, rangeOf, syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import { card } from '../../host/window/cardMarkdown';
import { command } from '../../host/window/commands';
import { setting } from '../../host/window/settings';
import { registerCompletions } from '../../host/window/shownLabels';

/** Rows in one answer; the list is incomplete, so typing on asks again. */
const rows = 50;

/** Digits, since a key or an identifier may begin with one; a space too: words of a title are typed inside the braces, and the editor ends a session at a space. */
const triggers = ['{', ',', '@', ';', '`', '<', ' ', '-', ':', ...'0123456789'];

class KeyItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    readonly document: vscode.TextDocument,
    label: vscode.CompletionItemLabel,
    readonly note: string | undefined,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: References;
  readonly keys: ChosenKeys;
  readonly suggesting: Suggesting;
  readonly beyond: Beyond;
}

/** Completes citation keys by title, author, year, method name or key, by the sentence where nothing is typed yet; accepting adds a missing entry to the bibliography. */
export function registerCompletion({ library, bibliographies, references, keys, suggesting, beyond }: Services): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token) {
      const syntax = syntaxOf(document);
      const text = document.getText();
      const context = syntax?.contextAt(text, document.offsetAt(position));
      if (syntax === undefined || context === undefined) return undefined;
      const found = await bibliographies.of(document);
      const cited = await bibliographies.citedIn(document);
      if (token.isCancellationRequested) return undefined;
      const { named, others } = library.forDocument(context.typed, { limit: rows, cited, own: found.ids });
      const isUntyped = context.typed.trim() === '';
      const fits = isUntyped ? await fitting(suggesting, text, context.replace.start, syntax, found.ids) : [];
      if (token.isCancellationRequested) return undefined;
      const accepted = (key: string): Accepted => {
        const edit = syntax.accept(text, context, key);
        const before = text.slice(edit.offset, context.replace.start);
        return {
          text: edit.text,
          range: rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }),
          typed: before + context.typed,
          at: edit.offset + Math.max(edit.text.indexOf(key), 0),
        };
      };
      const reasons = new Map(fits.map(({ paper, terms }) => [paper.id, terms]));
      const hits = [...fits, ...[...named, ...others].filter(({ paper }) => !reasons.has(paper.id))];
      const chosen = keys.of(
        document,
        hits.map(({ paper }) => paper),
        found,
        false,
      );
      const items = hits.flatMap((hit, index) => {
        const key = chosen[index] ?? hit.paper.citationKey;
        return context.keys.includes(key) || brokenKey(syntax, text, [syntax.accept(text, context, key)], [key]) !== undefined
          ? []
          : [item(document, { paper: hit.paper, fits: reasons.get(hit.paper.id) }, key, accepted(key), index, found)];
      });
      const isWhole = context.replace.end === document.offsetAt(position);
      const identifier = isWhole ? await beyond.unknown(context.typed) : undefined;
      const asTyped = accepted(context.typed);
      if (identifier !== undefined)
        return new vscode.CompletionList([lookUpItem(identifier, asTyped, context.typed.length, document), ...items], true);
      const leaves = named.length === 0 && items.length > 0 && /^\S+$/.test(context.typed);
      return new vscode.CompletionList(leaves ? [unchanged(asTyped), ...items] : items, true);
    },
    async resolveCompletionItem(item) {
      if (!(item instanceof KeyItem)) return item;
      const reference = await references.markdown(item.paper, item.document);
      item.documentation = card(item.paper, {
        ...(reference !== undefined && { reference }),
        ...(item.note !== undefined && { note: item.note }),
      });
      return item;
    },
  };
  // Who edits a manuscript will cite soon: the first citation need not wait for the library to be read.
  const warmed = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (syntaxOf(document) === undefined) return;
    warmed.dispose();
    suggesting.warm();
  });
  return vscode.Disposable.from(warmed, registerCompletions(citingSelector, provider, ...triggers));
}

/** What accepting a key writes where, what was typed there so far, and where the key will stand. */
interface Accepted {
  readonly text: string;
  readonly range: vscode.Range;
  readonly typed: string;
  readonly at: number;
}

/** A paper with the words of the sentence that it fits. */
interface Row {
  readonly paper: Paper;
  readonly fits: readonly string[] | undefined;
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
  const place = placeOf(paper, adds, found);
  const description = fits === undefined ? place : l10n.t('fits this sentence · {0}', place);
  const note = fits === undefined ? undefined : l10n.t('Fits this sentence: {0}', fits.join(', '));
  const result = new KeyItem(paper, document, { label: key, detail: `  ${byline(paper)} · ${paper.title}`, description }, note);
  result.detail = [byline(paper), published(paper), place].filter((part) => part !== undefined && part !== '').join(' · ');
  take(result, accepted, String(index).padStart(4, '0'));
  if (adds) {
    const target = { ids: [paper.id], document: document.uri.toString(), key, at: accepted.at };
    result.command = command(l10n.t('Add to Bibliography'), 'addToBibliography', target);
  }
  return result;
}

/** Leaves what was typed and looks it up; its paper's key then takes its place. */
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

/** Where nothing is named by what was typed, the key as it stands comes first, so that Enter leaves it. */
function unchanged(accepted: Accepted): vscode.CompletionItem {
  const result = new vscode.CompletionItem({ label: accepted.typed, description: l10n.t('keep as typed') }, vscode.CompletionItemKind.Text);
  result.detail = l10n.t('No paper has this key, title or author');
  take(result, { ...accepted, text: accepted.typed }, '!');
  return result;
}

function take(item: vscode.CompletionItem, accepted: Accepted, order: string): void {
  item.insertText = accepted.text;
  // The editor matches at most 128 characters and ranks by its own measure: give it back what was typed, so that ours stands.
  item.filterText = accepted.typed;
  item.sortText = order;
  item.range = accepted.range;
}

function placeOf(paper: Paper, adds: boolean, { files, ids }: DocumentBibliographies): string {
  if (adds) return l10n.t('will be added');
  const own = ids.has(paper.id) ? files.find(({ uri }) => paper.sources.includes(uri)) : undefined;
  return own === undefined ? l10n.t('not in the bibliography') : l10n.t('in {0}', fileName(vscode.Uri.parse(own.uri)));
}
