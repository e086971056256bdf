import { englishLabels } from '../reference/locatorLabels';

/** The text after a key in a pandoc citation, split into its parts. */
export interface LocatedSuffix {
  /** CSL's name for the kind of locator. */
  readonly label?: string;
  readonly locator?: string;
  /** The rest, including the comma or space with which it begins. */
  readonly suffix?: string;
}

/**
 * One page or number, made of letters, digits, dashes, colons, inner points, and parts in brackets: `33-35`, `A3`, `1.2`, `34(1)`, `[17]`.
 */
const unit = /^(?:[([{][\p{L}\p{N}\-–:.]{0,40}[)\]}]|[\p{L}\p{N}\-–:]|\.(?=[\p{L}\p{N}]))+/u;

/**
 * Splits the text after a key into locator and suffix by pandoc's rule: after an optional comma, anything in `{…}`, or a label with
 * numbers, or numbers that contain a digit; more may follow after `,` or `;`. Without a locator all of the text is the suffix. `labels` are
 * the words for locators, in lower case.
 */
export function parseLocator(text: string, labels: ReadonlyMap<string, string> = englishLabels): LocatedSuffix {
  const rest = text.replace(/\s*,?\s*/, '');
  const found = rest.startsWith('{') ? delimited(rest, labels) : integrated(rest, labels);
  if (found === undefined) return withSuffix({}, text);
  return withSuffix({ label: found.label, locator: found.locator.trim() }, rest.slice(found.length));
}

interface FoundLocator {
  readonly label: string;
  readonly locator: string;
  readonly length: number;
}

function delimited(text: string, labels: ReadonlyMap<string, string>): FoundLocator | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) {
      const inside = text.slice(1, i).trim();
      const [label, length] = leadingLabel(inside, labels) ?? ['page', 0];
      const locator = inside.slice(length).trim();
      return locator === '' ? undefined : { label, locator, length: i + 1 };
    }
  }
  return undefined;
}

function integrated(text: string, labels: ReadonlyMap<string, string>): FoundLocator | undefined {
  const labelled = leadingLabel(text, labels);
  const [label, from] = labelled ?? ['page', 0];
  const first = from + text.slice(from).search(/\S|$/);
  const firstEnd = numberEnd(text, first, labelled !== undefined);
  if (firstEnd === undefined) return undefined;
  let end = firstEnd;
  for (
    let next = nextNumberEnd(text, end, labelled !== undefined);
    next !== undefined;
    next = nextNumberEnd(text, end, labelled !== undefined)
  )
    end = next;
  return { label, locator: text.slice(first, end), length: end };
}

function nextNumberEnd(text: string, end: number, roman: boolean): number | undefined {
  const gap = /^(?:[,;]\s?|\s)/.exec(text.slice(end, end + 2))?.[0];
  return gap === undefined ? undefined : numberEnd(text, end + gap.length, roman);
}

/** The longest label at the start that isn't followed by a letter, with its length. */
function leadingLabel(text: string, labels: ReadonlyMap<string, string>): readonly [string, number] | undefined {
  const start = text.slice(0, 40).toLowerCase();
  for (let length = start.length; length > 0; length--) {
    const label = labels.get(start.slice(0, length));
    if (label !== undefined && !/^\p{L}/u.test(start.slice(length))) return [label, length];
  }
  return undefined;
}

/** The end of the number that starts at `from`; Roman numerals count only after a label. */
function numberEnd(text: string, from: number, roman: boolean): number | undefined {
  const word = unit.exec(text.slice(from, from + 200))?.[0];
  if (word === undefined) return undefined;
  const counts =
    /\p{N}/u.test(word) ||
    (roman && word.split(/[^\p{L}]/u).some((part) => /^(?=.)m{0,4}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/i.test(part)));
  return counts ? from + word.length : undefined;
}

function withSuffix(found: { label?: string; locator?: string }, suffix: string): LocatedSuffix {
  return suffix.trim() === '' ? found : { ...found, suffix: suffix.trimEnd() };
}
