import type * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { CslItem } from '../../core/record/cslItem';
import type { Bibliographies } from './bibliographies';

/**
 * Everything that is said of a paper, from one source: the document's own bibliographies first, then other bibliographies and library files
 * that hold it; undefined where only the bundled corpus knows it. What several sources say is never mixed. biblatex's localisation keys come in `language`.
 */
export async function recordOf(
  bibliographies: Bibliographies,
  paper: Paper,
  document: vscode.TextDocument | undefined,
  language: string,
): Promise<CslItem | undefined> {
  const own = document === undefined ? [] : (await bibliographies.of(document)).files;
  const all = await bibliographies.files();
  for (const file of new Set([...own, ...all.filter(({ uri }) => paper.sources.includes(uri))])) {
    const key = paper.sources.includes(file.uri) || own.includes(file) ? keyIn(file, paper) : undefined;
    const record = key === undefined ? undefined : file.recordOf(key, { files: own.includes(file) ? own : [], language });
    if (record !== undefined) return record;
  }
  return undefined;
}

/** The key under which a file holds the paper. */
function keyIn(file: BibliographyFile, paper: Paper): string | undefined {
  const isSource = paper.sources.includes(file.uri);
  const named = file.byKey.get(paper.citationKey);
  if (named !== undefined && (named === paper || named.id === paper.id || isSource)) return named.citationKey;
  return isSource ? file.papers.find(({ id }) => id === paper.id)?.citationKey : undefined;
}
