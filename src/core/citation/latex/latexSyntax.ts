import type { Span, TextEdit } from '../../text';
import { isBlankBetween, placeCitation, placeFor, removeSpan, STICKS_TO_BRACE } from '../placement';
import { type CitationForm, type CitationSyntax, hasNotes, type WriteOptions } from '../syntax';
import { annotateLatex, appendToLatex } from './append';
import { type LatexCitation, type LatexDialect, latexCitations } from './latexCitations';
import { latexContextAt } from './latexContext';
import { knownLatexPackage, type LatexPackage, packageOfCommand } from './packages';
import { removeLatexKey } from './removeKey';
import { commandFor, writeLatex } from './write';

export interface LatexOptions {
  /** User commands that take keys as `\cite` does, with or without backslash. */
  readonly commands?: readonly string[];
  /** The package in whose commands citations are written where the text does not show it, as in a chapter's file. */
  readonly package?: LatexPackage;
  /** Whether `<<…>>= … @` are chunks of code (Sweave, knitr). */
  readonly chunks?: boolean;
}

/** LaTeX: natbib, biblatex, apacite and every other `\…cite…`, csquotes' `\…cquote`, `\bibentry` and the user's own commands. */
export function latexSyntax(options: LatexOptions = {}): CitationSyntax {
  const commands = new Set((options.commands ?? []).map((name) => name.replace(/[\\*]/g, '')));
  const dialect: LatexDialect = { commands, chunks: options.chunks ?? false };
  const packageOf = (text: string): LatexPackage | undefined => knownLatexPackage(text, dialect.chunks) ?? options.package;
  return {
    id: 'latex',
    forms: ['parenthetical', 'textual', 'suppressAuthor', 'full', 'author', 'year', 'nocite'],
    contextAt: (text, offset) => latexContextAt(text, offset, dialect),
    accept: (_text, { replace }, key) => ({ offset: replace.start, length: replace.end - replace.start, text: key }),
    citations: (text) => latexCitations(text, dialect).filter(({ keys }) => keys.length > 0),
    write: (keys, write = {}) => writeLatex(keys, write, options.package),
    insert: (text, selection, keys, write = {}) => insert(text, selection, keys, write, dialect, packageOf),
    changeForm: (text, offset, form) => changeForm(text, offset, form, dialect, packageOf(text)),
    remove: (text, offset) => {
      const citation = innermost(latexCitations(text, dialect), offset);
      return citation === undefined || citation.kind.quotes ? undefined : removeSpan(text, citation);
    },
    removeKey: (text, offset) => {
      const citation = innermost(latexCitations(text, dialect), offset);
      return citation && removeLatexKey(text, citation, offset);
    },
  };
}

function insert(
  text: string,
  selection: Span,
  keys: readonly string[],
  options: WriteOptions,
  dialect: LatexDialect,
  packageOf: (text: string) => LatexPackage | undefined,
): readonly TextEdit[] {
  const all = latexCitations(text, dialect);
  const place = placeFor(text, selection);
  const citation = innermost(all, place) ?? all.find(({ start }) => isBlankBetween(text, place, start));
  const known = packageOf(text);
  const written = (wanted: readonly string[], form: CitationForm): string => {
    const habit = form === 'parenthetical' ? (options.latexCommand ?? habitualCommand(all, place)) : options.latexCommand;
    return writeLatex(wanted, { ...options, form, ...(habit !== undefined && { latexCommand: habit }) }, known);
  };
  const cite = (at: Span, wanted: readonly string[], form: CitationForm): readonly TextEdit[] => {
    const citing = written(wanted, form);
    return [placeCitation(text, at, citing, { tie: /^\\(?:foot|super|nocite)/.test(citing) ? '' : '~', sticks: STICKS_TO_BRACE })];
  };
  const wanted = [...new Set(keys)];
  if (citation === undefined) return cite(selection, wanted, options.form ?? 'parenthetical');
  if (hasNotes(options) && citation.form !== 'nocite' && !citation.kind.multiple) {
    const citing = written(wanted, citation.form);
    if (all.some(({ start, end }) => start >= citation.start && text.slice(start, end) === citing)) return [];
    return annotateLatex(text, citation, wanted, options, known) ?? cite({ start: citation.end, end: citation.end }, wanted, citation.form);
  }
  const missing = wanted.filter((key) => !citation.keys.some((held) => held.key === key));
  return missing.length === 0 ? [] : appendToLatex(text, citation, place, missing, options);
}

/** The innermost citation that `offset` is in or touches. */
function innermost(citations: readonly LatexCitation[], offset: number): LatexCitation | undefined {
  return citations.findLast(({ start, end }) => start <= offset && offset <= end);
}

/** Parenthetical commands that stand for themselves, unlike `\citealp` or `\citetitle`. */
const HABITUAL = /^(?:cite|citep|parencite|autocite|footcite|smartcite|supercite|footfullcite|upcite)$/;

/** The parenthetical command that the author used last before `offset`, else first after it. */
function habitualCommand(citations: readonly LatexCitation[], offset: number): string | undefined {
  const usual = citations.filter(({ command, form }) => form === 'parenthetical' && HABITUAL.test(command));
  return (usual.findLast(({ start }) => start < offset) ?? usual[0])?.command;
}

function changeForm(
  text: string,
  offset: number,
  form: CitationForm,
  dialect: LatexDialect,
  known: LatexPackage | undefined,
): TextEdit | undefined {
  const all = latexCitations(text, dialect);
  const citation = innermost(all, offset);
  if (citation === undefined || citation.form === form || citation.kind.quotes || citation.kind.leading > 0) return undefined;
  const latexPackage = packageOfCommand(citation.command) ?? known;
  const habit = form === 'parenthetical' ? habitualCommand(all, offset) : undefined;
  const singular = habit ?? commandFor(form, latexPackage);
  const command = singular === undefined ? undefined : inflect(singular, citation);
  const [from, to] = [citation.start + 1, citation.nameEnd];
  return command === undefined || command === text.slice(from, to) ? undefined : { offset: from, length: to - from, text: command };
}

/** `command` with the plural, the capital letter and natbib's star that `citation` has, as far as it has such; undefined where it has no plural. */
function inflect(command: string, citation: LatexCitation): string | undefined {
  const plural = citation.kind.multiple;
  if (plural && !/^(?:paren|text|auto|foot|smart|super)?cite$/.test(command)) return undefined;
  const capital = /^[A-Z]/.test(citation.command) && /^(?:cite(?:[tp]|author)?|(?:paren|text|auto|foot|smart)cite)$/.test(command);
  const star = citation.starred && /cite(?:[tp]|author)/.test(command);
  return (capital ? command.charAt(0).toUpperCase() + command.slice(1) : command) + (plural ? 's' : '') + (star ? '*' : '');
}
