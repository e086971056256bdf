import * as l10n from '@vscode/l10n';
import { codeSpan, escapeHtml, escapeMarkdown } from '../escape';

/** One entry of the report on references, with what speaks against it. */
export interface CheckedEntry {
  readonly key: string;
  readonly title: string;
  /** The name of the bibliography that holds it. */
  readonly file: string;
  readonly line: number;
  readonly objections: readonly { readonly code: string; readonly message: string }[];
}

/** What a report on references says of one bibliography or manuscript. */
export interface CheckReport {
  /** What was checked, as the heading names it. */
  readonly of: string;
  readonly entries: readonly CheckedEntry[];
  /** Whether the bundled records were there to compare with. */
  readonly compared: boolean;
}

/** The body of the report as HTML; a link to an entry carries `data-entry`, its number in the report, which the page's script sends. */
export function checkPage({ of, entries, compared }: CheckReport): string {
  const sorted = byObjections(entries);
  const places = new Map(entries.map((entry, at) => [entry, at]));
  const rows = sorted.map((entry) => row(entry, places.get(entry) ?? 0)).join('');
  return `<main>
<h1>${escapeHtml(l10n.t('References of {0}', of))}</h1>
<p class="summary">${escapeHtml(summary({ of, entries, compared }))}</p>
<div class="tools" role="toolbar" aria-label="${l10n.t('Report')}">
<label>${l10n.t('Filter')} <input type="search" data-filter placeholder="${l10n.t('key, title or problem')}"></label>
<label><input type="checkbox" data-only> ${l10n.t('Only entries with problems')}</label>
<button type="button" data-action="copy">${l10n.t('Copy as Markdown')}</button>
</div>
<table>
<thead><tr>${[l10n.t('Key'), l10n.t('Title'), l10n.t('Problems')].map((name, at) => `<th scope="col"><button type="button" data-sort="${at}">${name}</button></th>`).join('')}</tr></thead>
<tbody>${rows}</tbody>
</table>
<p class="none" data-none hidden>${l10n.t('No entry fits the filter.')}</p>
</main>`;
}

function row({ key, title, objections }: CheckedEntry, at: number): string {
  const problems =
    objections.length === 0
      ? `<span class="fine">${l10n.t('none found')}</span>`
      : `<ul>${objections.map(({ message }) => `<li>${escapeHtml(message)}</li>`).join('')}</ul>`;
  return `<tr data-problems="${objections.length}"><td><a href="#" data-entry="${at}"><code>${escapeHtml(key)}</code></a></td><td>${escapeHtml(title)}</td><td>${problems}</td></tr>`;
}

/** The report as Markdown: a heading, what was compared, and a line for each problem. */
export function checkMarkdown(report: CheckReport): string {
  const lines = byObjections(report.entries).flatMap(({ key, file, line, objections }) =>
    objections.map(({ message }) =>
      l10n.t('- `{0}` ({1}, line {2}): {3}', codeSpan(key).slice(1, -1), escapeMarkdown(file), line, escapeMarkdown(message)),
    ),
  );
  return [
    `# ${escapeMarkdown(l10n.t('References of {0}', report.of))}`,
    '',
    escapeMarkdown(summary(report)),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    '',
  ].join('\n');
}

function summary({ entries, compared }: CheckReport): string {
  const wrong = entries.filter(({ objections }) => objections.length > 0).length;
  const found =
    wrong === 0 ? l10n.t('No problem was found.') : wrong === 1 ? l10n.t('1 has a problem.') : l10n.t('{0} have problems.', wrong);
  return `${checkedText(entries.length, compared)} ${found}`;
}

function checkedText(count: number, compared: boolean): string {
  if (compared)
    return count === 1
      ? l10n.t('1 entry was checked, each against itself and the records that come with Lectern; no service was asked.')
      : l10n.t('{0} entries were checked, each against itself and the records that come with Lectern; no service was asked.', count);
  return count === 1
    ? l10n.t('1 entry was checked, each against itself alone; no service was asked.')
    : l10n.t('{0} entries were checked, each against itself alone; no service was asked.', count);
}

function byObjections(entries: readonly CheckedEntry[]): readonly CheckedEntry[] {
  return [...entries].sort((a, b) => Math.sign(b.objections.length) - Math.sign(a.objections.length));
}
