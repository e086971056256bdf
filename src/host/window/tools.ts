import * as vscode from 'vscode';
import { type ToolName, toolNames } from '../../core/assistant/assistantTools';

export type Tools = Readonly<Record<ToolName, vscode.LanguageModelTool<Readonly<Record<string, unknown>>>>>;

/** Registers the tools, each of which awaits `tools`, since the first call may activate Lectern. Does nothing if VS Code lacks language model tools. */
export function registerTools(tools: () => Promise<Tools>): vscode.Disposable {
  if (typeof vscode.lm?.registerTool !== 'function') return vscode.Disposable.from();
  const registered = toolNames.map((name) =>
    vscode.lm.registerTool<Readonly<Record<string, unknown>>>(name, {
      invoke: async (options, token) => (await tools())[name].invoke(options, token),
      prepareInvocation: async (options, token) => (await tools())[name].prepareInvocation?.(options, token),
    }),
  );
  return vscode.Disposable.from(...registered);
}
