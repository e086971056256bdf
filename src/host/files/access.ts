import * as vscode from 'vscode';
import type { Files } from '../../core/bibliography/files';
import { type Reach, reachOf, refusalOf } from '../../core/bibliography/reach';
import { dirnameUri, isWithin, originOf } from '../../core/bibliography/uriPath';
import { RecentMap } from '../../core/recentMap';
import { type Log, reason } from '../window/log';
import { childrenOf, contentOf, factsOf, realUri, Unreadable } from './disk';
import { canonical, openDocument } from './documents';
import { bufferText, decode } from './largeText';

/** Whether the user trusts the workspace, according to VS Code. */
export interface Trust {
  readonly isTrusted: boolean;
}

const memoryKey = 'importedFrom';

/** Reads all files that documents, projects and settings name, subject to the one rule in `refusalOf`. */
export class Access {
  private readonly imported: Set<string>;
  /** Messages already logged in this session. */
  private readonly logged = new RecentMap<string, true>(1000);

  /** `memory` stores, for all windows, the file systems from which the user imported a library. */
  constructor(
    private readonly trust: Trust = vscode.workspace,
    private readonly memory?: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly log?: Pick<Log, 'warn'>,
  ) {
    this.imported = new Set(memory?.get<readonly string[]>(memoryKey) ?? []);
  }

  /** Records that the user picked this file: libraries may be read from its file system from now on. */
  async picked(uri: string): Promise<void> {
    const origin = originOf(uri);
    if (/^https?:/i.test(origin) || this.imported.has(origin)) return;
    this.imported.add(origin);
    await this.memory?.update(memoryKey, [...this.imported]);
  }

  get isRestricted(): boolean {
    return !this.trust.isTrusted;
  }

  /** Where files may be read from for the document at a URI. */
  reach(document: string): Reach {
    return reachOf(document, this);
  }

  /** Where files named in the user's own settings may be read from: the workspace's file systems, this machine's disk, and those imported from. */
  get ownReach(): Reach {
    const { origins, folders } = reachOf(undefined, this);
    return { origins: new Set([...origins, 'file://', ...this.imported]), folders, isRestricted: false };
  }

  get workspaceFolders(): readonly string[] {
    return vscode.workspace.workspaceFolders?.map((folder) => folder.uri.toString()) ?? [];
  }

  /** Why a file may not be read, as a sentence; undefined if it may. In Restricted Mode links are resolved first, since they may lead out of the workspace. */
  async refusal(uri: string, reach: Reach): Promise<string | undefined> {
    const refusal = refusalOf(uri, reach);
    if (refusal !== undefined || !reach.isRestricted) return refusal;
    const real = await realUri(vscode.Uri.parse(uri, true));
    if (real === undefined || (await isReallyInside(real, reach))) return undefined;
    return refusalOf(real.toString(), { ...reach, folders: [] });
  }

  /** File access for a search on behalf of one document; rejects with a sentence if a file exists but can't be read. */
  files(reach: Reach): Required<Files> {
    return {
      read: (uri) => this.textAt(uri, reach),
      exists: async (uri, isOwn) => {
        const asked = isOwn === true ? { ...reach, isRestricted: false } : reach;
        // The link itself exists; reading it reports why it isn't followed.
        if (await this.isUnreadableLink(uri, asked)) return true;
        await this.assertMayAsk(uri, asked);
        return openDocument(canonical(uri)) !== undefined || (await factsOf(vscode.Uri.parse(uri, true)))?.isFolder === false;
      },
      list: async (folder) => {
        if ((await this.refusal(folder, reach)) !== undefined) return [];
        const uri = vscode.Uri.parse(folder, true);
        const children = await childrenOf(uri).catch(noFolder);
        return children.map(([name, type]) => `${vscode.Uri.joinPath(uri, name)}${(type & vscode.FileType.Directory) === 0 ? '' : '/'}`);
      },
    };
  }

  /** The text at a URI, from the open buffer if there is one; undefined if the file is missing or can't or may not be read, which is logged once. */
  async readText(uri: string, reach: Reach): Promise<string | undefined> {
    try {
      return await this.textAt(uri, reach);
    } catch (error) {
      const line = `Reading ${uri}: ${reason(error)}`;
      if (this.logged.get(line) === undefined) this.log?.warn(line);
      this.logged.set(line, true);
      return undefined;
    }
  }

  /** Whether a name in a folder that may be read is a link that may not be followed. */
  private async isUnreadableLink(uri: string, reach: Reach): Promise<boolean> {
    const folder = dirnameUri(uri);
    if ((await this.refusal(uri, reach)) === undefined || (await this.refusal(folder, reach)) !== undefined) return false;
    const parent = vscode.Uri.parse(folder, true);
    const children = await childrenOf(parent).catch(noFolder);
    return children.some(([name]) => vscode.Uri.joinPath(parent, name).toString() === canonical(uri));
  }

  private async assertMayAsk(uri: string, reach: Reach): Promise<void> {
    const refusal = await this.refusal(uri, reach);
    if (refusal !== undefined) throw new Unreadable(refusal);
  }

  private async textAt(uri: string, reach: Reach): Promise<string | undefined> {
    await this.assertMayAsk(uri, reach);
    const open = openDocument(canonical(uri));
    if (open !== undefined) return (await bufferText(open)).text.toString();
    const bytes = await contentOf(vscode.Uri.parse(uri, true));
    return bytes === undefined ? undefined : (await decode(bytes)).toString();
  }
}

/** Whether a file, with links resolved, is inside one of a reach's folders; resolves the folders' links itself. */
export async function isReallyInside(real: vscode.Uri, { folders }: Pick<Reach, 'folders'>): Promise<boolean> {
  for (const folder of folders) {
    const at = await realUri(vscode.Uri.parse(folder, true));
    if (at !== undefined && isWithin(real.toString(), at.toString())) return true;
  }
  return false;
}

/** Treats a missing folder as empty; rethrows other errors. */
function noFolder(error: unknown): [] {
  if (error instanceof vscode.FileSystemError && /^(?:FileNotFound|FileNotADirectory)$/.test(error.code)) return [];
  throw error;
}
