import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper, Topic } from '../../core/corpus/paper';
import { shown } from '../../core/escape';
import { byline } from '../../core/presentation/facts';
import { topicText } from '../../core/presentation/topicText';
import { narrowed } from '../../core/search/topics/placePapers';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { DailyListing } from '../../host/bibliography/dailyListing';
import type { FoundPapers } from '../../host/bibliography/foundPapers';
import type { Provenances } from '../../host/bibliography/provenances';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import { zoteroTopics } from '../../host/bibliography/zotero/zoteroTopics';
import type { Citing } from '../../host/citing/citer';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { card } from '../../host/window/cardMarkdown';
import { command, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { createTree } from '../../host/window/shownLabels';

/** A row of the tree. A paper's `id` lets the commands of its menu read it as their argument. */
type Node =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'paper'; readonly id: string; readonly paper: Paper; readonly topicId: string };

const mime = 'application/vnd.code.tree.lectern.topics';

interface Services {
  readonly library: LibraryService;
  readonly citing: Citing;
  readonly zotero: ZoteroLibraries;
  readonly active: ActiveManuscript;
  readonly bibliographies: Bibliographies;
  readonly log: Log;
  readonly found: FoundPapers;
  readonly newPapers: DailyListing;
  readonly provenances: Provenances;
}

/** `lectern.topics`: topics, subtopics and papers; papers dragged into an editor become citations. */
export function registerTopicsView(services: Services): vscode.Disposable {
  const { library, citing, zotero, active, bibliographies, log, found, newPapers, provenances } = services;
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => (node === undefined ? (await topicsShown()).map(topicNode) : childrenOf(node, library, found)),
    getTreeItem: (node) =>
      node.kind === 'topic'
        ? topicItem(node.topic, ownIn(node.topic))
        : paperItem(node, kindOf(node.paper, services), provenances.isOwn(node.paper)),
    resolveTreeItem: (item, node) => {
      if (node.kind === 'paper') item.tooltip = card(node.paper, { inZotero: zotero.holds(node.paper) });
      return item;
    },
  };
  let narrows = false;
  const topicsShown = async (): Promise<readonly Topic[]> => {
    const topics = await roots(services);
    const document = narrows ? active.document : undefined;
    if (document === undefined) return topics;
    const { ids } = await bibliographies.of(document);
    return narrowed(topics, (id) => (ids.has(id) ? id : undefined));
  };
  const isOwn = (paper: Paper | undefined): boolean => paper !== undefined && provenances.isOwn(paper);
  const ownIn = (topic: Topic): number => topic.paperIds.filter((id) => isOwn(library.get(id))).length;
  const narrow = (to: boolean): void => {
    narrows = to;
    view.description = shown(to ? l10n.t('in this document’s bibliography') : '');
    void vscode.commands.executeCommand('setContext', 'lectern.topicsNarrowed', to);
    changed.fire();
  };
  const view = createTree('lectern.topics', {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: {
      dragMimeTypes: [mime, 'text/plain'],
      dropMimeTypes: [],
      handleDrag: (nodes, data) => {
        const ids = nodes.flatMap((node) => (node.kind === 'paper' ? [node.id] : []));
        if (ids.length > 0) data.set(mime, new vscode.DataTransferItem(JSON.stringify(ids)));
      },
    },
  });
  return vscode.Disposable.from(
    view,
    changed,
    library.onDidChange(() => changed.fire()),
    library.onDidChangeTopics(() => changed.fire()),
    bibliographies.onDidChange(() => narrows && changed.fire()),
    vscode.window.onDidChangeActiveTextEditor(() => narrows && changed.fire()),
    registerCommand(log, 'narrowTopics', () => narrow(true)),
    registerCommand(log, 'widenTopics', () => narrow(false)),
    zotero.onDidChange(() => changed.fire()),
    newPapers.onDidChange(() => changed.fire()),
    citing.registerDrop(mime),
  );
}

/** Larger collections aren't sorted, since that would block the window. */
const mostSorted = 5000;

/** Shared, because creating a collator per comparison takes seconds for a large collection. */
const byTitle = new Intl.Collator();

async function roots({ library, zotero, newPapers }: Services): Promise<Topic[]> {
  const { node } = newPapers;
  return [...(node === undefined ? [] : [node]), ...(await zoteroTopics(zotero, library)), ...(await library.topics())];
}

/** The context value that a paper's menus depend on. */
function kindOf(paper: Paper, { library, zotero }: Services): string {
  if (zotero.holds(paper)) return 'paperZotero';
  return library.get(paper.id) === undefined ? 'paperFound' : 'paper';
}

function topicNode(topic: Topic): Node {
  return { kind: 'topic', topic };
}

/** Subtopics, then the papers in none of them. */
function childrenOf(node: Node, library: LibraryService, found: FoundPapers): Node[] {
  if (node.kind === 'paper') return [];
  const { topic } = node;
  const below = new Set(topic.children.flatMap((child) => child.paperIds));
  const papers = topic.paperIds.filter((id) => !below.has(id)).flatMap((id) => library.get(id) ?? found.get(id) ?? []);
  return [
    ...topic.children.map(topicNode),
    ...(papers.length > mostSorted ? papers : papers.sort((a, b) => byTitle.compare(a.title, b.title))).map(
      (paper): Node => ({ kind: 'paper', id: paper.id, paper, topicId: topic.id }),
    ),
  ];
}

function topicItem(topic: Topic, own: number): vscode.TreeItem {
  const item = new vscode.TreeItem(topicText(topic), vscode.TreeItemCollapsibleState.Collapsed);
  const count = topic.paperIds.length;
  item.id = topic.id;
  item.description = own === 0 ? String(count) : l10n.t('{0} · {1} yours', count, own);
  item.contextValue = 'topic';
  item.accessibilityInformation = {
    label: `${topicText(topic)}, ${countText(count, own)}`,
  };
  return item;
}

function countText(count: number, own: number): string {
  if (own === 0) return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', count);
  return count === 1 ? l10n.t('1 paper, {0} of them yours', own) : l10n.t('{0} papers, {1} of them yours', count, own);
}

function paperItem({ paper, topicId }: Pick<Node & { kind: 'paper' }, 'paper' | 'topicId'>, kind: string, isOwn: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(paper.title);
  item.id = `${topicId}/${paper.id}`;
  item.description = isOwn ? l10n.t('{0} · yours', byline(paper)) : byline(paper);
  item.iconPath = new vscode.ThemeIcon('file-text');
  item.contextValue = kind;
  item.command = command(l10n.t('Open Paper'), 'openPaper', { id: paper.id });
  item.accessibilityInformation = { label: `${paper.title}, ${byline(paper)}` };
  return item;
}
