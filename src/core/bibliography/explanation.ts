import type { Problem } from '../problem';
import type { FoundBibliographies } from './bibliography';
import { basenameUri } from './uriPath';

export interface Explained {
  readonly document: string;
  readonly language: string;
  readonly isServed: boolean;
  readonly found: FoundBibliographies;
  readonly files: readonly { readonly uri: string; readonly papers: readonly unknown[]; readonly problems: readonly Problem[] }[];
  /** How many papers the whole library holds. */
  readonly papers: number;
}

/** A plain account in Markdown of what Lectern sees for a document: steps, bibliographies, entries and what was skipped. */
export function explanation({ document, language, isServed, found, files, papers }: Explained): string {
  const lines = [`# What Lectern sees for ${basenameUri(document)}`, ''];
  lines.push(isServed ? `The language is “${language}”, in which Lectern cites.` : `The language is “${language}”, in which Lectern does not cite.`, '');
  lines.push('## How the bibliography was found', '', ...numbered(found.steps.map((step) => step.text)), '');
  lines.push('## Bibliographies', '');
  if (found.bibliographies.length === 0) lines.push('None. Citing a paper offers to create one.');
  for (const bibliography of found.bibliographies) {
    const file = files.find((one) => one.uri === bibliography.uri);
    const count = file?.papers.length ?? 0;
    const state = file === undefined ? 'cannot be read' : `${count} ${count === 1 ? 'entry' : 'entries'}, ${amount(file.problems.length)}`;
    lines.push(`- \`${bibliography.uri}\` (\`${bibliography.declaredAs}\`): ${state}`);
    for (const problem of file?.problems.slice(0, 50) ?? []) lines.push(`  - line ${problem.line}: ${problem.message}`);
  }
  if (found.dialect !== undefined) lines.push('', `New entries are written for ${found.dialect === 'biblatex' ? 'biblatex' : 'BibTeX'}, which the document loads.`);
  if (found.csl !== undefined) lines.push('', `References are formatted by the document’s own style, \`${found.csl}\`.`);
  if (found.includedFiles.length > 1) lines.push('', '## Files of the manuscript', '', ...found.includedFiles.map((file) => `- \`${file.uri}\``));
  if (found.problems.length > 0) lines.push('', '## Problems', '', ...found.problems.map((problem) => `- ${basenameUri(problem.file)}:${problem.line}: ${problem.message}`));
  lines.push('', '## Library', '', `${papers} papers in all, the bundled ones and the library files included.`, '');
  return lines.join('\n');
}

function numbered(items: readonly string[]): string[] {
  return items.map((item, index) => `${index + 1}. ${item}`);
}

function amount(problems: number): string {
  return problems === 0 ? 'no problems' : problems === 1 ? '1 problem' : `${problems} problems`;
}
