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
  const texts = new Map<string, Promise<string | undefined>>([[normaliseUri(open.uri), Promise.resolve(open.text)]]);
  const existing = new Map<string, Promise<boolean>>();
  const folders = new Map<string, Promise<readonly string[]>>();
  let left = MOST_FILES;
  const silent = new Set<string>();

  const survive = async <T>(what: () => Promise<T>, uri: string, otherwise: T): Promise<T> => {
    if (silent.has(originOf(uri))) return otherwise;
    try {
      return await what();
    } catch (error) {
      if (error instanceof Error && error.name === noAnswer) silent.add(originOf(uri));
      const reason = error instanceof Error ? error.message : String(error);
      account.say(l10n.t('{0} could not be read: {1}', basenameUri(uri), reason), { uri });
      return otherwise;
    }
  };

  const mayAsk = (uri: string, isOwn?: boolean): boolean => {
    const refusal = refusalOf(uri, reach, isOwn);
    if (refusal !== undefined) account.say(refusal, { uri });
    return refusal === undefined;
  };
  const noteOutside = (uri: string): void => {
    if (!isInside(uri, reach)) account.say(l10n.t('{0} is outside the workspace.', readablePath(uri)), { uri });
  };

  const ask = async (uri: string): Promise<string | undefined> => {
    if (!mayAsk(uri)) return undefined;
    if (left > 0) {
      left -= 1;
      const text = await survive(() => files.read(uri), uri, undefined);
      if (text !== undefined) noteOutside(uri);
      return text;
    }
    account.say(l10n.t('Lectern stopped after reading {0} files: what the others declare is not seen.', MOST_FILES));
    return undefined;
  };

  const once = <T>(known: Map<string, Promise<T>>, uri: string, get: (uri: string) => Promise<T>): Promise<T> => {
    const normal = normaliseUri(uri);
    let answer = known.get(normal);
    if (answer === undefined) {
      answer = get(normal);
      known.set(normal, answer);
    }
    return answer;
  };

  const list = (folder: string) =>
    once(folders, folder, async (uri) => {
      const children =
        files.list === undefined || refusalOf(uri, reach) !== undefined
          ? []
          : await survive(async () => (await files.list?.(uri)) ?? [], uri, []);
      return children.map((child) => `${basenameUri(child)}${child.endsWith('/') ? '/' : ''}`);
    });

  const isFile = async (normal: string, isOwn?: boolean): Promise<boolean> => {
    // A listing that was fetched already answers for names that it has; others may differ in case or be links.
    const siblings = await folders.get(dirnameUri(normal));
    if (siblings?.includes(basenameUri(normal))) return true;
    return survive(() => files.exists(normal, isOwn), normal, false);
  };

  return {
    lists: files.list !== undefined,
    left: () => left,
    read: (uri) => once(texts, uri, ask),
    exists: (uri, isOwn) =>
      once(existing, uri, async (normal) => {
        if (texts.has(normal) && (await texts.get(normal)) !== undefined) return true;
        if (!mayAsk(normal, isOwn)) return false;
        const isThere = await isFile(normal, isOwn);
        if (isThere) noteOutside(normal);
        return isThere;
      }),
    list,
  };
}
