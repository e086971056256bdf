/** The page's own lines in the header. `day` is the day that the listing shows; after `subscribe` the first title may be glued. */
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

/** What is left of a header: each of the page's lines comes once, so that a paper may be called "Daily Papers". */
export interface HeaderState {
  readonly passed: ReadonlySet<Chrome>;
}

export const headerStart: HeaderState = { passed: new Set() };

/** What a line is to a header: one of its own lines, its end with the first title glued on, or something else. */
export type HeaderStep =
  | { readonly kind: 'chrome'; readonly header: HeaderState; readonly mark: boolean }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'other' };

/** Reads `line` as the next line of a header of which `header` is left. */
export function readHeaderLine(header: HeaderState, line: string): HeaderStep {
  const chrome = chromeOf(line);
  if (chrome !== undefined && !header.passed.has(chrome)) {
    return { kind: 'chrome', header: { passed: new Set([...header.passed, chrome]) }, mark: chrome !== 'new' && chrome !== 'day' };
  }
  const glued = header.passed.size > 0 && !header.passed.has('subscribe') && /^Subscribe\S/.test(line);
  return glued ? { kind: 'title', title: line.slice('Subscribe'.length) } : { kind: 'other' };
}

/** Whether `line` starts the header of another page, as where two captures were put into one file. */
export function startsHeader(line: string): boolean {
  const chrome = chromeOf(line);
  return chrome === 'trending' || chrome === 'trending-daily';
}

/** Whether `line` could be the first line of a header, before the one that `startsHeader` knows. */
export function precedesHeader(line: string): boolean {
  return chromeOf(line) === 'new';
}

function chromeOf(line: string): Chrome | undefined {
  if (line.length > 60) return undefined;
  return CHROME.find(([, pattern]) => pattern.test(line))?.[0];
}
