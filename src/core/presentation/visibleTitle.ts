import { visible } from '../escape';
import type { Span } from '../text';

/** A title with its invisible characters made visible, and the matched spans moved accordingly. Spans must be in order and not overlap. */
export function visibleTitle(title: string, spans: readonly Span[]): { readonly title: string; readonly spans: readonly Span[] } {
  if (visible(title) === title) return { title, spans };
  let text = '';
  let at = 0;
  const moved = spans.map(({ start, end }): Span => {
    text += visible(title.slice(at, start));
    const from = text.length;
    text += visible(title.slice(start, end));
    at = end;
    return { start: from, end: text.length };
  });
  return { title: text + visible(title.slice(at)), spans: moved };
}
