import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AddedPapers } from '../../host/bibliography/addedPapers';
import type { DailyListing } from '../../host/bibliography/dailyListing';
import type { FoundPapers } from '../../host/bibliography/foundPapers';
import { tell } from '../../host/files/messages';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { idsOf } from '../../host/window/paperTargets';
import { withProgress } from '../../host/window/questions';

interface Services {
  readonly log: Log;
  readonly newPapers: DailyListing;
  readonly found: FoundPapers;
  readonly added: AddedPapers;
}

function countText(count: number): string {
  if (count === 0) return l10n.t('No new papers since your last look');
  return count === 1 ? l10n.t('1 new paper, in the topics') : l10n.t('{0} new papers, in the topics', count);
}

/** `lectern.newPapers`, which shows papers new in Hugging Face's daily listing among the topics, and `lectern.keepPaper`, which adds papers found by a service to the library. */
export function registerNewPapers({ log, newPapers, found, added }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(log, 'newPapers', async () => {
      const count = await withProgress({ viewId: 'lectern.topics' }, () => newPapers.look());
      tell(countText(count));
      await vscode.commands.executeCommand('lectern.topics.focus');
      return count;
    }),
    registerCommand(log, 'keepPaper', async (target, ...rest: unknown[]) => {
      const records = (idsOf(target, rest[0]) ?? []).flatMap((id) => found.record(id) ?? []);
      if (records.length === 0) throw new EditRefused(l10n.t('Your library has this paper already.'));
      const papers = await added.add(records);
      tell(papers.length === 1 ? l10n.t('Kept in your library') : l10n.t('{0} papers kept in your library', papers.length));
      return papers.map(({ id }) => id);
    }),
  );
}
