import type { SupportingSentence } from '../checking/support';
import { escapeHtml } from '../escape';

/** A text as HTML with some of its sentences in `<mark>` and the words in question in `<strong>`; the sentences are in order and apart. */
export function markedHtml(text: string, sentences: readonly SupportingSentence[]): string {
  let html = '';
  let at = 0;
  for (const { start, end, shared } of sentences) {
    html += `${escapeHtml(text.slice(at, start))}<mark>`;
    at = start;
    for (const word of shared) {
      html += `${escapeHtml(text.slice(at, word.start))}<strong>${escapeHtml(text.slice(word.start, word.end))}</strong>`;
      at = word.end;
    }
    html += `${escapeHtml(text.slice(at, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}
