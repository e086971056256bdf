import * as l10n from '@vscode/l10n';
import type { Problem } from '../../problem';

/** Collects the problems of one input, but only the first `limit`; the rest are counted, so that a bad input takes little memory. */
export interface CappedProblems {
  add(line: number, code: string, message: string, about?: string): void;
  /** The problems added, in order; if some were dropped, a last one says how many. */
  list(): readonly Problem[];
}

/** A collection for the input called `file`. */
export function cappedProblems(file: string, limit = 50): CappedProblems {
  const kept: Problem[] = [];
  let more = 0;
  let firstLeftOut = 0;
  return {
    add(line, code, message, about) {
      if (kept.length < limit) {
        kept.push({ file, line, code, message, ...(about === undefined ? {} : { about }) });
        return;
      }
      if (more === 0) firstLeftOut = line;
      more += 1;
    },
    list() {
      if (more === 0) return kept;
      const message = more === 1 ? l10n.t('and 1 more problem from this line on') : l10n.t('and {0} more problems from this line on', more);
      return [...kept, { file, line: firstLeftOut, code: 'more-problems', message }];
    },
  };
}
