import * as vscode from 'vscode';
import { factsOf, namesInFolder, readFile, sha256 } from '../files/disk';
import { deleteFile, writeText } from '../files/stored';

/** Most answers kept. */
const mostKept = 500;

interface Kept {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** Services' answers on disk, in the extension's storage, each with its age. */
export class AnswerCache {
  constructor(private readonly folder: vscode.Uri) {}

  /** The stored answer to a question if younger than `maximumAge` milliseconds. */
  async find(question: string, maximumAge: number): Promise<{ text: string; age: number } | undefined> {
    try {
      const bytes = await readFile(await this.file(question));
      const kept: Kept = JSON.parse(new TextDecoder().decode(bytes));
      const age = Date.now() - kept.at;
      return age >= 0 && age < maximumAge && typeof kept.text === 'string' ? { text: kept.text, age } : undefined;
    } catch {
      // A missing or incomplete answer is requested again.
      return undefined;
    }
  }

  /** Stores an answer; deletes the oldest when there are too many. */
  async keep(question: string, text: string): Promise<void> {
    const kept: Kept = { at: Date.now(), text };
    await writeText(await this.file(question), JSON.stringify(kept));
    const names = await namesInFolder(this.folder);
    if (names.length <= mostKept) return;
    const files = names.map((name) => vscode.Uri.joinPath(this.folder, name));
    const dated = await Promise.all(files.map(async (file) => ({ file, time: (await factsOf(file))?.writtenAt ?? 0 })));
    const gone = dated.sort((a, b) => a.time - b.time).slice(0, names.length - mostKept);
    await Promise.all(gone.map(({ file }) => deleteFile(file)));
  }

  private async file(question: string): Promise<vscode.Uri> {
    return vscode.Uri.joinPath(this.folder, `${await sha256(new TextEncoder().encode(question))}.json`);
  }
}
