import * as l10n from '@vscode/l10n';
import { escapeHtml, htmlText } from '../escape';
import type { ZoteroAnnotation, ZoteroAttachment, ZoteroChildren } from '../sources/zotero/zoteroChildren';

/**
 * The section of a paper's page on its item in Zotero, as HTML: files with buttons, annotations as quotations with their page, and notes.
 * `since` is a sentence saying when they were read, if Zotero doesn't answer now; `children` is undefined if it never did.
 */
export function zoteroSection(id: string, children: ZoteroChildren | undefined, since?: string): string {
  const actions = `<p class="actions">${button('showInZotero', l10n.t('Show in Zotero'), id)}</p>`;
  if (children === undefined)
    return `<section><h2>${l10n.t('In Zotero')}</h2>${actions}<p class="unknown">${l10n.t('Zotero didn’t answer, so its files and notes can’t be shown.')}</p></section>`;
  const { attachments, notes } = children;
  const parts = [
    actions,
    since === undefined ? '' : `<p class="unknown">${htmlText(since)}</p>`,
    attachments.length === 0
      ? `<p class="unknown">${l10n.t('Nothing is attached.')}</p>`
      : `<ul class="attachments">${attachments.map((one) => attachmentItem(id, one)).join('')}</ul>`,
    ...notes.map(
      (note) =>
        `<blockquote class="note">${note
          .split('\n')
          .map((line) => `<p>${htmlText(line)}</p>`)
          .join('')}</blockquote>`,
    ),
  ];
  return `<section><h2>${l10n.t('In Zotero')}</h2>${parts.join('')}</section>`;
}

function attachmentItem(id: string, { key, title, isPdf, annotations }: ZoteroAttachment): string {
  const open = isPdf
    ? openButton(id, key, title, l10n.t('Open in Zotero'), 'zotero') + openButton(id, key, title, l10n.t('Open here'), 'editor')
    : '';
  return `<li><span>${htmlText(title)}</span> ${open}${annotations.map((one) => annotation(id, key, one)).join('')}</li>`;
}

function annotation(id: string, attachment: string, { key, quoted, comment, page }: ZoteroAnnotation): string {
  const place = page === '' ? l10n.t('in the PDF') : l10n.t('p. {0}', page);
  const where = `<a href="#" title="${l10n.t('Show in Zotero’s reader')}" data-action="openPdf" data-id="${escapeHtml(id)}" data-attachment="${attachment}" data-in="zotero" data-annotation="${key}">${htmlText(place)}</a>`;
  const words = quoted === '' ? '' : `<p>${l10n.t('“{0}”', htmlText(quoted))} <cite>${where}</cite></p>`;
  const said = comment === '' ? '' : `<p class="comment">${htmlText(comment)}${quoted === '' ? ` <cite>${where}</cite>` : ''}</p>`;
  return `<blockquote>${words}${said}</blockquote>`;
}

/** The accessible name ends in the file's title, since the label is the same for each file. */
function openButton(id: string, attachment: string, title: string, label: string, place: 'zotero' | 'editor'): string {
  return button('openPdf', label, id, { attachment, in: place }, `${label}: ${title}`);
}

/** `name` is the accessible name, for buttons that can't be told apart by their label. */
function button(action: string, label: string, id: string, data: Readonly<Record<string, string>> = {}, name?: string): string {
  const more = Object.entries(data).map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`);
  if (name !== undefined) more.push(` aria-label="${htmlText(name)}"`);
  return `<button type="button" class="secondary" data-action="${action}" data-id="${escapeHtml(id)}"${more.join('')}>${label}</button>`;
}
