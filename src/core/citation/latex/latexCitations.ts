import type { Span } from '../../text';
import type { Citation } from '../syntax';
import { type CiteArguments, type KeyList, parseArguments, skipBlank } from './arguments';
import { type CiteCommand, citeCommand, QUOTE_ENVIRONMENT, quoteCommand } from './citeCommands';
import { environmentAt, walkCommands } from './lexer';

/** What the user's settings and the kind of file say about the LaTeX at hand. */
export interface LatexDialect {
  /** User commands that take keys as `\cite` does, without backslash. */
  readonly commands: ReadonlySet<string>;
  /** Whether `<<…>>= … @` are chunks of code (Sweave, knitr). */
  readonly chunks: boolean;
}

/** A cite command with all its parts; unlike a citation it may hold no key yet. */
export interface LatexCitation extends Citation, CiteArguments {
  readonly command: string;
  readonly kind: CiteCommand;
  readonly starred: boolean;
  /** The end of the command's name, its star included. */
  readonly nameEnd: number;
  readonly lists: readonly KeyList[];
}

/**
 * Every cite command of the text (or of a part of it) that has at least an opening brace, in order; nested ones follow the
 * one around them.
 */
export function latexCitations(
  text: string,
  dialect: LatexDialect,
  range: Span = { start: 0, end: text.length },
): readonly LatexCitation[] {
  const found: LatexCitation[] = [];
  const ordinary = new Set<string>();
  let defined = -1;
  walkCommands(text, range, dialect.chunks, (name, start, end) => {
    if (ordinary.has(name)) return;
    if (DEFINING.test(name)) defined = definedName(text, end);
    else if (name !== 'begin' && !mayCite(name, dialect)) ordinary.add(name);
    else if (start !== defined) {
      const citation = latexCitationAt(text, name, start, end, dialect);
      if (citation !== undefined && citation.lists.length > 0) found.push(citation);
    }
  });
  return found;
}

/** The citation that the control word from `start` to `end` makes. */
export function latexCitationAt(text: string, name: string, start: number, end: number, dialect: LatexDialect): LatexCitation | undefined {
  if (name === 'begin') {
    const environment = environmentAt(text, end);
    if (environment === undefined || !QUOTE_ENVIRONMENT.test(environment.name)) return undefined;
    return assemble(text, environment.name, start, environment.end, quoteCommand(environment.name), false);
  }
  if (!mayCite(name, dialect)) return undefined;
  const starred = text.charAt(end) === '*';
  const kind = citeCommand(name, starred, dialect.commands);
  return kind === undefined ? undefined : assemble(text, name, start, starred ? end + 1 : end, kind, starred);
}

function assemble(text: string, command: string, start: number, nameEnd: number, kind: CiteCommand, starred: boolean): LatexCitation {
  const leading = command === 'citefield' && JURABIB_FIELD.test(text.slice(nameEnd, nameEnd + FIELD_LIMIT)) ? 1 : kind.leading;
  const { lists, end } = parseArguments(text, nameEnd, { ...kind, leading });
  const keys = lists.flatMap((list) => list.keys);
  return { start, end, keys, form: kind.form, command, kind, starred, nameEnd, lists };
}

/** jurabib writes `\citefield{author}{key}`, biblatex `\citefield{key}{author}`. */
const JURABIB_FIELD =
  /^(?:\[[^[\]{}]{0,60}\]){0,2}\{(?:author|shortauthor|title|shorttitle|apy|url|urldate|year|editor|journal|publisher)\}\{/;
const FIELD_LIMIT = 300;

const MAY_CITE = /[cC]ite|cquote$|bibentry|addtocategory|assignrefcontextentries/;
const DEFINING = /^(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand|[egx]?def|let)$/;

function mayCite(name: string, dialect: LatexDialect): boolean {
  return MAY_CITE.test(name) || dialect.commands.has(name);
}

/** Where the control word that a `\newcommand` defines is, so that its definition is not read as a use; -1 for none. */
function definedName(text: string, at: number): number {
  const star = text.charAt(at) === '*' ? at + 1 : at;
  const next = skipBlank(text, star) ?? text.length;
  const name = text.charAt(next) === '{' ? (skipBlank(text, next + 1) ?? text.length) : next;
  return text.charAt(name) === '\\' ? name : -1;
}
