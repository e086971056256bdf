import { codeSpan, escapeMarkdown } from '../escape';
import type { Problem } from '../problem';
import type { Place } from './account';
import type { Bibliography, FoundBibliographies } from './bibliography';
import { basenameUri, readablePath } from './uriPath';

/** A bibliography as it was read. */
interface ReadBibliography {
  readonly uri: string;
  readonly papers: readonly unknown[];
  readonly problems: readonly Problem[];
}

export interface Explained {
  /** Why a bibliography can't be read that is there, as a sentence. */
  readonly unread?: (uri: string) => string | undefined;
  readonly document: string;
  readonly language: string;
  readonly isServed: boolean;
  readonly found: FoundBibliographies;
  readonly files: readonly ReadBibliography[];
  /** How many papers the whole library holds. */
  readonly papers: number;
  /** What the user's own setting names, how many papers each brought, and what is wrong with it. */
  readonly libraryFiles?: readonly { readonly name: string; readonly papers: number; readonly trouble?: string }[];
}

/** Problems of one file that are listed; the others are counted. */
const mostListed = 50;

/** A plain account in Markdown of what Lectern sees for a document: steps, bibliographies, entries and what was skipped. */
export function explanation({ document, language, isServed, found, files, papers, libraryFiles = [], unread }: Explained): string {
  const lines = [`# What Lectern sees for ${escapeMarkdown(basenameUri(document))}`, ''];
  lines.push(languageLine(language, isServed), '');
  lines.push(
    '## How the bibliography was found',
    '',
    ...found.steps.map((step, index) => `${index + 1}. ${escapeMarkdown(step.text)}${placeOf(step)}`),
    '',
  );
  lines.push('## Bibliographies', '');
  if (found.bibliographies.length === 0) lines.push('None. Citing a paper offers to create one.');
  for (const bibliography of found.bibliographies) {
    const file = files.find((one) => one.uri === bibliography.uri);
    lines.push(
      `- ${codeSpan(readablePath(bibliography.uri))} (${codeSpan(bibliography.declaredAs)}${inPlace(bibliography.from)}): ${stateOf(bibliography, file, unread?.(bibliography.uri))}`,
    );
    const problems = file?.problems ?? [];
    for (const problem of problems.slice(0, mostListed)) lines.push(`  - line ${problem.line}: ${escapeMarkdown(problem.message)}`);
    if (problems.length > mostListed) lines.push(`  - and ${counted(problems.length - mostListed, 'more problem', 'more problems')}`);
  }
  if (found.dialect !== undefined)
    lines.push('', `New entries are written for ${found.dialect === 'biblatex' ? 'biblatex' : 'BibTeX'}, which the document loads.`);
  if (found.csl !== undefined)
    lines.push('', `References are formatted by the document’s own style, ${codeSpan(readablePath(found.csl))}.`);
  if (found.includedFiles.length > 1)
    lines.push('', '## Files of the manuscript', '', ...found.includedFiles.map((file) => `- ${codeSpan(readablePath(file.uri))}`));
  if (found.problems.length > 0)
    lines.push(
      '',
      '## Problems',
      '',
      ...found.problems.map(
        (problem) => `- ${escapeMarkdown(basenameUri(problem.file))}:${problem.line}: ${escapeMarkdown(problem.message)}`,
      ),
    );
  lines.push('', '## Library', '', `${counted(papers, 'paper', 'papers')} in all, the bundled ones and the library files included.`, '');
  for (const { name, papers: own, trouble } of libraryFiles)
    lines.push(`- ${codeSpan(name)}: ${trouble === undefined ? counted(own, 'paper', 'papers') : escapeMarkdown(trouble)}`);
  if (libraryFiles.length > 0) lines.push('');
  return lines.join('\n');
}

/** The same in brief: `refs.bib · 212 entries · 1 problem`. */
export function inBrief({ found, files }: Pick<Explained, 'found' | 'files'>): { readonly text: string; readonly problems: number } {
  const [first, ...others] = found.bibliographies;
  const problems = found.problems.length + files.reduce((sum, file) => sum + file.problems.length, 0);
  const entries = files.reduce((sum, file) => sum + file.papers.length, 0);
  const name =
    first === undefined ? 'no bibliography' : `${basenameUri(first.uri)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  const parts = [name];
  if (first !== undefined)
    parts.push(files.length === 0 ? (first.exists ? 'can’t be read' : 'missing') : counted(entries, 'entry', 'entries'));
  if (problems > 0) parts.push(counted(problems, 'problem', 'problems'));
  return { text: parts.join(' · '), problems };
}

function stateOf({ exists }: Bibliography, file: ReadBibliography | undefined, unread: string | undefined): string {
  if (file === undefined && unread !== undefined) return `can’t be read: ${escapeMarkdown(unread)}`;
  if (file === undefined) return exists ? 'can’t be read' : 'there is no such file';
  const problems = file.problems.length === 0 ? 'no problems' : counted(file.problems.length, 'problem', 'problems');
  return `${counted(file.papers.length, 'entry', 'entries')}, ${problems}`;
}

function languageLine(language: string, isServed: boolean): string {
  if (!isServed) return `The language is “${escapeMarkdown(language)}”, in which Lectern does not cite.`;
  return language === 'plaintext'
    ? 'Lectern can insert citations in this file. Choose its language in the status bar for completion.'
    : `The language is “${escapeMarkdown(language)}”, in which Lectern cites.`;
}

function placeOf({ uri, line }: { readonly uri?: string; readonly line?: number }): string {
  if (uri === undefined) return '';
  return ` (${escapeMarkdown(basenameUri(uri))}${line === undefined ? '' : `:${line}`})`;
}

function inPlace(from: Place | undefined): string {
  return from === undefined ? '' : ` in ${escapeMarkdown(basenameUri(from.uri))}:${from.line}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
