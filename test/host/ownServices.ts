import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BundledCorpus } from '../../src/host/library/bundledCorpus';
import { openLibrary } from '../../src/host/library/openLibrary';
import { createServices } from '../../src/host/services';
import { project } from './workspace';

export type Services = ReturnType<typeof createServices>;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A bibliography of one entry. */
export const zorro = '@book{zorro1919,\n  title = {The Curse of Capistrano},\n  author = {McCulley, Johnston},\n  year = {1919},\n}\n';

/** Services of a window whose workspace is trusted or not, with a storage of their own. */
export async function withServices(isTrusted: boolean, work: (services: Services, storage: vscode.Uri) => Promise<void>): Promise<void> {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension);
  const { extensionUri } = extension;
  const globalStorageUri = await project({});
  const opened = openLibrary(new BundledCorpus(extensionUri));
  const services = createServices({ extension, extensionUri, globalStorageUri }, opened, { isTrusted });
  try {
    await services.library.ready();
    await work(services, globalStorageUri);
  } finally {
    services.dispose();
    opened.dispose();
  }
}

/** The text of a file; undefined where it can't be read. */
export const onDisk = async (uri: vscode.Uri): Promise<string | undefined> =>
  vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );

/** A folder beside the workspace, with one file that must stay as it is. */
export const outside = async (name: string, text: string): Promise<{ folder: vscode.Uri; file: vscode.Uri }> => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  const folder = vscode.Uri.joinPath(root, '..', `outside-${crypto.randomUUID()}`);
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, utf8(text));
  return { folder, file };
};

/** Adds a paper of the bundled corpus to a document's bibliography; the result, or the error that it ended with. */
export const add = async (services: Services, document: vscode.TextDocument): Promise<unknown> => {
  const [hit] = await services.library.search('test-time training done right');
  assert.ok(hit);
  return services.additions.add(document, [hit.paper]).catch((error: unknown) => error);
};
