import type { CitationForm, WriteOptions } from '../syntax';
import { latexNote } from './note';
import { COMMANDS, type LatexPackage } from './packages';

/** What a document without a telling preamble most likely understands: `\cite` and natbib's names for the other forms. */
const UNKNOWN: Readonly<Partial<Record<CitationForm, string>>> = { ...COMMANDS.natbib, parenthetical: 'cite', full: 'fullcite' };

/** The command with its star that writes `form` where `known` is loaded; undefined where the package has none. */
export function commandFor(form: CitationForm, known: LatexPackage | undefined): string | undefined {
  return known === undefined ? UNKNOWN[form] : COMMANDS[known][form];
}

/** A cite command of `keys`; a form that the package lacks is written as a parenthetical one. */
export function writeLatex(keys: readonly string[], options: WriteOptions, known: LatexPackage | undefined): string {
  const form = options.form ?? 'parenthetical';
  const asked = form === 'parenthetical' ? (options.latexCommand ?? commandFor(form, known)) : commandFor(form, known);
  const command = asked ?? options.latexCommand ?? 'cite';
  const list = `{${keys.join(', ')}}`;
  if (form === 'nocite') return `\\${command}${list}`;
  const [prenote, postnote] = [latexNote(options.prenote), latexNote(options.postnote)];
  // LaTeX's own \cite has no room for a prenote, \bibentry for neither: they go around it.
  const takes = command === 'bibentry' ? 'nothing' : known === 'plain' ? 'postnote' : 'both';
  const before = takes === 'both' || prenote === '' ? '' : `${prenote}~`;
  const after = takes === 'nothing' && postnote !== '' ? `, ${postnote}` : '';
  const inside = takes === 'nothing' ? '' : writeNotes(takes === 'both' ? options : { ...options, prenote: '' }, known);
  return `${before}\\${command}${inside}${list}${after}`;
}

/** The notes and the list of keys, as after the name of a cite command. */
export function writeGroup(keys: readonly string[], options: WriteOptions, known: LatexPackage | undefined): string {
  return `${writeNotes(options, known)}{${keys.join(', ')}}`;
}

/** The notes in their brackets: `[post]`, `[pre][post]`, with a prenote alone `[pre][]`; apacite's `<pre>[post]`. */
export function writeNotes(options: WriteOptions, known: LatexPackage | undefined): string {
  const [prenote, postnote] = [latexNote(options.prenote), latexNote(options.postnote)];
  if (known === 'apacite') return (prenote && `<${prenote}>`) + (postnote && `[${postnote}]`);
  if (prenote !== '') return `[${prenote}][${postnote}]`;
  return postnote && `[${postnote}]`;
}
