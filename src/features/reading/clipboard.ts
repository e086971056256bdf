import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Entries } from '../../host/bibliography/entries';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import type { ChosenKeys } from '../../host/citing/chosenKeys';
import type { Picking } from '../../host/citing/picking';
import { tell } from '../../host/files/messages';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly picking: Picking;
  readonly entries: Entries;
  readonly references: FormattedReferences;
  readonly keys: ChosenKeys;
  readonly bibliographies: Bibliographies;
}

type Copying = 'copyBibtex' | 'copyKey' | 'copyReference';

const questions: Readonly<Record<Copying, () => string>> = {
  copyBibtex: () => l10n.t('Copy the BibTeX of which paper?'),
  copyKey: () => l10n.t('Copy the citation key of which paper?'),
  copyReference: () => l10n.t('Copy the reference of which paper?'),
};

const copied: Readonly<Record<Copying, (count: number, key: string) => string>> = {
  copyBibtex: (count, key) => (count === 1 ? l10n.t('Copied the BibTeX of {0}', key) : l10n.t('Copied {0} papers’ BibTeX', count)),
  copyKey: (count, key) => (count === 1 ? l10n.t('Copied the citation key of {0}', key) : l10n.t('Copied {0} papers’ citation key', count)),
  copyReference: (count, key) => (count === 1 ? l10n.t('Copied the reference of {0}', key) : l10n.t('Copied {0} papers’ reference', count)),
};

/** `lectern.copyBibtex`, `copyKey` and `copyReference`: copy papers to the clipboard and return the copied text. */
export function registerClipboard({ active, log, picking, entries, references, keys, bibliographies }: Services): vscode.Disposable {
  /** The keys by which the active document cites papers, or would. */
  const keysOf = async (papers: readonly Paper[]): Promise<readonly string[]> => {
    const { document } = active;
    if (document === undefined) return entries.underPattern(papers, document).map((paper) => paper.citationKey);
    return keys.of(document, papers, await bibliographies.of(document));
  };
  const copying = (name: Copying, textOf: (papers: readonly Paper[]) => Promise<string>): vscode.Disposable =>
    registerCommand(log, name, async (...[target, selected]: readonly unknown[]) => {
      const papers = await picking.papers(target, selected, questions[name]());
      if (papers.length === 0) return undefined;
      const text = await textOf(papers);
      await vscode.env.clipboard.writeText(text);
      tell(copied[name](papers.length, papers[0]?.citationKey ?? ''));
      return text;
    });
  return vscode.Disposable.from(
    copying('copyBibtex', (papers) => entries.bibtex(papers, active.document)),
    copying('copyKey', async (papers) => (await keysOf(papers)).join(', ')),
    copying('copyReference', (papers) => references.text(papers, active.document)),
  );
}
