import type { Fitting } from '../../core/search/suggest/evidence';
import type { PaperTarget } from './commands';

/** The ids in a command's arguments, which may come from a menu (an item, then all selected ones), a link or a key binding; undefined if there are none. */
export function idsOf(target: unknown, selected?: unknown): string[] | undefined {
  const many = Array.isArray(selected) && selected.length > 1 ? selected.flatMap((item) => idsOf(item) ?? []) : [];
  if (many.length > 0) return [...new Set(many)];
  if (!isTarget(target)) return undefined;
  const ids = [...(target.id === undefined ? [] : [target.id]), ...(target.ids ?? [])];
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

function isTarget(value: unknown): value is PaperTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { id, ids } = value as { id?: unknown; ids?: unknown };
  const idFits = id === undefined || typeof id === 'string';
  return idFits && (ids === undefined || (Array.isArray(ids) && ids.every((one) => typeof one === 'string')));
}

/** The passage in a command's argument that its paper fits; undefined when none was given. */
export function fitsOf(target: unknown): Fitting | undefined {
  const { fits } = (target ?? {}) as { readonly fits?: Partial<Fitting> };
  if (typeof fits !== 'object' || fits === null) return undefined;
  const { passage, terms, descriptions = [] } = fits;
  return typeof passage === 'string' && isTexts(terms) && isTexts(descriptions) ? { passage, terms, descriptions } : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
