import type { SupportingSentence } from '../checking/support';
import { htmlText } from '../escape';

/** A text as HTML with the given sentences in `<mark>` and their shared words in `<strong>`. Sentences must be in order and not overlap. */
export function markedHtml(text: string, sentences: readonly SupportingSentence[]): string {
  let html = '';
  let at = 0;
  for (const { start, end, shared } of sentences) {
    html += `${htmlText(text.slice(at, start))}<mark>`;
    at = start;
    for (const word of shared) {
      html += `${htmlText(text.slice(at, word.start))}<strong>${htmlText(text.slice(word.start, word.end))}</strong>`;
      at = word.end;
    }
    html += `${htmlText(text.slice(at, end))}</mark>`;
    at = end;
  }
  return html + htmlText(text.slice(at));
}
