import type { Hit, Paper } from '../corpus/paper';
import { authorList, links, published } from '../presentation/facts';
import { idsIn, numberIn, optionalText, type ToolInput, textIn } from './toolInputs';
import type { Verified } from './verify';

/** The names of the tools for assistants; package.json describes each of them, both for VS Code and for MCP clients. */
export const toolNames = ['lectern_search', 'lectern_read', 'lectern_suggest', 'lectern_verify', 'lectern_cite'] as const;
export type ToolName = (typeof toolNames)[number];

/** What the tools need of a library: that of a VS Code window, or of the MCP server. */
export interface AssistantLibrary {
  search(query: string, options: { readonly limit: number; readonly fromYear?: number; readonly toYear?: number }): Promise<readonly Hit[]>;
  /** The paper with this id or citation key; undefined if there is none. */
  paper(idOrKey: string): Promise<Paper | undefined>;
  related(id: string, limit: number): Promise<readonly Hit[]>;
  suggest(passage: string, limit: number, before: string): Promise<readonly (Hit & { readonly terms: readonly string[] })[]>;
  bibtex(papers: readonly Paper[]): Promise<string>;
  /** Checks the references of a document or bibliography, or of the active one if no path is given. */
  verifyFile(path: string | undefined): Promise<Verified>;
  /** Checks the references in a text: BibTeX entries, or a reference list with one reference a line. */
  verifyText(text: string): Promise<Verified>;
  /** Adds the papers that a .bib file lacks; resolves to each paper's key in that file and to the keys that were added. */
  add(path: string, papers: readonly Paper[]): Promise<{ readonly keys: readonly string[]; readonly added: readonly string[] }>;
}

const usualLimit = 10;
const mostHits = 50;

/** The tools by name. Each takes an assistant's input and resolves to plain data, or rejects with a sentence for the assistant. */
export function assistantTools(library: AssistantLibrary): Readonly<Record<ToolName, (input: ToolInput) => Promise<unknown>>> {
  return {
    async lectern_search({ query, limit, fromYear, toYear }) {
      const words = textIn(query, 'lectern_search needs a query: a string that is not empty.');
      const [from, to] = [numberIn(fromYear), numberIn(toYear)];
      const years = { ...(from === undefined ? {} : { fromYear: from }), ...(to === undefined ? {} : { toYear: to }) };
      const hits = await library.search(words, { limit: Math.min(mostHits, numberIn(limit) ?? usualLimit), ...years });
      return hits.map(({ paper }) => summary(paper));
    },
    async lectern_read({ id }) {
      const paper = await knownPaper(library, textIn(id, 'lectern_read needs an id: the id or citation key of one paper.'));
      const related = (await library.related(paper.id, 5)).map((hit) => summary(hit.paper));
      const facts = { abstract: paper.abstract, authors: authorList(paper, 100), links: links(paper), related };
      return { ...summary(paper), ...facts, bibtex: await library.bibtex([paper]) };
    },
    async lectern_suggest({ text, before, limit }) {
      const passage = textIn(text, 'lectern_suggest needs a text: the sentence or paragraph that should cite something.');
      const context = optionalText(before, 'lectern_suggest takes before as a string: what stands before the passage.') ?? '';
      const found = await library.suggest(passage, Math.min(mostHits, numberIn(limit) ?? usualLimit), context);
      return found.map(({ paper, terms }) => ({ ...summary(paper), because: terms }));
    },
    async lectern_verify({ path, text }) {
      const given = optionalText(text, 'lectern_verify takes text as a string: BibTeX entries, or references one a line.');
      if (given !== undefined) return library.verifyText(given);
      return library.verifyFile(optionalText(path, 'lectern_verify takes path as a string: a document or a .bib file.'));
    },
    async lectern_cite({ ids, bibliography }) {
      const file = textIn(bibliography, 'lectern_cite needs a bibliography here: the path of the .bib file that gets the entries.');
      const papers = await knownPapers(library, idsIn(ids));
      const { keys, added } = await library.add(file, papers);
      return { bibliography: file, added, cited: papers.map((paper, at) => ({ ...summary(paper), key: keys[at] ?? paper.citationKey })) };
    },
  };
}

/** The papers with these ids or citation keys; rejects with a sentence for the assistant if the library lacks one. */
export async function knownPapers(library: Pick<AssistantLibrary, 'paper'>, ids: readonly string[]): Promise<readonly Paper[]> {
  return Promise.all(ids.map((id) => knownPaper(library, id)));
}

async function knownPaper(library: Pick<AssistantLibrary, 'paper'>, id: string): Promise<Paper> {
  const paper = await library.paper(id);
  if (paper === undefined)
    throw new Error(`Lectern has no paper with the id or key “${id}”. Search first; cite only papers that were found.`);
  return paper;
}

/** A paper's main facts, as lists for assistants give them. */
export function summary(paper: Paper): object {
  return { id: paper.id, key: paper.citationKey, title: paper.title, authors: authorList(paper, 3), published: published(paper) };
}

/** A tool's answer as the JSON text that assistants get. */
export function answerText(value: unknown): string {
  return JSON.stringify(value, null, 1);
}
