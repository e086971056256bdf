import type { InlineKey } from '../bibliography';
import { type Argument, argumentAt } from './latexArguments';

type Defined = Pick<InlineKey, 'key' | 'isSet'>;

/** Commands that define a key at their place; `\bib` is amsrefs’, `\harvarditem` the harvard package’s. */
const ITEMS = new Set(['bibitem', 'bib', 'harvarditem']);
/** Commands whose option is the key of a note among the references: notes2bib's, which achemso loads. */
const NOTES = new Set(['bibnote', 'bibnotemark', 'bibnotetext']);
/** Commands that name a set before its members (`\mcite{set,*a,*b}`), with biblatex's option `mcite`. */
const SETTING_CITES = /^[mM](?:cite|parencite|footcite|footcitetext|smartcite|textcite|supercite|autocite)$/;

/** Whether a command (without backslash) may define keys. */
export function definesKeys(command: string): boolean {
  return ITEMS.has(command) || NOTES.has(command) || command === 'defbibentryset' || SETTING_CITES.test(command);
}

/** The keys that such a command defines, whose arguments start at `at`. */
export function keysDefinedAt(text: string, command: string, at: number): readonly Defined[] {
  if (SETTING_CITES.test(command)) return setsAt(text, at);
  const option = argumentAt(text, at, '[');
  if (NOTES.has(command)) return keyOf(option, true);
  const key = argumentAt(text, command === 'harvarditem' ? thirdArgument(text, option?.next ?? at) : (option?.next ?? at));
  return keyOf(key, command === 'defbibentryset');
}

function keyOf(argument: Argument | undefined, isSet: boolean): readonly Defined[] {
  const key = argument?.text.trim() ?? '';
  return key === '' || key.includes('#') ? [] : [{ key, ...(isSet && { isSet }) }];
}

/** harvard writes `\harvarditem[short]{full}{year}{key}`. */
function thirdArgument(text: string, at: number): number {
  const full = argumentAt(text, at);
  return (full && argumentAt(text, full.next)?.next) ?? at;
}

function setsAt(text: string, at: number): readonly Defined[] {
  const prenote = argumentAt(text, at, '[')?.next ?? at;
  const next = argumentAt(text, prenote, '[')?.next ?? prenote;
  const keys = (argumentAt(text, next)?.text ?? '').split(',').map((key) => key.trim());
  return keys.filter((key, index) => /^[^*#]/.test(key) && keys[index + 1]?.startsWith('*') === true).map((key) => ({ key, isSet: true }));
}
