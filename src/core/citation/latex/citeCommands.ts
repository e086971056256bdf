import type { CitationForm } from '../syntax';

/** How a control word cites. */
export interface CiteCommand {
  readonly form: CitationForm;
  /** Takes any number of `[pre][post]{keys}` groups (`\autocites`). */
  readonly multiple: boolean;
  /** Mandatory arguments that come before the keys: the volume of `\volcite`, the language of `\foreigntextcquote`. */
  readonly leading: number;
  /** Its text follows the keys, so that it can be neither taken out nor written in another form (`\textcquote`). */
  readonly quotes: boolean;
}

/** Contain "cite" but cite nothing: definitions, hooks and switches of LaTeX, natbib, cite, biblatex, multibib and jurabib. */
const NOT_CITING = [
  /^(?:declare|renew|provide|newcites|at(?:every|next)|if|set|def|bib|exc|inc|external|elic|reci|solic|mancite$)/i,
  /^cite(?:text|reset|left|right|mid|dash|punct|form|setup|prefix|suffix|index|num.?font|color|brackets|mode|drop)/i,
  /(?:true|false|font|styles?|strict|delims?|separator|punct)$/i,
];

const TEXTUAL = /^(?:[cC]ite(?:t|alt|talias|A|asnoun|N|online)|(?:short|full|mask)cite[AN]|[tT]extcite|[tT]volcite|newcite)$/;

/** Commands that name keys without citing them, with the arguments before the keys: biblatex's sets and categories, natbib's aliases. */
const NAMING: ReadonlyMap<string, number> = new Map([
  ['defbibentryset', 1],
  ['addtocategory', 1],
  ['defcitealias', 0],
  ['assignrefcontextentries', 0],
]);

/** Whether a command only names keys; TeX says nothing where one of them is undefined. */
export function isNaming(command: string | undefined): boolean {
  return command !== undefined && NAMING.has(command);
}

/** The environments of csquotes that take a key: `\begin{displaycquote}[post]{key}`, the foreign ones after a language. */
export const QUOTE_ENVIRONMENT = /^(foreign|hyphen)?displaycquote\*?$/;

/**
 * The cite command of that name (without backslash and star), or undefined for a control word that cites nothing.
 * Any `…cite…`, `…cquote` and `bibentry` counts, as users of LaTeX-Workshop expect, besides the `extra` ones.
 */
export function citeCommand(name: string, starred: boolean, extra: ReadonlySet<string>): CiteCommand | undefined {
  if (extra.has(name)) return plain(formOf(name, starred));
  const before = NAMING.get(name);
  if (before !== undefined) return { form: 'nocite', multiple: false, leading: before, quotes: true };
  if (name.endsWith('cquote')) return quoteCommand(name);
  if (name.endsWith('bibentry')) return plain('full');
  if (!/[cC]ite/.test(name) || name.includes('@') || NOT_CITING.some((words) => words.test(name))) return undefined;
  const multiple = /(?:cite|citetext)s$/i.test(name);
  const singular = multiple ? name.slice(0, -1) : name;
  const leading = /volcite$/i.test(singular) ? 1 : 0;
  return { form: formOf(singular, starred), multiple, leading, quotes: false };
}

/** A quotation command or environment of csquotes. */
export function quoteCommand(name: string): CiteCommand {
  return { form: 'parenthetical', multiple: false, leading: /foreign|hyphen|hybrid/.test(name) ? 1 : 0, quotes: true };
}

function plain(form: CitationForm): CiteCommand {
  return { form, multiple: false, leading: 0, quotes: false };
}

function formOf(name: string, starred: boolean): CitationForm {
  if (/nocite/i.test(name)) return 'nocite';
  if (/fullcite$|citefull$/i.test(name)) return 'full';
  if (/citeyearpar/i.test(name)) return 'suppressAuthor';
  if (/cite(?:full)?authors?$|citename/i.test(name)) return 'author';
  if (/cite(?:year|date)/i.test(name)) return 'year';
  if (TEXTUAL.test(name)) return 'textual';
  return starred && /^(?:paren|auto|foot|smart)?cite$/i.test(name) ? 'suppressAuthor' : 'parenthetical';
}
