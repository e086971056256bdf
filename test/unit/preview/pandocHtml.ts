import type { CslItem } from '../../../src/core/record/cslItem';
import { styleSource } from '../../fixtures/renderers';
import { runTool } from '../bibtex/oracle';

/** What a shell answers for a program that is not there. */
const missing = 127;

/** What `pandoc --citeproc` makes of a Markdown text with these items in a style; undefined where there is no pandoc. */
export function pandocHtml(text: string, items: readonly CslItem[], style: string, language = 'en-US'): string | undefined {
  const files = { 'doc.md': text, 'refs.json': JSON.stringify(items), 'style.csl': styleSource(style).text ?? '' };
  const command = `pandoc -f markdown-smart --citeproc --bibliography=refs.json --csl=style.csl -t html --wrap=none -M 'lang=${language}' -o out.html doc.md`;
  const made = runTool('sh', ['-c', `${command} 2>/dev/null && cat out.html`], files);
  if (made === undefined || made.status === missing) return undefined;
  if (made.status !== 0) throw new Error(`pandoc ended with ${made.status} on ${text}`);
  return made.output;
}
