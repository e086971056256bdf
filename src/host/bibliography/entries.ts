import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { basenameUri } from '../../core/bibliography/uriPath';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { dialectOf as writtenIn } from '../../core/bibtex/meaning/dialect';
import { parseBibtex } from '../../core/bibtex/parse';
import type { Entry } from '../../core/bibtex/reading/entry';
import type { Draft } from '../../core/bibtex/writing/draft';
import { existingKeys } from '../../core/bibtex/writing/existing';
import { formatEntry } from '../../core/bibtex/writing/format';
import { entryOfPaper } from '../../core/bibtex/writing/fromPaper';
import { type Addition, planAdd } from '../../core/bibtex/writing/planAdd';
import { styleOf } from '../../core/bibtex/writing/style';
import { citationKey, keyAssigner } from '../../core/corpus/key/citationKey';
import { parseKeyPattern } from '../../core/corpus/key/keyPattern';
import { writableKey } from '../../core/corpus/key/writableKey';
import type { Paper } from '../../core/corpus/paper';
import { ownDrafts } from '../../core/library/ownDrafts';
import type { CslItem } from '../../core/record/cslItem';
import { paperToCsl } from '../../core/record/paperRecord';
import { keptCapitals } from '../../core/record/sentenceCase';
import { settingDefaults } from '../../core/settingDefaults';
import type { TextEdit } from '../../core/text';
import { inSlices } from '../files/slices';
import { EditRefused } from '../window/attempt';
import { type Log, logProblems } from '../window/log';
import { setting } from '../window/settings';
import type { Bibliographies } from './bibliographies';
import type { BibliographyFiles } from './bibliographyFiles';
import { itemOf, type PaperSource } from './paperSource';
import { Provenances } from './provenances';

export interface EntryTarget {
  /** The document whose settings apply. */
  readonly document: vscode.TextDocument;
  /** The URI of the bibliography. */
  readonly file: string;
  /** The dialect that the document loads. */
  readonly dialect?: Dialect | undefined;
  /** Keys by which the document already cites papers, by paper id. */
  readonly keys?: ReadonlyMap<string, string>;
  /** Keys in the document's other bibliographies. */
  readonly taken?: readonly string[];
}

/** Papers as BibTeX: the user's own entry if a source has one, else one built from what is known. */
export class Entries {
  private readonly provenances: Provenances;

  constructor(
    private readonly files: BibliographyFiles,
    private readonly log: Log,
    /** In order of precedence. */
    private readonly sources: readonly PaperSource[],
    private readonly bibliographies: Pick<Bibliographies, 'of' | 'keyOf' | 'keyIn'>,
  ) {
    this.provenances = new Provenances(sources);
  }

  /** The entries of papers as text, in order: those of the document's own bibliographies first. */
  async bibtex(papers: readonly Paper[], document?: vscode.TextDocument): Promise<string> {
    const dialect = wantedDialect(document) ?? 'bibtex';
    const found = document === undefined ? undefined : await this.bibliographies.of(document);
    const named = papers.map((paper) =>
      found?.ids.has(paper.id) === true ? { ...paper, citationKey: this.bibliographies.keyOf(paper, found) } : paper,
    );
    const ofDocument = ownDrafts(found?.files ?? [], named, this.bibliographies.keyIn);
    const own = await this.own(papers, dialect, false);
    const entries = this.underPattern(named, document).map((paper) =>
      formatEntry(ofDocument(paper, dialect) ?? own(paper) ?? entryOfPaper(paper, dialect)),
    );
    return `${entries.join('\n\n')}\n`;
  }

  /** Plans adding the entries that a bibliography (BibTeX or Hayagriva, by its extension) lacks, each in its sorted place. Throws `EditRefused` if the file can't take any. */
  async plan(text: string, papers: readonly Paper[], { document, file, dialect, keys, taken }: EntryTarget): Promise<Addition> {
    const named = this.underPattern(papers, document).map((paper) => ({ ...paper, citationKey: keys?.get(paper.id) ?? paper.citationKey }));
    if (/\.ya?ml$/i.test(file)) return this.planYaml(text, named, file, taken);
    const parsed = parseBibtex(text, file);
    const into = dialectFor(document, parsed.entries, dialect);
    const plan = planAdd(text, named, {
      name: file,
      parsed,
      dialect: into,
      draftOf: await this.own(papers, into),
      ...(taken === undefined ? {} : { taken }),
    });
    logProblems(this.log, plan.problems);
    return plan;
  }

  /** Plans inserting entries at an offset of a .bib file, moved outside the entry that contains the offset; `held` lists keys that the file has already. */
  async planAt(
    text: string,
    offset: number,
    papers: readonly Paper[],
    target: EntryTarget,
  ): Promise<{ edits: readonly TextEdit[]; held: readonly string[] }> {
    if (/\.ya?ml$/i.test(target.file)) {
      const { edits, skipped } = await this.plan(text, papers, target);
      return { edits, held: skipped.map(({ key }) => key) };
    }
    const { entries } = parseBibtex(text, target.file);
    const find = existingKeys(entries, text);
    const held = papers.flatMap((paper) => find(paper) ?? []);
    const fresh = papers.filter((paper) => find(paper) === undefined);
    const around = entries.find((entry) => entry.offset < offset && offset < entry.offset + entry.length);
    if (fresh.length === 0 || around !== undefined) {
      return { edits: (await this.plan(text, fresh, target)).edits, held };
    }
    const style = styleOf(text, entries);
    const dialect = dialectFor(target.document, entries, target.dialect);
    const own = await this.own(fresh, dialect);
    const assign = keyAssigner([...entries.map(({ key }) => key), ...(target.taken ?? [])]);
    const written = this.underPattern(fresh, target.document)
      .map((paper) => ({ ...paper, citationKey: assign(paper.citationKey) }))
      .map((paper) => formatEntry(own(paper) ?? entryOfPaper(paper, dialect), style));
    return { edits: [{ offset, length: 0, text: `${written.join(`${style.eol}${style.eol}`)}${style.eol}` }], held };
  }

  private async planYaml(text: string, papers: readonly Paper[], file: string, taken: readonly string[] | undefined): Promise<Addition> {
    const { planningHayagriva } = await import('../../core/hayagriva/planHayagriva');
    const known = new Map<string, CslItem>();
    for (const paper of papers) known.set(paper.id, await this.said(paper));
    const recordOf = (paper: Paper): CslItem => known.get(paper.id) ?? paperToCsl(paper);
    const plan = await inSlices(planningHayagriva(text, papers, { name: file, recordOf, ...(taken === undefined ? {} : { taken }) }));
    const [problem] = plan.problems;
    if (problem !== undefined)
      throw new EditRefused(`${basenameUri(file)}:${problem.line}: ${l10n.t('no entry was added.')} ${problem.message}`);
    return plan;
  }

  /** Papers with keys made by the user's pattern; papers from the user's own files keep their keys if legal. */
  underPattern(papers: readonly Paper[], document: vscode.TextDocument | undefined): Paper[] {
    const source = setting('citationKey.pattern', document);
    if (source === settingDefaults['citationKey.pattern']) return papers.map(writable);
    const { pattern, problems } = parseKeyPattern(source);
    logProblems(this.log, problems);
    return papers.map((paper) =>
      this.provenances.isOwn(paper) ? writable(paper) : { ...paper, citationKey: citationKey(paper, pattern) },
    );
  }

  /** Returns a lookup from paper to the full entry that a source has for it, as a draft under the paper's current key. */
  private async own(papers: readonly Paper[], dialect: Dialect, mayAsk = true): Promise<(paper: Paper) => Draft | undefined> {
    const asked = this.sources.filter(({ asks }) => mayAsk || asks !== true);
    const drafts = await Promise.all(asked.map((source) => source.drafts?.(papers, dialect)));
    return ({ id, citationKey: key }) => {
      const draft = drafts.find((one) => one?.has(id) === true)?.get(id);
      return draft && { ...draft, key };
    };
  }

  /** Everything known about a paper, with its title as a source writes it, else with the paper's capitals, which BibTeX records lower-case. */
  private async said(paper: Paper): Promise<CslItem> {
    const item = await itemOf(this.sources, paper, 'en');
    const holder = (await this.files.all()).find(({ uri }) => paper.sources.includes(uri));
    const isLowered = holder?.format === 'bibtex';
    return item === undefined || isLowered ? { ...(item ?? paperToCsl(paper)), title: keptCapitals(paper.title) } : item;
  }
}

/** The dialect to write a bibliography in: the setting's, else that of the manuscript that loads it, else that of its entries. */
export function dialectFor(document: vscode.TextDocument, entries: readonly Entry[], loaded: Dialect | undefined): Dialect {
  return wantedDialect(document) ?? loaded ?? writtenIn(entries) ?? 'bibtex';
}

function wantedDialect(document: vscode.TextDocument | undefined): Dialect | undefined {
  const dialect = setting('bibliography.dialect', document);
  return dialect === 'auto' ? undefined : dialect;
}

function writable(paper: Paper): Paper {
  const key = writableKey(paper);
  return key === paper.citationKey ? paper : { ...paper, citationKey: key };
}
