import * as l10n from '@vscode/l10n';
import { grouped } from '../displayLanguage';

/** The largest style of the CSL project's collection has some 7,000 elements. */
const MOST_ELEMENTS = 20_000;
/** Terms without a text; citeproc moves the whole list of elements for each. No style that is brought along has more than three. */
const MOST_EMPTY = 300;
/** Characters of a tag and its attributes; citeproc goes through the whole tag for each attribute. */
const LONGEST_TAG = 5000;
const MOST_ATTRIBUTES = 40;
/** Blanks in a row that the value of an attribute keeps: citeproc tries each stretch of a longer row. */
const MOST_BLANKS = 10;

const NAME = /<(\/?[\w:.-]{1,100})/y;
const ATTRIBUTE = /\s*([\w:.-]{1,100})\s*=\s*("[^"<]*"|'[^'<]*')/y;
const CLOSING = /\s*(\/?)>/y;

/**
 * A style's XML as citeproc's own parser can take it, which makes regular expressions of what it reads: no comments and no instructions,
 * tags with names that XML allows and one blank before each attribute. Throws where the XML is malformed or larger than any style; linear.
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
    if (/^<(?:sing|mult)/.test(before) || (before.startsWith('<term') && tag.text.startsWith('</'))) empty += 1;
    if (empty > MOST_EMPTY) throw new Error(l10n.t('it has more than {0} terms without a text.', grouped(MOST_EMPTY)));
    before = tag.text.endsWith('/>') ? '' : tag.text;
    at = tag.end;
  }
  const plain = (parts.join('') + text.slice(at)).trim();
  // Text outside of all tags would be searched for attributes.
  if (!plain.startsWith('<') || !plain.endsWith('>')) throw new Error(l10n.t('its XML is malformed.'));
  return plain;
}

/** After a comment, an instruction or a document type at `open`; `open` where there is none. */
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
