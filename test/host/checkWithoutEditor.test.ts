import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { byPlace, formatFindings, type PlacedFinding } from '../../src/core/presentation/findingFormats';
import { closeAll, eventually, lectern, project } from './workspace';

const severities = { 1: 'warning', 2: 'information', 3: 'hint' } as const;

/** What the editor shows for the files below a folder, but for one file. */
function shown(folder: vscode.Uri, but: vscode.Uri): PlacedFinding[] {
  const found = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.startsWith(`${folder.path}/`) && uri.path !== but.path);
  const placed = found.flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter(({ source }) => source === 'lectern')
      .map(({ range: { start, end }, severity, code, message }): PlacedFinding => {
        const place = { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
        const file = path.posix.relative(folder.path, uri.path);
        return { file, ...place, severity: severities[severity as 1 | 2 | 3], code: String(code), message };
      }),
  );
  return placed.sort(byPlace);
}

/** The documents in groups that are shown side by side, none with two of one project, whose shared files would be found in the order of the columns. */
function apart(documents: readonly string[]): readonly (readonly string[])[] {
  const projectOf = (name: string): string =>
    name
      .split('/')
      .slice(0, name.startsWith('projects/') ? 2 : 1)
      .join('/');
  const groups: string[][] = [];
  for (const name of documents) {
    const group = groups.find((one) => one.length < 7 && one.every((other) => projectOf(other) !== projectOf(name)));
    if (group === undefined) groups.push([name]);
    else group.push(name);
  }
  return groups;
}

describe('the check without the editor', () => {
  afterEach(closeAll);

  it('prints for each document of the fixtures what the editor shows, byte for byte', async function () {
    this.timeout(480_000);
    await lectern();
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const folder = await project({ 'mark.bib': '@misc{plum, title = {Plums}}\n', 'mark.tex': '\\cite{quince}\\bibliography{mark}\n' });
    const fixtures = path.join(extension.extensionPath, 'test/fixtures');
    for (const name of ['projects', 'manuscript', 'references', 'workspace', 'bib'])
      await vscode.workspace.fs.copy(vscode.Uri.file(path.join(fixtures, name)), vscode.Uri.joinPath(folder, name));
    // The folder's settings name a library for both, which has other facts of the works in own/refs.bib.
    const shelf = '@article{other, title = {On the Ripening of Pears}, author = {Cedar, Cy}, doi = {10.1145/1}, year = 2015}\n';
    const refs =
      '@article{mine, title = {Counting Plums}, author = {Ash, Ada}, journal = {Pomology}, doi = {10.1145/1}, year = 2016}\n@article{late, title = {Fruit Salads Revisited}, author = {Ash, Ada}, journal = {Pomology}, doi = {10.1145/2}, year = 2016}\n';
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'shelf/deep/shelf.bib'),
      Buffer.from(shelf + refs.slice(refs.indexOf('\n') + 1).replace('2016', '2014')),
    );
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'own/refs.bib'), Buffer.from(refs));
    const settings = vscode.workspace.getConfiguration('lectern', folder);
    await settings.update('library.files', [`${path.basename(folder.path)}/shelf/**/*.bib`], vscode.ConfigurationTarget.WorkspaceFolder);
    const names = readdirSync(folder.fsPath, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:tex|md|qmd|Rmd|typ|bib)$|works\.yml$/.test(name),
    );
    // By itself a bibliography follows the dialect of the manuscript that used it last.
    const documents = names
      .filter((name) => !name.startsWith('mark'))
      .sort((a, b) => Number(b.endsWith('.bib')) - Number(a.endsWith('.bib')));
    assert.ok(documents.length > 40, `${documents.length} documents`);
    const check = async (given: readonly string[]): Promise<string> => {
      const script = path.join(extension.extensionPath, 'dist/check.mjs');
      const args = [script, '--format', 'json', '--fail-on', 'never', '--workspace', '..', ...given];
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
      return (await promisify(execFile)(process.execPath, args, { cwd: folder.fsPath, env })).stdout;
    };
    const mark = vscode.Uri.joinPath(folder, 'mark.tex');
    let found = 0;
    const codes = new Set<string>();
    for (const group of apart(documents)) {
      const printing = check(group);
      await closeAll();
      await eventually(() => vscode.languages.getDiagnostics(mark).length === 0);
      for (const [at, name] of group.entries())
        await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name), { viewColumn: at + 1, preview: false });
      // What is shown at once is checked at once: the finding in this document says that the others were checked.
      await vscode.window.showTextDocument(mark, { viewColumn: vscode.ViewColumn.Beside, preview: false });
      await eventually(() => vscode.languages.getDiagnostics(mark).length > 0);
      const expected = formatFindings(shown(folder, mark), 'json');
      assert.equal(await printing, expected, group.join(', '));
      const all: readonly { code: string }[] = JSON.parse(expected);
      found += all.length;
      for (const { code } of all) codes.add(code);
    }
    await settings.update('library.files', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    assert.ok(found > 30, `${found} findings`);
    assert.ok(codes.has('another-work') && codes.has('differs-from-library'), [...codes].join());
  });
});
