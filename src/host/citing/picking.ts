import * as l10n from '@vscode/l10n';
import type { Paper } from '../../core/corpus/paper';
import type { FoundPapers } from '../bibliography/foundPapers';
import type { LibraryService } from '../library/windowLibrary';
import { complain } from '../window/notify';
import { idsOf } from '../window/paperTargets';
import type { PaperPick } from './paperPick';

/** Determines the papers that a command acts on. */
export interface Picking {
  /** The papers in a command's arguments, else those that the user picks; one message lists unknown ids, which are left out. */
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

/** The papers with these ids or citation keys; one message lists those that are neither in the library nor found by a service. */
export function known(library: LibraryService, found: FoundPapers, ids: readonly string[]): Paper[] {
  const papers = ids.map((id) => library.get(id) ?? library.byKey(id) ?? found.get(id));
  const missing = ids.filter((_, index) => papers[index] === undefined);
  if (missing.length > 0) {
    void complain(l10n.t('Lectern has no paper with the id or key {0}.', missing.map((id) => l10n.t('“{0}”', id)).join(', ')));
  }
  return [...found.distinct(papers.filter((paper) => paper !== undefined))];
}
