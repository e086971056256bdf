import type { CitationSyntax } from '../citation/syntax';
import type { Span } from '../text';
import { SENTENCE_END } from './citingPassage';
import { headingsIn } from './headings';
import { proseOf } from './prose/prose';

/** A sentence of a section: its place without the final point, and its words as prose. */
export interface SectionSentence extends Span {
  readonly prose: string;
}

/** The section that holds an offset: from its heading to the next one, whatever the level; the whole text where there is none. */
export function sectionAround(text: string, offset: number, syntax: CitationSyntax): Span {
  let [start, end] = [0, text.length];
  for (const heading of headingsIn(text, proseOf(text, syntax), syntax)) {
    if (heading.start <= offset) start = heading.start;
    else {
      end = heading.start;
      break;
    }
  }
  return { start, end };
}

/** The sentences of a stretch of the text, in order; what isn't prose is not among them, nor are headings. */
export function sentencesIn(text: string, { start, end }: Span, syntax: CitationSyntax): readonly SectionSentence[] {
  const whole = proseOf(text, syntax);
  const prose = whole.slice(start, end);
  const headings = headingsIn(text, whole, syntax).map((one) => ({ start: one.start - start, end: one.end - start }));
  const ends = [...prose.matchAll(SENTENCE_END), ...prose.matchAll(/\n[ \t\r]*\n/g)].map(({ index, 0: sign }) => index + sign.length);
  const borders = headings.flatMap((one) => [one.start, one.end]).filter((at) => at > 0 && at < prose.length);
  const bounds = [0, ...[...ends, ...borders].sort((a, b) => a - b), prose.length];
  return bounds.slice(1).flatMap((to, at): SectionSentence[] => {
    const from = bounds[at] ?? 0;
    if (headings.some((one) => one.start <= from && to <= one.end)) return [];
    const part = prose.slice(from, to);
    const words = part.replace(/[\p{Cc}\s{}*#[\]~]+/gu, ' ').trim();
    if ((words.match(/\p{L}{2,}/gu)?.length ?? 0) < FEWEST_WORDS) return [];
    const last = part.trimEnd().search(/[.!?]?["'”’)]{0,2}$/u);
    const first = part.search(/[^\s\0]/);
    return [{ start: start + from + first, end: start + from + last, prose: words }];
  });
}

/** Fewer words make no claim. */
const FEWEST_WORDS = 5;
