import { entryDate } from '../bibtex/meaning/entryDate';
import { doiAddress, normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { type Author, type Paper, type Venue, yearIn } from '../corpus/paper';
import { slug } from '../corpus/slug';

/** An object from JSON or YAML with unknown contents. */
export type UncheckedItem = Readonly<Record<string, unknown>>;

/** Whether a JSON or YAML value is an object. */
export function isItem(value: unknown): value is UncheckedItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paper that a CSL item describes (https://docs.citationstyles.org, CSL-JSON 1.0.2); undefined if it has neither title nor id. */
export function paperOfCsl(item: UncheckedItem, source: string): Paper | undefined {
  const key = textOf(item.id) || textOf(item['citation-key']);
  const title = plain(textOf(item.title)) || key;
  if (title === '') return undefined;
  const arxivId = arxivIdOf(item);
  const doi = normaliseDoi(textOf(item.DOI));
  const abstract = plain(textOf(item.abstract));
  const date = dateOf(item.issued);
  const venue = venueOf(item, date);
  const url = urlOf(item, arxivId, doi);
  return {
    id: arxivId !== undefined ? `arxiv:${arxivId}` : doi !== undefined ? `doi:${doi}` : `title:${slug(title)}`,
    title,
    authors: list(item.author).flatMap((name) => authorOf(name) ?? []),
    ...(abstract === '' ? {} : { abstract }),
    ...(date === undefined ? {} : { date }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(url === undefined ? {} : { url }),
    citationKey: key,
    sources: [source],
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Text without CSL's HTML (`<i>`, `<sup>`, `<span class="nocase">`) or publishers' JATS; white space is collapsed. */
function plain(markup: string): string {
  const untagged = /[<&]/.test(markup)
    ? markup
        .replace(/<\/?(?:i|b|sc|sub|sup|span|em|strong|p|title|sec|jats:[a-z]{1,20})(?:\s[^<>]{0,200})?\/?>/gi, '')
        .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    : markup;
  return untagged.replace(/\s+/g, ' ').trim().normalize('NFC');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function authorOf(name: unknown): Author | undefined {
  if (!isItem(name)) return typeof name === 'string' && name.trim() !== '' ? { literal: plain(name) } : undefined;
  const literal = plain(textOf(name.literal));
  if (literal !== '') return { literal };
  const particles = [textOf(name['dropping-particle']), textOf(name['non-dropping-particle'])];
  const family = [...particles, textOf(name.family)].filter((part) => part !== '').join(' ');
  const given = textOf(name.given);
  const suffix = textOf(name.suffix);
  if (family === '') return given === '' ? undefined : { literal: given };
  return { family, ...(given !== '' && { given }), ...(suffix !== '' && { suffix }) };
}

/** A date from CSL's `date-parts`, from pandoc's `year`, `month` and `day` in YAML, or from text; the start of a range. */
function dateOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (first instanceof Date) return Number.isNaN(first.getTime()) ? undefined : first.toISOString().slice(0, 10);
  if (!isItem(first)) return writtenDate(textOf(first));
  const parts = list(first['date-parts'])[0];
  const numbers = (Array.isArray(parts) ? parts : [first.year, first.month, first.day]).map((part) => textOf(part));
  const fields = new Map([
    ['year', numbers[0] ?? ''],
    ['month', numbers[1] ?? ''],
    ['day', numbers[2] ?? ''],
  ]);
  return entryDate(fields) ?? writtenDate(textOf(first.raw) || textOf(first.literal));
}

function writtenDate(text: string): string | undefined {
  return text === ''
    ? undefined
    : entryDate(
        new Map([
          ['date', text],
          ['year', text],
          ['month', text.replace(/\d{4}/g, '')],
        ]),
      );
}

function arxivIdOf(item: UncheckedItem): string | undefined {
  const archive = textOf(item.archive).toLowerCase();
  const places = [item.DOI, item.URL, ...(archive === 'arxiv' ? [item.archive_location, item['archive-location'], item.number] : [])];
  for (const place of places) {
    const id = normaliseArxivId(textOf(place));
    if (id !== undefined) return id;
  }
  const noted = /arXiv:\s?([a-z-]{0,20}\/?\d{4}\.?\d{3,5})/i.exec(
    [item.note, item.number, item['container-title']].map(textOf).join(' '),
  )?.[1];
  return noted === undefined ? undefined : normaliseArxivId(noted);
}

function urlOf(item: UncheckedItem, arxivId: string | undefined, doi: string | undefined): string | undefined {
  const url = textOf(item.URL);
  if (/^(?:https?|ftp):\/\/\S+$/i.test(url)) return url;
  if (arxivId !== undefined) return `https://arxiv.org/abs/${arxivId}`;
  return doi === undefined ? undefined : doiAddress(doi);
}

/** Types whose publisher is all that says where they appeared. */
const housed = new Set(['thesis', 'report', 'book']);

function venueOf(item: UncheckedItem, date: string | undefined): Venue | undefined {
  const type = textOf(item.type);
  const container = plain(textOf(item['container-title'])) || plain(textOf(item['event-title'] ?? item.event));
  const name = container || (housed.has(type) ? plain(textOf(item.publisher)) : '');
  if (name === '' || /^arxiv/i.test(name)) return undefined;
  const kind = type.startsWith('article-') ? 'journal' : type === 'paper-conference' ? 'conference' : 'other';
  const year = yearIn(date ?? '');
  return { name, kind, ...(year !== undefined && { year }) };
}
