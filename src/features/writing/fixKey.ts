import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { shown } from '../../core/escape';
import { keySuggester } from '../../core/library/nearestKeys';
import { byline } from '../../core/presentation/facts';
import { applyChange } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { type KeyChanges, undefinedUses } from '../../host/manuscript/keyChanges';
import type { Manuscript, Manuscripts } from '../../host/manuscript/manuscripts';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { pickOne, type Row } from '../../host/window/questions';

/** Most keys offered, the nearest first. */
const most = 500;
const nearest = 5;

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly manuscripts: Manuscripts;
  readonly keyChanges: KeyChanges;
}

/** `lectern.fixKey`: replaces an undefined key by one from the bibliography in all files of the manuscript, as one edit. */
export function registerFixKey({ active, log, manuscripts, keyChanges }: Services): vscode.Disposable {
  return registerCommand(log, 'fixKey', async (target) => {
    const { document } = active;
    const wrong = target?.key;
    if (document === undefined || typeof wrong !== 'string') throw new EditRefused(l10n.t('Choose the key in the References view.'));
    const manuscript = await manuscripts.of(document);
    undefinedUses(manuscript, wrong);
    const title = l10n.t('Change “{0}” to', wrong);
    const picked = await pickOne(choices(manuscript, wrong), {
      title,
      placeHolder: l10n.t('Key, title or author'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked === undefined) return;
    // The files may have changed while the list was open.
    const { edit, places } = await keyChanges.correct(document, wrong, picked.key);
    await applyChange(edit, document.uri, l10n.t('The manuscript can’t be edited now.'));
    tell(
      places.length === 1
        ? l10n.t('Changed “{0}” to “{1}”', wrong, picked.key)
        : l10n.t('Changed “{0}” to “{1}” in {2} places', wrong, picked.key, places.length),
    );
  });
}

/** A row for a key; its label may differ from the key itself. */
interface KeyRow extends Row {
  readonly key: string;
}

/** The keys in the manuscript's bibliographies, likely corrections of the wrong one first. */
function choices({ bibliographies }: Manuscript, wrong: string): KeyRow[] {
  const papers = new Map(bibliographies.files.flatMap((file) => [...file.byKey]));
  const near = keySuggester(papers.keys())(wrong, nearest);
  const keys = [...new Set([...near, ...papers.keys()])].slice(0, most);
  return keys.map((key) => {
    const paper = papers.get(key);
    return { key, label: shown(key), ...(paper && { description: shown(byline(paper)), detail: shown(paper.title) }) };
  });
}
