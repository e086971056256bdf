import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

const refs = '@misc{known, title = {Known}, author = {A, B}, year = 2020}\n';

/** The keys that are reported as undefined once the problems of the folder's last file, which always has one, are there. */
async function undefinedIn(files: Readonly<Record<string, string>>, name: string): Promise<readonly string[]> {
  const folder = await project({ 'refs.bib': refs, ...files });
  const uri = vscode.Uri.joinPath(folder, name);
  await openAt(folder, name, `${files[name]}|`);
  const sentinel = await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(await write(folder)),
    vscode.ViewColumn.Beside,
  );
  await eventually(() => undefinedKeys(sentinel.document.uri).length > 0);
  const document = await vscode.workspace.openTextDocument(uri);
  return undefinedKeys(uri).map(({ range }) => document.getText(range));
}

async function write(folder: vscode.Uri): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, 'sentinel.tex');
  const text = '\\documentclass{article}\\begin{document}\\cite{nobody}\\bibliography{refs}\\end{document}\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

function undefinedKeys(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === 'lectern' && code === 'undefined-key');
}

/** Asserts which keys of the file `name` are reported as undefined. */
function check(what: string, files: Readonly<Record<string, string>>, name: string, expected: readonly string[]): void {
  it(what, async () => assert.deepEqual(await undefinedIn(files, name), expected));
}

describe('undefined keys are reported only where they are certain', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  const yaml = '---\nbibliography: refs.bib\n---\n\n';
  check('not in a file that declares no bibliography', { 'CHANGELOG.md': 'Thanks to @octocat and [@nobody].\n' }, 'CHANGELOG.md', []);
  check('but in one that does', { 'a.md': `${yaml}See [@nobody] and @known.\n` }, 'a.md', ['nobody']);
  check(
    'not while a bibliography that is declared is missing',
    { 'a.md': '---\nbibliography: [refs.bib, made.bib]\n---\n\nSee [@nobody].\n' },
    'a.md',
    [],
  );
  check(
    "not for Typst's labels, over includes, nor for labels that a function makes",
    {
      'main.typ':
        '#include "part.typ"\n#let case(id) = [#figure[x]#label(id)]\n#case("hard")\n= One <one>\nSee @one, @two, @hard, @known, @nobody.\n#bibliography("refs.bib")\n',
      'part.typ': '= Two <two>\n',
    },
    'main.typ',
    ['nobody'],
  );
  check(
    'not for what a Typst package may define, unless a key is near',
    { 'a.typ': '#import "@preview/glossarium:0.5.0": *\nSee @nlp and @knwon.\n#bibliography("refs.bib")\n' },
    'a.typ',
    ['knwon'],
  );
  check(
    'not for figures, sections and tables of pandoc-crossref and Quarto',
    { 'a.md': `${yaml}See @fig:a, @sec:intro, @fig-b, @known.\n\n![A](a.png){#fig:a}\n` },
    'a.md',
    [],
  );
  check('not for labels of MyST', { 'a.md': `${yaml}(my-part)=\n# Part\n\nSee @my-part and [@nobody].\n` }, 'a.md', ['nobody']);
  check('not in attributes', { 'a.md': `${yaml}![A](a.png){fig-alt="by @alice"} [x]{title="@bob"} @known\n` }, 'a.md', []);
  check(
    'not for another case of a key where BibTeX reads it',
    { 'a.tex': '\\documentclass{article}\\begin{document}\\cite{KNOWN}\\bibliography{refs}\\end{document}\n' },
    'a.tex',
    [],
  );
  check(
    'but for another case where biber does',
    {
      'a.tex':
        '\\documentclass{article}\\usepackage{biblatex}\\addbibresource{refs.bib}\\begin{document}\\cite{KNOWN}\\printbibliography\\end{document}\n',
    },
    'a.tex',
    ['KNOWN'],
  );
  check(
    'with the bibliography of a template option of any name',
    {
      'a.typ': '#import "t.typ": thesis\n#show: thesis.with(bib-sources: "refs.bib")\nSee @known and @nobody.\n',
      't.typ': '#let thesis(bib-sources: none, body) = body\n',
    },
    'a.typ',
    ['nobody'],
  );
  check(
    'with a bibliography whose command is defined anew',
    {
      'a.tex':
        '\\documentclass{article}\\let\\oldbib\\bibliography\n\\renewcommand\\bibliography[1]{\\begin{small}\\oldbib{#1}\\end{small}}\n\\begin{document}\\cite{known, nobody}\\bibliography{refs}\\end{document}\n',
    },
    'a.tex',
    ['nobody'],
  );
});

describe('manuscripts without a fault', () => {
  let folder: vscode.Uri;
  before(async () => {
    await lectern();
    folder = await project({});
    const here = vscode.extensions.getExtension('lectern.lectern')?.extensionUri ?? assert.fail('no extension');
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(here, 'test/fixtures/quiet'), folder, { overwrite: true });
  });
  afterEach(closeAll);

  /** All that Lectern reports in the files below the folder, as `file: code words`. */
  const reported = (): readonly string[] =>
    vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.path.startsWith(`${folder.path}/`))
      .flatMap(([uri, found]) =>
        found
          .filter(({ source }) => source === 'lectern')
          .map(({ code, message }) => `${uri.path.slice(folder.path.length + 1)}: ${code} ${message}`),
      );

  for (const name of ['thesis.typ', 'page/page.md', 'book/index.qmd']) {
    it(`leave the problems panel empty but for a key that is misspelt: ${name}`, async () => {
      // A README full of handles is open beside them.
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'README.md'));
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
      const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      const end = document.positionAt(document.getText().length);
      await editor.edit((edit) => edit.insert(end, '\nSee @wendt2020tide.\n'));
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await eventually(() => reported().length > 0);
      assert.deepEqual(
        reported().map((one) => one.replace(/ is not in .*/s, '')),
        [`${name}: undefined-key “wendt2020tide”`],
      );
      await editor.edit((edit) => edit.delete(new vscode.Range(end, document.positionAt(document.getText().length))));
      await eventually(() => reported().length === 0);
    });
  }
});
