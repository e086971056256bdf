import * as l10n from '@vscode/l10n';
import { grouped } from '../displayLanguage';
import { codeSpan, escapeMarkdown } from '../escape';
import type { Problem } from '../problem';
import type { FilePlace } from './account';
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
  const lines = [`# ${l10n.t('What Lectern sees for {0}', escapeMarkdown(basenameUri(document)))}`, ''];
  lines.push(languageLine(language, isServed), '');
  lines.push(
    `## ${l10n.t('How the bibliography was found')}`,
    '',
    ...found.steps.map((step, index) => `${index + 1}. ${escapeMarkdown(step.text)}${placeOf(step)}`),
    '',
  );
  lines.push(`## ${l10n.t('Bibliographies')}`, '');
  if (found.bibliographies.length === 0) lines.push(l10n.t('None. Citing a paper offers to create one.'));
  for (const bibliography of found.bibliographies) {
    const file = files.find((one) => one.uri === bibliography.uri);
    lines.push(
      `- ${codeSpan(readablePath(bibliography.uri))} (${codeSpan(bibliography.declaredAs)}${inPlace(bibliography.from)}): ${stateOf(bibliography, file, unread?.(bibliography.uri))}`,
    );
    const problems = file?.problems ?? [];
    for (const problem of problems.slice(0, mostListed))
      lines.push(`  - ${l10n.t('line {0}: {1}', problem.line, escapeMarkdown(problem.message))}`);
    if (problems.length > mostListed) lines.push(`  - ${moreProblems(problems.length - mostListed)}`);
  }
  if (found.dialect !== undefined)
    lines.push(
      '',
      l10n.t('New entries are written for {0}, which the document loads.', found.dialect === 'biblatex' ? 'biblatex' : 'BibTeX'),
    );
  if (found.csl !== undefined)
    lines.push('', l10n.t('References are formatted by the document’s own style, {0}.', codeSpan(readablePath(found.csl))));
  if (found.includedFiles.length > 1)
    lines.push(
      '',
      `## ${l10n.t('Files of the manuscript')}`,
      '',
      ...found.includedFiles.map((file) => `- ${codeSpan(readablePath(file.uri))}`),
    );
  if (found.problems.length > 0)
    lines.push(
      '',
      `## ${l10n.t('Problems')}`,
      '',
      ...found.problems.map(
        (problem) => `- ${escapeMarkdown(basenameUri(problem.file))}:${problem.line}: ${escapeMarkdown(problem.message)}`,
      ),
    );
  lines.push(
    '',
    `## ${l10n.t('Library')}`,
    '',
    l10n.t('{0} in all, including the bundled ones and the library files.', papersText(papers)),
    '',
  );
  for (const { name, papers: own, trouble } of libraryFiles)
    lines.push(`- ${codeSpan(name)}: ${trouble === undefined ? papersText(own) : escapeMarkdown(trouble)}`);
  if (libraryFiles.length > 0) lines.push('');
  return lines.join('\n');
}

/** The same in brief: `refs.bib · 212 entries · 1 problem`. */
export function inBrief({ found, files }: Pick<Explained, 'found' | 'files'>): { readonly text: string; readonly problems: number } {
  const [first, ...others] = found.bibliographies;
  const problems = found.problems.length + files.reduce((sum, file) => sum + file.problems.length, 0);
  const entries = files.reduce((sum, file) => sum + file.papers.length, 0);
  const name =
    first === undefined
      ? l10n.t('no bibliography')
      : others.length > 0
        ? l10n.t('{0} and {1} more', basenameUri(first.uri), others.length)
        : basenameUri(first.uri);
  const parts = [name];
  if (first !== undefined)
    parts.push(files.length === 0 ? (first.exists ? l10n.t('can’t be read') : l10n.t('missing')) : entriesText(entries));
  if (problems > 0) parts.push(problemsText(problems));
  return { text: parts.join(' · '), problems };
}

function stateOf({ exists }: Bibliography, file: ReadBibliography | undefined, unread: string | undefined): string {
  if (file === undefined && unread !== undefined) return l10n.t('can’t be read: {0}', escapeMarkdown(unread));
  if (file === undefined) return exists ? l10n.t('can’t be read') : l10n.t('there is no such file');
  const problems = file.problems.length === 0 ? l10n.t('no problems') : problemsText(file.problems.length);
  return `${entriesText(file.papers.length)}, ${problems}`;
}

function languageLine(language: string, isServed: boolean): string {
  if (!isServed) return l10n.t('The language is “{0}”. Lectern does not cite in this file.', escapeMarkdown(language));
  return language === 'plaintext'
    ? l10n.t('Lectern can insert citations in this file. Choose its language in the status bar for completion.')
    : l10n.t('The language is “{0}”. Lectern cites in this file.', escapeMarkdown(language));
}

function placeOf({ uri, line }: { readonly uri?: string; readonly line?: number }): string {
  if (uri === undefined) return '';
  return ` (${escapeMarkdown(basenameUri(uri))}${line === undefined ? '' : `:${line}`})`;
}

function inPlace(from: FilePlace | undefined): string {
  return from === undefined ? '' : ` ${l10n.t('in {0}', `${escapeMarkdown(basenameUri(from.uri))}:${from.line}`)}`;
}

function papersText(count: number): string {
  return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', grouped(count));
}

function entriesText(count: number): string {
  return count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', grouped(count));
}

function problemsText(count: number): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', grouped(count));
}

function moreProblems(count: number): string {
  return count === 1 ? l10n.t('and 1 more problem') : l10n.t('and {0} more problems', grouped(count));
}
