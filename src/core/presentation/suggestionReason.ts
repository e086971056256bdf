import * as l10n from '@vscode/l10n';
import type { Paper } from '../corpus/paper';
import { type Evidence, evidence, type Fitting, fromFirstWord } from '../search/suggest/evidence';
import { markedLine } from './sideBySide';

/** Most characters of a sentence shown as a reason. */
const longestReason = 120;
/** Most characters of an abstract shown in a row. */
const longestQuote = 90;
/** Most of them before its first marked word, which a narrow list must still show. */
const longestLead = 15;

/** Most characters of a passage that a paper’s page compares with its abstract. */
const longestPassage = 4000;

/** A suggested paper, and why it was suggested. */
interface SuggestedWork {
  readonly paper: Paper;
  readonly terms: readonly string[];
  readonly descriptions: readonly string[];
  /** A similar sentence of the user's that cites the paper. */
  readonly cited?: string;
}

/** What a suggestion is judged by. */
export interface SuggestionGrounds {
  readonly passage: string | undefined;
  readonly like: string;
  readonly isCited: boolean;
  /** Words that the heading of its group says. */
  readonly said: readonly string[];
}

/**
 * The line below a paper's title: the words that decided, except those that its group names, and the sentence of the abstract, or of a description, that has them.
 * They are words of the user's `passage` or, if that is undefined, of the papers that the paper is `like`.
 */
export function suggestionReason(
  { paper, terms, descriptions, cited: sentence }: SuggestedWork,
  { passage, like, isCited, said }: SuggestionGrounds,
): { readonly line: string; readonly fits?: Fitting } {
  const both = evidence(paper, { passage: passage ?? like, terms, descriptions }, longestQuote);
  const own = terms.filter((term) => !said.some((other) => other.toLowerCase() === term.toLowerCase()));
  // A sentence from the passage itself tells the user nothing new.
  const learned = sentence === undefined || passage?.includes(sentence) === true ? '' : l10n.t('you cited it for “{0}”', clipped(sentence));
  const parts = [isCited ? l10n.t('already cited') : '', own.join(', '), both === undefined ? '' : quoted(both), learned];
  const line = parts.filter((part) => part !== '').join(' · ');
  return passage === undefined
    ? { line }
    : { line, fits: { passage: passage.slice(0, longestPassage), terms, descriptions: described(both) } };
}

/** The words of the abstract in quotation marks, or those of a description, which nobody is quoted with. */
function quoted({ said, description }: Evidence): string {
  const text = markedLine(fromFirstWord(said, longestLead));
  return description === undefined ? `“${text}”` : text;
}

function described(both: Evidence | undefined): readonly string[] {
  return both?.description === undefined ? [] : [both.description];
}

/** A sentence shortened to fit beside the other reasons. */
function clipped(sentence: string): string {
  return sentence.length <= longestReason ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', longestReason))} …`;
}
