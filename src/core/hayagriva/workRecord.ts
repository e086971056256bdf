import { normaliseArxivId } from '../corpus/identity';
import type { CslItem, CslName } from '../record/cslItem';
import { richOf, shortOf } from './formatted';
import { collectionOf, containerOf, cslTypeOf, eventOf, originalOf } from './kinds';
import { personsOf } from './persons';
import { isMapping, nearest, oneOrMore, scalarText, type Work } from './work';
import { workDate } from './workDate';

/** CSL's name variables with the roles of affiliated persons that they correspond to in Hayagriva (`EntryLike::resolve_name_variable`). */
export const roleNames: readonly (readonly [variable: string, role: string])[] = [
  ['translator', 'translator'],
  ['contributor', 'collaborator'],
  ['organizer', 'organizer'],
  ['performer', 'cast-member'],
  ['composer', 'composer'],
  ['producer', 'producer'],
  ['executive-producer', 'executive-producer'],
  ['script-writer', 'writer'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['narrator', 'narrator'],
  ['compiler', 'compiler'],
  ['series-creator', 'founder'],
];

const roles: ReadonlyMap<string, string> = new Map(roleNames.map(([variable, role]) => [role.replaceAll('-', ''), variable]));

/** A work and its parents as a CSL item with this id, by the rules of Typst's own citations. Never throws. */
export function recordOfWork(work: Work, id: string): CslItem {
  const said = [
    ...titles(work),
    ...people(work),
    ...dates(work),
    ...numbers(work),
    ...publication(work),
    ...serials(work),
    ...address(work),
    ...remarks(work),
  ].filter(([, value]) => value !== undefined);
  return { id, type: cslTypeOf(work), ...Object.fromEntries(said) };
}

type Said = readonly (readonly [variable: string, value: unknown])[];

function titles(work: Work): Said {
  const container = containerOf(work);
  const [event, original] = [eventOf(work), originalOf(work)];
  return [
    ['title', richOf(work.fields.title)],
    ['title-short', shortOf(work.fields.title)],
    ['container-title', richOf(container?.fields.title)],
    ['container-title-short', shortOf(container?.fields.title)],
    ['collection-title', richOf(collectionOf(work)?.fields.title)],
    ['event-title', event === work ? undefined : richOf(event?.fields.title)],
    ['event-place', richOf(event?.fields.location)],
    ['original-title', original === work ? undefined : richOf(original?.fields.title)],
  ];
}

function people(work: Work): Said {
  const container = containerOf(work);
  const affiliated = new Map<string, CslName[]>();
  for (const one of nearest(work, ({ fields }) => (oneOrMore(fields.affiliated).length > 0 ? oneOrMore(fields.affiliated) : undefined)) ??
    []) {
    if (!isMapping(one)) continue;
    const variable = roles.get((scalarText(one.role) ?? '').toLowerCase().replace(/[-_\s]/g, ''));
    const names = personsOf(one.names);
    if (variable !== undefined && names !== undefined) affiliated.set(variable, [...(affiliated.get(variable) ?? []), ...names]);
  }
  const original = originalOf(work);
  return [
    ['author', personsOf(work.fields.author)],
    ['editor', personsOf(work.fields.editor) ?? personsOf(container?.fields.editor)],
    ['container-author', personsOf(container?.fields.author)],
    ['collection-editor', personsOf(collectionOf(work)?.fields.editor)],
    ['original-author', original === work ? undefined : personsOf(original?.fields.author)],
    ...affiliated,
  ];
}

function dates(work: Work): Said {
  const [event, original] = [eventOf(work), originalOf(work)];
  return [
    ['issued', nearest(work, ({ fields }) => workDate(fields.date))],
    ['event-date', event === work ? undefined : workDate(event?.fields.date)],
    ['original-date', original === work ? undefined : workDate(original?.fields.date)],
    ['accessed', nearest(work, ({ fields }) => (isMapping(fields.url) ? workDate(fields.url.date) : undefined))],
  ];
}

function numbers(work: Work): Said {
  const container = containerOf(work);
  const own = (name: string): string | undefined => scalarText(work.fields[name]);
  const any = (name: string): string | undefined => nearest(work, ({ fields }) => scalarText(fields[name]));
  return [
    ['volume', scalarText(container?.fields.volume) ?? own('volume')],
    ['collection-number', scalarText(collectionOf(work)?.fields.volume)],
    ['issue', any('issue')],
    ['edition', any('edition')],
    ['chapter-number', own('chapter')],
    ['page', own('page-range')],
    ['number-of-pages', own('page-total') ?? scalarText(container?.fields['page-total'])],
    ['number-of-volumes', own('volume-total') ?? scalarText(container?.fields['volume-total'])],
    ['dimensions', own('runtime')],
  ];
}

function publication(work: Work): Said {
  const houses = (read: (house: unknown) => string | undefined): string | undefined =>
    nearest(work, ({ fields }) => read(fields.publisher));
  const organization = richOf(work.fields.organization);
  // This is how Hayagriva writes BibTeX's `school` and `institution`.
  const isHouse = work.type === 'report' || work.type === 'thesis';
  const name = houses((house) => (isMapping(house) && !('value' in house) ? richOf(house.name) : richOf(house)));
  const original = originalOf(work);
  const first = original === work ? undefined : original?.fields.publisher;
  return [
    ['publisher', name ?? (isHouse ? organization : undefined)],
    ['publisher-place', houses((house) => (isMapping(house) ? richOf(house.location) : undefined))],
    ['authority', organization],
    ['original-publisher', isMapping(first) ? richOf(first.name) : richOf(first)],
    ['original-publisher-place', isMapping(first) ? richOf(first.location) : undefined],
  ];
}

function serials(work: Work): Said {
  const serial = (name: string) => (one: Work) => serialOf(one, name);
  const any = (name: string): string | undefined => nearest(work, serial(name));
  const arxiv = serialOf(work, 'arxiv');
  const arxivId = arxiv === undefined ? undefined : (normaliseArxivId(arxiv) ?? arxiv);
  return [
    ['number', serialOf(work, 'serial')],
    ['version', serialOf(work, 'version')],
    ['DOI', serialOf(work, 'doi')],
    ['ISBN', any('isbn')],
    ['ISSN', any('issn')],
    ['PMID', serialOf(work, 'pmid')],
    ['PMCID', serialOf(work, 'pmcid')],
    ...(arxivId === undefined ? [] : [['archive', 'arXiv'] as const, ['archive_location', arxivId] as const]),
  ];
}

/** A work's serial number of this kind, by its lower-case name; a bare one is `serial`. */
function serialOf({ fields }: Work, name: string): string | undefined {
  const value = fields['serial-number'] ?? fields.serial;
  if (!isMapping(value)) return name === 'serial' ? scalarText(value) : undefined;
  const found = Object.keys(value).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : scalarText(value[found]);
}

function address(work: Work): Said {
  const url = nearest(work, ({ fields }) => (isMapping(fields.url) ? scalarText(fields.url.value) : scalarText(fields.url)));
  return [['URL', url]];
}

function remarks(work: Work): Said {
  const any = (name: string): string | undefined => nearest(work, ({ fields }) => richOf(fields[name]));
  return [
    ['note', richOf(work.fields.note)],
    ['abstract', any('abstract')],
    ['genre', any('genre')],
    ['language', nearest(work, ({ fields }) => scalarText(fields.language))],
    ['call-number', any('call-number')],
    ...(serialOf(work, 'arxiv') === undefined
      ? [['archive', any('archive')] as const, ['archive_location', any('archive-location')] as const]
      : []),
  ];
}
