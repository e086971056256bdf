import * as l10n from '@vscode/l10n';
import type { Inquiry, InquiryStatus } from '../checking/asking/inquiry';
import { codeSpan, escapeHtml, escapeMarkdown, htmlText } from '../escape';
import { countText, type InquiryLines, inquiryLines } from './inquiryLines';

/** An entry in the report on references, with the objections to it. */
export interface CheckedEntry {
  readonly key: string;
  readonly title: string;
  /** The name of the bibliography that it is in. */
  readonly file: string;
  readonly line: number;
  readonly objections: readonly { readonly code: string; readonly message: string }[];
  /** What the services answered about it, once they were asked. */
  readonly inquiry?: Inquiry;
}

/** The report on the references of one bibliography or manuscript. */
export interface CheckReport {
  /** The name of what was checked, for the heading. */
  readonly of: string;
  readonly entries: readonly CheckedEntry[];
  /** Whether the bundled records were available for comparison. */
  readonly compared: boolean;
  /** When the services were last asked, in milliseconds since 1970; undefined if they weren't. */
  readonly askedAt?: number;
}

/** The body of the report as HTML. A link to an entry has its number in the report as `data-entry`, which the page's script sends. */
export function checkPage(report: CheckReport): string {
  const { of, entries, askedAt } = report;
  const places = new Map(entries.map((entry, at) => [entry, at]));
  const rows = byProblems(report).map((entry) => row(entry, places.get(entry) ?? 0, askedAt));
  const columns = [l10n.t('Key'), l10n.t('Title'), l10n.t('Problems'), ...(askedAt === undefined ? [] : [l10n.t('Services')])];
  return `<main>
<h1>${htmlText(l10n.t('References of {0}', of))}</h1>
<p class="summary">${htmlText(summary(report))}</p>
<div class="tools" role="toolbar" aria-label="${l10n.t('Report')}">
<label>${l10n.t('Filter')} <input type="search" data-filter placeholder="${l10n.t('key, title or problem')}"></label>
<label><input type="checkbox" data-only> ${l10n.t('Only entries with problems')}</label>
<button type="button" data-action="copy">${l10n.t('Copy as Markdown')}</button>
<button type="button" data-action="ask">${askedAt === undefined ? l10n.t('Ask the services') : l10n.t('Ask again')}</button>
<button type="button" data-action="print">${l10n.t('Print')}</button>
</div>
<table>
<thead><tr>${columns.map((name, at) => `<th scope="col"><button type="button" data-sort="${at}">${name}</button></th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody>
</table>
<p class="none" data-none hidden>${l10n.t('No entry matches the filter.')}</p>
</main>`;
}

function row(entry: CheckedEntry, at: number, askedAt: number | undefined): string {
  const { key, title } = entry;
  const problems = problemsOf(entry, askedAt);
  const listed =
    problems.length === 0
      ? `<span class="fine">${l10n.t('none found')}</span>`
      : `<ul>${problems.map((problem) => `<li>${htmlText(problem)}</li>`).join('')}</ul>`;
  const cells = [
    `<a href="#" data-entry="${at}"><code>${htmlKey(key)}</code></a>`,
    htmlText(title),
    listed,
    ...(askedAt === undefined ? [] : [services(entry, at, askedAt)]),
  ];
  return `<tr data-problems="${problems.length + (entry.inquiry?.status === 'not found' ? 1 : 0)}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A key as HTML that can wrap in a narrow column at its punctuation and around its year: `vaswani2017|attention`. */
function htmlKey(key: string): string {
  return key
    .split(/(?<=[_:/.+-])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/)
    .map(htmlText)
    .join('<wbr>');
}

function services(entry: CheckedEntry, at: number, askedAt: number): string {
  const lines = linesOf(entry, askedAt);
  if (lines === undefined) return '';
  const { address, published } = entry.inquiry ?? {};
  const update =
    published === undefined
      ? ''
      : `<button type="button" data-action="update" data-place="${at}">${l10n.t('Update to the published version')}</button>`;
  const status = htmlText(lines.status);
  const linked = address === undefined || !/^https?:/.test(address) ? status : `<a href="${escapeHtml(address)}">${status}</a>`;
  return `<strong>${linked}</strong><div class="fine">${lines.details.map(htmlText).join(' ')}</div>${update}`;
}

function linesOf({ inquiry }: CheckedEntry, askedAt: number): InquiryLines | undefined {
  return inquiry === undefined ? undefined : inquiryLines(inquiry, askedAt);
}

function problemsOf(entry: CheckedEntry, askedAt: number | undefined): readonly string[] {
  const asked = askedAt === undefined ? undefined : linesOf(entry, askedAt);
  return [...entry.objections.map(({ message }) => message), ...(asked?.problems ?? [])];
}

/** The report as Markdown: a heading, a summary, and a line for each problem and for each entry that the services did not confirm. */
export function checkMarkdown(report: CheckReport): string {
  const lines = byProblems(report).flatMap((entry) => {
    const { key, file, line, inquiry } = entry;
    const asked = report.askedAt === undefined || inquiry?.status === 'confirmed' ? undefined : linesOf(entry, report.askedAt);
    const said = asked === undefined ? [] : [`${asked.status}. ${asked.details.join(' ')}`];
    return [...problemsOf(entry, report.askedAt), ...said].map((message) =>
      l10n.t('- `{0}` ({1}, line {2}): {3}', codeSpan(key).slice(1, -1), escapeMarkdown(file), line, escapeMarkdown(message)),
    );
  });
  return [
    `# ${escapeMarkdown(l10n.t('References of {0}', report.of))}`,
    '',
    escapeMarkdown(summary(report)),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    '',
  ].join('\n');
}

function summary({ entries, compared, askedAt }: CheckReport): string {
  const wrong = entries.filter((entry) => problemsOf(entry, askedAt).length > 0).length;
  const found =
    wrong === 0 ? l10n.t('No problem was found.') : wrong === 1 ? l10n.t('1 has a problem.') : l10n.t('{0} have problems.', wrong);
  return `${askedAt === undefined ? checkedText(entries.length, compared) : askedText(entries, askedAt)} ${found}`;
}

function askedText(entries: readonly CheckedEntry[], askedAt: number): string {
  const counts = new Map<InquiryStatus, number>();
  for (const { inquiry } of entries) if (inquiry !== undefined) counts.set(inquiry.status, (counts.get(inquiry.status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => countText(status, count)).join(', ');
  const day = new Date(askedAt).toISOString().slice(0, 10);
  return entries.length === 1
    ? l10n.t('1 entry, asked of the services on {0}: {1}.', day, parts)
    : l10n.t('{0} entries, asked of the services on {1}: {2}.', entries.length, day, parts);
}

function checkedText(count: number, compared: boolean): string {
  if (compared)
    return count === 1
      ? l10n.t('1 entry was checked against itself and the records of your library; no service was asked.')
      : l10n.t('{0} entries were checked, each against itself and the records of your library; no service was asked.', count);
  return count === 1
    ? l10n.t('1 entry was checked against itself alone; no service was asked.')
    : l10n.t('{0} entries were checked, each against itself alone; no service was asked.', count);
}

/** The entries with retracted works first, then those with other problems. */
function byProblems({ entries, askedAt }: CheckReport): readonly CheckedEntry[] {
  const rank = (entry: CheckedEntry): number => {
    if (entry.inquiry?.isRetracted === true) return 0;
    return problemsOf(entry, askedAt).length > 0 || entry.inquiry?.status === 'not found' ? 1 : 2;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
