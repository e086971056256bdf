import * as vscode from 'vscode';
import type { Descriptions } from '../../core/corpus/descriptions';
import type { Paper, Topic } from '../../core/corpus/paper';
import type { RelatedTable } from '../../core/search/suggest/related';
import { readFile } from '../files/disk';
import { once } from '../window/once';

/** Papers with their index, for `SearchIndex.restore`, and their names, for `Library.updateSource`. */
export interface SearchablePapers {
  readonly papers: readonly Paper[];
  readonly snapshot: unknown;
  readonly names: Uint32Array;
}

/** The files that the build makes from `media/corpus`, each read on first need and retried if that failed. */
export class BundledCorpus {
  private readonly read = new Map<string, () => Promise<unknown>>();
  private readonly folder: vscode.Uri;
  private captures: ReadonlySet<string> = new Set();

  constructor(extensionUri: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'corpus');
  }

  /** The papers and index that every search needs. Rejects if they can't be read. */
  async forSearch(): Promise<SearchablePapers> {
    const [papers, names, snapshot] = await Promise.all([
      this.json<readonly Paper[]>('papers.json'),
      this.json<readonly number[]>('names.json'),
      this.json<unknown>('index.json'),
    ]);
    this.captures = new Set(papers.flatMap(({ sources }) => sources));
    return { papers, names: Uint32Array.from(names), snapshot };
  }

  /** The names of the captures that the papers come from; empty until they are read. */
  get listings(): ReadonlySet<string> {
    return this.captures;
  }

  /** Each paper's nearest neighbours. */
  related(): Promise<RelatedTable> {
    return this.json<RelatedTable>('related.json');
  }

  /** What papers are cited for in other words, by id. */
  descriptions(): Promise<Descriptions> {
    return this.json<Descriptions>('descriptions.json');
  }

  topics(): Promise<readonly Topic[]> {
    return this.json<readonly Topic[]>('topics.json');
  }

  private json<T>(name: string): Promise<T> {
    let reading = this.read.get(name);
    if (reading === undefined) {
      reading = once(async () => JSON.parse(new TextDecoder().decode(await readFile(vscode.Uri.joinPath(this.folder, name)))));
      this.read.set(name, reading);
    }
    // The build wrote the file, and a test checks it against the type.
    return reading() as Promise<T>;
  }
}
