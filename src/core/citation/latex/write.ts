import type { CitationForm, WriteOptions } from '../syntax';
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
  if (form === 'nocite') return `\\${command}{${keys.join(', ')}}`;
  const prenote = note(options.prenote);
  return known === 'plain' && prenote !== ''
    ? `${prenote}~\\${command}${writeGroup(keys, { ...options, prenote: '' }, known)}`
    : `\\${command}${writeGroup(keys, options, known)}`;
}

/** The notes and the list of keys, as behind the name of a cite command. */
export function writeGroup(keys: readonly string[], options: WriteOptions, known: LatexPackage | undefined): string {
  const prenote = note(options.prenote);
  const postnote = note(options.postnote);
  const list = `{${keys.join(', ')}}`;
  if (known === 'apacite') return (prenote && `<${prenote}>`) + (postnote && `[${postnote}]`) + list;
  if (prenote !== '') return `[${prenote}][${postnote}]${list}`;
  return postnote === '' ? list : `[${postnote}]${list}`;
}

/** A note that cannot break out of its brackets: `%` escaped, stray braces escaped, braces around a `]` or `>`. */
function note(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  const whole = line.replace(/(\\[^])|%/g, (match, escaped: string | undefined) => escaped ?? `\\${match}`).replace(/\\$/, '');
  const balanced = bracesBalance(whole)
    ? whole
    : whole.replace(/(\\[^])|[{}]/g, (match, escaped: string | undefined) => escaped ?? `\\${match}`);
  return /[[\]<>]/.test(balanced) ? `{${balanced}}` : balanced;
}

function bracesBalance(text: string): boolean {
  let depth = 0;
  for (const [c] of text.matchAll(/\\[^]|[{}]/g)) {
    if (c === '{') depth += 1;
    else if (c === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
