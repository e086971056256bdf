import type { FieldValues } from '../bibtex/meaning/inherit';
import { languageTag } from './languageNames';
import { cslTitle } from './sentenceCase';

/** What an entry says of its own title and of what it appeared in, as CSL variables; those without text are left out by the caller. */
export type Titles = Readonly<Record<'title' | 'volume-title' | 'container-title' | 'container-title-short' | 'title-short', string>>;

/** Titles of an entry: title, subtitle and addition in one; a volume's own title beside that of the whole work (biblatex manual, 2.3.5). */
export function titlesOf(fields: FieldValues, type: string): Titles {
  const english = isEnglish(fields);
  const cased = (prefix: string): string => whole(fields, prefix, english);
  const names = (prefix: string): string => whole(fields, prefix, false);
  const own = cased('');
  const main = cased('main');
  const book = type === 'paper-conference' || type === 'article-journal' ? names('book') : cased('book');
  const journal = names('journal') || joined(fields.get('journal') ?? '', '', '', false);
  const isContained = book !== '' || journal !== '';
  const title = own !== '' || type !== 'periodical' ? own : journal;
  const kept = {
    'container-title-short': text(fields.get('shortjournal')) || text(fields.get('shortbooktitle')),
    'title-short': cslTitle(fields.get('shorttitle') ?? '', english) || beforeColon(own),
  };
  const issue = cased('issue');
  if (isIssue(fields, type))
    return { ...kept, title: issue, 'title-short': '', 'volume-title': '', 'container-title': names('') || journal };
  if (type === 'book' && main === '') return { ...kept, title, 'volume-title': '', 'container-title': '' };
  if (!isContained && main !== '') {
    if (type === 'book' || type === 'periodical') return { ...kept, title: main, 'volume-title': own, 'container-title': '' };
    return { ...kept, title, 'volume-title': '', 'container-title': main };
  }
  if (journal === '' && main !== '') return { ...kept, title, 'volume-title': book, 'container-title': main };
  return { ...kept, title, 'volume-title': journal !== '' ? issue : '', 'container-title': journal || book };
}

/** Whether a periodical's entry is for an issue that has a title of its own, which then is the work, and the periodical what it appeared in. */
export function isIssue(fields: FieldValues, type: string): boolean {
  return type === 'periodical' && (fields.get('issuetitle') ?? '').trim() !== '';
}

/** Whether the entry's titles are in English, which is what CSL's case rules are for; so is one that says no language. */
export function isEnglish(fields: FieldValues): boolean {
  const language = fields.get('langid') ?? fields.get('hyphenation') ?? fields.get('language');
  return language === undefined || /^en\b/.test(languageTag(language) ?? '');
}

function whole(fields: FieldValues, prefix: string, lowers: boolean): string {
  const of = (name: string): string => fields.get(prefix + name) ?? '';
  return joined(of('title'), of('subtitle'), of('titleaddon'), lowers);
}

function joined(title: string, subtitle: string, addition: string, lowers: boolean): string {
  const [one = '', two = '', three = ''] = [title, subtitle, addition].map((latex) => cslTitle(latex, lowers));
  return ended(ended(one, ':', two, lowers), '.', three, lowers);
}

/** Two parts of a title with a sign between them where the first does not end with one; the second begins with a capital. */
function ended(first: string, sign: string, second: string, lowers: boolean): string {
  if (first === '' || second === '') return first + second;
  return `${first}${/[.,:;!?]$/.test(first) ? '' : sign} ${lowers ? capital(second) : second}`;
}

/** What comes before a title's first colon; empty where that would cut markup in two. */
function beforeColon(title: string): string {
  const at = title.indexOf(': ');
  const head = title.slice(0, Math.max(at, 0));
  return head.split('<').length % 2 === 1 ? head : '';
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function text(latex: string | undefined): string {
  return cslTitle(latex ?? '', false);
}
