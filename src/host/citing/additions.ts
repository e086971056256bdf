import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import type { BibliographyFile, BibliographyFiles } from '../bibliography/bibliographyFiles';
import type { Entries } from '../bibliography/entries';
import type { NewBibliography } from '../bibliography/newBibliography';
import { EditRefused, editFile, fileName, largestDocument } from '../files/edits';
import type { ChosenKeys } from './chosenKeys';

export interface Added {
  /** The key of each paper in the document's bibliography, in the papers' order. */
  readonly keys: readonly string[];
  /** The keys whose entries were written now. */
  readonly added: readonly string[];
  /** The keys whose entries were there before. */
  readonly held: readonly string[];
  /** The name of the file that holds them; undefined where the document has no bibliography yet. */
  readonly file?: string;
}

interface Services {
  readonly keys: ChosenKeys;
  readonly bibliographies: Bibliographies;
  readonly files: BibliographyFiles;
  readonly entries: Entries;
  readonly newBibliography: NewBibliography;
}

/** Adds entries to a document's bibliography, each paper once. */
export class Additions {
  /** One addition after the other, so that each sees the keys of the one before. */
  private last: Promise<unknown> = Promise.resolve();
  /** Papers that wait for the answer whether their document gets a bibliography, by the document's URI. */
  private readonly waiting = new Map<string, Paper[]>();

  constructor(private readonly services: Services) {}

  /** `key` is the one by which the document cites the one paper already. */
  add(document: vscode.TextDocument, papers: readonly Paper[], key?: string): Promise<Added> {
    const next = this.last.then(() => this.addNow(document, papers, key));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async addNow(document: vscode.TextDocument, papers: readonly Paper[], key: string | undefined): Promise<Added> {
    const found = await this.services.bibliographies.refresh(document);
    const keys = new Map(papers.map((paper) => [paper.id, this.heldKey(paper, found)]));
    const missing = papers.filter((paper) => keys.get(paper.id) === undefined);
    const target = missing.length === 0 ? undefined : await this.target(document, found, missing);
    const chosen = this.services.keys.of(document, papers, found);
    const added: string[] = [];
    if (target !== undefined) {
      const taken = found.files.flatMap((file) => file.papers.map((paper) => paper.citationKey));
      await editFile(target, async (text) => {
        const plan = await this.services.entries.plan(text, missing, {
          document,
          file: target.toString(),
          taken,
          key,
          dialect: found.found.dialect,
        });
        for (const { id, key } of [...plan.added, ...plan.skipped]) keys.set(id, key);
        added.push(...plan.added.map(({ key }) => key));
        return plan.edits;
      });
      await this.services.files.reread(target.toString());
    }
    return {
      keys: papers.map((paper, index) => keys.get(paper.id) ?? chosen[index] ?? paper.citationKey),
      added,
      held: [...keys.values()].filter((key) => key !== undefined && !added.includes(key)) as string[],
      ...(target === undefined ? {} : { file: fileName(target) }),
    };
  }

  private heldKey(paper: Paper, found: DocumentBibliographies): string | undefined {
    return found.ids.has(paper.id) ? this.services.bibliographies.keyOf(paper, found) : undefined;
  }

  /** Of several bibliographies the one with the most entries: others often hold strings or one project's few. */
  private async target(
    document: vscode.TextDocument,
    { found, files }: DocumentBibliographies,
    missing: readonly Paper[],
  ): Promise<vscode.Uri | undefined> {
    const bibtex = found.bibliographies.filter((bibliography) => bibliography.format === 'bibtex');
    const fitting = bibtex.filter(({ uri }) => (files.find((file) => file.uri === uri)?.text?.length ?? 0) <= largestDocument);
    // Where all are too large for the editor, opening one says so.
    const writable = fitting.length > 0 ? fitting : bibtex;
    const size = (uri: string): number => files.find((file: BibliographyFile) => file.uri === uri)?.entries.length ?? -1;
    const [best] = [...writable].sort((a, b) => size(b.uri) - size(a.uri));
    if (best?.exists === true) return vscode.Uri.parse(best.uri, true);
    if (best !== undefined) return this.services.newBibliography.create(vscode.Uri.parse(best.uri, true));
    if (found.bibliographies.length > 0) {
      throw new EditRefused(
        `${found.bibliographies.map((one) => fileName(vscode.Uri.parse(one.uri))).join(', ')} can’t take BibTeX entries. Name a .bib file in the document or in the setting lectern.bibliography.file.`,
      );
    }
    void this.offer(document, missing);
    return undefined;
  }

  /** Asks in a message that blocks nothing; a yes adds all that was cited meanwhile. */
  private async offer(document: vscode.TextDocument, papers: readonly Paper[]): Promise<void> {
    const uri = document.uri.toString();
    const waiting = this.waiting.get(uri);
    this.waiting.set(uri, [...(waiting ?? []), ...papers]);
    if (waiting !== undefined) return;
    const created = await this.services.newBibliography.offer(document);
    if (created !== undefined) await this.add(document, this.waiting.get(uri) ?? []);
  }
}
