import * as vscode from 'vscode';
import { type MadeTree, treeInText, treeText } from '../../core/search/topics/keptTree';
import { bytesOf, factsOf, namesInFolder, sha256 } from '../files/disk';
import { deleteFile, replaceFile, writeText } from '../files/stored';

/** Most trees kept: those of a few projects. */
const mostKept = 8;

/** Stores each project's topic tree in the extension's storage, to avoid rebuilding a large library's in each session. */
export class KeptTopics {
  /** `version` is the extension's, since another one may build different trees. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly version: string,
  ) {}

  /** This project's last tree; undefined if none can be read. */
  async read(): Promise<MadeTree | undefined> {
    const bytes = await bytesOf(await this.file());
    return bytes === undefined ? undefined : treeInText(new TextDecoder().decode(bytes));
  }

  /** Stores a tree in place of this project's last; rejects if the file system fails. */
  async write(tree: MadeTree): Promise<void> {
    const file = await this.file();
    // Written under a temporary name, since closing the window may interrupt it.
    const half = file.with({ path: `${file.path}.part` });
    await writeText(half, treeText(tree));
    await replaceFile(half, file);
    await this.dropOldest();
  }

  private async file(): Promise<vscode.Uri> {
    const project = vscode.workspace.workspaceFile ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const digest = project && (await sha256(new TextEncoder().encode(project.toString())));
    return vscode.Uri.joinPath(this.folder, `${digest?.slice(0, 32) ?? 'none'}${this.ending}`);
  }

  private get ending(): string {
    return `-${this.version}.json`;
  }

  private async dropOldest(): Promise<void> {
    const names = await namesInFolder(this.folder);
    const dated = await Promise.all(
      names.map(async (name) => {
        const uri = vscode.Uri.joinPath(this.folder, name);
        const time = name.endsWith(this.ending)
          ? await factsOf(uri).then(
              (facts) => facts?.writtenAt ?? 0,
              () => 0,
            )
          : -1;
        return { name, uri, time: name.endsWith('.part') ? Number.POSITIVE_INFINITY : time };
      }),
    );
    const kept = dated
      .filter(({ time }) => time >= 0)
      .sort((a, b) => b.time - a.time)
      .slice(0, mostKept);
    await Promise.all(dated.filter((one) => !kept.includes(one)).map(({ uri }) => deleteFile(uri)));
  }
}
