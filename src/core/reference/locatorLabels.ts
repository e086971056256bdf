import type { CslEngine } from './engine';

/** English words for locators with CSL's name for each: the en-US terms for those listed in pandoc's manual ("Citation syntax"). */
export const englishLabels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'book|books|bk.|bks.',
    chapter: 'chapter|chapters|chap.|chaps.',
    column: 'column|columns|col.|cols.',
    figure: 'figure|figures|fig.|figs.',
    folio: 'folio|folios|fol.|fols.',
    issue: 'issue|issues|no.|nos.',
    line: 'line|lines|l.|ll.',
    note: 'note|notes|n.|nn.',
    opus: 'opus|opera|op.|opp.',
    page: 'page|pages|p.|pp.',
    paragraph: 'paragraph|paragraphs|para.|paras.|¶|¶¶',
    part: 'part|parts|pt.|pts.',
    section: 'section|sections|sec.|secs.|§|§§',
    'sub-verbo': 'sub verbo|sub verbis|s.v.|s.vv.',
    verse: 'verse|verses|v.|vv.',
    volume: 'volume|volumes|vol.|vols.',
  }).flatMap(([label, words]) => words.split('|').map((word) => [word, label] as const)),
);

/** The style's and its language's words for locators in lower case, plus the English ones: `pp.` → `page`. */
export function locatorLabels({ engine }: CslEngine): ReadonlyMap<string, string> {
  const labels = new Map(englishLabels);
  for (const locator of new Set(englishLabels.values())) {
    for (const form of ['long', 'short', 'symbol'] as const) {
      for (const plural of [0, 1] as const) {
        const word = engine.getTerm(locator, form, plural);
        if (word !== '') labels.set(word.toLowerCase(), locator);
      }
    }
  }
  return labels;
}
