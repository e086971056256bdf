import * as l10n from '@vscode/l10n';
import { joined, type Shown, shown, withIcon } from '../../core/escape';
import type { PickGroup, PickOptions } from './pickOptions';
import { type GroupRow, gatherButton, isPaperRow, type PaperRow, type PickRow, separator } from './pickRows';

/** The groups of a pick that the user has folded into one row. */
export class FoldedGroups {
  private readonly folded = new Set<PickGroup>();

  /** Folds a group, or unfolds it. */
  toggle(group: PickGroup): void {
    if (!this.folded.delete(group)) this.folded.add(group);
  }

  /** The rows of papers with their separators, each group headed by its own row; a folded group shows that row alone. */
  rows(papers: readonly PickRow[], { parted = [], groups = [] }: Pick<PickOptions, 'parted' | 'groups'>): readonly PickRow[] {
    const shownGroups = new Set<PickGroup>();
    return papers.flatMap((row): readonly PickRow[] => {
      if (!isPaperRow(row)) return [row];
      const { id } = row.paper;
      // Gathered papers are at the top, outside their groups.
      if (row.gathered) return [row];
      const parts = parted.filter(({ before }) => before === id).map(({ label }) => separator(label));
      const group = groups.find((one) => one.papers.includes(row.paper));
      if (group === undefined) return [...parts, row];
      const isFolded = this.folded.has(group);
      const head = shownGroups.has(group) ? [] : [groupRow(group, isFolded, membersOf(group, papers))];
      shownGroups.add(group);
      return [...parts, ...head, ...(isFolded ? [] : [row])];
    });
  }
}

/** The rows of the papers of a group that were not gathered. */
function membersOf(group: PickGroup, rows: readonly PickRow[]): readonly PaperRow[] {
  return rows.filter(isPaperRow).filter(({ paper, gathered }) => !gathered && group.papers.includes(paper));
}

function groupRow(group: PickGroup, isFolded: boolean, members: readonly PaperRow[]): GroupRow {
  return {
    group,
    label: withIcon(isFolded ? 'chevron-right' : 'chevron-down', group.label),
    description: shown(isFolded ? folded(members.length) : unfolded(members.length)),
    ...(isFolded && { detail: joined(members.map(({ paper }) => nameOf(paper.title))) }),
    alwaysShow: true,
    buttons: [gatherButton()],
  };
}

function folded(papers: number): string {
  return papers === 1 ? l10n.t('1 paper, Enter shows it') : l10n.t('{0} papers, Enter shows them', papers);
}

function unfolded(papers: number): string {
  return papers === 1 ? l10n.t('1 paper, Enter folds it') : l10n.t('{0} papers, Enter folds them', papers);
}

/** The part of a title before its colon, or the whole title. */
function nameOf(title: string): Shown {
  return shown(/^[^:]{2,40}(?=:\s)/.exec(title)?.[0] ?? title);
}
