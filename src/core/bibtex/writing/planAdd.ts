import * as l10n from '@vscode/l10n';
import { keyAssigner } from '../../corpus/key/citationKey';
import { writableKey } from '../../corpus/key/writableKey';
import type { Paper } from '../../corpus/paper';
import type { Problem } from '../../problem';
import type { TextEdit } from '../../text';
import type { Dialect } from '../latex/latexEscape';
import { dialectOf, lettersOf } from '../meaning/dialect';
import { parseBibtex } from '../parse';
import type { Entry, ParsedBibliography } from '../reading/entry';
import type { Draft } from './draft';
import { existingKeys, type FindKey } from './existing';
import { formatEntry } from './format';
import { entryOfPaper } from './fromPaper';
import { insertionPlaces } from './insertion';
import { styleOf } from './style';

export interface AddOptions {
  /** The file that problems name. */
  readonly name?: string;
  /** What `text` was parsed to, where it is known already. */
  readonly parsed?: ParsedBibliography;
  /** Otherwise what the file itself is written for, else `bibtex`. */
  readonly dialect?: Dialect;
  /** Finds a paper in the file, where an index is ready; otherwise its entries are compared. */
  readonly existing?: FindKey;
  /** The entry that a library of the user's already has for a paper, which is then taken over with all its fields, under the paper's key. */
  readonly draftOf?: (paper: Paper, dialect: Dialect) => Draft | undefined;
  /** Keys that the document's other bibliographies hold; a new entry's key differs from them. */
  readonly taken?: Iterable<string>;
}

/** Looking for one paper in a file's text costs about as much as indexing this many of its entries. */
const searchCost = 200;

/** A paper and the key of its entry in the file. */
export interface KeyedPaper {
  readonly id: string;
  readonly key: string;
}

export interface Addition {
  readonly edits: readonly TextEdit[];
  readonly added: readonly KeyedPaper[];
  /** Papers that the file held already, maybe under another key. */
  readonly skipped: readonly KeyedPaper[];
  readonly problems: readonly Problem[];
}

/**
 * What adds entries for `papers` to the .bib file `text`: in its own style, at its end or where its order of keys wants them, before
 * an entry that is never closed, and no other byte touched. A paper that is there keeps its key; a key that is taken gets a suffix,
 * and for one that is not legal a legal one is made.
 */
export function planAdd(text: string, papers: readonly Paper[], options: AddOptions = {}): Addition {
  const { entries, problems } = options.parsed ?? parseBibtex(text, options.name);
  const { fresh, skipped } = split(
    papers,
    entries,
    options,
    options.existing ?? existingKeys(entries, papers.length * searchCost < entries.length ? text : undefined),
  );
  if (fresh.length === 0) return { edits: [], added: [], skipped, problems: [] };
  const dialect = options.dialect ?? dialectOf(entries) ?? 'bibtex';
  const letters = lettersOf(text) ?? dialect;
  const style = styleOf(text, entries);
  const drafts = fresh.map((paper) => ({
    ...(options.draftOf?.(paper, dialect) ?? entryOfPaper(paper, dialect, letters)),
    key: paper.citationKey,
  }));
  const { edits, avoided } = insertionPlaces(
    text,
    entries,
    problems,
    style,
  )(drafts.map((draft) => ({ key: draft.key, text: formatEntry(draft, style) })));
  return {
    edits,
    added: fresh.map((paper) => ({ id: paper.id, key: paper.citationKey })),
    skipped,
    problems:
      avoided === undefined
        ? []
        : [{ ...avoided, code: 'inserted-before-broken', message: `${avoided.message} ${l10n.t('New entries go before it.')}` }],
  };
}

/** The papers that are not in the file, once each, under keys that are free there, and those that are. */
function split(
  papers: readonly Paper[],
  entries: readonly Entry[],
  options: AddOptions,
  find: FindKey,
): { fresh: Paper[]; skipped: KeyedPaper[] } {
  const assign = keyAssigner([...entries.map((entry) => entry.key), ...(options.taken ?? [])]);
  const ids = new Set<string>();
  const fresh: Paper[] = [];
  const skipped: KeyedPaper[] = [];
  for (const paper of papers) {
    const key = find(paper);
    if (key !== undefined) skipped.push({ id: paper.id, key });
    else if (!ids.has(paper.id)) fresh.push({ ...paper, citationKey: assign(writableKey(paper)) });
    ids.add(paper.id);
  }
  return { fresh, skipped };
}
