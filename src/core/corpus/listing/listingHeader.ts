/** The kinds of lines in a page's header. `day` is the listing's date; the first title may be glued to `subscribe`. */
type Chrome = 'new' | 'trending' | 'trending-daily' | 'subscribe' | 'papers' | 'curator' | 'day';

const CHROME: readonly (readonly [Chrome, RegExp])[] = [
  ['new', /^new$/],
  ['trending', /^Get trending papers in your email inbox!?$/],
  ['trending-daily', /^Get trending papers in your email inbox once a day!?$/],
  ['subscribe', /^Subscribe$/],
  ['papers', /^(?:Daily|Trending) Papers$/],
  ['curator', /^by\s?AK and the research community$/],
  ['day', /^\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?$/u],
];

/** The header lines already seen. Each occurs only once, so that a paper may be called "Daily Papers". */
export interface HeaderState {
  readonly passed: ReadonlySet<Chrome>;
}

/** The state before the first line of a header. */
export const headerStart: HeaderState = { passed: new Set() };

/** How a header continues: with one of its own lines, with its last line and the first title glued to it, or not at all. */
export type HeaderStep =
  | { readonly kind: 'chrome'; readonly header: HeaderState; readonly mark: boolean }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'other' };

/** Reads `line` as the next line of a header whose earlier lines are in `header`. */
export function readHeaderLine(header: HeaderState, line: string): HeaderStep {
  const chrome = chromeOf(line);
  if (chrome !== undefined && !header.passed.has(chrome)) {
    return { kind: 'chrome', header: { passed: new Set([...header.passed, chrome]) }, mark: chrome !== 'new' && chrome !== 'day' };
  }
  const glued = header.passed.size > 0 && !header.passed.has('subscribe') && /^Subscribe\S/.test(line);
  return glued ? { kind: 'title', title: line.slice('Subscribe'.length) } : { kind: 'other' };
}

/** Whether `line` starts another page's header, as in a file made of two captures. */
export function startsHeader(line: string): boolean {
  const chrome = chromeOf(line);
  return chrome === 'trending' || chrome === 'trending-daily';
}

/** Whether `line` could be the line of a header before the one that `startsHeader` recognises. */
export function precedesHeader(line: string): boolean {
  return chromeOf(line) === 'new';
}

function chromeOf(line: string): Chrome | undefined {
  if (line.length > 60) return undefined;
  return CHROME.find(([, pattern]) => pattern.test(line))?.[0];
}
