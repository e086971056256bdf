import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { joined, type Shown, shown, withIcon } from '../../core/escape';
import { byline, published } from '../../core/presentation/facts';
import { runCommand } from '../window/commands';
import { keysHere } from '../window/keys';
import type { Row } from '../window/questions';
import type { Offers, ServiceAnswer } from './beyond';
import type { PickGroup, PickOptions, PickReason } from './pickOptions';

export interface PaperRow extends Row {
  readonly paper: Paper;
  readonly gathered: boolean;
}

/** A row that asks a service for the query, or a registrar for an identifier. */
export interface OfferRow extends Row {
  readonly offer: { readonly service: string } | { readonly identifier: NonNullable<Offers['identifier']> };
}

/** A row that folds and unfolds the papers of a group. */
export interface GroupRow extends Row {
  readonly group: PickGroup;
}

export type PickRow = PaperRow | OfferRow | GroupRow | (Row & { readonly paper?: undefined; readonly offer?: undefined });

type ButtonDeed = 'copy' | 'open' | 'gather' | 'drop';

interface PaperButton extends vscode.QuickInputButton {
  readonly deed: ButtonDeed;
}

function button(deed: ButtonDeed, icon: string, tooltip: string): PaperButton {
  return { deed, iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** The buttons of a pick that cites: the next form of citation, and notes. */
export function pickButtons(): readonly [vscode.QuickInputButton, vscode.QuickInputButton] {
  return [
    { iconPath: new vscode.ThemeIcon('quote'), tooltip: l10n.t('Next citation form ({0})', keysHere('Ctrl+.')) },
    { iconPath: new vscode.ThemeIcon('note'), tooltip: l10n.t('Cite with pages or other notes ({0})', keysHere('Ctrl+Shift+.')) },
  ];
}

/** The button that adds the papers of a row to the selection. */
export function gatherButton(): vscode.QuickInputButton {
  return button('gather', 'add', l10n.t('Add to selection ({0})', keysHere('Ctrl+Right')));
}

function buttonsOf(gathered: boolean): readonly vscode.QuickInputButton[] {
  if (gathered) return [button('drop', 'close', l10n.t('Remove from selection ({0})', keysHere('Ctrl+Right')))];
  return [gatherButton(), button('copy', 'copy', l10n.t('Copy BibTeX')), button('open', 'preview', l10n.t('Open paper'))];
}

export function isPaperRow(row: PickRow | undefined): row is PaperRow {
  return row !== undefined && 'paper' in row && row.paper !== undefined;
}

export function isGroupRow(row: PickRow | undefined): row is GroupRow {
  return row !== undefined && 'group' in row;
}

/** The papers of a row: one, a group's, or none. */
export function rowPapers(row: PickRow | undefined): readonly Paper[] {
  if (isGroupRow(row)) return row.group.papers;
  return isPaperRow(row) ? [row.paper] : [];
}

/** Copies or opens the paper of a row, if that is what the button does; `reasons` have the passage that the paper's page compares with its abstract. */
export function press(pressed: vscode.QuickInputButton, row: PickRow, reasons: ReadonlyMap<string, PickReason> | undefined): boolean {
  const { deed } = pressed as Partial<PaperButton>;
  if (!isPaperRow(row) || (deed !== 'copy' && deed !== 'open')) return false;
  const { id } = row.paper;
  const fits = reasons?.get(id)?.fits;
  void (deed === 'copy' ? runCommand('copyBibtex', { id }) : runCommand('openPaper', { id, ...(fits && { fits }) }));
  return true;
}

/** The id of a paper's or a group's row, the same whenever the rows are made again. */
export function rowId(row: PickRow | undefined): string | undefined {
  if (isGroupRow(row)) return `group of ${row.group.papers[0]?.id}`;
  return isPaperRow(row) ? row.paper.id : undefined;
}

/** A paper's row; `detail` replaces the line of its key, venue and source. */
function paperRow(paper: Paper, gathered: boolean, detail?: Shown, mark?: string): PaperRow {
  return {
    paper,
    gathered,
    label: gathered ? withIcon('check', paper.title) : shown(paper.title),
    description: shown(byline(paper)),
    detail: detail ?? shown([paper.citationKey, published(paper), mark].filter((part) => part !== undefined).join(' · ')),
    alwaysShow: true,
    buttons: buttonsOf(gathered),
  };
}

/** The row that looks up a typed identifier. */
function lookUpRow({ identifier }: Offers): OfferRow[] {
  if (identifier === undefined) return [];
  return [
    {
      offer: { identifier },
      label: withIcon('globe', l10n.t('Look up {0}', identifier.value)),
      detail: shown(l10n.t('Not in your library')),
      alwaysShow: true,
    },
  ];
}

/** For each service, its answers under its name, or a row that asks it. */
export function serviceRows(
  { services }: Offers,
  query: string,
  answers: ReadonlyMap<string, ServiceAnswer>,
  gathered: readonly Paper[],
): PickRow[] {
  const answered = services.flatMap(({ name }) => answers.get(name) ?? []).flatMap((answer) => answerRows(answer, gathered));
  const left = services.filter(({ name }) => !answers.has(name));
  const asking = left.map(
    ({ name, label }): OfferRow => ({
      offer: { service: name },
      label: withIcon('globe', l10n.t('Search {0} for “{1}”', label, query)),
      alwaysShow: true,
    }),
  );
  return [...answered, ...(asking.length > 0 ? [separator(l10n.t('Beyond your library')), ...asking] : [])];
}

function answerRows({ service, papers, problem }: ServiceAnswer, gathered: readonly Paper[]): PickRow[] {
  const rows = papers
    .filter(({ paper }) => !gathered.includes(paper))
    .map(({ paper, held, isRetracted }) => {
      const marks = [
        isRetracted ? shown(l10n.t('Retracted')) : undefined,
        held ? withIcon('library', l10n.t('In your library')) : undefined,
        shown(published(paper) ?? ''),
      ];
      return paperRow(paper, false, joined(marks));
    });
  return [separator(service.label), ...(problem === undefined ? rows : [{ label: shown(problem), alwaysShow: true }])];
}

/** A row that separates others. */
export function separator(label: string): PickRow {
  return { label: shown(label), kind: vscode.QuickPickItemKind.Separator };
}

/** The papers found for a query, with the id of the row to make active again, if any. */
export interface FoundRows {
  readonly query: string;
  readonly papers: readonly Paper[];
  /** Whether no paper has all words, so that these are the closest. */
  readonly isClosest: boolean;
  readonly offers: Offers;
  readonly again: string | undefined;
}

/** The rows of a pick and the active one. */
export interface PickRows {
  readonly rows: readonly PickRow[];
  readonly active: PickRow | undefined;
}

/** The rows for search results; `answers` are the services' answers to the query, `markOf` gives the source shown for a paper. */
export function rowsOf(
  { query, papers: found, offers, again }: FoundRows,
  {
    gathered,
    answers,
    options,
    markOf,
    arranged,
  }: {
    readonly gathered: readonly Paper[];
    readonly answers: ReadonlyMap<string, ServiceAnswer>;
    readonly options: PickOptions;
    readonly markOf: (paper: Paper) => string | undefined;
    /** Arranges the rows shown before anything is typed, with their separators and groups. */
    readonly arranged: (papers: readonly PickRow[]) => readonly PickRow[];
  },
): PickRows {
  const row = (paper: Paper): PickRow =>
    paperRow(paper, gathered.includes(paper), query === '' ? reasonFor(paper, options) : undefined, markOf(paper));
  const fresh = found.filter((paper) => !gathered.includes(paper));
  const papers = [...gathered.map(row), ...lookUpRow(offers), ...fresh.map(row)];
  const services = serviceRows(offers, query, answers, gathered);
  const rows = query === '' ? arranged(papers) : [...papers, ...services];
  // What was typed asks for the first paper found, not for one gathered before; nobody is asked by an Enter too many.
  const first = (item: PickRow | undefined): boolean => item !== undefined && ('offer' in item || (isPaperRow(item) && !item.gathered));
  const active =
    rows.find((item) => again !== undefined && rowId(item) === again) ?? (papers.length > gathered.length ? rows.find(first) : undefined);
  return { rows, active };
}

/** The reason shown below a paper that was listed unasked. */
function reasonFor({ id }: Paper, { reasons }: PickOptions): Shown | undefined {
  const reason = reasons?.get(id);
  return reason === undefined ? undefined : shown(reason.line);
}

/** Enables or disables the key bindings of a pick of papers. */
export function setPicking(picking: boolean): void {
  void vscode.commands.executeCommand('setContext', 'lectern.picking', picking);
}
