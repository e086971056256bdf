import * as l10n from '@vscode/l10n';
import { grouped } from '../displayLanguage';

/** The most elements of a style; the largest in the CSL project's collection has about 7,000. */
const MOST_ELEMENTS = 20_000;
/** The most terms without text, since citeproc moves the whole list of elements for each; no bundled style has more than three. */
const MOST_EMPTY = 300;
/** The most characters of a tag with its attributes, since citeproc searches the whole tag for each attribute. */
const LONGEST_TAG = 5000;
const MOST_ATTRIBUTES = 40;
/** The most consecutive spaces kept in an attribute's value, since citeproc tries every part of a longer run. */
const MOST_BLANKS = 10;

const NAME = /<(\/?[\w:.-]{1,100})/y;
const ATTRIBUTE = /\s*([\w:.-]{1,100})\s*=\s*("[^"<]*"|'[^'<]*')/y;
const CLOSING = /\s*(\/?)>/y;

/**
 * Simplifies a style's XML for citeproc's parser, which uses regular expressions: no comments or instructions, only tags with valid names
 * and one space before each attribute. Throws if the XML is malformed or larger than any real style; linear.
 */
export function plainXml(text: string): string {
  const parts: string[] = [];
  let elements = 0;
  let empty = 0;
  let before = '';
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    const between = text.slice(at, open);
    parts.push(between);
    if (/\S/.test(between)) before = '';
    at = skipped(text, open);
    if (at > open) continue;
    elements += 1;
    if (elements > MOST_ELEMENTS) throw new Error(l10n.t('it has more than {0} elements.', grouped(MOST_ELEMENTS)));
    const tag = tagAt(text, open);
    parts.push(tag.text);
    if (/<(?:sing|mult)/.test(before) || (before.startsWith('<term') && tag.text.startsWith('</'))) empty += 1;
    if (empty > MOST_EMPTY) throw new Error(l10n.t('it has more than {0} terms without a text.', grouped(MOST_EMPTY)));
    before = tag.text.endsWith('/>') ? '' : tag.text;
    at = tag.end;
  }
  const plain = (parts.join('') + text.slice(at)).trim();
  // citeproc would search text outside all tags for attributes.
  if (!plain.startsWith('<') || !plain.endsWith('>')) throw new Error(l10n.t('its XML is malformed.'));
  return plain;
}

/** The offset after a comment, instruction or document type at `open`, or `open` if there is none. */
function skipped(text: string, open: number): number {
  const mark = text.startsWith('<!--', open) ? '-->' : text.startsWith('<?', open) ? '?>' : text.startsWith('<!', open) ? '>' : '';
  if (mark === '') return open;
  const end = text.indexOf(mark, open + 2);
  if (end < 0) throw new Error(l10n.t('its XML is malformed.'));
  return end + mark.length;
}

function tagAt(text: string, open: number): { readonly text: string; readonly end: number } {
  const near = text.slice(open, open + LONGEST_TAG);
  NAME.lastIndex = 0;
  const name = NAME.exec(near)?.[1];
  let at = NAME.lastIndex;
  const attributes: string[] = [];
  for (ATTRIBUTE.lastIndex = at; attributes.length <= MOST_ATTRIBUTES; at = ATTRIBUTE.lastIndex) {
    const [, attribute, value = ''] = ATTRIBUTE.exec(near) ?? [];
    if (attribute === undefined) break;
    attributes.push(` ${attribute}=${value.replace(/\s+/g, (blanks) => blanks.slice(0, MOST_BLANKS))}`);
  }
  CLOSING.lastIndex = at;
  const closing = CLOSING.exec(near);
  if (name === undefined || closing === null || attributes.length > MOST_ATTRIBUTES) throw new Error(l10n.t('its XML is malformed.'));
  return { text: `<${name}${attributes.join('')}${closing[1]}>`, end: open + CLOSING.lastIndex };
}
