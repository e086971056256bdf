import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { byline, shortReference } from '../../core/presentation/facts';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { References } from '../../host/bibliography/referenceRenderer';
import { citingSelector, rangeOf, syntaxOf } from '../../host/files/documents';
import type { Found, LibraryService } from '../../host/library/windowLibrary';
import { card } from '../../host/window/cardMarkdown';
import { command } from '../../host/window/commands';
import { setting } from '../../host/window/settings';

/** Rows in one answer; the list is incomplete, so typing on asks again. */
const rows = 50;

/** A space too: words of a title are typed inside the braces, and the editor ends a session at a space. */
const triggers = ['{', ',', '@', ';', '`', '<', ' ', '-', ':'];

class KeyItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    readonly document: vscode.TextDocument,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: References;
}

/** Completes citation keys by title, author, year, method name or key; accepting adds a missing entry to the bibliography. */
export function registerCompletion({ library, bibliographies, references }: Services): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<KeyItem> = {
    async provideCompletionItems(document, position, token) {
      const syntax = syntaxOf(document);
      const text = document.getText();
      const context = syntax?.contextAt(text, document.offsetAt(position));
      if (syntax === undefined || context === undefined) return undefined;
      const found = await bibliographies.of(document);
      const cited = await bibliographies.citedIn(document);
      if (token.isCancellationRequested) return undefined;
      const hits = library.forDocument(context.typed, { limit: rows, cited, own: found.ids });
      const accepted = (key: string): Accepted => {
        const edit = syntax.accept(text, context, key);
        const before = text.slice(edit.offset, context.replace.start);
        return {
          text: edit.text,
          range: rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }),
          typed: before + context.typed,
        };
      };
      const items = hits
        .filter((hit) => !context.keys.includes(bibliographies.keyOf(hit.paper, found)))
        .map((hit, index) => {
          const key = bibliographies.keyOf(hit.paper, found);
          return item(document, hit, key, accepted(key), index, found.ids.has(hit.paper.id));
        });
      return new vscode.CompletionList(items, true);
    },
    async resolveCompletionItem(item) {
      const reference = await references.markdown(item.paper, item.document);
      item.documentation = card(item.paper, reference === undefined ? {} : { reference });
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider(citingSelector, provider, ...triggers);
}

/** What accepting a key writes where, and what was typed there so far. */
interface Accepted {
  readonly text: string;
  readonly range: vscode.Range;
  readonly typed: string;
}

function item(document: vscode.TextDocument, hit: Found, key: string, accepted: Accepted, index: number, isOwn: boolean): KeyItem {
  const { paper } = hit;
  const result = new KeyItem(paper, document, { label: key, detail: `  ${paper.title}`, description: shortReference(paper) });
  result.detail = byline(paper);
  result.insertText = accepted.text;
  // The editor matches at most 128 characters and ranks by its own measure: give it back what was typed, so that ours stands.
  result.filterText = accepted.typed;
  result.sortText = String(index).padStart(4, '0');
  result.range = accepted.range;
  if (!isOwn && setting('bibliography.addOnCite', document)) {
    result.command = command('Add to Bibliography', 'addToBibliography', { ids: [paper.id], document: document.uri.toString() });
  }
  return result;
}
