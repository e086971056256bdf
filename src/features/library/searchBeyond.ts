import * as vscode from 'vscode';
import { pickText } from '../../core/escape';
import type { Service } from '../../core/sources/service';
import { services } from '../../core/sources/serviceTable';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import type { AddedPapers } from '../../host/bibliography/addedPapers';
import { syntaxOf } from '../../host/files/documents';
import { tell } from '../../host/files/messages';
import type { OnlineSources } from '../../host/sources/onlineSources';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { setting } from '../../host/window/settings';

interface Services {
  readonly log: Log;
  readonly online: OnlineSources;
  readonly added: AddedPapers;
}

interface RecordItem extends vscode.QuickPickItem {
  readonly record: SourceRecord;
}

/** `lectern.searchBeyond`: searches one service for words; what is picked joins the library and is cited, or opened where nothing can be cited. */
export function registerSearchBeyond(own: Services): vscode.Disposable {
  return registerCommand(own.log, 'searchBeyond', async (target) => {
    const { service: name, query: words } = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>;
    const query =
      typeof words === 'string'
        ? words.trim()
        : await vscode.window.showInputBox({ title: 'Search Beyond the Library', prompt: 'Words of a title, or authors' });
    if (query === undefined || query === '') return;
    const service = services.find((one) => one.name === name) ?? (await chosen(query));
    if (service !== undefined) await searchAt(own, service, query);
  });
}

async function chosen(query: string): Promise<Service | undefined> {
  const enabled = services.filter((one) => one.search(query, 1) !== undefined && setting('online.services')[one.name] !== 'never');
  const rows = enabled.map((service) => ({ label: `$(globe) Search ${service.label} for “${query}”`, service }));
  return (await vscode.window.showQuickPick(rows, { title: 'Search Beyond the Library' }))?.service;
}

async function searchAt({ online, added }: Services, service: Service, query: string): Promise<void> {
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Searching ${service.label}`, cancellable: true },
    (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort(new Error('The search was cancelled.')));
      return online.search(service, query, controller.signal);
    },
  );
  const [problem] = answer.problems;
  if (answer.records.length === 0)
    return void vscode.window.showInformationMessage(problem?.message ?? `${service.label} found nothing for “${query}”.`);
  const items = answer.records.map((record): RecordItem => itemOf(record, added.heldRecord(record) !== undefined));
  const picked = await vscode.window.showQuickPick(items, {
    title: `${service.label}: ${query}`,
    placeHolder: 'Pick papers to cite and to keep in your library',
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined || picked.length === 0) return;
  const ids = (await added.add(picked.map(({ record }) => record))).map(({ id }) => id);
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'bibtex') await runCommand('insertBibtex', { ids });
  else if (document !== undefined && syntaxOf(document) !== undefined) await runCommand('insertCitation', { ids });
  else {
    tell(`Added ${ids.length === 1 ? 'a paper' : `${ids.length} papers`} to your library`);
    await runCommand('openPaper', { ids });
  }
}

function itemOf(record: SourceRecord, held: boolean): RecordItem {
  const [first] = record.author;
  const name = first === undefined ? '' : 'literal' in first ? first.literal : first.family;
  const who = record.author.length > 1 ? `${name} et al.` : name;
  return {
    record,
    label: `${held ? '$(library) ' : ''}${pickText(record.title)}`,
    description: pickText([who, record.issued?.slice(0, 4)].filter((part) => part !== undefined && part !== '').join(', ')),
    detail: [
      held ? 'In your library' : undefined,
      record.isRetracted === true ? 'Retracted' : undefined,
      record.container,
      record.doi ?? record.arxivId,
    ]
      .flatMap((part) => (part === undefined ? [] : pickText(part)))
      .join(' · '),
  };
}
