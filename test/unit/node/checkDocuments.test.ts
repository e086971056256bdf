import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkArguments } from '../../../src/node/checkArguments';
import { type Checkup, checkDocuments } from '../../../src/node/checkDocuments';
import { checkedDocuments, workspaceFolders } from '../../../src/node/checkedPaths';
import { libraryFiles } from '../../../src/node/namedLibraries';
import { workspaceSettings } from '../../../src/node/workspaceSettings';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-check-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes files into a new folder and gives its path. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(scratch, 'p-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function checked(paths: readonly string[], { workspace = paths[0] ?? '', isRestricted = false } = {}): Promise<Checkup> {
  const folders = await workspaceFolders([workspace], workspace);
  const settings = await workspaceSettings(folders, isRestricted);
  return checkDocuments(await checkedDocuments(paths), {
    workspaceFolders: folders,
    isRestricted,
    settings,
    evidence: { today: '2026-06-15' },
  });
}

/** What was found, as `file code key`, sorted. */
function told({ findings }: Checkup): readonly string[] {
  return [...findings].flatMap(([uri, found]) => found.map(({ code, key }) => `${path.basename(uri)} ${code} ${key}`)).sort();
}

const bib = '@misc{plum, title = {Plums}}\n';

describe('a check without the editor', () => {
  it('follows a manuscript to all its files and bibliographies, and takes what is in a folder', async () => {
    const folder = project({
      'main.tex': '\\documentclass{article}\\begin{document}\\input{parts/two}\\cite{plum}\\bibliography{refs}\\end{document}\n',
      'parts/two.tex': '\\cite{quince}\n',
      'notes.md': '---\nbibliography: refs.bib\n---\n[@plum; @pear]\n',
      'refs.bib': `${bib}@article{fig, title = {Figs}, author = {A, B}, journal = {J}, year = 2020}\n@misc{plum, title = {TODO}}\n`,
      'node_modules/x/readme.md': '---\nbibliography: ../../refs.bib\n---\n@nobody\n',
    });
    const expected = [
      'notes.md undefined-key pear',
      'refs.bib duplicate-key plum',
      'refs.bib placeholder plum',
      'two.tex undefined-key quince',
    ];
    assert.deepEqual(told(await checked([folder])), expected);
    assert.deepEqual(told(await checked([path.join(folder, 'parts/two.tex')], { workspace: folder })), [
      expected[1],
      expected[2],
      expected[3],
    ]);
  });

  it('says once that no declared bibliography has an entry yet', async () => {
    const files = {
      'a.tex': '\\documentclass{article}\\begin{document}\\cite{pear,plum}\\bibliography{refs,more}\\end{document}\n',
      'b.md': '---\ntitle: T\nbibliography: refs.bib\n---\n@pear @plum @fig @date\n',
      'c.typ': '#bibliography("refs.bib")\n',
      'refs.bib': '% Nothing yet.\n@string{a = {b}}\n',
      'more.bib': '',
    };
    const { findings } = await checked([project(files)]);
    const said = [...findings].flatMap(([uri, found]) => found.map(({ message, start }) => [path.basename(uri), start, message]));
    const rest = 'yet, so undefined keys aren’t reported one by one:';
    assert.deepEqual(said, [
      ['a.tex', 0, `There are no entries in refs.bib, more.bib ${rest} “pear”, “plum”.`],
      ['b.md', 13, `There are no entries in refs.bib ${rest} “pear”, “plum”, “fig” and 1 more.`],
    ]);
    assert.deepEqual(told(await checked([project({ ...files, 'more.bib': bib })])), [
      'a.tex undefined-key pear',
      'b.md empty-bibliography pear',
    ]);
  });

  it('misses fields of entries only where a LaTeX manuscript uses them', async () => {
    const entry = '@article{plum, title = {Plums}}\n';
    const pages = { 'a.md': '---\nbibliography: refs.bib\n---\n@plum\n', 'b.typ': '@plum #bibliography("refs.bib")\n' };
    assert.deepEqual(told(await checked([project({ ...pages, 'refs.bib': entry })])), []);
    const tex = { 'c.tex': '\\cite{plum}\\bibliography{refs}\n' };
    assert.deepEqual(told(await checked([project({ ...pages, ...tex, 'refs.bib': entry })])), ['refs.bib missing-field plum']);
  });

  it('reads the library files that the settings name, by path, by the home folder and by glob, and says what brings nothing', async () => {
    const names = ['one.bib', 'shelf/**/*.{bib,json}', 'no/*.bib', 'gone.bib', '~/no-such-library.bib', 'https://example.org/x.bib'];
    const folder = project({
      '.vscode/settings.json': JSON.stringify({ 'lectern.library.files': names }),
      'one.bib': bib,
      'shelf/two.bib': bib,
      'shelf/deep/.hidden/three.json': '[{"id":"three","title":"Three"}]',
      'shelf/four.txt': bib,
      'shelf/.git/five.bib': bib,
      'no/deep/six.bib': bib,
    });
    symlinkSync(path.join(folder, 'shelf'), path.join(folder, 'shelf/deep/loop'));
    const troubles: string[] = [];
    const folders = await workspaceFolders([folder], folder);
    const files = await libraryFiles(folders, await workspaceSettings(folders, false), (why) => troubles.push(why));
    assert.deepEqual(files.map(({ uri }) => path.basename(uri)).sort(), ['one.bib', 'three.json', 'two.bib']);
    assert.deepEqual(troubles, [
      'library.files: “no/*.bib” matches no file.',
      'library.files: There is no file “gone.bib”.',
      'library.files: There is no file “~/no-such-library.bib”.',
      'library.files: There is no file “https://example.org/x.bib”.',
    ]);
  });

  it('holds the settings of the workspace, with comments and blocks for one language', async () => {
    const settings = `{ // none of these
      "lectern.citation.latexCommands": ["fruit"],
      "lectern.diagnostics.unusedEntries": true,
      "[markdown]": { "lectern.diagnostics.undefinedKeys": false, },
    }`;
    const files = {
      'a.tex': '\\fruit{quince}\\bibliography{refs}\n',
      'a.md': '---\nbibliography: refs.bib\n---\n@pear @plum\n',
      'refs.bib': bib,
    };
    assert.deepEqual(told(await checked([project({ ...files, '.vscode/settings.json': settings })])), [
      'a.tex undefined-key quince',
      'refs.bib unused-entry plum',
    ]);
  });

  it('reads nothing outside the workspace where that is forbidden, links resolved', async () => {
    const outside = project({ 'far.bib': '@misc{quince, title = {TODO}}\n' });
    const folder = project({ 'a.tex': '\\cite{quince}\\bibliography{link}\n' });
    symlinkSync(path.join(outside, 'far.bib'), path.join(folder, 'link.bib'));
    assert.deepEqual(told(await checked([folder])), ['link.bib placeholder quince']);
    const restricted = await checked([folder], { isRestricted: true });
    assert.deepEqual(told(restricted), []);
    assert.match(restricted.refused.join(), /far\.bib is outside this workspace/);
    assert.deepEqual(restricted.unread, []);
  });

  it('says which document that it was asked for it did not check', async () => {
    const outside = project({ 'far.tex': '\\cite{quince}\n', 'far.bib': '@misc{quince, title = {TODO}}\n' });
    const folder = project({});
    for (const name of ['far.tex', 'far.bib']) {
      symlinkSync(path.join(outside, name), path.join(folder, name));
      const { unread, refused } = await checked([path.join(folder, name)], { workspace: folder, isRestricted: true });
      assert.deepEqual([unread, refused.length], [[`${name} was not checked.`], 1]);
    }
  });

  it('says what it can’t read, and waits for no pipe', async () => {
    const folder = project({ 'a.tex': '\\cite{quince}\\bibliography{pipe}\n' });
    execFileSync('mkfifo', [path.join(folder, 'pipe.bib')]);
    const { unread } = await checked([path.join(folder, 'a.tex')], { workspace: folder });
    assert.match(unread.join(), /^pipe\.bib is not a regular file/);
  });
});

describe('a file that can’t be read, whichever way a manuscript names it', () => {
  const manuscripts: Readonly<Record<string, readonly [name: string, text: string, odd: string]>> = {
    'a bibliography': ['a.tex', '\\cite{quince}\\bibliography{odd}\n', 'odd.bib'],
    'an included file': ['a.tex', '\\input{odd}\\cite{quince}\\bibliography{refs}\n', 'odd.tex'],
    'a metadata file': ['a.qmd', '---\nmetadata-files: [odd.yml]\nbibliography: refs.bib\n---\n@quince\n', 'odd.yml'],
    'a project file': ['a.qmd', '---\nbibliography: refs.bib\n---\n@quince\n', '_quarto.yml'],
    'a Hayagriva file': ['a.typ', '@quince\n#bibliography("odd.yml")\n', 'odd.yml'],
    'a Typst file': ['a.typ', '#include "odd.typ"\n@quince\n#bibliography("refs.bib")\n', 'odd.typ'],
  };
  const oddities: Readonly<Record<string, (file: string) => void>> = {
    'a pipe': (file) => void execFileSync('mkfifo', [file]),
    'a folder': (file) => void mkdirSync(file),
    'a device': (file) => symlinkSync('/dev/zero', file),
    'a file of 2 GiB': (file) => {
      writeFileSync(file, '');
      truncateSync(file, 2 ** 31 + 4096);
    },
  };
  for (const [what, [name, text, odd]] of Object.entries(manuscripts)) {
    for (const [oddity, make] of Object.entries(oddities)) {
      it(`costs itself alone as ${what} that is ${oddity}`, async () => {
        const folder = project({
          [name]: text,
          'refs.bib': '@misc{quince, title = {Quinces}, author = {Orr, Ida}, year = 2001, howpublished = {Web}}\n',
        });
        make(path.join(folder, odd));
        const checkup = await checked([path.join(folder, name)], { workspace: folder });
        const sentence =
          oddity === 'a file of 2 GiB' ? /^\S+ is 2,048 MB\. Lectern reads files of up to 256 MB\.$/ : /^\S+ is not a regular file/;
        // A folder is none of the files that a manuscript could mean, but for a bibliography, which is known by its whole name.
        if (oddity === 'a folder' && !/^a (?:bib|Haya)/.test(what)) assert.deepEqual(checkup.unread, []);
        else assert.match(checkup.unread.join('\n'), sentence);
        assert.ok(told(checkup).every((one) => one.includes('missing-bibliography')));
      });
    }
  }
});

describe('the paths of a check', () => {
  it('are refused where nothing is there or Lectern does not check it', async () => {
    const folder = project({ 'a.txt': '' });
    await assert.rejects(checkedDocuments([path.join(folder, 'b.tex')]), /There is no file or folder .*b\.tex/);
    await assert.rejects(checkedDocuments([path.join(folder, 'a.txt')]), /checks LaTeX, Markdown/);
    assert.deepEqual(await checkedDocuments([folder]), []);
  });

  it('belong to the working folder, else to their project, else to the folder that was given', async () => {
    const folder = project({ '.vscode/settings.json': '{}', 'deep/a.tex': '', 'b.tex': '' });
    const other = project({ 'a.tex': '' });
    const names = async (given: string, working: string) => (await workspaceFolders([given], working)).map((uri) => path.basename(uri));
    assert.deepEqual(await names(path.join(folder, 'deep/a.tex'), path.join(folder, 'deep')), ['deep']);
    assert.deepEqual(await names(path.join(folder, 'deep/a.tex'), other), [path.basename(folder)]);
    assert.deepEqual(await names(other, folder), [path.basename(other)]);
    assert.deepEqual(await names(path.join(other, 'a.tex'), folder), []);
  });
});

describe('the command line of a check', () => {
  it('is refused with a sentence where it can’t be meant', () => {
    assert.throws(() => checkArguments([]), /No file or folder/);
    assert.throws(() => checkArguments(['--format', 'xml', 'a']), /text, json or github, not xml/);
    assert.throws(() => checkArguments(['--fail-on', 'error', 'a']), /warning, information, hint or never/);
    assert.throws(() => checkArguments(['--frobnicate', 'a']), /frobnicate/);
  });

  it('gives paths and options in any order', () => {
    const { paths, format, failOn, isRestricted } = checkArguments([
      'a.tex',
      '--format=github',
      'b.bib',
      '--fail-on',
      'never',
      '--restricted',
    ]);
    assert.deepEqual([paths, format, failOn, isRestricted], [['a.tex', 'b.bib'], 'github', undefined, true]);
    assert.equal(checkArguments(['--help']).help, true);
  });
});
