import { basenameUri } from '../../core/bibliography/uriPath';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import type { Paper } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import { type KeyIn, ownDrafts } from '../../core/library/ownDrafts';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';
import type { BibliographyFiles } from './bibliographyFiles';
import type { PaperSource } from './paperSource';

/** The user's bibliographies and library files as a source of papers. */
export class UserFiles implements PaperSource {
  constructor(
    private readonly files: Pick<BibliographyFiles, 'all' | 'has'>,
    private readonly keyIn: KeyIn,
  ) {}

  provenance(_: Paper, source: string): Provenance | undefined {
    return this.files.has(source) ? { kind: 'file', name: basenameUri(source) } : undefined;
  }

  async drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>> {
    const draftOf = ownDrafts(await this.files.all(), papers, this.keyIn);
    const drafts = new Map<string, Draft>();
    for (const paper of papers) {
      const draft = draftOf(paper, dialect);
      if (draft !== undefined) drafts.set(paper.id, draft);
    }
    return drafts;
  }

  async item(paper: Paper, language: string): Promise<CslItem | undefined> {
    const files = await this.files.all();
    // The file whose key the paper has comes first, as it does for drafts.
    const first = files.filter((file) => this.keyIn(paper, file) === paper.citationKey);
    return recordIn([...first, ...files], paper, language, { keyIn: this.keyIn });
  }
}

/** How a paper's key in a file is found, and the files whose strings and parent entries its record may use. */
interface Holding {
  readonly keyIn: KeyIn;
  readonly manuscript?: readonly BibliographyFile[];
}

/** The record of a paper in the first of these files that holds it. */
export function recordIn(
  files: readonly BibliographyFile[],
  paper: Paper,
  language: string,
  { keyIn, manuscript = [] }: Holding,
): CslItem | undefined {
  for (const file of files) {
    const key = keyIn(paper, file);
    const record = key === undefined ? undefined : file.recordOf(key, { files: manuscript, language });
    if (record !== undefined) return record;
  }
  return undefined;
}
