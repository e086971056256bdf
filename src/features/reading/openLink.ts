import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { links } from '../../core/presentation/facts';
import type { Picking } from '../../host/citing/picking';
import { registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';

/** `lectern.openLink`: opens each given paper's arXiv, DOI or listing page in the browser. */
export function registerOpenLink({ log, picking }: { readonly log: Log; readonly picking: Picking }): vscode.Disposable {
  return registerCommand(log, 'openLink', async (target, ...rest: unknown[]) => {
    for (const paper of await picking.papers(target, rest[0], l10n.t('Open which paper in the browser?'))) {
      const link = links(paper)[0];
      if (link === undefined) void inform(l10n.t('No web address is known for “{0}”.', paper.title));
      else await vscode.env.openExternal(vscode.Uri.parse(link.url, true));
    }
  });
}
