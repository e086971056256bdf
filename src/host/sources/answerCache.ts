import * as vscode from 'vscode';
import { namesIn, sha256 } from '../files/disk';

/** Answers that are kept. */
const mostKept = 500;

interface Kept {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** Services' answers on the disk, in the extension's own storage, each with its age. */
export class AnswerCache {
  constructor(private readonly folder: vscode.Uri) {}

  /** The answer that is kept for a question, if it is younger than `maximumAge` milliseconds. */
  async find(question: string, maximumAge: number): Promise<{ text: string; age: number } | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(await this.file(question));
      const kept: Kept = JSON.parse(new TextDecoder().decode(bytes));
      const age = Date.now() - kept.at;
      return age >= 0 && age < maximumAge && typeof kept.text === 'string' ? { text: kept.text, age } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer; the oldest leave when there are too many. */
  async keep(question: string, text: string): Promise<void> {
    const kept: Kept = { at: Date.now(), text };
    await vscode.workspace.fs.writeFile(await this.file(question), new TextEncoder().encode(JSON.stringify(kept)));
    const names = await namesIn(this.folder);
    if (names.length <= mostKept) return;
    const files = names.map((name) => vscode.Uri.joinPath(this.folder, name));
    const dated = await Promise.all(files.map(async (file) => ({ file, time: (await vscode.workspace.fs.stat(file)).mtime })));
    const gone = dated.sort((a, b) => a.time - b.time).slice(0, names.length - mostKept);
    await Promise.all(gone.map(({ file }) => vscode.workspace.fs.delete(file).then(undefined, () => undefined)));
  }

  private async file(question: string): Promise<vscode.Uri> {
    return vscode.Uri.joinPath(this.folder, `${await sha256(new TextEncoder().encode(question))}.json`);
  }
}
