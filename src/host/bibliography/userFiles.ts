import { basenameUri } from '../../core/bibliography/uriPath';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import { ownDrafts } from '../../core/library/ownDrafts';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';
import type { BibliographyFiles } from './bibliographyFiles';
import type { PaperSource } from './paperSource';

/** The user's bibliographies and library files as a source of papers. */
export class UserFiles implements PaperSource {
  constructor(private readonly files: Pick<BibliographyFiles, 'all' | 'has'>) {}

  provenance(_: Paper, source: string): Provenance | undefined {
    return this.files.has(source) ? { kind: 'file', name: basenameUri(source) } : undefined;
  }

  async drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>> {
    const draftOf = ownDrafts(await this.files.all(), papers);
    const drafts = new Map<string, Draft>();
    for (const paper of papers) {
      const draft = draftOf(paper, dialect);
      if (draft !== undefined) drafts.set(paper.id, draft);
    }
    return drafts;
  }

  async item(paper: Paper, language: string): Promise<CslItem | undefined> {
    const holding = (await this.files.all()).filter(({ uri }) => paper.sources.includes(uri));
    return recordIn(holding, paper, language);
  }
}

/** The record of a paper in the first of these files that holds it, resolved with the strings and parent entries of `manuscript`. */
export function recordIn(
  files: readonly BibliographyFile[],
  paper: Paper,
  language: string,
  manuscript: readonly BibliographyFile[] = [],
): CslItem | undefined {
  for (const file of files) {
    const key = keyIn(file, paper);
    const record = key === undefined ? undefined : file.recordOf(key, { files: manuscript, language });
    if (record !== undefined) return record;
  }
  return undefined;
}

/** The paper's key in a file. */
function keyIn(file: BibliographyFile, paper: Paper): string | undefined {
  const isSource = paper.sources.includes(file.uri);
  const named = file.byKey.get(paper.citationKey);
  if (named !== undefined && (named === paper || named.id === paper.id || isSource)) return named.citationKey;
  return isSource ? file.papers.find(({ id }) => id === paper.id)?.citationKey : undefined;
}
