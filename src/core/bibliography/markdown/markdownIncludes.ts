import { LineCounter } from '../../bibtex/reading/lineCounter';
import type { ManuscriptFile } from '../bibliography';
import type { Reader } from '../files';
import { firstExisting } from '../latex/latexWalk';
import { dirnameUri } from '../uriPath';

/** Quarto's shortcode, knitr's child documents, MyST's directive, and R Markdown's child as a chunk option. */
const INCLUSION = new RegExp(
  String.raw`\{\{<\s{0,9}include\s{1,9}"?([^\s">]{1,300})"?\s{0,9}>\}\}` +
    '|^```+\\s{0,3}\\{include\\}\\s{1,9}(\\S{1,300})' +
    '|^:::+\\s{0,3}\\{include\\}\\s{1,9}(\\S{1,300})' +
    String.raw`|(?:^#\|\s{0,9}child:\s{0,9}|^.{0,300}\bchild\s{0,3}=\s{0,3})(?:c\(([^)]{1,900})\)|["']?([^"'\s,}]{1,300}))`,
  'gm',
);

/** The files that a Markdown text includes, as written, with their lines from 1. */
export function markdownInclusions(text: string): { readonly path: string; readonly line: number }[] {
  const lines = new LineCounter(text);
  return [...text.matchAll(INCLUSION)].flatMap((match) => {
    const line = lines.at(match.index);
    const [, shortcode, fence, colons, several, child] = match;
    const paths =
      several === undefined
        ? [shortcode ?? fence ?? colons ?? child ?? '']
        : [...several.matchAll(/["']([^"']+)["']/g)].map((part) => part[1] ?? '');
    return paths.map((path) => ({ path, line }));
  });
}

/** `root` and all that it includes, each in the order of the text; paths start in a file's own folder, then in the root's. */
export async function markdownFiles(root: string, reader: Reader): Promise<Map<string, ManuscriptFile>> {
  const files = new Map<string, ManuscriptFile>();
  const visit = async (file: ManuscriptFile): Promise<void> => {
    if (files.has(file.uri)) return;
    const text = await reader.read(file.uri);
    if (text === undefined) return;
    files.set(file.uri, file);
    for (const { path, line } of markdownInclusions(text)) {
      const found = await firstExisting([dirnameUri(file.uri), dirnameUri(root)], [path.replace(/^\//, '')], reader);
      if (found !== undefined) await visit({ uri: found, line, from: file.uri });
    }
  };
  await visit({ uri: root, line: 1 });
  return files;
}
