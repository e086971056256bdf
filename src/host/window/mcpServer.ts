import * as vscode from 'vscode';
import { keptName } from '../../core/checking/asking/keptName';

/**
 * Offers the assistant tools as an MCP server, which VS Code starts at the user's request. Does nothing if VS Code lacks MCP support, in
 * a browser, or in a workspace that has no folder on disk or isn't trusted.
 */
export function registerMcpServer({
  extensionUri,
  version,
  storage,
}: {
  readonly extensionUri: vscode.Uri;
  readonly version: string;
  /** The extension's global storage, which holds services' answers. */
  readonly storage: vscode.Uri;
}): vscode.Disposable {
  const { process } = globalThis;
  const isKnown = typeof vscode.lm?.registerMcpServerDefinitionProvider === 'function';
  if (!isKnown || process?.versions?.node === undefined) return vscode.Disposable.from();
  return vscode.lm.registerMcpServerDefinitionProvider('lectern', {
    provideMcpServerDefinitions() {
      const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
      if (folder === undefined || !vscode.workspace.isTrusted || extensionUri.scheme !== 'file') return [];
      const script = vscode.Uri.joinPath(extensionUri, 'dist/mcp.mjs').fsPath;
      // The desktop's own executable is Node with this variable.
      const env = { ELECTRON_RUN_AS_NODE: '1' };
      const args = [
        script,
        '--workspace',
        folder.uri.fsPath,
        ...(storage.scheme === 'file' ? ['--asked', vscode.Uri.joinPath(storage, keptName).fsPath] : []),
      ];
      return [new vscode.McpStdioServerDefinition('Lectern', process.execPath, args, env, version)];
    },
  });
}
