import { type EncodedPaper, type Encoding, writtenAs } from './encode';
import { nameParts } from './nameParts';
import type { ChosenTopic } from './selectTopics';

/** Words that introduce kinds of what precedes them (Hearst, "Automatic acquisition of hyponyms from large text corpora", COLING 1992). */
const ANNOUNCES = /^(?:\s\([^()]{1,30}\))?,?\s\(?(?:such as|like|including|e\.g\.,?|namely)\s/;
/** Words that introduce a kind of a process: the "normalization technique BatchNorm". */
const CALLED = /^\s(?:technique|method|algorithm|layer|scheme)s?\s(?:called\s|named\s)?/;
const BASED = /^-based\s/;
const NAME = /^(?:the\s|both\s)?(\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)/u;
const NEXT = /^(?:\s?\([^()]{1,60}\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)/;
/** "SPAM, a novel optimizer", "Mamba is a recent SSM". */
const DEFINED = /(?:^|[^\p{L}\p{N}-])(\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)(?:,|\sis)\s(?:an?|the)\s(?:[\p{L}\p{N}-]+\s){0,5}$/u;
/** "the Muon optimizer". */
const BEFORE = /(?:^|[\s(])(\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)\s$/u;
/** After these words a name is a place or an object: "on ImageNet, a pruned network". */
const PLACED = /(?:^|\s)(?:in|on|for|at|with|from|by|to|than|and)\s$/i;
/** Before something that merely contains other things rather than having kinds: "modules within transformers, including". */
const WITHIN = /(?:^|\s)(?:in|within|of|for|on|from)\s$/i;
/** Words that turn a process into a tool: an "optimization algorithm" is an optimizer. */
const TOOL = /^\s(?:algorithm|method|technique)s?\b/;
const AGENT = /(?:er|or)$/;
const TITLED = /^(\p{L}[\p{L}\p{N}-]*)\s?:\s/u;
/** The least share of the papers with a name that must say what it is; a higher one if only titles do. */
const leastShare = 0.05;
const leastShareOfTitled = 0.25;
/** A word written in lower case more often than this share is an ordinary word, which is only a name if spelled like one. */
const ordinary = 0.1;
const mostListed = 8;
/** The least length of a name, including spaces between its parts. */
const shortestName = 3;

interface Run {
  readonly topic: number;
  readonly words: readonly number[];
  readonly isAgent: boolean;
  /** Whether the words name the topic only if followed by a word for a tool. */
  readonly isProcess: boolean;
}

interface Evidence {
  /** Topic → the papers that say so. */
  readonly said: Map<number, Set<number>>;
  readonly titled: Map<number, Set<number>>;
  readonly spellings: Set<string>;
}

/**
 * For each topic, the names of its kinds in the form of `nameParts`, as the papers reveal them: "optimizers such as Adam", "the Muon
 * optimizer", "SPAM, a novel optimizer", "RNN-based RWKV-7". A name counts if enough of the papers that use it say so.
 */
export function* kindNames(encoding: Encoding, topics: readonly ChosenTopic[]): Generator<void, ReadonlySet<string>[]> {
  const found = new Map<string, Evidence>();
  const runs = runsByLastWord(encoding, topics);
  for (const [at, paper] of encoding.papers.entries()) {
    for (const [last, word] of paper.words.entries()) {
      for (const run of runs.get(word) ?? []) if (isAt(run, paper, last)) noteAround(run, paper, last, { at, encoding, found });
    }
    if (at % 20 === 19) yield;
  }
  const uses = yield* usesOf(found, encoding);
  const names = topics.map(({ term }) => new Set(shortFormsOf(term.variants, encoding)));
  for (const [name, evidence] of found) {
    const { holders, small, all } = uses.get(name) ?? { holders: 0, small: 0, all: 0 };
    if (small > ordinary * all) continue;
    for (const [topic, papers] of evidence.said) if (papers.size >= leastShare * holders) names[topic]?.add(name);
    for (const [topic, papers] of evidence.titled) if (papers.size >= leastShareOfTitled * holders) names[topic]?.add(name);
  }
  for (const of of names) for (const name of [...of]) addLongForm(name, encoding, of);
  return names;
}

/** The acronyms of a term, for names that contain them ("FlashRNN"). */
function shortFormsOf(variants: readonly (readonly number[])[], { acronyms, words }: Encoding): string[] {
  const keys = new Set(variants.map((ids) => ids.map((id) => words[id]).join(' ')));
  return [...acronyms].flatMap(([short, long]) => (short.length >= shortestName && keys.has(long.join(' ')) ? [` ${short} `] : []));
}

/** Adds what an acronym stands for as another name. */
function addLongForm(name: string, { acronyms }: Encoding, names: Set<string>): void {
  const long = acronyms.get(name.trim());
  if (long !== undefined) names.add(` ${long.join(' ')} `);
}

function runsByLastWord(encoding: Encoding, topics: readonly ChosenTopic[]): ReadonlyMap<number | undefined, readonly Run[]> {
  const runs = new Map<number | undefined, Run[]>();
  for (const [topic, { term, narrower }] of topics.entries()) {
    for (const words of [term, ...narrower].flatMap(({ variants }) => variants)) {
      const last = words.at(-1);
      const word = words.length === 1 ? writtenAs(encoding, last) : '';
      runs.set(last, [...(runs.get(last) ?? []), { topic, words, isAgent: AGENT.test(word), isProcess: false }]);
      const process = word.endsWith('izer') ? encoding.words.indexOf(word.replace(/er$/, 'ation')) : -1;
      if (process >= 0) runs.set(process, [...(runs.get(process) ?? []), { topic, words: [process], isAgent: false, isProcess: true }]);
    }
  }
  return runs;
}

function isAt({ words }: Run, { words: all, gaps }: EncodedPaper, last: number): boolean {
  const first = last - words.length + 1;
  return (
    first >= 0 &&
    gaps[first] !== 2 &&
    words.every((word, offset) => all[first + offset] === word && (offset === 0 || gaps[first + offset] !== 1))
  );
}

interface Scan {
  readonly at: number;
  readonly encoding: Encoding;
  readonly found: Map<string, Evidence>;
}

function noteAround(run: Run, paper: EncodedPaper, last: number, scan: Scan): void {
  const start = paper.starts[last - run.words.length + 1] ?? 0;
  const end = paper.ends[last] ?? 0;
  const after = paper.text.slice(end, end + 200);
  const before = paper.text.slice(Math.max(0, start - 80), start);
  const isTitle = last < paper.titleLength;
  if (run.isProcess && (isTitle || !TOOL.test(after))) return;
  const said = (word: string | undefined): void => note(word, 'said', run.topic, scan);
  const announced = ANNOUNCES.exec(after) ?? CALLED.exec(after);
  const isWithin = announced?.[0].startsWith(',') === true && WITHIN.test(before);
  if (announced !== null && !isWithin) for (const word of listed(after.slice(announced[0].length))) said(word);
  const based = BASED.exec(after);
  if (based !== null) said(versioned(NAME.exec(after.slice(based[0].length))?.[1]));
  const defined = isTitle ? null : DEFINED.exec(before);
  if (defined !== null && !PLACED.test(before.slice(0, defined.index + 1))) said(defined[1]);
  const own = run.isAgent ? BEFORE.exec(before)?.[1] : undefined;
  if (own !== undefined && !scan.encoding.acronyms.has(own.toLowerCase()) && isSureName(own, before, isTitle)) said(own);
  if (isTitle) note(TITLED.exec(paper.text)?.[1], 'titled', run.topic, scan);
}

/** The names in a list, up to the first word that isn't one. */
function listed(text: string): string[] {
  const names: string[] = [];
  let rest = text;
  while (names.length < mostListed) {
    const name = NAME.exec(rest);
    if (name?.[1] === undefined || !/\p{Lu}/u.test(name[1])) break;
    names.push(name[1]);
    rest = rest.slice(name[0].length);
    const next = NEXT.exec(rest);
    if (next === null) break;
    rest = rest.slice(next[0].length);
  }
  return names;
}

/**
 * The word if it has a version number. What is built on a thing is often just a field ("RNN-based ASR"); a version shows that it is itself
 * a thing.
 */
function versioned(word: string | undefined): string | undefined {
  return word !== undefined && /\p{N}/u.test(word) ? word : undefined;
}

/** Whether a word is certainly a name; a capital at the start of a sentence or in a title doesn't make it one. */
function isSureName(word: string, before: string, isTitle: boolean): boolean {
  if ((word.match(/\p{Lu}/gu)?.length ?? 0) >= 2 || /\p{N}/u.test(word)) return true;
  return !isTitle && /^\p{Lu}/u.test(word) && /[\p{Ll},;]\s$/u.test(before.slice(0, before.length - word.length - 1));
}

function note(word: string | undefined, how: 'said' | 'titled', topic: number, { at, found }: Scan): void {
  if (word === undefined || !/[\p{Lu}\p{N}]/u.test(word)) return;
  const name = nameParts(word);
  if (name.length < shortestName + 2) return;
  const evidence: Evidence = found.get(name) ?? { said: new Map(), titled: new Map(), spellings: new Set() };
  found.set(name, evidence);
  evidence[how].set(topic, (evidence[how].get(topic) ?? new Set()).add(at));
  evidence.spellings.add(/[\p{L}\p{N}]+/u.exec(word)?.[0] ?? word);
}

interface Uses {
  holders: number;
  small: number;
  all: number;
  last: number;
}

/** For each name, the number of papers with it, and how often its first word is written in lower case. */
function* usesOf(found: ReadonlyMap<string, Evidence>, { papers }: Encoding): Generator<void, ReadonlyMap<string, Uses>> {
  const byWord = new Map<string, Uses[]>();
  const uses = new Map<string, Uses>();
  for (const [name, { spellings }] of found) {
    const use: Uses = { holders: 0, small: 0, all: 0, last: -1 };
    uses.set(name, use);
    for (const word of new Set([...spellings].map((one) => one.toLowerCase()))) byWord.set(word, [...(byWord.get(word) ?? []), use]);
  }
  for (const [at, paper] of papers.entries()) {
    for (const [position, start] of paper.starts.entries()) {
      if (start === paper.starts[position - 1]) continue;
      const written = paper.text.slice(start, paper.ends[position]);
      const small = written.toLowerCase();
      for (const use of byWord.get(small) ?? []) {
        use.all += 1;
        if (written === small) use.small += 1;
        if (use.last !== at) use.holders += 1;
        use.last = at;
      }
    }
    if (at % 20 === 19) yield;
  }
  return uses;
}
