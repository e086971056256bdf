import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Entries } from '../../host/bibliography/entries';
import type { References } from '../../host/bibliography/referenceRenderer';
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
  readonly references: References;
}

/** `lectern.copyBibtex`, `copyKey` and `copyReference`: put papers on the clipboard and give the text that they put there. */
export function registerClipboard({ active, log, picking, entries, references }: Services): vscode.Disposable {
  const copying = (
    name: 'copyBibtex' | 'copyKey' | 'copyReference',
    what: string,
    textOf: (papers: readonly Paper[]) => Promise<string>,
  ): vscode.Disposable =>
    registerCommand(log, name, async (...[target, selected]: readonly unknown[]) => {
      const papers = await picking.papers(target, selected, `Copy the ${what} of which paper?`);
      if (papers.length === 0) return undefined;
      const text = await textOf(papers);
      await vscode.env.clipboard.writeText(text);
      tell(papers.length === 1 ? `Copied the ${what} of ${papers[0]?.citationKey}` : `Copied ${papers.length} papers' ${what}`);
      return text;
    });
  return vscode.Disposable.from(
    copying('copyBibtex', 'BibTeX', (papers) => entries.bibtex(papers, active.document)),
    copying('copyKey', 'citation key', async (papers) => (await entries.keys(papers, active.document)).join(', ')),
    copying('copyReference', 'reference', (papers) => references.text(papers, active.document)),
  );
}
