import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { BibliographyFormat, FoundBibliographies } from '../../core/bibliography/bibliography';
import { isWritable } from '../../core/corpus/key/writableKey';
import type { Paper } from '../../core/corpus/paper';
import type { TextEdit } from '../../core/text';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import type { BibliographyFile, BibliographyFiles } from '../bibliography/bibliographyFiles';
import type { Entries } from '../bibliography/entries';
import type { NewBibliography } from '../bibliography/newBibliography';
import type { BibliographyEdits, Written } from '../files/bibliographyEdits';
import { canonical, shownDocuments } from '../files/documents';
import { assertWritable, fileName } from '../files/edits';
import { tell } from '../files/messages';
import { largestDocument, openText } from '../files/opening';
import type { Writing } from '../files/writing';
import { attempt, EditRefused } from '../window/attempt';
import { deeds } from '../window/commands';
import type { Log } from '../window/log';
import { warn } from '../window/notify';
import type { ChosenKeys } from './chosenKeys';
import { type CitedPapers, keysById, type OpenQuestions } from './openQuestions';

export interface Added {
  /** The key of each paper in the document's bibliography, in paper order. */
  readonly keys: readonly string[];
  /** The keys of newly written entries. */
  readonly added: readonly string[];
  /** The keys of entries that existed already. */
  readonly held: readonly string[];
  /** The name of the file that holds them; undefined if the document has no bibliography yet. */
  readonly file?: string;
  /** Keys from other libraries that can't be cited, with the keys that replaced them. */
  readonly remade: readonly { readonly from: string; readonly to: string }[];
  /** Whether the edit of the citing document was applied, in one step with its entries. */
  readonly isCited: boolean;
}

/** The citation that entries are added for. */
interface HowCited {
  readonly key?: string;
  /** Keys by which the document already cites papers, by paper id. */
  readonly keys?: ReadonlyMap<string, string>;
  readonly cite?: (keys: readonly string[]) => readonly TextEdit[];
}

interface Services {
  readonly log: Log;
  readonly keys: ChosenKeys;
  readonly bibliographies: Bibliographies;
  readonly files: BibliographyFiles;
  readonly entries: Entries;
  readonly edits: BibliographyEdits;
  readonly writing: Writing;
  readonly newBibliography: NewBibliography;
  readonly questions: OpenQuestions;
}

/** Adds entries to a document's bibliography, each paper once. */
export class Additions {
  /** The last addition of each document. A document's additions run one at a time, because each must see the keys of the previous one; different documents don't wait for each other. */
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(private readonly services: Services) {}

  /** Adds the entries that the bibliography lacks. `key` is the key by which the document already cites a single paper; `cite` plans the citing edits from keys in paper order, applied in the same step as new entries. */
  add(document: vscode.TextDocument, papers: readonly Paper[], how: HowCited = {}): Promise<Added> {
    const uri = document.uri.toString();
    const next = (this.last.get(uri) ?? Promise.resolve()).then(() => this.addNow(document, papers, how));
    const done = next.catch(() => undefined);
    this.last.set(uri, done);
    void done.then(() => this.last.get(uri) === done && this.last.delete(uri));
    return next;
  }

  private async addNow(document: vscode.TextDocument, papers: readonly Paper[], { key, keys: cited, cite }: HowCited): Promise<Added> {
    const found = await this.services.bibliographies.refresh(document);
    const keys = new Map(papers.map((paper) => [paper.id, this.heldKey(paper, found)]));
    const missing = papers.filter((paper) => keys.get(paper.id) === undefined);
    const free = key !== undefined && papers.length === 1 ? [key] : this.services.keys.of(document, papers, found);
    const chosen = papers.map(({ id }, index) => cited?.get(id) ?? free[index]);
    const asked = new Map(
      papers.flatMap((paper, index) => (missing.includes(paper) ? [[paper, chosen[index] ?? paper.citationKey] as const] : [])),
    );
    const wasShown = isShown(document);
    const keysNow = (): string[] => papers.map((paper, index) => keys.get(paper.id) ?? chosen[index] ?? paper.citationKey);
    const citing = (): readonly TextEdit[] => {
      if (wasShown && !isShown(document)) throw new EditRefused(l10n.t('The document was closed before the citation was written.'));
      return cite?.(keysNow()) ?? [];
    };
    if (cite !== undefined) {
      // Checked first: a refused citation must neither create a bibliography nor ask a question.
      await assertWritable(document.uri);
      citing();
    }
    const target = missing.length === 0 ? undefined : await this.target(document, found, asked);
    let added: readonly string[] = [];
    let written: readonly Written[] = [];
    if (target !== undefined) {
      const taken = found.files.flatMap((file) => file.papers.map((paper) => paper.citationKey));
      await this.services.edits.edit(
        target,
        async (text) => {
          const plan = await this.services.entries.plan(text, missing, {
            document,
            file: target.toString(),
            taken,
            keys: keysById(asked),
            dialect: found.found.dialect,
          });
          for (const { id, key } of [...plan.added, ...plan.skipped]) keys.set(id, key);
          added = plan.added.map(({ key }) => key);
          written = plan.edits.map(({ offset, length, text: now }) => ({ now, before: text.slice(offset, offset + length) }));
          return plan.edits;
        },
        cite === undefined ? undefined : { document, edits: citing },
      );
      await this.services.files.reread(target.toString());
    }
    if (target !== undefined && added.length > 0 && cite === undefined && wasShown && !isShown(document))
      this.offerBack(target, added, written);
    return {
      keys: keysNow(),
      remade: missing.flatMap(({ id, citationKey: from }) => {
        const to = keys.get(id);
        return to === undefined || isWritable(from) || !added.includes(to) ? [] : [{ from, to }];
      }),
      isCited: target !== undefined && cite !== undefined,
      added,
      held: [...keys.values()].filter((key) => key !== undefined && !added.includes(key)) as string[],
      ...(target === undefined ? {} : { file: fileName(target) }),
    };
  }

  /** Tells the user that the entries stay although their document is closed, and offers to remove them. */
  private offerBack(file: vscode.Uri, keys: readonly string[], written: readonly Written[]): void {
    const takeBack = l10n.t('Take Back');
    void attempt(this.services.log, takeBack, async () => {
      const answer = await warn(
        l10n.t(
          '{0} was added to {1}, but the citation was not written: its document was closed in the meantime or can’t be edited.',
          keys.join(', '),
          fileName(file),
        ),
        takeBack,
        l10n.t('Keep'),
      );
      if (answer === takeBack) await this.services.edits.takeBack(file, written);
    });
  }

  private heldKey(paper: Paper, found: DocumentBibliographies): string | undefined {
    return found.ids.has(paper.id) ? this.services.bibliographies.keyOf(paper, found) : undefined;
  }

  /** The writable bibliography with the most entries: others often hold only strings or a few entries of one project. */
  private async target(
    document: vscode.TextDocument,
    { found, files }: DocumentBibliographies,
    asked: CitedPapers,
  ): Promise<vscode.Uri | undefined> {
    const inFormat = (format: BibliographyFormat) => found.bibliographies.filter((bibliography) => bibliography.format === format);
    const [bibtex, hayagriva] = [inFormat('bibtex'), inFormat('hayagriva')];
    const addable = hayagriva.length === 0 || bibtex.some(({ exists }) => exists) ? bibtex : hayagriva;
    const fitting = addable.filter(({ uri }) => (files.find((file) => file.uri === uri)?.text?.length ?? 0) <= largestDocument);
    // If all are too large for the editor, opening one reports that.
    const writable = fitting.length > 0 ? fitting : addable;
    const size = (uri: string): number => files.find((file: BibliographyFile) => file.uri === uri)?.entries.length ?? -1;
    const [best] = [...writable].sort((a, b) => size(b.uri) - size(a.uri));
    if (best !== undefined) {
      const uri = vscode.Uri.parse(best.uri, true);
      const permission = await this.services.writing.bibliography(uri, document.uri, rootsIncluding(found, document));
      if (permission.isGranted) return best.exists ? uri : this.services.newBibliography.create(uri);
      // An unanswered message disappears, so the next citation shows it again.
      void this.ask(uri, asked, true, async (cited) => {
        if (!(await this.services.writing.ask(uri, permission.path))) return;
        const all = cited();
        await this.add(document, [...all.keys()], { keys: keysById(all) });
      });
      return undefined;
    }
    if (found.bibliographies.length > 0) {
      throw new EditRefused(
        l10n.t(
          '{0} can’t take entries. Name a .bib file in the document or in the setting lectern.bibliography.file.',
          found.bibliographies.map((one) => fileName(vscode.Uri.parse(one.uri))).join(', '),
        ),
      );
    }
    const root = vscode.Uri.parse(found.roots[0] ?? document.uri.toString(), true);
    void this.ask(root, asked, false, (cited) => this.createFor(document, root, found.roots, cited));
    return undefined;
  }

  /** Asks about a bibliography, or the root that will get one, without delaying the citation. A yes adds all papers cited so far. */
  private ask(
    about: vscode.Uri,
    papers: CitedPapers,
    again: boolean,
    question: (cited: () => CitedPapers) => Promise<void>,
  ): Promise<void> {
    return this.services.questions.ask(about.toString(), papers, again, (cited) =>
      attempt(this.services.log, deeds.addToBibliography(), () => question(cited)),
    );
  }

  /** Creates and declares the document's bibliography with the cited papers, if the user wants one. */
  private async createFor(
    document: vscode.TextDocument,
    root: vscode.Uri,
    roots: readonly string[],
    cited: () => CitedPapers,
  ): Promise<void> {
    const uri = await this.services.newBibliography.offer(document, root, roots);
    if (uri === undefined) return;
    const declaring = await openText(root);
    const { found } = await this.services.bibliographies.refresh(document);
    const all = cited();
    const target = { document, file: uri.toString(), keys: keysById(all), dialect: found.dialect };
    const { edits, added } = await this.services.entries.plan('', [...all.keys()], target);
    await this.services.newBibliography.createDeclared(uri, edits.map(({ text }) => text).join(''), declaring);
    await this.services.files.reread(uri.toString());
    tell(l10n.t('Added {0} to {1}, which {2} now names', added.map(({ key }) => key).join(', '), fileName(uri), fileName(root)));
  }
}

/** Whether the user has a document open. */
function isShown(document: vscode.TextDocument): boolean {
  return !document.isClosed && shownDocuments().has(document.uri.toString());
}

/** The roots of a document's manuscript, if another file includes the document. */
function rootsIncluding({ roots, includedFiles }: FoundBibliographies, document: vscode.TextDocument): readonly string[] {
  const own = document.uri.toString();
  return includedFiles.some(({ uri, from }) => from !== undefined && canonical(uri) === own) ? roots : [];
}
