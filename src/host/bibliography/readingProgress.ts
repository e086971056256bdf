import * as l10n from '@vscode/l10n';
import { withProgress } from '../window/questions';

/** Milliseconds; reading that takes longer shows its progress. */
const unnoticed = 300;

/** Shows in the References view that a file is being read, if it takes long enough to be noticed. */
export async function showing(uri: string, reading: Promise<unknown>): Promise<void> {
  const isDone = await Promise.race([
    reading.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), unnoticed)),
  ]);
  if (isDone) return;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  await withProgress({ viewId: 'lectern.references', title: l10n.t('Reading {0}', name) }, () => reading);
}
