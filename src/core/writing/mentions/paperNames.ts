import type { Paper } from '../../corpus/paper';
import { formOf, isDistinctive } from './nameForm';

/** A name of a paper's method or model as the paper writes it, and where it is. */
export interface PaperName {
  readonly written: string;
  readonly origin: 'head' | 'introduced';
}

/** A verb that can give a name. */
const GIVES =
  /\b(?:(?<=[Ww]e )(?:propos|introduc|present|develop)ed|(?:propos|introduc|present|develop|releas|design|devis)e?s?|(?:call|dubb?|term|nam|coin)(?:ed|es?|s)?|denoted as|refer to as|based on)[ \n]/g;
/** After it: at most articles, then the name; "a new PETL method" names a kind. */
const NAMED = /((?:(?:an?|the|our|novel|new|it|this|method|model|framework|as)\s+){0,4})[“"'‘]?(\p{L}[\p{L}\p{N}²³\-+.]{2,24})/uy;
/** "We propose a memory-efficient optimizer (MeZO)": what is in brackets after the verb's own object, no preposition between. */
const BRACKETED = /((?:[\p{L}\p{N}\-–]{1,30}\s+){1,8})\((\p{L}[\p{L}\p{N}²³\-+]{1,15})\)/uy;
const PREPOSITION = /\b(?:of|for|to|in|on|by|with|from|via|that|which|using|over|under|between|and|as|into|through)\b/i;

/**
 * The names under which others speak of a paper: what comes before its title's colon (or opens the title and is said in the abstract to be
 * introduced), and distinctive names that the abstract introduces as the paper's own ("we propose X", "an optimizer (MeZO)").
 */
export function namesOf(paper: Paper): readonly PaperName[] {
  const names: PaperName[] = [];
  const add = (written: string, origin: PaperName['origin']): void => {
    const name = tidy(written);
    if (name.length >= 2 && /\p{L}/u.test(name) && !names.some((one) => one.written === name)) names.push({ written: name, origin });
  };
  const head = headOf(paper.title);
  if (head !== undefined) add(head, 'head');
  // What goes on after its brackets ("A Systems-on-Chip (SoC) Perspective") shortens a term.
  const bracketed = /\(((?=[\p{L}\p{N}-]{0,11}\p{Lu})[\p{L}\p{N}-]{3,12})\)(?=\s*(?:[:.]|$))/u.exec(paper.title)?.[1];
  const introduced = [...(bracketed === undefined ? [] : [bracketed]), ...introducedIn(paper.abstract ?? '')];
  for (const name of introduced) if (isOwnName(tidy(name)) && !isVersionOf(head ?? paper.title, tidy(name))) add(name, 'introduced');
  return names;
}

/** What conferences and journals write before a title, which isn't a name. */
const LABEL =
  /^(?:(?:an? |the )?(?:short |brief |extended |invited |technical |systematic |case )?(?:position|survey|review|tutorial|perspective|opinion|viewpoint|editorial|comment(?:ary)?|reply|response|erratum|corrigendum|poster|demo|keynote|panel|talk|abstract|report|study|introduction|preface|foreword|overview|benchmark)(?: paper)?)$/i;

/** What comes before the colon, if it is short enough for a name; `SortedNet` in "SortedNet, a Place for Every Network". */
function headOf(title: string): string | undefined {
  const colon = /^([^:]{2,70}):\s/u.exec(title)?.[1]?.trimEnd();
  if (colon !== undefined && LABEL.test(colon)) return undefined;
  const comma = /^([^\s,:]{3,25}),\s/u.exec(title)?.[1];
  if (comma !== undefined && isDistinctive(comma)) return comma;
  return colon !== undefined && colon.split(/\s+/).length <= 6 && !colon.includes(',') ? colon : undefined;
}

function introducedIn(abstract: string): readonly string[] {
  const found: string[] = [];
  for (const { index, 0: verb } of abstract.matchAll(GIVES)) {
    NAMED.lastIndex = index + verb.length;
    const [, opener = '', named] = (verb.startsWith('based') ? null : NAMED.exec(abstract)) ?? [];
    const isKind = /\ban? /.test(opener) && /^\s+\p{Ll}/u.test(abstract.slice(NAMED.lastIndex, NAMED.lastIndex + 4));
    const isVersion = /^\s+v?\d/.test(abstract.slice(NAMED.lastIndex, NAMED.lastIndex + 4));
    if (named !== undefined && !isKind && !isVersion) found.push(named);
    BRACKETED.lastIndex = index + verb.length;
    const [, words = '', name] = BRACKETED.exec(abstract) ?? [];
    if (name !== undefined && !PREPOSITION.test(words.trim())) found.push(name);
  }
  return found;
}

/** An acronym in the plural names a kind of thing, not one thing. */
function isOwnName(name: string): boolean {
  const form = formOf(name);
  return (
    (form === 'distinctive' || (form === 'acronym' && name.length >= 4)) &&
    !/\p{Lu}s$/u.test(name) &&
    !/-(?:based|aware|free|like|style)$/.test(name)
  );
}

/** Whether `title` opens with `name` and a version: "xLSTM 7B" is one model of the xLSTM kind, which others have introduced. */
function isVersionOf(title: string, name: string): boolean {
  return title.startsWith(name) && /^[\s-]v?\d/i.test(title.slice(name.length));
}

function tidy(name: string): string {
  return name.replace(/^["“”'‘’\s]+|(?<!["“”'‘’\s.,;:-])["“”'‘’\s.,;:-]+$/gu, '');
}
