import * as l10n from '@vscode/l10n';
import type { Paper } from '../../core/corpus/paper';
import type { FoundPapers } from '../bibliography/foundPapers';
import type { LibraryService } from '../library/windowLibrary';
import { complain } from '../window/notify';
import { idsOf } from '../window/paperTargets';
import type { PaperPick } from './paperPick';

/** Which papers a command is about. */
export interface Picking {
  /** The papers of a command's arguments, or those that the user picks; unknown ids are named in one message and left out. */
  papers(target: unknown, selected: unknown, question: string): Promise<readonly Paper[]>;
}

export function createPicking(library: LibraryService, found: FoundPapers, pick: PaperPick): Picking {
  return {
    async papers(target, selected, question) {
      const ids = idsOf(target, selected);
      await library.ready();
      if (ids === undefined)
        return (await pick.show({ title: question, placeholder: l10n.t('Title, author, year, key or identifier') }))?.papers ?? [];
      return known(library, found, ids);
    },
  };
}

/** The papers with these ids or citation keys; one message names those that neither the library has nor a service found. */
export function known(library: LibraryService, found: FoundPapers, ids: readonly string[]): Paper[] {
  const papers = ids.map((id) => library.get(id) ?? library.byKey(id) ?? found.get(id));
  const missing = ids.filter((_, index) => papers[index] === undefined);
  if (missing.length > 0) {
    void complain(l10n.t('Lectern knows no paper with the id or key {0}.', missing.map((id) => l10n.t('“{0}”', id)).join(', ')));
  }
  return [...found.distinct(papers.filter((paper) => paper !== undefined))];
}
