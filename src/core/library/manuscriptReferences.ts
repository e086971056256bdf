import { looksLikeCrossReference } from '../citation/labels';
import { isNaming } from '../citation/latex/citeCommands';
import type { Citation, CitationForm } from '../citation/syntax';
import type { Span } from '../text';

/** The citations in one file of a manuscript. */
export interface CitingFile {
  readonly uri: string;
  readonly citations: readonly Citation[];
  /** Labels of figures, sections and the like, which can be referred to in the syntax of a citation. */
  readonly labels?: ReadonlySet<string>;
  /** Whether labels may also be defined elsewhere, such as by a package. */
  readonly open?: boolean;
}

/** Anything in a bibliography that has a key, usually an entry. */
export interface KeyedEntry {
  readonly key: string;
  /** Its other keys, as listed in biblatex's field `ids`. */
  readonly aliases?: readonly string[];
}

/** A place that cites a key; the span is the key's, in the file's text. */
export interface Use extends Span {
  readonly file: string;
  readonly form: CitationForm;
}

/** A key that is cited and defined, with all places that cite it. */
export interface CitedReference<E extends KeyedEntry> {
  /** The key as first cited, which may be an alias of the entry. */
  readonly key: string;
  /** Absent if the manuscript itself defines the key. */
  readonly entry?: E;
  readonly uses: readonly Use[];
}

/** A cited key that neither a bibliography nor the manuscript defines. */
export interface UndefinedReference {
  readonly key: string;
  readonly uses: readonly Use[];
}

/** A manuscript's references: cited and undefined ones in the order of first use, unused entries in the order of the bibliography. */
export interface ManuscriptReferences<E extends KeyedEntry> {
  readonly cited: readonly CitedReference<E>[];
  readonly undefined: readonly UndefinedReference[];
  readonly unused: readonly E[];
  /**
   * Whether `
   * ocite{*}` (or `nocite: '@*'`) includes every entry, so that none is unused.
   */
  readonly all: boolean;
}

/** What else decides which keys of a manuscript are defined, cited and reported. */
export interface ReferenceOptions {
  /** Keys that the manuscript defines without a bibliography, as with `\bibitem`. */
  readonly inlineKeys?: Iterable<string>;
  /** Keys that are listed without being cited in the text, as with `nocite:` in YAML; `*` means all. */
  readonly nocite?: Iterable<string>;
  /** Whether case is ignored in keys, as BibTeX does and biber doesn't. */
  readonly foldCase?: boolean;
  /** Kinds of cross-references that a Quarto project defines itself. */
  readonly labelKinds?: readonly string[];
  /** Whether a key is close to one in the bibliography; only then can a reference in a file that is `open` be a misspelt citation. */
  readonly isNear?: (key: string) => boolean;
}

/** Entries with a lookup by key; built once for many states of a manuscript. */
export interface EntryIndex<E extends KeyedEntry> {
  readonly entries: readonly E[];
  readonly byKey: ReadonlyMap<string, E>;
}

/** Indexes entries by key: the first entry with a key counts, and an entry's own key takes precedence over another's alias. */
export function indexEntries<E extends KeyedEntry>(entries: readonly E[]): EntryIndex<E> {
  const byKey = new Map<string, E>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  for (const entry of entries) for (const alias of entry.aliases ?? []) if (!byKey.has(alias)) byKey.set(alias, entry);
  return { entries, byKey };
}

/**
 * Sorts the citations of a manuscript's files, given in its order, by whether its bibliographies have them. `unused` is computed on first
 * access.
 */
export function referencesOf<E extends KeyedEntry>(
  files: readonly CitingFile[],
  { entries, byKey }: EntryIndex<E>,
  { inlineKeys = [], nocite = [], foldCase = false, labelKinds = [], isNear = () => false }: ReferenceOptions = {},
): ManuscriptReferences<E> {
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

/** The suffix that MyST adds to a figure's label for each of its parts. */
const SUBFIGURE = /-[a-z]$/;

/**
 * Whether a key may be a label composed at compile time, such as Typst's `label("fig-" + name)` and `label(name + "-tab")`, or a glossary
 * term with a package's suffix: `@api:pl`.
 */
function isMadeOf(key: string, labels: ReadonlySet<string>): boolean {
  for (const { index } of key.matchAll(/(?<=.)[:._-](?=.)/gsu)) {
    if (labels.has(key.slice(0, index + 1)) || (index < key.length - 2 && labels.has(key.slice(index)))) return true;
    if (labels.has(key.slice(0, index)) && /^(?::[a-z]{1,12}){1,4}$/.test(key.slice(index))) return true;
  }
  return false;
}

/** What a key may be other than a citation: `refer` to a label, or `mean` something that Lectern can't see. */
interface Possibly {
  readonly refer: boolean;
  readonly mean: boolean;
  /** Whether it isn't reported if undefined. */
  readonly name: boolean;
}

/**
 * Identifiers that MyST and Manubot look up without a bibliography: DOIs, and identifiers prefixed with their kind (Manubot's "Citation
 * keys").
 */
const IDENTIFIER = /^(?:(?:doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|wikidata):\S|10\.\d{4,9}\/\S)/i;

/** Placeholders that documentation of Markdown uses for a key, as in "cite it with [@refname]". */
const PLACEHOLDER =
  /^(?:(?:(?:your|my|some|the)[-_]?)?(?:ref(?:erence)?|cit(?:e|ation)|bib(?:tex)?|entry)[-_]?(?:name|key|id|label)|(?:your|my|some)[-_]?key|key)$/i;

function* usesIn(files: readonly CitingFile[]): Generator<[string, Use, Possibly]> {
  for (const { uri, citations, labels, open = false } of files) {
    for (const { keys, form, command, inLink = false } of citations) {
      // A cite command or role takes only keys.
      const refer = command === undefined && labels !== undefined;
      const name = isNaming(command) || inLink;
      for (const { key, start, end } of keys) {
        const isLookedUp = labels !== undefined && (IDENTIFIER.test(key) || PLACEHOLDER.test(key));
        yield [key, { file: uri, form, start, end }, isLookedUp ? { refer: true, mean: true, name } : { refer, mean: refer && open, name }];
      }
    }
  }
}

/** Finds keys as BibTeX does: as written, else ignoring case. */
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
