import { escapeHtml } from '../escape';

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
  const rows = sorted.map((entry) => row(entry, entries.indexOf(entry))).join('');
  return `<main>
<h1>References of ${escapeHtml(of)}</h1>
<p class="summary">${escapeHtml(summary({ of, entries, compared }))}</p>
<div class="tools" role="toolbar" aria-label="Report">
<label>Filter <input type="search" data-filter placeholder="key, title or problem"></label>
<label><input type="checkbox" data-only> Only entries with problems</label>
<button type="button" data-action="copy">Copy as Markdown</button>
</div>
<table>
<thead><tr>${['Key', 'Title', 'Problems'].map((name, at) => `<th scope="col"><button type="button" data-sort="${at}">${name}</button></th>`).join('')}</tr></thead>
<tbody>${rows}</tbody>
</table>
<p class="none" data-none hidden>No entry fits the filter.</p>
</main>`;
}

function row({ key, title, objections }: CheckedEntry, at: number): string {
  const problems =
    objections.length === 0
      ? '<span class="fine">none found</span>'
      : `<ul>${objections.map(({ message }) => `<li>${escapeHtml(message)}</li>`).join('')}</ul>`;
  return `<tr data-problems="${objections.length}"><td><a href="#" data-entry="${at}"><code>${escapeHtml(key)}</code></a></td><td>${escapeHtml(title)}</td><td>${problems}</td></tr>`;
}

/** The report as Markdown: a heading, what was compared, and a line for each problem. */
export function checkMarkdown(report: CheckReport): string {
  const lines = byObjections(report.entries).flatMap(({ key, file, line, objections }) =>
    objections.map(({ message }) => `- \`${key.replace(/`/g, "'")}\` (${escapeMarkdown(file)}, line ${line}): ${escapeMarkdown(message)}`),
  );
  return [
    `# References of ${escapeMarkdown(report.of)}`,
    '',
    escapeMarkdown(summary(report)),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    '',
  ].join('\n');
}

function summary({ entries, compared }: CheckReport): string {
  const wrong = entries.filter(({ objections }) => objections.length > 0).length;
  const counted = entries.length === 1 ? '1 entry was' : `${entries.length} entries were`;
  const found = wrong === 0 ? 'No problem was found.' : wrong === 1 ? '1 has a problem.' : `${wrong} have problems.`;
  const against = compared ? 'against itself and the records that come with Lectern' : 'against itself alone';
  return `${counted} checked, each ${against}; no service was asked. ${found}`;
}

function byObjections(entries: readonly CheckedEntry[]): readonly CheckedEntry[] {
  return [...entries].sort((a, b) => Math.sign(b.objections.length) - Math.sign(a.objections.length));
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!]/g, '\\$&').replace(/\s+/g, ' ');
}
