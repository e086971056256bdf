import * as l10n from '@vscode/l10n';
import type { XmlNode } from 'citeproc';
import { grouped } from '../displayLanguage';
import type { CslItem } from '../record/cslItem';

/** The most elements of a style with its macros expanded; the largest bundled style, APA, has 172,000. */
const LARGEST_STYLE = 1_000_000;
/** The most characters of a value that are formatted. */
const LONGEST_VALUE = 10_000;
/** The most quotation marks and tags of a value that are matched, since citeproc searches all following text for the partner of each. */
const MOST_PAIRS = 200;

/**
 * Throws if a style's macros call each other in a circle, or so often that one reference would take unbounded work. Linear in the size of
 * the style.
 */
export function checkStyleSize(style: XmlNode): void {
  const macros = new Map(elementsOf(style).flatMap((one) => (one.name === 'macro' ? [[one.attrs.name ?? '', one] as const] : [])));
  const sizes = new Map<string, number | undefined>();
  const sizeOf = (node: XmlNode): number => {
    let size = 1;
    for (const child of elementsOf(node)) size += sizeOf(child);
    return node.attrs.macro === undefined ? size : size + macroSize(node.attrs.macro);
  };
  const macroSize = (name: string): number => {
    if (sizes.has(name)) {
      const known = sizes.get(name);
      if (known === undefined) throw new Error(l10n.t('its macro “{0}” calls itself.', name));
      return known;
    }
    sizes.set(name, undefined);
    const macro = macros.get(name);
    const size = macro === undefined ? 0 : sizeOf(macro);
    sizes.set(name, size);
    return size;
  };
  const size = elementsOf(style).reduce((sum, area) => (area.name === 'macro' ? sum : sum + sizeOf(area)), 0);
  if (size > LARGEST_STYLE) throw new Error(l10n.t('its macros come to more than {0} elements when written out.', grouped(LARGEST_STYLE)));
}

/**
 * The item limited for formatting: values are cut at 10,000 characters, and quotation marks and tags after the 200th of a value are
 * dropped.
 */
export function withinBudget(item: CslItem): CslItem {
  const changed = Object.entries(item).flatMap(([field, value]) => {
    if (typeof value !== 'string') return [];
    const bounded = boundedText(value);
    return bounded === value ? [] : [[field, bounded] as const];
  });
  return changed.length === 0 ? item : { ...item, ...Object.fromEntries(changed) };
}

function boundedText(text: string): string {
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE).trimEnd()}…` : text;
  let seen = 0;
  return cut.replace(/["'“”‘’«»<]/g, (sign) => {
    seen += 1;
    return seen > MOST_PAIRS ? '' : sign;
  });
}

function elementsOf(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}
