import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as vscode from 'vscode';
import { toolNames } from '../../src/core/assistant/assistantTools';
import { registerMcpServer } from '../../src/host/window/mcpServer';

describe('tools for assistants', () => {
  it('are offered as an MCP server that VS Code can start, where it knows such servers', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const name = 'registerMcpServerDefinitionProvider';
    const register: unknown = Reflect.get(vscode.lm, name);
    assert.equal(typeof register, 'function', 'the extension host that the tests run in has MCP servers');
    let provide: () => { command: string; args: string[]; env: Record<string, string> }[] = () => [];
    try {
      Reflect.set(vscode.lm, name, (_id: string, provider: { provideMcpServerDefinitions: typeof provide }) => {
        provide = provider.provideMcpServerDefinitions;
        return vscode.Disposable.from();
      });
      registerMcpServer({ extensionUri: extension.extensionUri, version: '0', storage: extension.extensionUri });
      Reflect.set(vscode.lm, name, undefined);
      registerMcpServer({ extensionUri: extension.extensionUri, version: '0', storage: extension.extensionUri }).dispose();
    } finally {
      Reflect.set(vscode.lm, name, register);
    }
    const [definition] = provide();
    assert.ok(definition);
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(new StdioClientTransport(definition));
    const { tools } = await client.listTools();
    await client.close();
    assert.deepEqual(tools.map((tool) => tool.name).sort(), [...toolNames].sort());
  });
});
