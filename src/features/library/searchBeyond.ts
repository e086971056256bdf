import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withIcon } from '../../core/escape';
import type { Service } from '../../core/sources/service';
import { services } from '../../core/sources/serviceTable';
import type { Beyond } from '../../host/citing/beyond';
import { isPaperRow, serviceRows } from '../../host/citing/pickRows';
import { syntaxOf } from '../../host/files/documents';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';
import { askText, pickOne, pickSeveral, withProgress } from '../../host/window/questions';

interface Services {
  readonly log: Log;
  readonly beyond: Beyond;
}

/** `lectern.searchBeyond`: searches one service; cites the picked papers, or opens them if nothing can be cited. */
export function registerSearchBeyond({ log, beyond }: Services): vscode.Disposable {
  return registerCommand(log, 'searchBeyond', async (target) => {
    const { service: name, query: words } = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>;
    const query =
      typeof words === 'string'
        ? words.trim()
        : await askText({ title: l10n.t('Search Beyond the Library'), prompt: l10n.t('Words of a title, or authors') });
    if (query === undefined || query === '') return;
    const service = services.find((one) => one.name === name) ?? (await chosen(beyond, query));
    if (service !== undefined) await searchAt(beyond, service, query);
  });
}

async function chosen(beyond: Beyond, query: string): Promise<Service | undefined> {
  const { services: offered } = await beyond.offers(query);
  const rows = offered.map((service) => ({ label: withIcon('globe', l10n.t('Search {0} for “{1}”', service.label, query)), service }));
  return (await pickOne(rows, { title: l10n.t('Search Beyond the Library') }))?.service;
}

async function searchAt(beyond: Beyond, service: Service, query: string): Promise<void> {
  const answer = await withProgress({ where: 'notification', title: l10n.t('Searching {0}', service.label) }, (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort(new Error(l10n.t('The search was cancelled.'))));
    return beyond.search(service.name, query, controller.signal);
  });
  if (answer === undefined || answer.papers.length === 0) {
    void inform(answer?.problem ?? l10n.t('{0} found nothing for “{1}”.', service.label, query));
    return;
  }
  const rows = serviceRows({ services: [service] }, query, new Map([[service.name, answer]]), []).filter(isPaperRow);
  const picked = await pickSeveral(rows, {
    title: `${service.label}: ${query}`,
    placeHolder: l10n.t('Pick papers to cite'),
    matchOnDescription: true,
  });
  if (picked === undefined || picked.length === 0) return;
  const ids = picked.map(({ paper }) => paper.id);
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'bibtex') await runCommand('insertBibtex', { ids });
  else if (document !== undefined && syntaxOf(document) !== undefined) await runCommand('insertCitation', { ids });
  else await runCommand('openPaper', { ids });
}
