import { defaultParents } from './workTypes';

const TYPE = /^[ \t]+(?:"type"|'type'|type)[ \t]*:[ \t]+["']?([A-Za-z]{3,12})["']?[ \t]*(?:#.*)?$/;
const FLOW_TYPE = /["']?type["']?[ \t]*:[ \t]*["']?([A-Za-z]{3,12})\b/g;
/** A key of the outermost mapping with its colon: quoted, or plain up to the first colon before a space or the line's end. */
const KEY = /^(?:"[^"]*":|'[^']*':|[^\s#"'[{-](?:[^#:]|:(?=\S))*:(?=\s|$))/;
/** What may follow the key: nothing but an anchor, a tag or a comment, or an entry in braces. */
const OPENS = /^(?:[ \t]*(?:[&!][^\s#]+[ \t]*)?(?:#.*)?$|[ \t]+(?:[&!][^\s#]+[ \t]+)?\{)/;

/** A line that starts a list. */
const ITEM = /^[ \t]+-(?:[ \t]|$)/;

/** Whether a line, given without its line break, starts an entry of the outermost mapping. */
export function isEntryLine(line: string): boolean {
  const key = line.length > 10_000 ? undefined : KEY.exec(line)?.[0];
  return key !== undefined && OPENS.test(line.slice(key.length));
}

/**
 * Whether a YAML text looks like a Hayagriva bibliography: a mapping that contains only mappings, at least half of which have a type that
 * Hayagriva knows; a Quarto project has `type: book` in just one of several. Fast, since it is called for any open YAML file.
 */
export function looksLikeHayagriva(text: string): boolean {
  const body = text.replace(/^\uFEFF/, '');
  if (/^\s*\{/.test(body)) return namesType(body.slice(0, 20_000));
  let entries = 0;
  let typed = 0;
  let isKnown = true;
  let isFirst = false;
  let isProject = false;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (/^\s*(?:#.*)?$|^(?:---|\.\.\.|%)/.test(line)) continue;
    if (/^[^\s]/.test(line)) {
      if (/^[}\]]/.test(line)) continue;
      if (!isEntryLine(line)) return false;
      isFirst = true;
      // Quarto's projects have types of which two are those of works, too.
      isProject = /^["']?project["']?:/.test(line);
      isKnown = !isProject && namesType(line);
      entries += 1;
      typed += Number(isKnown);
      continue;
    }
    // This excludes CSL's `references:` and other pandoc metadata.
    if (isFirst && ITEM.test(line)) return false;
    isFirst = false;
    if (!isKnown && !isProject) {
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

/** Whether a YAML file is still empty: only blank lines, comments, document markers and empty braces. */
export function isBlankYaml(text: string): boolean {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .every((line) => /^[ \t]*(?:#|$)|^---[ \t]*$|^\{[ \t]*\}[ \t]*$/.test(line));
}
