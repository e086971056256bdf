import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Span } from '../../core/text';
import { rangeOf, syntaxOf } from '../files/documents';
import { applyEdits } from '../files/edits';
import { EditRefused } from '../window/attempt';
import type { Additions } from './additions';
import type { Citing } from './citer';

interface Services {
  readonly citing: Citing;
  readonly additions: Additions;
}

/** Replaces identifiers in the text by their papers' keys inside a citation, or by a citation elsewhere; adds the entries. */
export async function citeInPlace(
  { citing, additions }: Services,
  document: vscode.TextDocument,
  span: Span,
  papers: readonly Paper[],
): Promise<void> {
  const before = document.getText(rangeOf(document, span));
  const isInside = syntaxOf(document)?.contextAt(document.getText(), span.end) !== undefined;
  const planned = isInside ? undefined : await citing.planned(document, span.start, papers);
  // The replaced text is already followed by a space where one is needed.
  const text = planned?.text.trimEnd() ?? (await additions.add(document, papers)).keys.join(',');
  if (document.isClosed || document.getText(rangeOf(document, span)) !== before)
    throw new EditRefused(l10n.t('The text changed in the meantime, so the identifier was left as it is.'));
  const joined = (planned?.additionalEdit?.get(document.uri) ?? []).map(({ range, newText }) => {
    const offset = document.offsetAt(range.start);
    return { offset, length: document.offsetAt(range.end) - offset, text: newText };
  });
  await applyEdits(document, [...joined, { offset: span.start, length: span.end - span.start, text }]);
}
