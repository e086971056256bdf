import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { joined, type Shown, shown, withIcon } from '../../core/escape';
import { byline, published } from '../../core/presentation/facts';
import { keysHere } from '../window/keys';
import type { Row } from '../window/questions';
import type { Offers, ServiceAnswer } from './beyond';

export interface PaperRow extends Row {
  readonly paper: Paper;
}

/** A row that asks someone: a service for the words that were typed, or a registrar for the identifier. */
export interface OfferRow extends Row {
  readonly offer: { readonly service: string } | { readonly identifier: NonNullable<Offers['identifier']> };
}

export type PickRow = PaperRow | OfferRow | (Row & { readonly paper?: undefined; readonly offer?: undefined });

type ButtonDeed = 'copy' | 'open' | 'gather' | 'drop';

interface PaperButton extends vscode.QuickInputButton {
  readonly deed: ButtonDeed;
}

function button(deed: ButtonDeed, icon: string, tooltip: string): PaperButton {
  return { deed, iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** What a button of a paper's row does; undefined for any other button. */
export function deedOf(button: vscode.QuickInputButton): ButtonDeed | undefined {
  return (button as Partial<PaperButton>).deed;
}

function buttonsOf(gathered: boolean): readonly PaperButton[] {
  if (gathered) return [button('drop', 'close', l10n.t('Remove from selection ({0})', keysHere('Ctrl+Right')))];
  return [
    button('gather', 'add', l10n.t('Add to selection ({0})', keysHere('Ctrl+Right'))),
    button('copy', 'copy', l10n.t('Copy BibTeX')),
    button('open', 'preview', l10n.t('Open paper')),
  ];
}

export function isPaperRow(row: PickRow | undefined): row is PaperRow {
  return row !== undefined && 'paper' in row && row.paper !== undefined;
}

/** A paper's row; `detail` stands below it instead of its key, venue and where it comes from. */
export function paperRow(paper: Paper, gathered: boolean, detail?: Shown, mark?: string): PaperRow {
  return {
    paper,
    label: gathered ? withIcon('check', paper.title) : shown(paper.title),
    description: shown(byline(paper)),
    detail: detail ?? shown([paper.citationKey, published(paper), mark].filter((part) => part !== undefined).join(' · ')),
    alwaysShow: true,
    buttons: buttonsOf(gathered),
  };
}

/** The row that looks up the identifier that was typed. */
export function lookUpRow({ identifier }: Offers): OfferRow[] {
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

/** For each service what it answered, under its name, or the row that asks it. */
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

/** The separator before the paper with which others begin. */
export function separatorBefore(item: PickRow, parted: { readonly before: string; readonly label: string } | undefined): PickRow[] {
  return parted !== undefined && isPaperRow(item) && item.paper.id === parted.before ? [separator(parted.label)] : [];
}

function separator(label: string): PickRow {
  return { label: shown(label), kind: vscode.QuickPickItemKind.Separator };
}

/** Whether the keys of a pick of papers count. */
export function setPicking(picking: boolean): void {
  void vscode.commands.executeCommand('setContext', 'lectern.picking', picking);
}
