import type { CslItem } from '../record/cslItem';
import { cslDate, cslText, isCslName } from '../record/itemValues';
import { arxivOf } from '../record/recordEntry';
import { formattable } from './formatted';
import { type Kind, kindOf, seriesType } from './kinds';
import { personYaml } from './persons';
import { dateYaml } from './workDate';
import { roleNames } from './workRecord';
import type { Yaml } from './yamlValue';

type Field = readonly [string, Yaml];

/**
 * A CSL item as a Hayagriva entry, with everything that both can express: facts about the journal, book or proceedings go into a parent, as
 * do the series, the event and the first edition. Never throws, whatever the item contains.
 */
export function workOfRecord(item: CslItem): Yaml {
  const kind = kindOf(cslText(item.type), Array.isArray(item['container-author']));
  const container = containerOf(item, kind);
  const series = seriesFields(item, container?.type ?? kind.type);
  const event = mapping([
    ['title', text(item, 'event-title', 'event')],
    ['date', dateYaml(cslDate(item['event-date']))],
    ['location', text(item, 'event-place')],
  ]);
  const original = mapping([
    ['title', text(item, 'original-title')],
    ['author', persons(item['original-author'])],
    ['date', dateYaml(cslDate(item['original-date']))],
    ['publisher', publisher(item, 'original-publisher', 'original-publisher-place')],
  ]);
  const isEvent = kind.type === 'conference' || kind.type === 'performance';
  const parents = [
    ...(container === undefined ? [] : [typed(container.type, [...container.fields, ...parentField(series)])]),
    ...(container === undefined ? series : []),
    ...(event.length === 0 || isEvent ? [] : [typed(eventType(kind), event)]),
    ...(original.length === 0 ? [] : [typed('original', original)]),
  ];
  return {
    map: mapping([
      ['type', kind.type],
      ['title', titled(item, 'title', 'title-short')],
      ['author', persons(item.author)],
      ['date', dateYaml(cslDate(item.issued))],
      ...(isEvent ? ([['location', text(item, 'event-place')]] as const) : []),
      ...(container === undefined ? heldFields(item) : []),
      ['affiliated', affiliated(item)],
      ['organization', text(item, 'authority')],
      ['chapter', number(item, 'chapter-number')],
      ['page-range', number(item, 'page')],
      ['genre', text(item, 'genre')],
      ['runtime', duration(item.dimensions)],
      ['url', address(item)],
      ['serial-number', serials(item)],
      ['language', language(item.language)],
      ...archive(item),
      ['call-number', text(item, 'call-number')],
      ['note', text(item, 'note')],
      ['abstract', text(item, 'abstract')],
      ['parent', parents.length === 1 ? parents[0] : parents.length === 0 ? undefined : { list: parents }],
    ]),
  };
}

/**
 * The type for the event's parent. Typst takes a conference next to a journal for the article's container, so there it is `misc`, which
 * Typst accepts as an event.
 */
function eventType({ type, container }: Kind): string {
  return type === 'article' && container !== 'proceedings' ? 'misc' : 'conference';
}

/** Fields that belong to the container if there is one, else to the work itself. */
function heldFields(item: CslItem): readonly (readonly [string, Yaml | undefined])[] {
  return [
    ['editor', persons(item.editor)],
    ['publisher', publisher(item, 'publisher', 'publisher-place')],
    ['volume', number(item, 'volume')],
    ['issue', number(item, 'issue')],
    ['edition', number(item, 'edition')],
    ['volume-total', count(item['number-of-volumes'])],
    ['page-total', count(item['number-of-pages'])],
  ];
}

/** The container's type and fields; undefined if there is no container. */
function containerOf(item: CslItem, kind: Kind): { readonly type: string; readonly fields: readonly Field[] } | undefined {
  const type = kind.container;
  if (type === undefined) return undefined;
  const own = mapping([
    ['title', titled(item, 'container-title', 'container-title-short')],
    ['author', persons(item['container-author'])],
  ]);
  if (own.length === 0 && kind.isIn !== true) return undefined;
  return { type, fields: [...own, ...mapping(heldFields(item))] };
}

function seriesFields(item: CslItem, holder: string): readonly Yaml[] {
  const fields = mapping([
    ['title', text(item, 'collection-title')],
    ['editor', persons(item['collection-editor'])],
    ['volume', number(item, 'collection-number')],
  ]);
  return fields.length === 0 ? [] : [typed(seriesType(holder), fields)];
}

function parentField([parent]: readonly Yaml[]): readonly Field[] {
  return parent === undefined ? [] : [['parent', parent]];
}

function typed(type: string, fields: readonly Field[]): Yaml {
  return { map: [['type', type], ...fields] };
}

function mapping(fields: readonly (readonly [string, Yaml | undefined])[]): readonly Field[] {
  return fields.flatMap(([name, value]): Field[] => (value === undefined ? [] : [[name, value]]));
}

/** The first of these variables that isn't empty. */
function text(item: CslItem, ...variables: readonly string[]): Yaml | undefined {
  return variables.map((variable) => formattable(cslText(item[variable]))).find((value) => value !== '');
}

function titled(item: CslItem, variable: string, short: string): Yaml | undefined {
  const [value, brief] = [text(item, variable), text(item, short)];
  if (value === undefined || brief === undefined) return value;
  return {
    map: [
      ['value', value],
      ['short', brief],
    ],
  };
}

function persons(value: unknown): Yaml | undefined {
  const names = Array.isArray(value) ? value.filter(isCslName).filter(({ literal }) => literal !== 'others') : [];
  const written = names.flatMap((name) => personYaml(name) ?? []);
  return written.length === 0 ? undefined : written.length === 1 ? written[0] : { list: written };
}

function affiliated(item: CslItem): Yaml | undefined {
  const list = roleNames.flatMap(([variable, role]): Yaml[] => {
    const names = persons(item[variable]);
    return names === undefined
      ? []
      : [
          {
            map: [
              ['role', role],
              ['names', names],
            ],
          },
        ];
  });
  return list.length === 0 ? undefined : { list };
}

/** Hayagriva's `Numeric`: digits alone as a number, anything else as text. */
function number(item: CslItem, variable: string): Yaml | undefined {
  const written = cslText(item[variable])
    .split(/[-–—]+/)
    .map((part) => part.trim())
    .join('-');
  return written === '' ? undefined : /^(?:0|[1-9]\d{0,8})$/.test(written) ? { number: written } : written;
}

/** A total, which Hayagriva accepts only as a number. */
function count(value: unknown): Yaml | undefined {
  const written = cslText(value);
  return /^[1-9]\d{0,8}$/.test(written) ? { number: written } : undefined;
}

function publisher(item: CslItem, variable: string, place: string): Yaml | undefined {
  const [name, location] = [text(item, variable), text(item, place)];
  if (location === undefined) return name;
  return {
    map: mapping([
      ['name', name],
      ['location', location],
    ]),
  };
}

/** A duration as `MM:SS`, with optional hours and days before and milliseconds after (`docs/file-format.md`, "Timestamp"). */
function duration(value: unknown): Yaml | undefined {
  const written = cslText(value);
  return /^\d{2,}:[0-5]\d(?:,\d{1,3})?$|^\d{2,}:[0-5]\d:[0-5]\d(?:,\d{1,3})?$/.test(written) ? written : undefined;
}

function address(item: CslItem): Yaml | undefined {
  const written = cslText(item.URL);
  if (!isAddress(written)) return undefined;
  const seen = dateYaml(cslDate(item.accessed));
  return seen === undefined
    ? written
    : {
        map: [
          ['value', written],
          ['date', seen],
        ],
      };
}

/** Whether Hayagriva accepts a text as an address: absolute, with a host if its scheme requires one. */
function isAddress(text: string): boolean {
  return /^(?:https?|ftp):\/\/[\p{L}\p{N}[][^\s<>"]*$|^(?!https?:|ftp:)[a-z][a-z0-9+.-]*:\S+$/iu.test(text);
}

function serials(item: CslItem): Yaml | undefined {
  const fields = mapping([
    ['doi', plain(item.DOI)],
    ['arxiv', arxivOf(item)],
    ['isbn', plain(item.ISBN)],
    ['issn', plain(item.ISSN)],
    ['pmid', plain(item.PMID)],
    ['pmcid', plain(item.PMCID)],
    ['version', plain(item.version)],
    ['serial', plain(item.number)],
  ]);
  return fields.length === 0 ? undefined : { map: fields };
}

function plain(value: unknown): string | undefined {
  return cslText(value) || undefined;
}

/** Whether a text is a Unicode language identifier, with optional script, region and variants, as the crate `unic-langid` reads it. */
export function isLanguage(text: string): boolean {
  const [language = '', ...more] = text.split(/[-_]/);
  if (/^[a-z]{4}$/i.test(more[0] ?? '')) more.shift();
  if (/^(?:[a-z]{2}|\d{3})$/i.test(more[0] ?? '')) more.shift();
  return /^[a-z]{2,3}$/i.test(language) && more.every((variant) => /^(?:[a-z\d]{5,8}|\d[a-z\d]{3})$/i.test(variant));
}

function language(value: unknown): Yaml | undefined {
  return isLanguage(cslText(value)) ? cslText(value) : undefined;
}

function archive(item: CslItem): readonly (readonly [string, Yaml | undefined])[] {
  if (cslText(item.archive).toLowerCase() === 'arxiv' && arxivOf(item) !== undefined) return [];
  return [
    ['archive', text(item, 'archive')],
    ['archive-location', text(item, 'archive_location')],
  ];
}
