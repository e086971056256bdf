import type * as vscode from 'vscode';
import type { TextEdit } from '../../core/text';
import { EditRefused } from '../window/attempt';
import { editFile, fileName } from './edits';

/** What an edit wrote, and what stood there before. */
export interface Written {
  readonly now: string;
  readonly before: string;
}

/** Takes back what was written into a file, wherever it is now; throws `EditRefused` where it was changed since. */
export async function takeBackFrom(file: vscode.Uri, written: readonly Written[]): Promise<void> {
  await editFile(file, async (text) =>
    written.map(({ now, before }): TextEdit => {
      const offset = text.lastIndexOf(now);
      if (offset < 0) throw new EditRefused(`The new entry in ${fileName(file)} was changed since, so it stays.`);
      return { offset, length: now.length, text: before };
    }),
  );
}
