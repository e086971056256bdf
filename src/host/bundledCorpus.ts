import * as vscode from 'vscode';
import type { Paper, Topic } from '../core/corpus/paper';
import type { RelatedTable } from '../core/search/related';

/** The files that the build makes from `media/corpus`, each read once and on first need. */
export class BundledCorpus {
  private readonly read = new Map<string, Promise<unknown>>();
  private readonly folder: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'corpus');
  }

  /** What every search needs: the papers and their index, for `SearchIndex.restore`. Rejects where they can't be read. */
  forSearch(): Promise<[readonly Paper[], unknown]> {
    return Promise.all([this.json<readonly Paper[]>('papers.json'), this.json<unknown>('index.json')]);
  }

  /** The nearest papers of each. */
  related(): Promise<RelatedTable> {
    return this.json<RelatedTable>('related.json');
  }

  topics(): Promise<readonly Topic[]> {
    return this.json<readonly Topic[]>('topics.json');
  }

  private json<T>(name: string): Promise<T> {
    let reading = this.read.get(name);
    if (reading === undefined) {
      reading = Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, name))).then((bytes) =>
        JSON.parse(new TextDecoder().decode(bytes)),
      );
      this.read.set(name, reading);
    }
    // The build wrote it and a test holds it against the type.
    return reading as Promise<T>;
  }
}
