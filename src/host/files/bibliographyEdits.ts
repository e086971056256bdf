import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isBibliography } from '../../core/bibtex/writing/isBibliography';
import { isBlankYaml, looksLikeHayagriva } from '../../core/hayagriva/looksLikeHayagriva';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { warn } from '../window/notify';
import { targetOf } from './disk';
import { applyEdits, assertWritable, type Beside, fileName, open } from './edits';
import { answered } from './timeLimit';

/** What an edit wrote, and what stood there before. */
export interface Written {
  readonly now: string;
  readonly before: string;
}

/** The lengths of a text before and after an edit of ours that was saved. */
interface SavedEdit {
  readonly before: number;
  readonly after: number;
}

type Plan = (text: string) => Promise<readonly TextEdit[]>;

/** Edits bibliographies through their buffers, and saves those that had no unsaved changes, so that the next build sees the entries. */
export class BibliographyEdits implements vscode.Disposable {
  /** The last edit of each file that is under way: one comes after the other, and none waits for one of another file. */
  private readonly underWay = new Map<string, Promise<unknown>>();
  /** The last edit of each file that was saved at once: its undo and redo are saved, too. */
  private readonly saved = new Map<string, SavedEdit>();
  private readonly following = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    const edit = reason === undefined ? undefined : this.saved.get(document.uri.toString());
    if (edit === undefined) return;
    const wanted = reason === vscode.TextDocumentChangeReason.Undo ? edit.before : edit.after;
    if (document.getText().length === wanted) void isSaved(document);
  });

  /** Edits a bibliography, one edit after the other, and another document in the same step. One with unsaved changes is saved by its owner; one that can't be saved keeps the change in its editor, and a message says so. */
  edit(uri: vscode.Uri, plan: Plan, beside?: Beside): Promise<void> {
    const key = uri.toString();
    const before = this.underWay.get(key) ?? Promise.resolve();
    // The edit before has its own caller, who gets its error.
    const work = before.catch(() => undefined).then(() => this.editNow(uri, plan, beside));
    this.underWay.set(key, work);
    const done = (): void => {
      if (this.underWay.get(key) === work) this.underWay.delete(key);
    };
    work.then(done, done);
    return work;
  }

  /** Takes back what was written into a bibliography, wherever it is now; throws `EditRefused` where it was changed since. */
  async takeBack(uri: vscode.Uri, written: readonly Written[]): Promise<void> {
    await this.edit(uri, async (text) =>
      written.map(({ now, before }): TextEdit => {
        const offset = text.lastIndexOf(now);
        if (offset < 0) throw new EditRefused(l10n.t('The new entry in {0} was changed since, so it stays.', fileName(uri)));
        return { offset, length: now.length, text: before };
      }),
    );
  }

  dispose(): void {
    this.following.dispose();
  }

  private async editNow(uri: vscode.Uri, plan: Plan, beside?: Beside, triesLeft = 3): Promise<void> {
    const document = await open(uri);
    await assertWritable(uri);
    if (beside !== undefined) await assertWritable(beside.document.uri);
    const wasClean = !document.isDirty;
    const text = document.getText();
    const { version } = document;
    assertBibliography(uri, text);
    const edits = await plan(text);
    if (document.version !== version) return this.editNow(uri, plan, beside, triesLeft);
    const besideVersion = beside?.document.version;
    try {
      await applyEdits(document, edits, beside);
    } catch (error) {
      // Somebody typed meanwhile: the places are looked up again.
      const isOutdated = document.version !== version || beside?.document.version !== besideVersion;
      if (!isOutdated || triesLeft === 0) throw error;
      return this.editNow(uri, plan, beside, triesLeft - 1);
    }
    if (!wasClean || !document.isDirty) return;
    if (await isSaved(document)) this.saved.set(uri.toString(), { before: text.length, after: document.getText().length });
    else void warn(l10n.t('{0} could not be saved. The change is in its editor, unsaved.', fileName(uri)));
  }
}

/** Throws `EditRefused` for a text that is no bibliography of the format that the file's ending names. */
function assertBibliography(uri: vscode.Uri, text: string): void {
  const isYaml = /\.ya?ml$/i.test(uri.path);
  if (isYaml ? looksLikeHayagriva(text) || isBlankYaml(text) : isBibliography(text)) return;
  throw new EditRefused(
    l10n.t(
      '{0} holds text but no {1} entry, so it is no bibliography that Lectern would add to.',
      fileName(uri),
      isYaml ? 'Hayagriva' : 'BibTeX',
    ),
  );
}

/** Saves a document; false where that fails or takes too long. */
async function isSaved(document: vscode.TextDocument): Promise<boolean> {
  // Who asks says so.
  return answered(targetOf(document.uri), document.uri.path, () => document.save()).catch(() => false);
}
