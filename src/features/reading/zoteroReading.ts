import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { readerAddress, selectAddress } from '../../core/sources/zotero/zoteroChildren';
import type { ZoteroAttachments, ZoteroPlace } from '../../host/bibliography/zotero/zoteroAttachments';
import type { Picking } from '../../host/citing/picking';
import { factsOf } from '../../host/files/disk';
import { fileName } from '../../host/files/edits';
import { isLoopback } from '../../host/sources/network';
import { EditRefused } from '../../host/window/attempt';
import { type PdfTarget, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { setting } from '../../host/window/settings';

interface Services {
  readonly log: Log;
  readonly picking: Picking;
  readonly attachments: ZoteroAttachments;
}

/** `lectern.showInZotero`, which selects a paper in Zotero's window, and `lectern.openPdf`, which opens its PDF in Zotero's reader or in the editor. */
export function registerZoteroReading({ log, picking, attachments }: Services): vscode.Disposable {
  const placesOf = async (target: unknown, selected: unknown, question: string): Promise<[Paper, ZoteroPlace][]> => {
    const papers = await picking.papers(target, selected, question);
    const places = papers.flatMap((paper): [Paper, ZoteroPlace][] => {
      const place = attachments.placeOf(paper);
      return place === undefined ? [] : [[paper, place]];
    });
    if (papers.length > 0 && places.length === 0) throw new EditRefused(l10n.t('Lectern hasn’t read this paper from Zotero yet.'));
    return places;
  };
  return vscode.Disposable.from(
    registerCommand(log, 'showInZotero', async (target, ...rest: unknown[]) => {
      for (const [, { library, key }] of (await placesOf(target, rest[0], l10n.t('Show which paper in Zotero?'))).slice(0, 1))
        await vscode.env.openExternal(vscode.Uri.parse(selectAddress(library, key)));
    }),
    registerCommand(log, 'openPdf', async (target, ...rest: unknown[]) => {
      const [[, place] = []] = await placesOf(target, rest[0], l10n.t('Open the PDF of which paper?'));
      if (place !== undefined) await openPdf(attachments, place, target ?? {});
    }),
  );
}

async function openPdf(attachments: ZoteroAttachments, place: ZoteroPlace, target: PdfTarget): Promise<void> {
  const attachment = isKey(target.attachment) ? target.attachment : await firstPdf(attachments, place);
  const annotation = isKey(target.annotation) ? target.annotation : undefined;
  if (target.in !== 'editor') {
    await vscode.env.openExternal(vscode.Uri.parse(readerAddress(place.library, attachment, annotation)));
    return;
  }
  const isElsewhere = (): EditRefused =>
    new EditRefused(l10n.t('The PDF is on the machine that runs Zotero, and this window can’t open it. Open it in Zotero.'));
  if (!isLoopback(setting('zotero.address'))) throw isElsewhere();
  const file = vscode.Uri.parse(await attachments.fileOf(place, attachment), true);
  if ((await factsOf(file))?.isFile !== true) {
    // Zotero's port may be forwarded to a remote extension host, but its files aren't there.
    if (vscode.env.remoteName !== undefined) throw isElsewhere();
    throw new EditRefused(l10n.t('{0} is not on this disk; open it in Zotero, which fetches it.', fileName(file)));
  }
  await vscode.commands.executeCommand('vscode.open', file);
}

async function firstPdf(attachments: ZoteroAttachments, place: ZoteroPlace): Promise<string> {
  const pdf = (await attachments.of(place))?.children.attachments.find(({ isPdf }) => isPdf);
  if (pdf === undefined) throw new EditRefused(l10n.t('Zotero has no PDF of this paper, or doesn’t answer.'));
  return pdf.key;
}

/** Checks a key, which may come from a page or a link. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z0-9]{8}$/.test(value);
}
