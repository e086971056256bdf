import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isBibliography } from '../../core/bibtex/writing/isBibliography';
import { isBlankYaml, looksLikeHayagriva } from '../../core/hayagriva/looksLikeHayagriva';
import { RecentMap } from '../../core/recentMap';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { warn } from '../window/notify';
import { targetOf } from './disk';
import { applyEdits, assertWritable, type Beside, fileName, open } from './edits';
import { answered } from './timeLimit';

/** What an edit wrote, and the text that it replaced. */
export interface Written {
  readonly now: string;
  readonly before: string;
}

/** The lengths of a text before and after an edit by Lectern that was saved. */
interface SavedEdit {
  readonly before: number;
  readonly after: number;
}

/** Most files whose last edit is remembered. */
const mostFollowed = 100;

type Plan = (text: string) => Promise<readonly TextEdit[]>;

/** Edits bibliographies through their buffers, and saves those without unsaved changes so that the next build sees the entries. */
export class BibliographyEdits implements vscode.Disposable {
  /** The pending edit of each file. A file's edits run one at a time; different files don't wait for each other. */
  private readonly underWay = new Map<string, Promise<unknown>>();
  /** The last edit of each file that was saved at once: its undo and redo are saved as well. */
  private readonly saved = new RecentMap<string, SavedEdit>(mostFollowed);
  private readonly following = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    const edit = reason === undefined ? undefined : this.saved.get(document.uri.toString());
    if (edit === undefined) return;
    const wanted = reason === vscode.TextDocumentChangeReason.Undo ? edit.before : edit.after;
    if (document.getText().length === wanted) void isSaved(document);
  });

  /** Edits a bibliography, after its earlier edits, and another document in the same step. A file with unsaved changes is left for the user to save; if saving fails, the change stays in the editor and a message says so. */
  edit(uri: vscode.Uri, plan: Plan, beside?: Beside): Promise<void> {
    const key = uri.toString();
    const before = this.underWay.get(key) ?? Promise.resolve();
    // The previous edit's caller gets its error.
    const work = before.catch(() => undefined).then(() => this.editNow(uri, plan, beside));
    this.underWay.set(key, work);
    const done = (): void => {
      if (this.underWay.get(key) === work) this.underWay.delete(key);
    };
    work.then(done, done);
    return work;
  }

  /** Removes what was written into a bibliography, wherever it is now; throws `EditRefused` if it was changed since. */
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
      // The text changed in the meantime: compute the edits again.
      const isOutdated = document.version !== version || beside?.document.version !== besideVersion;
      if (!isOutdated || triesLeft === 0) throw error;
      return this.editNow(uri, plan, beside, triesLeft - 1);
    }
    if (!wasClean || !document.isDirty) return;
    if (await isSaved(document)) this.saved.set(uri.toString(), { before: text.length, after: document.getText().length });
    else void warn(l10n.t('{0} could not be saved. The change is in its editor, unsaved.', fileName(uri)));
  }
}

/** Throws `EditRefused` for text that isn't a bibliography in the format of the file's extension. */
function assertBibliography(uri: vscode.Uri, text: string): void {
  const isYaml = /\.ya?ml$/i.test(uri.path);
  if (isYaml ? looksLikeHayagriva(text) || isBlankYaml(text) : isBibliography(text)) return;
  throw new EditRefused(
    l10n.t('{0} has text but no {1} entry, so Lectern adds nothing to it.', fileName(uri), isYaml ? 'Hayagriva' : 'BibTeX'),
  );
}

/** Saves a document; false if that fails or takes too long. */
async function isSaved(document: vscode.TextDocument): Promise<boolean> {
  // The caller reports it.
  return answered(targetOf(document.uri), document.uri.path, () => document.save()).catch(() => false);
}
