import type { MentionSign } from './mentionEvidence';
import type { Phrase } from './mentionIndex';
import { contentWords, isTitleCase, type Spelling, spellingOf } from './nameForm';
import { keyOf } from './wordScan';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The evidence that a phrase written so needs before it counts as a mention. The fewer signs its own letters give, the more: none for
 * `FlashAttention`, a good deal for `Titans`, no amount for `scale`. Weights were set on test/fixtures/mentions.json.
 */
export function neededFor(phrase: Phrase, written: string, { opensSentence, inTitle, isOrdinary, ofPerson }: Circumstances): number {
  if (phrase.kind === 'title') return neededForTitle(phrase.written, written);
  const spelling = spelt(phrase, written);
  if (ofPerson && (phrase.form === 'word' || phrase.form === 'acronym')) return NEVER;
  if (phrase.form === 'acronym' && spelling === 'recased' && (opensSentence || !CAPITALISED.test(written))) return NEVER;
  const needed = NEEDED[phrase.form]?.[spelling] ?? neededForPhrase(written);
  if (phrase.form === 'distinctive' && spelling === 'exact' && keyOf(phrase.written).length <= TINY) return TINY_NEEDS;
  const introduced = phrase.origin === 'introduced' ? 0.2 : 0;
  if (spelling === 'rejoined' && isOrdinary) return APART;
  const lent = (phrase.form === 'word' || phrase.form === 'acronym') && spelling !== 'exact';
  if (inTitle && (lent || phrase.form === 'word' || phrase.form === 'phrase')) return needed + 1.5;
  if (phrase.form === 'word' && opensSentence) return needed + 1;
  return needed + introduced + (phrase.form === 'distinctive' && needed > 0 && keyOf(phrase.written).length < SHORT ? 0.7 : 0);
}

/** What lends a word its capital besides being a name, and what it is made of. */
export interface Circumstances {
  readonly opensSentence: boolean;
  /** The word next to it has a capital too, as in a title or in a person's name. */
  readonly inTitle: boolean;
  /** An initial or a person's title comes before it. */
  readonly ofPerson: boolean;
  /** Written apart the name is ordinary words. */
  readonly isOrdinary: boolean;
}

/** How a name is written; one with a hyphen that lacks it is other words: "Grank", "Mini GPTs". */
function spelt({ form, written: name }: Phrase, written: string): Spelling {
  const spelling = spellingOf(name, written);
  return form === 'hyphenated' && spelling !== 'lower' && !/[-‐‑–]/.test(written) ? 'rejoined' : spelling;
}

/** What ordinary words need that could be a name written apart: "Efficient LLM". */
const APART = 4;
/** An acronym in other capitals that is still the same name: `Marlin`, not `MoM`. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** Folded letters under which a distinctive name in another spelling is easily another word: `ThinK`, `SeND`. */
const SHORT = 8;

/** A name of so few letters and digits is as easily something else's as an acronym is: S3D, R2R, SoC. */
const TINY = 3;
const TINY_NEEDS = 0.8;

const NEEDED: Readonly<Partial<Record<Phrase['form'], Readonly<Record<Spelling, number>>>>> = {
  distinctive: { exact: 0, rejoined: 1, recased: 3, lower: 4 },
  acronym: { exact: 0.8, rejoined: NEVER, recased: 2.5, lower: NEVER },
  hyphenated: { exact: 0.3, rejoined: 4, recased: 0.5, lower: 4 },
  word: { exact: 1.5, rejoined: NEVER, recased: NEVER, lower: NEVER },
};

function neededForPhrase(written: string): number {
  const words = contentWords(written).length;
  if (isTitleCase(written)) return words > 2 ? 0.5 : 1.5;
  return words > 3 ? 3 : NEVER;
}

/** What a title needs that is a common term in running text: "layer normalization". */
const PLAIN = 4;

/** Words of a title, small ones included, from which on no other sentence has the same. */
const SURE = 7;

/** The words of a title are its topic, so that only other signs count for it; see `supports`. */
function neededForTitle(title: string, written: string): number {
  const words = contentWords(title).length;
  const size = (title.match(/\S+/g) ?? []).length;
  if (size >= SURE) return 0;
  if (isTitleCase(written)) return words > 3 ? 0 : words === 3 ? 1 : 2;
  if (/^\p{Lu}/u.test(written)) return words > 4 ? 1 : 2;
  return words > 4 ? 1 : size > 2 ? 2 : PLAIN;
}

/** Whether a name is one word as others are, so that a determiner says what it is. */
function isLone({ form }: Phrase): boolean {
  return form === 'word' || form === 'acronym';
}

/** What the evidence weighs for this phrase. */
export function supports(phrase: Phrase, evidence: readonly MentionSign[]): number {
  const counted =
    phrase.kind === 'title'
      ? evidence.filter(({ sign }) => sign !== 'topic' && sign !== 'noun' && sign !== 'determiner' && sign !== 'coined')
      : isLone(phrase)
        ? evidence
        : evidence.filter(({ sign }) => sign !== 'determiner');
  return counted.reduce((sum, { sign, weight }) => sum + (phrase.kind === 'title' && sign === 'marked' ? 2 : weight), 0);
}
