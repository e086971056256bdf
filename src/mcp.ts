import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { answerText, assistantTools, type ToolName, toolNames } from './core/assistant/assistantTools';
import { keptAnswers, keptNotices } from './core/checking/asking/keptAnswers';
import type { Descriptions } from './core/corpus/descriptions';
import type { Paper } from './core/corpus/paper';
import type { BibliographyFile } from './core/library/bibliographyFile';
import { readLibraryFile } from './core/library/readLibraryFile';
import { finished } from './core/steps';
import { nodeAssistant } from './node/nodeAssistant';
import { readUri, uriOf } from './node/nodeFiles';
import { workspaceSettings } from './node/workspaceSettings';

const usage = `Usage: node mcp.mjs [--workspace FOLDER] [--library FILE]… [--asked FILE]

Lectern's tools for assistants as an MCP server over standard input and output: search, read,
suggest and verify, and add entries to a .bib file that the assistant names.

  --workspace FOLDER   the only folder in which documents are read and .bib files written
                       (the working folder)
  --library FILE       a library of yours beside the bundled papers: .bib, CSL-JSON, CSL-YAML,
                       Hayagriva or RIS; may be given again
  --asked FILE         what services said when the editor asked them, as it keeps it: lectern_verify
                       names the retractions and corrections in it, with their day
`;

/** A tool as package.json describes it, for VS Code and for other clients alike. */
interface Described {
  readonly name: string;
  readonly displayName: string;
  readonly modelDescription: string;
  readonly inputSchema: { readonly type: 'object' };
}

interface Manifest {
  readonly version: string;
  readonly contributes: { readonly languageModelTools: readonly Described[] };
}

const options = {
  workspace: { type: 'string', default: '.' },
  library: { type: 'string', multiple: true },
  asked: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(usage);
  const folder = path.resolve(values.workspace);
  // What can't be looked at isn't a folder to work in.
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true) throw new Error(`There is no folder ${values.workspace}.`);
  const { version, contributes }: Manifest = JSON.parse(await ours('../package.json'));
  const described = contributes.languageModelTools.filter(({ name }) => isToolName(name));
  // The library is made when a tool is first used: a client starts many servers at once.
  let made: Promise<ReturnType<typeof assistantTools>> | undefined;
  const server = new Server({ name: 'lectern', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: described.map(toolOf) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    try {
      if (!isToolName(params.name)) throw new Error(`Lectern has no tool ${params.name}.`);
      made ??= toolsIn(folder, values.library ?? [], values.asked).catch((error: unknown) => {
        // A library that can't be read now is tried again with the next question.
        made = undefined;
        throw error;
      });
      return { content: [{ type: 'text', text: answerText(await (await made)[params.name](params.arguments ?? {})) }] };
    } catch (error) {
      return { content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }], isError: true };
    }
  });
  await server.connect(new StdioServerTransport());
}

function toolOf({ name, displayName, modelDescription, inputSchema }: Described) {
  const isReading = name !== 'lectern_cite';
  const annotations = {
    title: displayName,
    readOnlyHint: isReading,
    openWorldHint: false,
    ...(isReading ? {} : { destructiveHint: false }),
  };
  return { name, title: displayName, description: modelDescription, inputSchema, annotations };
}

function isToolName(name: string): name is ToolName {
  return toolNames.some((one) => one === name);
}

async function toolsIn(
  folder: string,
  libraries: readonly string[],
  asked: string | undefined,
): Promise<ReturnType<typeof assistantTools>> {
  const bundled: readonly Paper[] = JSON.parse(await ours('corpus/papers.json'));
  const descriptions: Descriptions = JSON.parse(await ours('corpus/descriptions.json'));
  const files: BibliographyFile[] = [];
  for (const file of libraries) {
    const uri = uriOf(path.resolve(file));
    const text = await readUri(uri);
    if (text === undefined) throw new Error(`There is no library ${file}.`);
    const read = await readLibraryFile(uri, text, finished);
    files.push(read.file);
    for (const { line, message } of read.file.problems) process.stderr.write(`${file}:${line}: ${message}\n`);
  }
  // The editor writes it when it has asked for the first time.
  const answers = asked === undefined ? undefined : await readUri(uriOf(path.resolve(asked)));
  const notices = keptNotices(keptAnswers(answers?.toString() ?? ''));
  const workspaceFolders = [uriOf(folder)];
  const settings = await workspaceSettings(workspaceFolders, true);
  return assistantTools(nodeAssistant({ folder, bundled, descriptions, files, notices, workspaceFolders, isRestricted: true, settings }));
}

/** The text of a file that was built beside this one. */
function ours(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
});
