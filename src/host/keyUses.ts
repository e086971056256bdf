import * as vscode from 'vscode';
import type { Bibliographies } from './bibliographies';
import { citingLanguages } from './documents';
import type { Manuscript, Manuscripts } from './manuscripts';
import { positionsIn } from './textFiles';

/** Where a key stands, as an entry's own key or as a citation. */
export interface Occurrence {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly isEntry: boolean;
}

/** Most manuscript files that are looked through for the uses of an entry. */
const mostFiles = 2000;

/** Finds all places of a key: in the manuscript of a document, or for a .bib file in every manuscript of the workspace that uses it. */
export class KeyUses {
  constructor(
    private readonly bibliographies: Bibliographies,
    private readonly manuscripts: Manuscripts,
  ) {}

  async of(document: vscode.TextDocument, key: string): Promise<Occurrence[]> {
    const manuscripts = document.languageId === 'bibtex' ? await this.using(document.uri.toString()) : [await this.manuscripts.of(document)];
    const seen = new Set<string>();
    const found: Occurrence[] = [];
    /** Reading a closed file for its lines is done once, however often it cites the key. */
    const positions = new Map<string, ReturnType<typeof positionsIn>>();
    const add = async (uri: string, start: number, isEntry: boolean): Promise<void> => {
      const mark = `${uri} ${start}`;
      if (seen.has(mark)) return;
      seen.add(mark);
      const reading = positions.get(uri) ?? positionsIn(uri);
      positions.set(uri, reading);
      const position = await reading;
      found.push({ uri: vscode.Uri.parse(uri), range: new vscode.Range(position(start), position(start + key.length)), isEntry });
    };
    const bibs = new Set(manuscripts.flatMap(({ bibliographies }) => bibliographies.files.map((file) => file.uri)));
    if (document.languageId === 'bibtex') bibs.add(document.uri.toString());
    for (const uri of bibs) {
      const file = await this.bibliographies.file(uri);
      for (const entry of file?.entries ?? []) if (entry.key === key) await add(uri, entry.keyOffset, true);
    }
    for (const { files } of manuscripts) {
      for (const file of files) {
        for (const cited of file.citations.flatMap((citation) => citation.keys)) if (cited.key === key) await add(file.uri, cited.start, false);
      }
    }
    return found;
  }

  /** The manuscripts of the workspace, and of open documents, whose bibliographies hold this file. */
  async using(bibliography: string): Promise<Manuscript[]> {
    const pattern = '**/*.{tex,ltx,md,qmd,Rmd,rmd,Rnw,typ}';
    const uris = await vscode.workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
    const open = vscode.workspace.textDocuments.filter((document) => citingLanguages.some((language) => language === document.languageId));
    const found: Manuscript[] = [];
    const covered = new Set<string>();
    for (const uri of [...open.map((document) => document.uri), ...uris]) {
      if (covered.has(uri.toString())) continue;
      const manuscript = await this.manuscripts.of(await vscode.workspace.openTextDocument(uri));
      for (const file of manuscript.files) covered.add(file.uri);
      if (manuscript.bibliographies.files.some((file) => file.uri === bibliography)) found.push(manuscript);
    }
    return found;
  }
}
