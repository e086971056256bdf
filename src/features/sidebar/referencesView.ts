import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { grouped } from '../../core/displayLanguage';
import { shown } from '../../core/escape';
import type { Use } from '../../core/library/manuscriptReferences';
import type { ManuscriptEntry } from '../../core/library/readManuscript';
import { byline } from '../../core/presentation/facts';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { debounced } from '../../host/files/slices';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Manuscript, Manuscripts } from '../../host/manuscript/manuscripts';
import type { Typing } from '../../host/manuscript/typing';
import { card } from '../../host/window/cardMarkdown';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { createTree } from '../../host/window/shownLabels';

type Group = 'cited' | 'undefined' | 'unused';

type Node =
  | { readonly kind: 'group'; readonly group: Group; readonly count: number; readonly children: () => readonly Node[] }
  | {
      readonly kind: 'reference';
      readonly group: Group;
      readonly key: string;
      readonly id?: string;
      readonly entry?: ManuscriptEntry;
      readonly uses: readonly Use[];
    }
  | { readonly kind: 'use'; readonly use: Use }
  | { readonly kind: 'more'; readonly count: number };

function labelOf(group: Group): string {
  return { cited: l10n.t('Cited'), undefined: l10n.t('Undefined'), unused: l10n.t('Not cited') }[group];
}

/** Most uncited entries listed: a library may hold more than anyone reads, and the view loads all at once. */
const mostUnused = 1000;

/** Milliseconds to wait for another document after one is closed: an empty view in between would lose the expanded rows. */
const succession = 500;

/** Milliseconds after an edit until the view is updated. */
const patience = 400;

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly manuscripts: Manuscripts;
  readonly typing: Typing;
}

/** `lectern.references`: the cited, undefined and uncited entries of the active document's manuscript. */
export function registerReferencesView({ active, log, library, bibliographies, manuscripts, typing }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let last: vscode.TextDocument | undefined;
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node?.kind === 'group') return [...node.children()];
      if (node?.kind === 'reference') return node.uses.map((use): Node => ({ kind: 'use', use }));
      if (node !== undefined) return [];
      if (last?.isClosed === true) await new Promise((resolve) => setTimeout(resolve, succession));
      if (last === undefined || last.isClosed) return [];
      await library.ready();
      return groups(await manuscripts.of(last), library, typing);
    },
    getTreeItem(node) {
      if (node.kind === 'group') return groupItem(node.group, node.count);
      if (node.kind === 'more') return new vscode.TreeItem(l10n.t('… and {0} more', grouped(node.count)));
      return node.kind === 'use' ? useItem(node.use, manuscripts) : referenceItem(node, manuscripts);
    },
    async resolveTreeItem(item, node) {
      const paper = node.kind === 'reference' && node.id !== undefined ? library.get(node.id) : undefined;
      if (paper !== undefined) item.tooltip = card(paper);
      return item;
    },
  };
  const view = createTree('lectern.references', {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const refresh = debounced(patience, () => {
    if (view.visible) changed.fire();
  });
  const follow = (): void => {
    const document = active.document;
    if (document === undefined || syntaxOf(document) === undefined) return;
    last = document;
    view.description = shown(fileName(document.uri));
    refresh();
  };
  follow();
  return vscode.Disposable.from(
    view,
    changed,
    refresh,
    registerCommand(log, 'refreshReferences', () => changed.fire()),
    view.onDidChangeVisibility(refresh),
    vscode.window.onDidChangeActiveTextEditor(follow),
    bibliographies.onDidChange(refresh),
    typing.onDidLeave(refresh),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (syntaxOf(document) !== undefined) refresh();
    }),
  );
}

function groups({ references }: Manuscript, library: LibraryService, typing: Typing): Node[] {
  const reference = (group: Group, key: string, uses: readonly Use[], entry?: ManuscriptEntry): Node => {
    const paper = entry === undefined ? library.byKey(key) : library.merged(entry.paper);
    return {
      kind: 'reference',
      group,
      key,
      uses,
      ...(entry === undefined ? {} : { entry }),
      ...(paper === undefined ? {} : { id: paper.id }),
    };
  };
  const { cited, unused } = references;
  const missing = references.undefined.filter(({ uses }) => !uses.every((use) => typing.isIn(use.file, use)));
  const unusedNodes = (): Node[] => {
    const listed = unused.slice(0, mostUnused).map((entry) => reference('unused', entry.key, [], entry));
    return unused.length > mostUnused ? [...listed, { kind: 'more', count: unused.length - mostUnused }] : listed;
  };
  const all: (Node & { kind: 'group' })[] = [
    {
      kind: 'group',
      group: 'undefined',
      count: missing.length,
      children: () => missing.map(({ key, uses }) => reference('undefined', key, uses)),
    },
    {
      kind: 'group',
      group: 'cited',
      count: cited.length,
      children: () => cited.map(({ key, uses, entry }) => reference('cited', key, uses, entry)),
    },
    { kind: 'group', group: 'unused', count: unused.length, children: unusedNodes },
  ];
  return all.filter(({ count }) => count > 0);
}

function groupItem(group: Group, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(
    labelOf(group),
    group === 'unused' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = group;
  item.description = String(count);
  item.contextValue = group === 'undefined' ? 'groupMissing' : group === 'unused' ? 'groupUnused' : 'group';
  item.accessibilityInformation = { label: `${labelOf(group)}, ${count}` };
  if (group === 'undefined') item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return item;
}

function referenceItem(node: Extract<Node, { kind: 'reference' }>, manuscripts: Manuscripts): vscode.TreeItem {
  const { group, key, uses, entry, id } = node;
  const item = new vscode.TreeItem(entry === undefined || entry.paper.title === key ? key : entry.paper.title);
  const [first] = uses;
  item.id = `${group}/${entry?.file ?? ''}/${key}`;
  const times = uses.length > 1 ? ` · ${uses.length}×` : '';
  item.description =
    entry === undefined
      ? id === undefined
        ? `${l10n.t('not found')}${times}`
        : `${l10n.t('in the library, not in the bibliography')}${times}`
      : `${byline(entry.paper)}${times}`;
  item.contextValue = `${id === undefined ? 'reference' : 'paper'}${group === 'undefined' ? 'Missing' : ''}`;
  item.iconPath = new vscode.ThemeIcon(group === 'undefined' ? 'question' : 'quote');
  if (uses.length > 1) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  if (first !== undefined) item.command = goTo(first, manuscripts);
  else if (entry?.entry !== undefined)
    item.command = openAt(l10n.t('Go to Entry'), entry.file, new vscode.Range(entry.entry.line - 1, 0, entry.entry.line - 1, 0));
  item.accessibilityInformation = { label: `${item.label}, ${labelOf(group)}, ${item.description}` };
  return item;
}

function useItem(use: Use, manuscripts: Manuscripts): vscode.TreeItem {
  const { line, text } = manuscripts.lineAt(use.file, use.start);
  const item = new vscode.TreeItem(text.trim());
  item.description = `${fileName(vscode.Uri.parse(use.file))}:${line + 1}`;
  item.iconPath = new vscode.ThemeIcon('go-to-file');
  item.contextValue = 'use';
  item.command = goTo(use, manuscripts);
  return item;
}

function goTo(use: Use, manuscripts: Manuscripts): vscode.Command {
  const { line, column } = manuscripts.lineAt(use.file, use.start);
  return openAt(l10n.t('Go to Citation'), use.file, new vscode.Range(line, column, line, column + use.end - use.start));
}

function openAt(title: string, file: string, selection: vscode.Range): vscode.Command {
  return { title, command: 'vscode.open', arguments: [vscode.Uri.parse(file), { selection }] };
}
