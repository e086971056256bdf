import { readYaml } from '../bibliography/markdown/yamlText';
import { keyMark } from '../citation/markdown/key';

/** What a document's metadata says about its reference list (pandoc's manual, "Citations in note styles" and "Including uncited items"). */
export interface PreviewMetadata {
  /** Keys to list although they aren't cited; `*` means the whole bibliography. */
  readonly nocite: readonly string[];
  /** The heading of the list. */
  readonly title?: string;
  /** Whether the list is turned off (`suppress-bibliography`). */
  readonly suppressed: boolean;
}

const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Reads the metadata block at the start of a Markdown text. */
export function previewMetadata(text: string): PreviewMetadata {
  const yaml = /^\uFEFF?---/.test(text) ? block.exec(text)?.[1] : undefined;
  if (yaml === undefined || !/^(?:nocite|reference-section-title|suppress-bibliography)\b/m.test(yaml))
    return { nocite: [], suppressed: false };
  const read = readYaml(yaml);
  const title = read.strings(['reference-section-title'])[0]?.value;
  return {
    nocite: read.strings(['nocite']).flatMap(({ value }) => keysIn(value)),
    ...(title !== undefined && { title }),
    // Pandoc reads YAML 1.1's words as well.
    suppressed: /^(?:true|yes|on|y)$/i.test(read.strings(['suppress-bibliography'])[0]?.value ?? ''),
  };
}

function keysIn(text: string): string[] {
  return [...text.matchAll(/@/g)].flatMap(({ index }) => keyMark(text, index)?.key ?? []);
}
