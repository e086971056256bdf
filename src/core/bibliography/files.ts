import * as l10n from '@vscode/l10n';
import type { Account } from './account';
import { isInside, type Reach, refusalOf } from './reach';
import { basenameUri, dirnameUri, normaliseUri, originOf, readablePath } from './uriPath';

/** What the host gives access to; URIs are strings of any scheme. */
export interface Files {
  /** The text of a file, from its unsaved buffer where it is open; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
  /** `isOwn` for what the user's own setting names. */
  exists(uri: string, isOwn?: boolean): Promise<boolean>;
  /** The URIs of what a folder holds, those of folders with `/` at their end; empty where there is no such folder. */
  list?(folderUri: string): Promise<readonly string[]>;
}

/** How many files one search reads at most: a 500-page thesis has some hundred. */
export const MOST_FILES = 500;

/** `Files` for the length of one search: nothing is asked twice, nothing rejects, and the number of reads is bounded. */
export interface Reader {
  read(uri: string): Promise<string | undefined>;
  /** `isOwn` for what the user's own setting names. */
  exists(uri: string, isOwn?: boolean): Promise<boolean>;
  /** The names in a folder, decoded, those of folders with `/` at their end. */
  list(folderUri: string): Promise<readonly string[]>;
  /** Whether the host can list folders at all. */
  readonly lists: boolean;
  /** How many more files may be read. */
  left(): number;
}

/** What a file system that did not answer in time rejects with; it is asked nothing more in the same search. */
export const noAnswer = 'NoAnswer';

/** A reader that takes `open` as the text of its document without asking for it, and asks for nothing that is out of reach. */
export function createReader(files: Files, open: { readonly uri: string; readonly text: string }, account: Account, reach: Reach): Reader {
  return new BoundedReader(files, open, account, reach);
}

class BoundedReader implements Reader {
  readonly lists: boolean;
  private readonly texts: Map<string, Promise<string | undefined>>;
  private readonly existing = new Map<string, Promise<boolean>>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  /** The file systems that did not answer. */
  private readonly silent = new Set<string>();
  private unread = MOST_FILES;

  constructor(
    private readonly files: Files,
    open: { readonly uri: string; readonly text: string },
    private readonly account: Account,
    private readonly reach: Reach,
  ) {
    this.lists = files.list !== undefined;
    this.texts = new Map([[normaliseUri(open.uri), Promise.resolve(open.text)]]);
  }

  left(): number {
    return this.unread;
  }

  read(uri: string): Promise<string | undefined> {
    return askedOnce(this.texts, uri, async (normal) => {
      if (!this.mayAsk(normal)) return undefined;
      if (this.unread === 0) {
        this.account.say(l10n.t('Lectern stopped after reading {0} files: what the others declare is not seen.', MOST_FILES));
        return undefined;
      }
      this.unread -= 1;
      const text = await this.survive(() => this.files.read(normal), normal, undefined);
      if (text !== undefined) this.noteOutside(normal);
      return text;
    });
  }

  exists(uri: string, isOwn?: boolean): Promise<boolean> {
    return askedOnce(this.existing, uri, async (normal) => {
      if (this.texts.has(normal) && (await this.texts.get(normal)) !== undefined) return true;
      if (!this.mayAsk(normal, isOwn)) return false;
      const isThere = await this.isFile(normal, isOwn);
      if (isThere) this.noteOutside(normal);
      return isThere;
    });
  }

  list(folder: string): Promise<readonly string[]> {
    return askedOnce(this.folders, folder, async (uri) => {
      const mayList = this.lists && refusalOf(uri, this.reach) === undefined;
      const children = mayList ? await this.survive(async () => (await this.files.list?.(uri)) ?? [], uri, []) : [];
      return children.map((child) => `${basenameUri(child)}${child.endsWith('/') ? '/' : ''}`);
    });
  }

  private async isFile(normal: string, isOwn?: boolean): Promise<boolean> {
    // A listing that was fetched already answers for names that it has; others may differ in case or be links.
    const siblings = await this.folders.get(dirnameUri(normal));
    if (siblings?.includes(basenameUri(normal))) return true;
    return this.survive(() => this.files.exists(normal, isOwn), normal, false);
  }

  private mayAsk(uri: string, isOwn?: boolean): boolean {
    const refusal = refusalOf(uri, this.reach, isOwn);
    if (refusal !== undefined) this.account.say(refusal, { uri });
    return refusal === undefined;
  }

  private noteOutside(uri: string): void {
    if (!isInside(uri, this.reach)) this.account.say(l10n.t('{0} is outside the workspace.', readablePath(uri)), { uri });
  }

  /** What a file system answers, or `otherwise` if it fails; one that was silent is asked nothing more. */
  private async survive<T>(what: () => Promise<T>, uri: string, otherwise: T): Promise<T> {
    if (this.silent.has(originOf(uri))) return otherwise;
    try {
      return await what();
    } catch (error) {
      if (error instanceof Error && error.name === noAnswer) this.silent.add(originOf(uri));
      const reason = error instanceof Error ? error.message : String(error);
      this.account.say(l10n.t('{0} could not be read: {1}', basenameUri(uri), reason), { uri });
      return otherwise;
    }
  }
}

/** What is known of a URI, asked for once. */
function askedOnce<T>(known: Map<string, Promise<T>>, uri: string, get: (normal: string) => Promise<T>): Promise<T> {
  const normal = normaliseUri(uri);
  let answer = known.get(normal);
  if (answer === undefined) {
    answer = get(normal);
    known.set(normal, answer);
  }
  return answer;
}
