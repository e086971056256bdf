import * as l10n from '@vscode/l10n';
import { escapeMarkdown, htmlText } from '../escape';
import type { Evidence, MarkedText } from '../search/suggest/evidence';

/** A marked text on one line without markup, with its marked words in ‹ ›. */
export function markedLine(marked: MarkedText): string {
  return pieces(marked, (text) => text, ['‹', '›']);
}

/** The passage and what is said of the paper side by side as a Markdown table, with the shared words in bold. */
export function sideBySideMarkdown({ passage, said, description }: Evidence): string {
  const cell = (marked: MarkedText): string => pieces(marked, escapeMarkdown, ['**', '**']);
  return `| ${l10n.t('Your sentence')} | ${saidIn(description)} |\n| --- | --- |\n| ${cell(passage)} | ${cell(said)} |`;
}

/** The same table in HTML, with the words in `<mark>`. */
export function sideBySideHtml({ passage, said, description }: Evidence): string {
  const cell = (marked: MarkedText): string => `<td>${pieces(marked, htmlText, ['<mark>', '</mark>'])}</td>`;
  const head = [l10n.t('Your sentence'), saidIn(description)].map((title) => `<th scope="col">${title}</th>`).join('');
  return `<table class="sides"><thead><tr>${head}</tr></thead><tbody><tr>${cell(passage)}${cell(said)}</tr></tbody></table>`;
}

function saidIn(description: string | undefined): string {
  return description === undefined ? l10n.t('Abstract') : l10n.t('In other words');
}

function pieces({ text, words }: MarkedText, escaped: (text: string) => string, [open, close]: readonly [string, string]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of words) {
    result += `${escaped(text.slice(at, start))}${open}${escaped(text.slice(start, end))}${close}`;
    at = end;
  }
  return result + escaped(text.slice(at));
}
