import * as l10n from '@vscode/l10n';
import { withProgress } from '../window/questions';

/** Milliseconds; longer reads show progress. */
const unnoticed = 300;

/** Shows progress in the References view while a file is being read, if that takes noticeably long. */
export async function showing(uri: string, reading: Promise<unknown>): Promise<void> {
  const isDone = await Promise.race([
    reading.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), unnoticed)),
  ]);
  if (isDone) return;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  await withProgress({ viewId: 'lectern.references', title: l10n.t('Reading {0}', name) }, () => reading);
}
