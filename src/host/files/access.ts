import * as vscode from 'vscode';
import type { Files } from '../../core/bibliography/files';
import { type Reach, reachOf, refusalOf } from '../../core/bibliography/reach';
import { isWithin, originOf } from '../../core/bibliography/uriPath';
import { type Log, reason } from '../window/log';
import { childrenOf, contentOf, factsOf, realUri, Unreadable } from './disk';
import { canonical, openDocument } from './documents';
import { bufferText, decode } from './largeText';

/** Whether the user trusts the workspace, as VS Code says. */
export interface Trust {
  readonly isTrusted: boolean;
}

const memoryKey = 'importedFrom';

/** All reading of what documents, projects and settings name goes through here, under the one rule of `refusalOf`. */
export class Access {
  private readonly imported: Set<string>;
  /** What was logged in this session. */
  private readonly logged = new Set<string>();

  /** `memory` keeps, for all windows, the file systems that the user imported a library from. */
  constructor(
    private readonly trust: Trust = vscode.workspace,
    private readonly memory?: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly log?: Pick<Log, 'warn'>,
  ) {
    this.imported = new Set(memory?.get<readonly string[]>(memoryKey) ?? []);
  }

  /** The user picked this file: libraries may be read from its file system from now on. */
  async picked(uri: string): Promise<void> {
    const origin = originOf(uri);
    if (/^https?:/i.test(origin) || this.imported.has(origin)) return;
    this.imported.add(origin);
    await this.memory?.update(memoryKey, [...this.imported]);
  }

  get isRestricted(): boolean {
    return !this.trust.isTrusted;
  }

  /** From where files may be read for the document at a URI. */
  reach(document: string): Reach {
    return reachOf(document, this);
  }

  /** From where files may be read that the user's own settings name: the workspace's file systems, this machine's disk, and those that the user imported from. */
  get ownReach(): Reach {
    const { origins, folders } = reachOf(undefined, this);
    return { origins: new Set([...origins, 'file://', ...this.imported]), folders, isRestricted: false };
  }

  get workspaceFolders(): readonly string[] {
    return vscode.workspace.workspaceFolders?.map((folder) => folder.uri.toString()) ?? [];
  }

  /** Why a file may not be read, as a sentence; in Restricted Mode links that lead out of the workspace are followed first. */
  async refusal(uri: string, reach: Reach): Promise<string | undefined> {
    const refusal = refusalOf(uri, reach);
    if (refusal !== undefined || !reach.isRestricted) return refusal;
    const real = await realUri(vscode.Uri.parse(uri, true));
    if (real === undefined || (await isReallyInside(real, reach))) return undefined;
    return refusalOf(real.toString(), { ...reach, folders: [] });
  }

  /** Reads what is named, for a search on behalf of one document; rejects with a sentence where a file is there but can't be read. */
  files(reach: Reach): Required<Files> {
    return {
      read: (uri) => this.textAt(uri, reach),
      exists: async (uri) => openDocument(canonical(uri)) !== undefined || (await factsOf(vscode.Uri.parse(uri, true)))?.isFolder === false,
      list: async (folder) => {
        const uri = vscode.Uri.parse(folder, true);
        const children = await childrenOf(uri).catch(noFolder);
        return children.map(([name, type]) => `${vscode.Uri.joinPath(uri, name)}${(type & vscode.FileType.Directory) === 0 ? '' : '/'}`);
      },
    };
  }

  /** The text at a URI, from the open buffer where there is one; undefined when there is no such file, or it can't or may not be read, which is logged once. */
  async readText(uri: string, reach: Reach): Promise<string | undefined> {
    try {
      return await this.textAt(uri, reach);
    } catch (error) {
      const line = `Reading ${uri}: ${reason(error)}`;
      if (!this.logged.has(line)) this.log?.warn(line);
      this.logged.add(line);
      return undefined;
    }
  }

  private async textAt(uri: string, reach: Reach): Promise<string | undefined> {
    const refusal = await this.refusal(uri, reach);
    if (refusal !== undefined) throw new Unreadable(refusal);
    const open = openDocument(canonical(uri));
    if (open !== undefined) return (await bufferText(open)).text.toString();
    const bytes = await contentOf(vscode.Uri.parse(uri, true));
    return bytes === undefined ? undefined : (await decode(bytes)).toString();
  }
}

/** Whether a file whose links are resolved lies in one of the folders of a reach, whose links are resolved here. */
export async function isReallyInside(real: vscode.Uri, { folders }: Pick<Reach, 'folders'>): Promise<boolean> {
  for (const folder of folders) {
    const at = await realUri(vscode.Uri.parse(folder, true));
    if (at !== undefined && isWithin(real.toString(), at.toString())) return true;
  }
  return false;
}

/** A folder that is not there holds nothing. */
function noFolder(error: unknown): [] {
  if (error instanceof vscode.FileSystemError && /^(?:FileNotFound|FileNotADirectory)$/.test(error.code)) return [];
  throw error;
}
