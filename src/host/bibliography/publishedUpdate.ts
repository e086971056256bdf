import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { lettersOf } from '../../core/bibtex/meaning/dialect';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { parseBibtex } from '../../core/bibtex/parse';
import { planRevision } from '../../core/bibtex/writing/reviseEntry';
import { styleOf } from '../../core/bibtex/writing/style';
import { authorsAgree, isPreprint } from '../../core/checking/preprint';
import { publishedRevision } from '../../core/checking/publishedVersion';
import { referenceOf } from '../../core/checking/reference';
import type { Paper } from '../../core/corpus/paper';
import { fileName } from '../files/edits';
import { openText } from '../files/opening';
import { propose } from '../files/proposals';
import { EditRefused } from '../window/attempt';
import { dialectFor } from './entries';

/** Proposes the changes that turn a preprint's entry into its published version's, in the dialect of the manuscript that loads it; writes only those that the user ticks. Throws `EditRefused` if the entry has changed. */
export async function proposePublished(uri: string, key: string, record: Paper, loaded: Dialect | undefined): Promise<void> {
  const document = await openText(vscode.Uri.parse(uri));
  const text = document.getText();
  const { entries } = parseBibtex(text);
  const entry = entries.find((one) => one.key === key);
  const reference = entry === undefined ? undefined : referenceOf(entry, inheritance(entries)(entry));
  if (entry === undefined || reference === undefined || !isPreprint(reference) || !authorsAgree(reference, record.authors))
    throw new EditRefused(l10n.t('{0} is no longer a preprint by these authors in {1}.', key, fileName(document.uri)));
  const dialect = dialectFor(document, entries, loaded);
  const revision = publishedRevision(reference, record, dialect, lettersOf(text) ?? dialect);
  const label = l10n.t('Update to the published version');
  const edits = planRevision(text, entry, revision, styleOf(text, entries));
  await propose(
    document,
    document.version,
    edits.map((edit) => ({ edit, label, description: key })),
  );
}
