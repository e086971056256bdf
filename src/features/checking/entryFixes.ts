import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { lettersOf } from '../../core/bibtex/meaning/dialect';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { isPublication } from '../../core/bibtex/meaning/toPaper';
import type { Entry } from '../../core/bibtex/reading/entry';
import { type EntryRevision, planRevision } from '../../core/bibtex/writing/reviseEntry';
import { styleOf } from '../../core/bibtex/writing/style';
import { differenceRevision, publishedRevision, publishedVersion } from '../../core/checking/publishedVersion';
import { aspectText, type KnownRecord } from '../../core/checking/recordDifferences';
import { type Reference, referenceOf } from '../../core/checking/reference';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFindings } from '../../host/bibliography/bibliographyFindings';
import { dialectFor } from '../../host/bibliography/entries';
import { rangeOf } from '../../host/files/documents';
import type { RecordedWorks } from '../../host/library/recordedWorks';
import { throwIfCancelled } from '../../host/window/cancellation';
import { registerActions, toConfirm } from '../../host/window/shownLabels';

interface Services {
  readonly bibliographies: Bibliographies;
  readonly findings: BibliographyFindings;
  readonly recordedWorks: RecordedWorks;
}

/** An offered change. */
interface Offer {
  readonly title: string;
  readonly code: string;
  readonly revision: EntryRevision;
}

/** Code actions that align a .bib entry with the library's record of its work; each shows a diff first. */
export function registerEntryFixes({ bibliographies, findings, recordedWorks }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics }, token) {
      const file = await bibliographies.file(document.uri.toString());
      const works = await recordedWorks.known();
      throwIfCancelled(token);
      const text = document.getText();
      // While a file is being edited, the entries may be those of an earlier text.
      if (file === undefined || works === undefined || file.text !== text) return [];
      const offset = document.offsetAt(range.start);
      const entry = file.entries.find((one) => one.offset <= offset && offset <= one.offset + one.length);
      if (entry === undefined || !isPublication(entry)) return [];
      const reference = referenceOf(entry, inheritance(file.entries)(entry));
      const record = differing(works.records(reference, file.uri));
      const published = publishedVersion(reference, works, file.uri);
      if (record === undefined && published === undefined) return [];
      const dialect = dialectFor(document, file.entries, findings.dialectOf(file.uri));
      const letters = lettersOf(text) ?? dialect;
      const offers = record === undefined ? [] : [...changes(record, reference, dialect, letters)];
      if (published !== undefined)
        offers.unshift({
          title: l10n.t('Update to the published version'),
          code: 'published-since',
          revision: publishedRevision(reference, published.paper, dialect, letters),
        });
      const style = styleOf(text, file.entries);
      return offers.map((offer) => action(document, entry, offer, planRevision(text, entry, offer.revision, style), diagnostics));
    },
  };
  return registerActions({ language: 'bibtex' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** The record that an entry differs from, as in the diagnostics; undefined if it agrees with one. */
function differing(records: readonly KnownRecord[]): KnownRecord | undefined {
  const [first] = records;
  return first?.source === undefined || records.every(({ differences }) => differences.length > 0) ? first : undefined;
}

/** One change for all differences from a record, then one for each. */
function changes({ paper, source, differences }: KnownRecord, reference: Reference, dialect: Dialect, letters: Dialect): readonly Offer[] {
  const code = source === undefined ? 'differs-from-record' : 'differs-from-library';
  const each = differences.map(
    (difference): Offer => ({
      title:
        source === undefined
          ? l10n.t('Change the {0} to {1}', aspectText(difference.what), difference.says)
          : l10n.t('Change the {0} to {1}, as in {2}', aspectText(difference.what), difference.says, source),
      code,
      revision: differenceRevision(difference, reference, paper, dialect, letters),
    }),
  );
  if (each.length < 2) return each;
  const parts = differences.map(({ what }) => aspectText(what)).join(', ');
  const title = source === undefined ? l10n.t('Take {0} from the library’s record', parts) : l10n.t('Take {0} from {1}', parts, source);
  return [{ title, code, revision: { set: each.flatMap(({ revision }) => revision.set) } }, ...each];
}

function action(
  document: vscode.TextDocument,
  entry: Entry,
  { title, code }: Offer,
  edits: ReturnType<typeof planRevision>,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  result.diagnostics = diagnostics.filter((one) => one.source === 'lectern' && one.code === code);
  result.edit = new vscode.WorkspaceEdit();
  // VS Code shows changes that need confirmation as a diff.
  const shown = toConfirm(title, entry.key);
  for (const { offset, length, text } of edits)
    result.edit.replace(document.uri, rangeOf(document, { start: offset, end: offset + length }), text, shown);
  return result;
}
