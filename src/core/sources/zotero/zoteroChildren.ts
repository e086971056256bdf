import * as l10n from '@vscode/l10n';
import { parsedJson } from '../../wellFormed';
import { fieldsOf, plainOf, textOf } from '../cleanText';
import type { ZoteroLibrary } from './zoteroItems';

/** A file attached to an item. */
export interface ZoteroAttachment {
  readonly key: string;
  readonly title: string;
  readonly isPdf: boolean;
  readonly annotations: readonly ZoteroAnnotation[];
}

/** An annotation in a PDF: the quoted text and a comment, either of which may be ''. */
export interface ZoteroAnnotation {
  readonly key: string;
  readonly quoted: string;
  readonly comment: string;
  /** The page's own label ("xii", "33"); '' if it has none. */
  readonly page: string;
}

/** An item's attachments and notes. */
export interface ZoteroChildren {
  readonly attachments: readonly ZoteroAttachment[];
  /** Each note as plain text. */
  readonly notes: readonly string[];
}

/** The API path of an item's attachments and notes, or of an attachment's annotations. */
export function childrenPath({ path }: ZoteroLibrary, key: string): string {
  return `${path}/items/${key}/children`;
}

/** The API path that returns the file URL of an attachment as plain text. */
export function filePath({ path }: ZoteroLibrary, attachment: string): string {
  return `${path}/items/${attachment}/file/view/url`;
}

/**
 * The `file:` URL in an answer to `filePath`, or a sentence that says why the file isn't opened. Only PDFs on this machine are opened,
 * since requesting a file from another machine would reveal the user's identity to it.
 */
export function pdfFile(text: string): { readonly url: string } | { readonly refusal: string } {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { refusal: l10n.t('Zotero has no file of this attachment on this machine.') };
  }
  if (url.protocol !== 'file:') return { refusal: l10n.t('What Zotero gave for this attachment is not a file, so it wasn’t opened.') };
  const isElsewhere = url.host !== '' || /^\/(?:[/\\]|%5c|%2f)/i.test(url.pathname);
  if (isElsewhere) return { refusal: l10n.t('The file of this attachment is on another machine, so it wasn’t opened. Open it in Zotero.') };
  const isPdf = /\.pdf$/i.test(url.pathname) && !/%0[0-9a-f]|%1[0-9a-f]/i.test(url.pathname) && url.search === '' && url.hash === '';
  return isPdf
    ? { url: url.href }
    : { refusal: l10n.t('The file of this attachment is not named as a PDF, so it wasn’t opened. Open it in Zotero.') };
}

/** The attachments and notes in an answer to `childrenPath`; any that can't be read are skipped. */
export function childrenIn(text: string): ZoteroChildren {
  const all = dataIn(text);
  const attachments = all
    .filter(({ itemType, key }) => itemType === 'attachment' && isKey(key))
    .map(
      (data): ZoteroAttachment => ({
        key: textOf(data.key),
        title: plainOf(data.title) || plainOf(data.filename) || 'Attachment',
        isPdf: textOf(data.contentType) === 'application/pdf',
        annotations: [],
      }),
    );
  const notes = all.filter(({ itemType }) => itemType === 'note').map(({ note }) => noteText(textOf(note)));
  return { attachments, notes: notes.filter((note) => note !== '') };
}

/** The annotations in an answer to `childrenPath` for an attachment, in the order of the file. */
export function annotationsIn(text: string): readonly ZoteroAnnotation[] {
  return dataIn(text)
    .filter(({ itemType, key }) => itemType === 'annotation' && isKey(key))
    .sort((a, b) => textOf(a.annotationSortIndex).localeCompare(textOf(b.annotationSortIndex)))
    .map((data) => ({
      key: textOf(data.key),
      quoted: plainOf(data.annotationText),
      comment: plainOf(data.annotationComment),
      page: plainOf(data.annotationPageLabel),
    }))
    .filter(({ quoted, comment }) => quoted !== '' || comment !== '');
}

/** The address that shows an item in Zotero's window (https://www.zotero.org/support/kb/zotero_uri). */
export function selectAddress({ path }: ZoteroLibrary, key: string): string {
  return `zotero://select/${placeOf(path)}/items/${key}`;
}

/** The address that opens a PDF in Zotero's reader, at an annotation if one is given. */
export function readerAddress({ path }: ZoteroLibrary, attachment: string, annotation?: string): string {
  const at = annotation === undefined ? '' : `?annotation=${annotation}`;
  return `zotero://open-pdf/${placeOf(path)}/items/${attachment}${at}`;
}

function placeOf(path: string): string {
  return path.startsWith('groups/') ? path : 'library';
}

function isKey(value: unknown): boolean {
  return /^[A-Z0-9]{8}$/.test(textOf(value));
}

/** A note as plain text, with a line for each paragraph, list item and heading. */
function noteText(html: string): string {
  const lines = html.split(/<\/(?:p|li|h[1-6]|div|blockquote|tr)>|<br\s*\/?>/i).map((part) => plainOf(part));
  return lines.filter((line) => line !== '').join('\n');
}

function dataIn(text: string): Readonly<Record<string, unknown>>[] {
  try {
    const values: unknown = parsedJson(text);
    return Array.isArray(values) ? values.map((value) => fieldsOf(fieldsOf(value).data)) : [];
  } catch {
    return [];
  }
}
