import citeproc from 'citeproc';
import type { RichNode, RichStyle, RichText } from './richText';

/** The name of Lectern's output format in citeproc. */
export const cslFormat = 'lectern';

const tags: Readonly<Record<string, RichStyle>> = {
  i: 'italic',
  n: 'roman',
  b: 'bold',
  c: 'smallCaps',
  u: 'underline',
  p: 'superscript',
  q: 'subscript',
  l: 'label',
  r: 'body',
  d: 'block',
  a: 'link',
  x: 'cite',
};

const wrap = (tag: string) => `<${tag}>%%STRING%%</${tag}>`;

/** Adds Lectern's output format to citeproc, for `parseCslOutput`: one-letter tags around text in which `<`, `>` and `&` are escaped. */
export function installCslFormat(): void {
  citeproc.Output.Formats[cslFormat] = {
    ...citeproc.Output.Formats.html,
    text_escape: (text: string | undefined) =>
      (text ?? '').replace(/&/g, '&#38;').replace(/</g, '&#60;').replace(/>/g, '&#62;').replace(/\$/g, '&#36;'),
    bibstart: '',
    bibend: '',
    '@font-style/italic': wrap('i'),
    '@font-style/oblique': wrap('i'),
    '@font-style/normal': wrap('n'),
    '@font-variant/small-caps': wrap('c'),
    '@font-variant/normal': false,
    '@font-weight/bold': wrap('b'),
    '@font-weight/normal': false,
    '@text-decoration/none': false,
    '@text-decoration/underline': wrap('u'),
    '@vertical-align/sup': wrap('p'),
    '@vertical-align/sub': wrap('q'),
    '@vertical-align/baseline': false,
    '@bibliography/entry': (_: unknown, text: string) => text,
    '@display/block': wrap('d'),
    '@display/left-margin': wrap('l'),
    '@display/right-inline': wrap('r'),
    '@display/indent': wrap('d'),
    '@URL/true': wrap('a'),
    '@DOI/true': wrap('a'),
  };
}

/** Marks `html` as a cite of the item with this number. */
export function markCite(html: string, cite: number): string {
  return `<x${cite}>${html}</x>`;
}

/**
 * Parses citeproc's output in Lectern's format into rich text; a cite's number becomes the id at that index of `ids`, and the mark of
 * further authors the style's term for them. Unclosed tags end with the text.
 */
export function parseCslOutput(written: string, ids: readonly string[], etAl = 'et al.'): RichText {
  const output = withOthers(written, etAl);
  const root: RichNode[] = [];
  const stack: RichNode[][] = [root];
  for (const [part, close, tag, cite] of output.matchAll(/<(\/?)([a-z])(\d*)>|&#\d\d;|[^<&]+|[<&]/g)) {
    const target = stack.at(-1) ?? root;
    const style = tag === undefined ? undefined : tags[tag];
    if (style === undefined) append(target, decode(part));
    else if (close === '/') stack.length > 1 && stack.pop();
    else {
      const children: RichNode[] = [];
      const id = cite === undefined || cite === '' ? undefined : ids[Number(cite)];
      target.push({ style, children, ...(id !== undefined && { cite: id }) });
      stack.push(children);
    }
  }
  return root;
}

/** Replaces "and others" in a list of names while citeproc formats it; no name contains these words. */
export const othersMark = 'lectern∷others';

/**
 * Replaces the mark with "et al.", dropping the "and", "&" or delimiter that a style puts before the last name; Japanese and Chinese have no
 * space there. Whatever a style puts there, the mark itself is never shown.
 */
function withOthers(output: string, etAl: string): string {
  if (!output.includes(othersMark)) return output;
  const term = /\p{Lo}/u.test(etAl) ? etAl : ` ${etAl}`;
  return output.replace(
    /(?:(?:,\s{0,9})?(?:(?:\s|\b)(?:&#38;|and|und|et|y|e|en|och|og)\s{1,9}|[と和])|,?\s{1,9}|[、，/;]?)lectern∷others(\.?)/gi,
    (_, stop: string) => term + (term.endsWith('.') ? '' : stop),
  );
}

function append(target: RichNode[], text: string): void {
  const last = target.at(-1);
  if (typeof last === 'string') target[target.length - 1] = last + text;
  else target.push(text);
}

function decode(part: string): string {
  if (part === '&#36;') return '$';
  return part === '&#38;' ? '&' : part === '&#60;' ? '<' : part === '&#62;' ? '>' : part;
}
