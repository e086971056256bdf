import * as l10n from '@vscode/l10n';
import { strayBrace } from './formatted';
import { dateFault, shortened } from './workDate';
import { defaultParents } from './workTypes';

/** A YAML value; `undefined` if it isn't known. */
export type Value = string | boolean | null | undefined | { readonly number: string } | readonly Value[] | ReadonlyMap<string, Value>;

const formattable = new Set([
  'title',
  'location',
  'organization',
  'archive',
  'archive-location',
  'call-number',
  'note',
  'abstract',
  'genre',
]);
const numbered = new Set(['volume', 'issue', 'edition', 'chapter', 'page-range']);
const totals = new Set(['page-total', 'volume-total']);
const times = new Set(['runtime', 'time-range']);

/** All fields of an entry (`docs/file-format.md` of typst/hayagriva, "Fields"); Typst ignores others. */
export const knownFields: ReadonlySet<string> = new Set([
  ...[...formattable, ...numbered, ...totals, ...times],
  ...['type', 'parent', 'author', 'editor', 'affiliated', 'date', 'publisher', 'url', 'serial-number', 'language'],
]);

const roles = new Set(
  'translator afterword foreword introduction annotator commentator holder compiler founder collaborator organizer cast-member composer producer executive-producer writer cinematography director illustrator narrator'.split(
    ' ',
  ),
);

/** Why Hayagriva rejects a field's value; undefined if it accepts it or may do so. */
export function fieldFault(field: string, value: Value): string | undefined {
  if (value === undefined || (value === null && field !== 'parent')) return undefined;
  if (field === 'type') return typeof value === 'string' ? typeFault(value) : l10n.t('“type” is not text');
  if (formattable.has(field)) return formattableFault(field, value);
  if (field === 'author' || field === 'editor') return each(value, (one) => personFault(field, one));
  if (field === 'affiliated') return each(value, affiliatedFault);
  if (field === 'parent')
    return each(value, (one) => (isMapping(one) || one === undefined ? undefined : l10n.t('“parent” is not a mapping with fields')));
  if (field === 'serial-number') return serialFault(value);
  if (numbered.has(field)) return isWholeOrText(value) ? undefined : l10n.t('“{0}” is neither a whole number nor text', field);
  if (times.has(field)) return typeof value === 'string' ? undefined : l10n.t('“{0}” must be in quotation marks', field);
  if (totals.has(field)) return isNumeric(value) ? undefined : l10n.t('“{0}” is not a number', field);
  if (field === 'date') return dateValueFault(value);
  if (field === 'url') return urlFault(value);
  if (field === 'publisher') return isMapping(value) ? undefined : formattableFault(field, value);
  return field === 'language' ? languageFault(value) : undefined;
}

function dateValueFault(value: Value): string | undefined {
  if (typeof value === 'string') return dateFault(value);
  if (isMapping(value)) return value.has('year') ? undefined : l10n.t('“date” has no “year”');
  return isNumber(value) && !value.number.includes('.') ? undefined : l10n.t('“date” is not a date');
}

function urlFault(value: Value): string | undefined {
  if (isMapping(value)) return value.has('value') ? urlFault(value.get('value')) : l10n.t('“url” has no “value”');
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return l10n.t('“url” is not an address');
  return /^\s*[a-z][a-z\d+.-]*:(?!\/*\s*$)/i.test(value)
    ? undefined
    : l10n.t('“{0}” is not a complete address, such as https://example.org', shortened(value));
}

function languageFault(value: Value): string | undefined {
  if (typeof value !== 'string') return l10n.t('“language” is not text');
  const isLanguage = /^(?:[a-z]{2,3}|[a-z]{5,8}|root)(?=$|[-_])/i.test(value);
  return isLanguage ? undefined : l10n.t('“{0}” is not a language code, such as en or de-AT', shortened(value));
}

/** Typst accepts a type in lower case or with an initial capital. */
function typeFault(text: string): string | undefined {
  const small = text.toLowerCase();
  const isKnown = defaultParents.has(small) && (text === small || text === small.charAt(0).toUpperCase() + small.slice(1));
  return isKnown ? undefined : l10n.t('“{0}” is not one of Hayagriva’s types', shortened(text));
}

function formattableFault(field: string, value: Value): string | undefined {
  if (typeof value === 'boolean' || isNumber(value)) return l10n.t('“{0}” must be in quotation marks', field);
  if (typeof value === 'string') return braceFault(value);
  if (!isMapping(value)) return Array.isArray(value) ? l10n.t('“{0}” is a list', field) : undefined;
  if (!value.has('value')) return l10n.t('“{0}” has no “value”', field);
  const text = value.get('value');
  return typeof text === 'string' && value.get('verbatim') !== true ? braceFault(text) : undefined;
}

function braceFault(text: string): string | undefined {
  return strayBrace(text) === undefined ? undefined : l10n.t('“{0}” has a closing brace without an opening one', shortened(text));
}

function personFault(field: string, person: Value): string | undefined {
  if (typeof person === 'boolean' || isNumber(person)) return l10n.t('a name in “{0}” must be in quotation marks', field);
  if (typeof person === 'string')
    return person.split(',').length > 3 ? l10n.t('“{0}” has more than three parts for a person', shortened(person)) : undefined;
  return isMapping(person) && !person.has('name') ? l10n.t('a person in “{0}” has no “name”', field) : undefined;
}

function affiliatedFault(value: Value): string | undefined {
  if (!isMapping(value)) return value === undefined ? undefined : l10n.t('“affiliated” is not a mapping with “role” and “names”');
  if (!value.has('names')) return l10n.t('“affiliated” has no “names”');
  const role = value.get('role');
  if (!value.has('role')) return l10n.t('“affiliated” has no “role”');
  return typeof role === 'string' && !roles.has(role) ? l10n.t('“{0}” is not one of Hayagriva’s roles', shortened(role)) : undefined;
}

function serialFault(value: Value): string | undefined {
  const isSerial = (one: Value): boolean => one === undefined || typeof one === 'string' || isNumber(one);
  if (!isMapping(value)) return isSerial(value) ? undefined : l10n.t('“serial-number” is neither text nor a mapping of texts');
  const [wrong] = [...value].find(([, one]) => !isSerial(one)) ?? [];
  return wrong === undefined ? undefined : l10n.t('“serial-number”: “{0}” is not text', wrong);
}

function each(value: Value, fault: (one: Value) => string | undefined): string | undefined {
  for (const one of Array.isArray(value) ? (value as readonly Value[]) : [value]) {
    const found = fault(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isMapping(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

function isNumber(value: Value): value is { readonly number: string } {
  return typeof value === 'object' && value !== null && 'number' in value;
}

function isWholeOrText(value: Value): boolean {
  return typeof value === 'string' || (isNumber(value) && !value.number.includes('.'));
}

function isNumeric(value: Value): boolean {
  return (typeof value === 'string' && /\p{N}/u.test(value)) || (isNumber(value) && !value.number.includes('.'));
}
