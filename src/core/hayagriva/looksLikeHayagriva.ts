import { defaultParents } from './workTypes';

const TYPE = /^[ \t]+(?:"type"|'type'|type)[ \t]*:[ \t]+["']?([A-Za-z]{3,12})["']?[ \t]*(?:#.*)?$/;
const FLOW_TYPE = /["']?type["']?[ \t]*:[ \t]*["']?([A-Za-z]{3,12})\b/g;
/** A key of the outermost mapping up to its colon: in quotation marks, or plain to the first colon before a blank or the line's end. */
const KEY = /^(?:"[^"]*":|'[^']*':|[^\s#"'[{-](?:[^#:]|:(?=\S))*:(?=\s|$))/;
/** What follows it: nothing but an anchor, a tag or a comment, or its entry in braces. */
const OPENS = /^(?:[ \t]*(?:[&!][^\s#]+[ \t]*)?(?:#.*)?$|[ \t]+(?:[&!][^\s#]+[ \t]+)?\{)/;

/** A line that starts a list. */
const ITEM = /^[ \t]+-(?:[ \t]|$)/;

/** Whether a line, without its break, starts an entry of the outermost mapping. */
export function isEntryLine(line: string): boolean {
  const key = line.length > 10_000 ? undefined : KEY.exec(line)?.[0];
  return key !== undefined && OPENS.test(line.slice(key.length));
}

/**
 * Whether a YAML text is a Hayagriva bibliography by its content alone: a mapping of nothing but mappings, at least half of which have a type that
 * Hayagriva knows; a project of Quarto's has `type: book` in one of several. Cheap, since it is asked of any YAML file that is open.
 */
export function looksLikeHayagriva(text: string): boolean {
  const body = text.replace(/^\uFEFF/, '');
  if (/^\s*\{/.test(body)) return namesType(body.slice(0, 20_000));
  let entries = 0;
  let typed = 0;
  let isKnown = true;
  let isFirst = false;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (/^\s*(?:#.*)?$|^(?:---|\.\.\.|%)/.test(line)) continue;
    if (/^[^\s]/.test(line)) {
      if (/^[}\]]/.test(line)) continue;
      if (!isEntryLine(line)) return false;
      isFirst = true;
      isKnown = namesType(line);
      entries += 1;
      typed += Number(isKnown);
      continue;
    }
    // CSL's `references:` and pandoc's other metadata.
    if (isFirst && ITEM.test(line)) return false;
    isFirst = false;
    if (!isKnown) {
      const written = TYPE.exec(line.slice(0, 200))?.[1];
      isKnown = written !== undefined ? defaultParents.has(written.toLowerCase()) : /\{/.test(line) && namesType(line.slice(0, 2000));
      typed += Number(isKnown);
    }
  }
  return typed > 0 && typed * 2 >= entries;
}

function namesType(text: string): boolean {
  return [...text.matchAll(FLOW_TYPE)].some(([, written]) => defaultParents.has((written ?? '').toLowerCase()));
}

/** Whether a YAML file holds nothing yet: blank lines, comments, marks of documents and empty braces alone. */
export function isBlankYaml(text: string): boolean {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .every((line) => /^[ \t]*(?:#|$)|^---[ \t]*$|^\{[ \t]*\}[ \t]*$/.test(line));
}
