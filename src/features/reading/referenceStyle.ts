import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { shown, withIcon } from '../../core/escape';
import { bundledStyle, bundledStyles } from '../../core/reference/styles';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import { filesMatching } from '../../host/files/matching';
import { tell } from '../../host/files/messages';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { createPick, type Row as PickRow } from '../../host/window/questions';
import { changeSetting, setting } from '../../host/window/settings';

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: FormattedReferences;
}

interface Row extends PickRow {
  /** The value for the setting; undefined in the row that asks for a file. */
  readonly value?: string;
}

/** `lectern.chooseReferenceStyle`: lists bundled styles and those in the workspace, each with a sample reference, and sets `reference.style`. */
export function registerReferenceStyle(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'chooseReferenceStyle', async () => {
    const { active, bibliographies } = services;
    const document = active.document;
    const own = document === undefined ? undefined : (await bibliographies.of(document)).found.csl;
    const picked = await pick(services, document, own);
    const value = picked === undefined ? undefined : (picked.value ?? (await askForFile()));
    if (value === undefined) return;
    await changeSetting('reference.style', value, document);
    const label = bundledStyle(value)?.label ?? value;
    tell(
      own === undefined
        ? l10n.t('References are now formatted in {0}', label)
        : l10n.t('Documents that name no style are now formatted in {0}; this one names {1}', label, own),
    );
  });
}

async function pick(services: Services, document: vscode.TextDocument | undefined, own: string | undefined): Promise<Row | undefined> {
  const list = createPick<Row>();
  list.title = shown(l10n.t('Reference style'));
  list.placeholder = shown(
    own === undefined
      ? l10n.t('Choose how references are formatted')
      : l10n.t('This document names its own style ({0}), which comes first', own),
  );
  list.matchOnDescription = true;
  list.busy = true;
  list.show();
  const closed = new Promise<Row | undefined>((resolve) => {
    list.onDidAccept(() => list.activeItems[0] && resolve(list.activeItems[0]));
    list.onDidHide(() => resolve(undefined));
  });
  const filled = rows(services, document, own !== undefined).then((items) => {
    list.items = items;
    list.activeItems = items.filter(({ description }) => description !== undefined);
    list.busy = false;
  });
  try {
    return await Promise.race([closed, filled.then(() => closed)]);
  } finally {
    list.dispose();
  }
}

async function rows(
  { library, bibliographies, references }: Services,
  document: vscode.TextDocument | undefined,
  namesItsOwn: boolean,
): Promise<Row[]> {
  const inUse = setting('reference.style', document);
  const files = await filesMatching('**/*.csl', { exclude: '**/node_modules/**', most: 20 });
  const named = [
    ...bundledStyles.map(({ id, label }) => ({ value: id, label })),
    ...files.map((uri) => ({ value: vscode.workspace.asRelativePath(uri, false), label: vscode.workspace.asRelativePath(uri) })),
  ];
  const used = bundledStyle(inUse)?.id ?? inUse;
  const mark = namesItsOwn ? l10n.t('in use for other documents') : l10n.t('in use');
  if (!named.some(({ value }) => value === used)) named.push({ value: used, label: used });
  await library.ready();
  const sample = await samplePaper(library, bibliographies, document);
  const items: Row[] = [];
  for (const { value, label } of named) {
    const detail = sample && (await references.sample(sample, value, document));
    items.push({
      value,
      label: shown(label),
      ...(value === used ? { description: shown(mark) } : {}),
      ...(detail === undefined ? {} : { detail: shown(detail) }),
    });
  }
  return [...items, { label: withIcon('folder-opened', l10n.t('Choose a .csl File…')), alwaysShow: true }];
}

/** A paper that the document cites, else any of the library's. */
async function samplePaper(
  library: LibraryService,
  bibliographies: Bibliographies,
  document: vscode.TextDocument | undefined,
): Promise<Paper | undefined> {
  const [cited] = document === undefined ? [] : await bibliographies.citedPapers(document);
  return (cited === undefined ? undefined : library.get(cited)) ?? library.papers()[0];
}

async function askForFile(): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ filters: { [l10n.t('CSL styles')]: ['csl'] }, title: l10n.t('Choose a reference style') })) ?? [];
  if (uri === undefined) return undefined;
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return vscode.workspace.asRelativePath(uri, false);
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}
