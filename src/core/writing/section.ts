import type { CitationSyntax } from '../citation/syntax';
import type { Span } from '../text';
import { SENTENCE_END } from './citingPassage';
import { proseOf } from './prose/prose';

/** A sentence of a section: its place without the final point, and its words as prose. */
export interface SectionSentence extends Span {
  readonly prose: string;
}

const HEADING: Readonly<Record<CitationSyntax['id'], RegExp>> = {
  latex: /^[ \t]{0,8}\\(?:part|chapter|section|subsection|subsubsection|paragraph)\b/gm,
  pandoc: /^#{1,6} /gm,
  myst: /^#{1,6} /gm,
  typst: /^={1,6} /gm,
};

/** The section that holds an offset: from its heading to the next one, whatever the level; the whole text where there is none. */
export function sectionAround(text: string, offset: number, { id }: CitationSyntax): Span {
  let [start, end] = [0, text.length];
  for (const { index } of text.matchAll(HEADING[id])) {
    if (index <= offset) start = index;
    else {
      end = index;
      break;
    }
  }
  return { start, end };
}

/** The sentences of a stretch of the text, in order; what isn't prose is not among them. */
export function sentencesIn(text: string, { start, end }: Span, syntax: CitationSyntax): readonly SectionSentence[] {
  const prose = proseOf(text, syntax).slice(start, end);
  const ends = [...prose.matchAll(SENTENCE_END), ...prose.matchAll(/\n[ \t\r]*\n/g)].map(({ index, 0: sign }) => index + sign.length);
  const bounds = [0, ...ends.sort((a, b) => a - b), prose.length];
  return bounds.slice(1).flatMap((to, at): SectionSentence[] => {
    const from = bounds[at] ?? 0;
    const part = prose.slice(from, to);
    const words = part.replace(/[\p{Cc}\s{}*#[\]~]+/gu, ' ').trim();
    if ((words.match(/\p{L}{2,}/gu)?.length ?? 0) < FEWEST_WORDS) return [];
    const last = part.trimEnd().search(/[.!?]?["'”’)]{0,2}$/u);
    const first = part.search(/\S/);
    return [{ start: start + from + first, end: start + from + last, prose: words }];
  });
}

/** Fewer words make no claim. */
const FEWEST_WORDS = 5;
