import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingDefaults as defaults } from '../../src/core/settingDefaults';
import { EditRefused } from '../../src/host/window/attempt';
import { attempting, type CommandName, commandIds, deeds } from '../../src/host/window/commands';

interface Manifest {
  readonly icon: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly configuration: Section | readonly Section[];
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly keybindings?: readonly { readonly command: string }[];
    readonly viewsContainers: Readonly<Record<string, readonly { readonly icon: string }[]>>;
  };
}

interface Section {
  readonly properties: Readonly<
    Record<string, { readonly default: unknown; readonly description?: string; readonly markdownDescription?: string }>
  >;
}

describe('the manifest', () => {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension);
  const { icon, contributes, capabilities }: Manifest = extension.packageJSON;
  const declared = contributes.commands.map(({ command }) => command).sort();

  it('declares the commands of the typed table, each under Lectern', () => {
    assert.deepEqual(declared, Object.values(commandIds).sort());
    assert.deepEqual(
      contributes.commands.filter(({ category }) => category !== 'Lectern'),
      [],
    );
  });

  it('declares the settings of the typed table, with the same defaults and a description each', () => {
    const properties = Object.assign({}, ...[contributes.configuration].flat().map((section) => section.properties));
    const inManifest = Object.entries<Section['properties'][string]>(properties).map(([name, { default: value }]) => [name, value]);
    assert.deepEqual(
      Object.fromEntries(inManifest),
      Object.fromEntries(Object.entries(defaults).map(([name, value]) => [`lectern.${name}`, value])),
    );
    for (const [name, { description, markdownDescription }] of Object.entries<Section['properties'][string]>(properties)) {
      assert.ok(description ?? markdownDescription, `${name} has no description`);
    }
  });

  it('takes settings that name files, folders or addresses from a workspace only where it is trusted', () => {
    const naming = Object.keys(defaults).filter((name) =>
      /^(?:library\.files|bibliography\.file|reference\.style|(?:notes|pdf|zotero|online)\..*)$/.test(name),
    );
    assert.ok(naming.length >= 3);
    assert.equal(capabilities.untrustedWorkspaces.supported, 'limited');
    assert.deepEqual([...capabilities.untrustedWorkspaces.restrictedConfigurations].sort(), naming.map((name) => `lectern.${name}`).sort());
  });

  it('has commands that fail with one sentence, whichever it is, and never reject', async () => {
    const said: unknown[] = [];
    const log = {
      debug() {},
      info() {},
      warn: (line: unknown) => said.push(line),
      error: (line: unknown) => said.push(line),
      show() {},
      dispose() {},
    };
    for (const name of Object.keys(commandIds) as CommandName[]) {
      assert.equal(await attempting(log, name, () => Promise.reject(new EditRefused(`No ${name}.`)))(), undefined);
      assert.equal(
        await attempting(log, name, () => {
          throw new vscode.CancellationError();
        })(),
        undefined,
      );
      assert.deepEqual(said.splice(0), [`${deeds[name]()}: No ${name}.`]);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('puts only declared commands into menus and on keys', () => {
    const used = [...Object.values(contributes.menus ?? {}).flat(), ...(contributes.keybindings ?? [])].flatMap(
      ({ command }) => command ?? [],
    );
    assert.deepEqual(
      used.filter((command) => command.startsWith('lectern.') && !declared.includes(command)),
      [],
    );
  });

  it('names icons that exist', async () => {
    const icons = [
      icon,
      ...Object.values(contributes.viewsContainers).flatMap((containers) => containers.map((container) => container.icon)),
    ];
    for (const file of icons) await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, file));
  });
});
