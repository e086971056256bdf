import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { textToLatex } from '../../core/bibtex/latex/latexEscape';
import type { CitationSyntax } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { byline, shortReference } from '../../core/presentation/facts';
import type { TitleOffer } from '../../core/writing/mentions/titleOffers';
import type { Bibliographies, DocumentBibliographies } from '../../host/bibliography/bibliographies';
import type { ChosenKeys } from '../../host/citing/chosenKeys';
import { writeOptions } from '../../host/citing/citationForms';
import { rangeOf, syntaxOf } from '../../host/files/documents';
import { registerTypedCompletions } from '../../host/files/typedCompletions';
import type { Mentions } from '../../host/manuscript/documentMentions';
import type { ManuscriptSyntaxes } from '../../host/manuscript/manuscriptSyntax';
import { card } from '../../host/window/cardMarkdown';
import { command } from '../../host/window/commands';
import { setting } from '../../host/window/settings';

/** Trigger characters in titles besides letters, which trigger anyway. */
const triggers = [' ', '-', ...'0123456789'];

class TitleItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    label: string,
  ) {
    super(label, vscode.CompletionItemKind.Text);
  }
}

interface Services {
  readonly mentions: () => Promise<Mentions>;
  readonly bibliographies: Bibliographies;
  readonly syntaxes: ManuscriptSyntaxes;
  readonly keys: ChosenKeys;
}

/** Completes a title or method name typed in prose: as text, with its citation, or as the citation alone. */
export function registerTitleCompletion({ mentions, bibliographies, syntaxes, keys }: Services): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<TitleItem> = {
    async provideCompletionItems(document, position, token) {
      if (!setting('completion.titles', document)) return undefined;
      const offset = document.offsetAt(position);
      // Inside a citation, keys are completed instead.
      if (syntaxOf(document)?.contextAt(document.getText(), offset) !== undefined) return undefined;
      const offers = await (await mentions()).offers(document, offset);
      if (offers.length === 0 || token.isCancellationRequested) return undefined;
      const syntax = await syntaxes.of(document);
      if (syntax === undefined) return undefined;
      const found = await bibliographies.of(document);
      return new vscode.CompletionList(
        offers.flatMap((offer, order) => itemsFor({ document, syntax, found, offer, keys }, order)),
        true,
      );
    },
    resolveCompletionItem(item) {
      item.documentation = card(item.paper);
      return item;
    },
  };
  return registerTypedCompletions(provider, triggers, async (document, offset) => {
    if (!setting('completion.titles', document)) return undefined;
    if (syntaxOf(document)?.contextAt(document.getText(), offset) !== undefined) return undefined;
    return (await (await mentions()).offers(document, offset))[0]?.start;
  });
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly syntax: CitationSyntax;
  readonly found: DocumentBibliographies;
  readonly offer: TitleOffer & { readonly paper: Paper };
  readonly keys: ChosenKeys;
}

/** The completion items for a title; each label says what is inserted, because a narrow list shows only labels. */
function itemsFor(place: Place, order: number): readonly TitleItem[] {
  const { document, syntax, found, offer, keys } = place;
  const [key = offer.paper.citationKey] = keys.of(document, [offer.paper], found);
  const title = syntax.id === 'latex' ? textToLatex(offer.text) : offer.text;
  const options = writeOptions(document, offer.start);
  const after = syntax.write([key], { ...options, form: 'parenthetical' });
  const instead = syntax.write([key], { ...options, form: 'textual' });
  const reference = shortReference(offer.paper);
  return [
    item(place, offer.text, title),
    item(place, l10n.t('… with citation: {0}', reference), title + (syntax.id === 'latex' ? '~' : ' ') + after, key),
    item(place, l10n.t('… citation only: {0}', reference), instead, key),
  ].map((one, index) => Object.assign(one, { sortText: `!${order}${index}` }));
}

function item({ document, found, offer }: Place, label: string, inserted: string, key?: string): TitleItem {
  const cites = key !== undefined;
  const result = new TitleItem(offer.paper, label);
  result.detail = cites ? offer.paper.title : byline(offer.paper);
  result.insertText = inserted;
  result.filterText = document.getText(rangeOf(document, offer));
  result.range = rangeOf(document, offer);
  if (cites) result.kind = vscode.CompletionItemKind.Reference;
  if (key !== undefined && !found.ids.has(offer.paper.id) && setting('bibliography.addOnCite', document)) {
    result.command = command(l10n.t('Add to Bibliography'), 'addToBibliography', {
      ids: [offer.paper.id],
      document: document.uri.toString(),
      key,
      at: offer.start + inserted.lastIndexOf(key),
    });
  }
  return result;
}
