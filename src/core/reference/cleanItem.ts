import { bareDoi } from '../corpus/identity';
import type { CslDate, CslItem, CslName } from '../record/cslItem';
import { edtfDate } from '../record/edtf';
import { cslDate } from '../record/itemValues';

const nameFields = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director ' +
    'executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient ' +
    'reviewed-author script-writer series-creator translator'
  ).split(' '),
);
const dateFields = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);

/** Fields for which citeproc looks beyond the item (style modules for jurisdictions, multilingual variants). */
const ignored = new Set(['__proto__', 'constructor', 'country', 'jurisdiction', 'multi', 'system_id']);

/**
 * An item reduced to what CSL-JSON's schema (version 1.0.2) allows: strings and numbers as text, names and dates in their forms, the DOI
 * without label or address, no control characters. JSON in a library file may contain anything, and citeproc doesn't check it.
 */
export function cleanItem(item: CslItem, id: string): CslItem {
  const clean: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(item)) {
    if (ignored.has(field)) continue;
    const kept = nameFields.has(field) ? cleanNames(value) : dateFields.has(field) ? cleanDate(value) : cleanText(value);
    if (kept !== undefined) clean[field] = kept;
  }
  if (typeof clean.DOI === 'string') clean.DOI = bareDoi(clean.DOI) ?? clean.DOI;
  return { ...clean, id, type: cleanText(item.type) || 'document' };
}

function cleanText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/[\p{Cc}\p{Co}\p{Cs}]+/gu, ' ').trim();
  return text === '' ? undefined : text;
}

function cleanNames(value: unknown): CslName[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.map(cleanName).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names;
}

const nameParts = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'] as const;

function cleanName(value: unknown): CslName | undefined {
  if (!isObject(value)) return undefined;
  const parts = nameParts.map((part) => [part, cleanText(value[part])] as const).filter(([, text]) => text !== undefined);
  const name: CslName = Object.fromEntries(parts);
  if (name.literal !== undefined) return { literal: name.literal };
  return name.family !== undefined ? name : name.given === undefined ? undefined : { literal: name.given };
}

function cleanDate(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return cleanDate(edtfDate(String(value)) ?? { raw: value });
  if (Array.isArray(value)) return cleanDate(cslDate(value));
  if (!isObject(value)) return undefined;
  const dates = Array.isArray(value['date-parts']) ? value['date-parts'] : [];
  const parts = dates
    .slice(0, 2)
    .map(cleanDateParts)
    .filter((one) => one.length > 0);
  if (parts.length > 0) return { 'date-parts': parts, ...(value.circa ? { circa: true } : {}) };
  const literal = cleanText(value.literal);
  const raw = cleanText(value.raw);
  return literal !== undefined ? { literal } : raw !== undefined ? { raw } : undefined;
}

/** The year, month and day, as far as they are valid. */
function cleanDateParts(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  const numbers = value.slice(0, 3).map(Number);
  const [year, month, day] = numbers;
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999 || year === 0) return [];
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 24) return [year];
  return day === undefined || !Number.isInteger(day) || day < 1 || day > 31 ? [year, month] : [year, month, day];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
