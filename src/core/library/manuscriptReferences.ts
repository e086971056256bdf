import { looksLikeCrossReference } from '../citation/labels';
import { isNaming } from '../citation/latex/citeCommands';
import type { Citation, CitationForm } from '../citation/syntax';
import type { Span } from '../text';

/** The citations of one file of a manuscript. */
export interface CitingFile {
  readonly uri: string;
  readonly citations: readonly Citation[];
  /** Labels of figures, sections and the like, which a reference written like a citation may name. */
  readonly labels?: ReadonlySet<string>;
  /** Whether more labels may be defined where Lectern doesn't look, as by a package. */
  readonly open?: boolean;
}

/** What a bibliography defines: an entry, or anything else with a key. */
export interface KeyedEntry {
  readonly key: string;
  /** Other keys for it, as biblatex's field `ids` lists them. */
  readonly aliases?: readonly string[];
}

/** One place that cites a key; the span is the key's, in the text of the file. */
export interface Use extends Span {
  readonly file: string;
  readonly form: CitationForm;
}

export interface CitedReference<E extends KeyedEntry> {
  /** As cited first: an alias of the entry where it was cited by one. */
  readonly key: string;
  /** Absent for a key that the manuscript itself defines. */
  readonly entry?: E;
  readonly uses: readonly Use[];
}

export interface UndefinedReference {
  readonly key: string;
  readonly uses: readonly Use[];
}

/** A manuscript's references; cited and undefined ones in the order of their first use, unused entries in that of the bibliography. */
export interface References<E extends KeyedEntry> {
  readonly cited: readonly CitedReference<E>[];
  readonly undefined: readonly UndefinedReference[];
  readonly unused: readonly E[];
  /** Whether `\nocite{*}` (or `nocite: '@*'`) takes in every entry, so that none is unused. */
  readonly all: boolean;
}

export interface ReferenceOptions {
  /** Keys that the manuscript defines without a bibliography, as `\bibitem` does. */
  readonly inlineKeys?: Iterable<string>;
  /** Keys that are listed without a citation in the text, as `nocite:` in YAML does; `*` stands for all. */
  readonly nocite?: Iterable<string>;
  /** Whether the case of keys is folded, as BibTeX does and biber does not. */
  readonly foldCase?: boolean;
  /** Kinds of cross-references that a Quarto project declares of its own. */
  readonly labelKinds?: readonly string[];
  /** Whether a key is near one that the bibliography holds; only then may an open reference be a misspelt citation. */
  readonly isNear?: (key: string) => boolean;
}

/** Entries with what finds them by key; made once for many states of a manuscript. */
export interface EntryIndex<E extends KeyedEntry> {
  readonly entries: readonly E[];
  readonly byKey: ReadonlyMap<string, E>;
}

/** The entries of a manuscript's bibliographies by key: the first of a key counts, a key proper goes before another entry's alias. */
export function indexEntries<E extends KeyedEntry>(entries: readonly E[]): EntryIndex<E> {
  const byKey = new Map<string, E>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  for (const entry of entries) for (const alias of entry.aliases ?? []) if (!byKey.has(alias)) byKey.set(alias, entry);
  return { entries, byKey };
}

/** Sorts the citations of a manuscript's files, in its order, by the entries of its bibliographies. What is unused is sought when it is asked for. */
export function referencesOf<E extends KeyedEntry>(
  files: readonly CitingFile[],
  { entries, byKey }: EntryIndex<E>,
  { inlineKeys = [], nocite = [], foldCase = false, labelKinds = [], isNear = () => false }: ReferenceOptions = {},
): References<E> {
  const inline = new Set(inlineKeys);
  const listed = new Set(nocite);
  const cited = new Map<E | string, CitedReference<E> & { readonly uses: Use[] }>();
  const missing = new Map<string, UndefinedReference & { readonly uses: Use[] }>();
  let all = listed.has('*');
  const labels = new Set(files.flatMap((file) => [...(file.labels ?? [])]));
  const find = foldCase ? foldingCase(entries, byKey) : (key: string) => byKey.get(key);
  const isLabel = (key: string): boolean => labels.has(key) || labels.has(key.replace(SUBFIGURE, '')) || isMadeOf(key, labels);
  for (const [key, use, may] of usesIn(files)) {
    const entry = find(key);
    if (key === '*' && use.form === 'nocite') all = true;
    else if (entry !== undefined) note(cited, entry, use, (uses) => ({ key, entry, uses }));
    else if (inline.has(key)) note(cited, key, use, (uses) => ({ key, uses }));
    else if (!may.name && !(may.refer && (isLabel(key) || looksLikeCrossReference(key, labelKinds) || (may.mean && !isNear(key)))))
      note(missing, key, use, (uses) => ({ key, uses }));
  }
  const known = new Set([...listed, ...[...cited.values()].flatMap(({ entry }) => (entry === undefined ? [] : keysOf(entry)))]);
  let unused: readonly E[] | undefined = all ? [] : undefined;
  return {
    cited: [...cited.values()],
    undefined: [...missing.values()],
    get unused() {
      unused ??= entries.filter((entry) => !known.has(entry.key) && entry.aliases?.some((key) => known.has(key)) !== true);
      return unused;
    },
    all,
  };
}

/** What MyST puts after a figure's label for each of its parts. */
const SUBFIGURE = /-[a-z]$/;

/**
 * Whether a label may be made of a string, as `label("fig-" + name)` and `label(name + "-tab")` make it in Typst, or is a term with what a
 * glossary package puts after it: `@api:pl`.
 */
function isMadeOf(key: string, labels: ReadonlySet<string>): boolean {
  for (const { index } of key.matchAll(/(?<=.)[:._-](?=.)/gsu)) {
    if (labels.has(key.slice(0, index + 1)) || (index < key.length - 2 && labels.has(key.slice(index)))) return true;
    if (labels.has(key.slice(0, index)) && /^(?::[a-z]{1,12}){1,4}$/.test(key.slice(index))) return true;
  }
  return false;
}

/** What a key in a text may be besides a citation: a reference to a label, one to something that Lectern can't see. */
interface Possibly {
  readonly refer: boolean;
  readonly mean: boolean;
  /** Whether nothing is said of it where it is undefined. */
  readonly name: boolean;
}

/** What MyST and Manubot look up without any bibliography: DOIs, and identifiers with their kind before them (Manubot's "Citation keys"). */
const IDENTIFIER = /^(?:(?:doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|wikidata):\S|10\.\d{4,9}\/\S)/i;

/** Words that documentation of Markdown has for any key, as in "cite it with [@refname]". */
const PLACEHOLDER =
  /^(?:(?:(?:your|my|some|the)[-_]?)?(?:ref(?:erence)?|cit(?:e|ation)|bib(?:tex)?|entry)[-_]?(?:name|key|id|label)|(?:your|my|some)[-_]?key|key)$/i;

function* usesIn(files: readonly CitingFile[]): Generator<[string, Use, Possibly]> {
  for (const { uri, citations, labels, open = false } of files) {
    for (const { keys, form, command, inLink = false } of citations) {
      // A cite command or role takes keys alone.
      const refer = command === undefined && labels !== undefined;
      const name = isNaming(command) || inLink;
      for (const { key, start, end } of keys) {
        const isLookedUp = labels !== undefined && (IDENTIFIER.test(key) || PLACEHOLDER.test(key));
        yield [key, { file: uri, form, start, end }, isLookedUp ? { refer: true, mean: true, name } : { refer, mean: refer && open, name }];
      }
    }
  }
}

/** Looks keys up as BibTeX does: as they are written, else in another case. */
function foldingCase<E extends KeyedEntry>(entries: readonly E[], byKey: ReadonlyMap<string, E>): (key: string) => E | undefined {
  let folded: Map<string, E> | undefined;
  return (key) => {
    const exact = byKey.get(key);
    if (exact !== undefined) return exact;
    if (folded === undefined) {
      folded = new Map();
      for (const entry of entries) if (!folded.has(entry.key.toLowerCase())) folded.set(entry.key.toLowerCase(), entry);
    }
    return folded.get(key.toLowerCase());
  };
}

function note<K, T extends { readonly uses: Use[] }>(into: Map<K, T>, name: K, use: Use, make: (uses: Use[]) => T): void {
  const known = into.get(name);
  if (known === undefined) into.set(name, make([use]));
  else known.uses.push(use);
}

function keysOf(entry: KeyedEntry): readonly string[] {
  return entry.aliases === undefined ? [entry.key] : [entry.key, ...entry.aliases];
}
