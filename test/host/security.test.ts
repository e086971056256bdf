import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BundledCorpus } from '../../src/host/library/bundledCorpus';
import { openLibrary } from '../../src/host/library/openLibrary';
import { createServices } from '../../src/host/services';
import { withFiles } from './watchedFiles';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

type Services = ReturnType<typeof createServices>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const zorro = '@book{zorro1919,\n  title = {The Curse of Capistrano},\n  author = {McCulley, Johnston},\n  year = {1919},\n}\n';

/** Services of a window whose workspace is trusted or not. */
async function withServices(isTrusted: boolean, work: (services: Services) => Promise<void>): Promise<void> {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension);
  const { extensionUri } = extension;
  const globalStorageUri = await project({});
  const opened = openLibrary(new BundledCorpus(extensionUri));
  const services = createServices({ extension, extensionUri, globalStorageUri }, opened, { isTrusted });
  try {
    await services.library.ready();
    await work(services);
  } finally {
    services.dispose();
  }
}

const onDisk = async (uri: vscode.Uri): Promise<string | undefined> =>
  vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );

describe('what a document may make Lectern write', () => {
  let id = '';
  before(async () => {
    id = (await (await lectern()).search('test-time training done right'))[0]?.paper.id ?? '';
    assert.notEqual(id, '');
  });
  afterEach(closeAll);

  /** A folder beside the workspace, with one file that must stay as it is. */
  const outside = async (name: string, text: string): Promise<{ folder: vscode.Uri; file: vscode.Uri }> => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const folder = vscode.Uri.joinPath(root, '..', `outside-${crypto.randomUUID()}`);
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, utf8(text));
    return { folder, file };
  };
  const add = async (services: Services, document: vscode.TextDocument): Promise<unknown> => {
    const paper = services.library.get(id);
    assert.ok(paper);
    return services.additions.add(document, [paper]).then(
      (added) => added,
      (error: unknown) => error,
    );
  };
  const declaring = async (path: string): Promise<vscode.TextDocument> => {
    const folder = await project({ 'a.md': `---\nbibliography: "${path}"\n---\n\nText\n` });
    return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
  };

  it('is nothing outside the workspace before a yes, however the document spells the path', async () => {
    const { folder, file } = await outside('theirs.bib', zorro);
    for (const path of [file.path, `../../${folder.path.split('/').pop()}/theirs.bib`, file.toString(), `${folder.path}/./new/refs.bib`]) {
      for (const isTrusted of [true, false]) {
        await withServices(isTrusted, async (services) => {
          const answer = await add(services, await declaring(path));
          if (isTrusted) assert.deepEqual((answer as { added: unknown }).added, [], path);
          else assert.match(String(answer), /Restricted Mode/, path);
        });
      }
    }
    assert.equal(await onDisk(file), zorro);
    assert.equal(await onDisk(vscode.Uri.joinPath(folder, 'new/refs.bib')), undefined);
  });

  it('is no file but a bibliography, by its ending and its content', async () => {
    await withServices(true, async (services) => {
      for (const [name, text, why] of [
        ['profile', 'export A=1\n', /does not end in \.bib/],
        ['run.sh', '#!/bin/sh\n', /does not end in \.bib/],
        ['notes.bib', 'call the plumber\n', /no bibliography/],
        ['tool.bib', '#!/bin/sh\n', /no bibliography/],
      ] as const) {
        const folder = await project({ 'a.md': `---\nbibliography: ${name}\n---\n\nText\n`, [name]: text });
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
        assert.match(String(await add(services, document)), why, name);
        assert.equal(await onDisk(vscode.Uri.joinPath(folder, name)), text);
      }
    });
  });

  it('is nothing that a link in the workspace leads out to', async () => {
    const { symlinkSync } = await import('node:fs');
    const { folder: away, file } = await outside('theirs.bib', zorro);
    const program = vscode.Uri.joinPath(away, 'profile');
    await vscode.workspace.fs.writeFile(program, utf8('%\n'));
    const folder = await project({ 'a.md': '---\nbibliography: refs.bib\n---\n', 'b.md': '---\nbibliography: linked/theirs.bib\n---\n' });
    symlinkSync(program.fsPath, vscode.Uri.joinPath(folder, 'refs.bib').fsPath);
    symlinkSync(away.fsPath, vscode.Uri.joinPath(folder, 'linked').fsPath);
    for (const isTrusted of [true, false]) {
      await withServices(isTrusted, async (services) => {
        const first = await add(services, await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md')));
        assert.match(String(first), /does not end in \.bib/);
        const second = await add(services, await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'b.md')));
        if (isTrusted) assert.deepEqual((second as { added: unknown }).added, []);
        else assert.match(String(second), /Restricted Mode/);
      });
    }
    assert.equal(await onDisk(program), '%\n');
    assert.equal(await onDisk(file), zorro);
  });

  it('is the bibliography in the folder of a document outside the workspace, where the workspace is trusted', async () => {
    const { folder, file } = await outside('refs.bib', zorro);
    await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n\nText\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
    await withServices(false, async (services) => assert.match(String(await add(services, document)), /Restricted Mode/));
    assert.equal(await onDisk(file), zorro);
    await withServices(true, async (services) => void (await add(services, document)));
    assert.ok((await onDisk(file))?.startsWith(zorro));
    assert.notEqual(await onDisk(file), zorro);
  });

  it('takes an entry of another library over with its braces balanced, and nothing else of it', async () => {
    const folder = await project({
      'other.bib': '@misc{odd, title = "An Okapi of Odd Braces } , note = {x}", author = {Okapi, O.}, year = 1999}\n',
      'refs.bib': '',
      'a.md': '---\nbibliography: refs.bib\n---\n',
    });
    await withServices(true, async (services) => {
      const other = vscode.Uri.joinPath(folder, 'other.bib').toString();
      const file = await services.files.get(other, services.bibliographies.access.ownReach, 'library');
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
      await services.additions.add(document, file?.papers ?? []);
      const written = (await onDisk(vscode.Uri.joinPath(folder, 'refs.bib'))) ?? '';
      let depth = 0;
      for (const sign of written) {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        assert.ok(depth >= 0, written);
      }
      assert.equal(depth, 0, written);
    });
  });
});

describe('what a document may make Lectern read', () => {
  afterEach(closeAll);
  before(async () => void (await lectern()));

  const hostile: Readonly<Record<string, (address: string) => string>> = {
    'a.tex': (at) =>
      `\\documentclass{article}\n\\newcommand{\\x}{${at}/m}\n\\input{${at}/x.tex}\\input{\\x}\\bibliography{${at}/b}\n\\include{${at}/y}\n`,
    'b.tex': (at) => `\\usepackage{biblatex}\\addbibresource{${at}/b.bib}\\subfile{${at}/s.tex}\\import{${at}/}{x}\n`,
    'c.md': (at) =>
      `---\ncsl: ${at}/style.csl\nbibliography: ${at}/b.bib\nmetadata-files: ["${at}/meta.yml"]\n---\n\n{{< include ${at}/inc.md >}}\n[@a]\n`,
    'd.typ': (at) => `#bibliography("${at}/t.bib", style: "${at}/s.csl")\n#include "${at}/t.typ"\n#import "${at}/t.typ": x\n`,
  };

  it('is no other file system than its own and the workspace’s, in any syntax', async () => {
    await withFiles('elsewhere', (elsewhere) =>
      withFiles('lectern-docs', async (own) => {
        own.writeFile(vscode.Uri.parse('lectern-docs:/p/refs.bib'), utf8(zorro));
        for (const [name, text] of Object.entries(hostile)) {
          for (const address of ['elsewhere://evil.example', 'elsewhere:/evil', 'ELSEWHERE://evil.example']) {
            const uri = vscode.Uri.parse(`lectern-docs:/p/${name}`);
            own.writeFile(uri, utf8(text(address)));
            const document = await vscode.workspace.openTextDocument(uri);
            await withServices(true, async (services) => {
              await services.bibliographies.refresh(document);
              await services.manuscripts.of(document);
              await services.references.renderer(document);
            });
          }
        }
        assert.deepEqual(elsewhere.asked, []);
        assert.ok(own.asked.length > 0);
      }),
    );
  });

  it('is no server’s share where it lies on a disk', async () => {
    const folder = await project({ 'a.md': '---\nbibliography: "file://server/share/refs.bib"\ncsl: "file://server/s.csl"\n---\n' });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
    await withServices(true, async ({ bibliographies, files }) => {
      const { found } = await bibliographies.refresh(document);
      assert.ok(
        found.steps.some(({ text }) => text.includes('not on the file system')),
        JSON.stringify(found.steps),
      );
      for (const one of ['file://server/share/refs.bib', 'https://evil.example/b.bib', 'vscode-vfs://github/a/b.bib'])
        assert.equal(await files.get(one, bibliographies.access.ownReach, 'library'), undefined);
      assert.deepEqual(await files.all(), []);
    });
  });

  it('is said where it lies outside the workspace, and refused in Restricted Mode', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const away = vscode.Uri.joinPath(root, '..', `away-${crypto.randomUUID()}`);
    const file = vscode.Uri.joinPath(away, 'theirs.bib');
    await vscode.workspace.fs.writeFile(file, utf8(zorro));
    const { symlinkSync } = await import('node:fs');
    const folder = await project({
      'a.md': `---\nbibliography: ${file.path}\n---\n`,
      'b.md': '---\nbibliography: inside.bib\n---\n',
    });
    symlinkSync(file.fsPath, vscode.Uri.joinPath(folder, 'inside.bib').fsPath);
    for (const name of ['a.md', 'b.md']) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
      await withServices(true, async ({ bibliographies }) => {
        const { files, found } = await bibliographies.refresh(document);
        assert.deepEqual(
          files.flatMap((one) => one.papers.map((paper) => paper.citationKey)),
          ['zorro1919'],
        );
        if (name === 'a.md') assert.ok(found.steps.some(({ text }) => text === `${file.path} is outside the workspace.`));
      });
      await withServices(false, async ({ bibliographies }) => assert.deepEqual((await bibliographies.refresh(document)).files, [], name));
    }
  });
});

describe('files that do not answer, are no files or are too large', () => {
  afterEach(closeAll);

  it('hold up no other document’s citations, and are asked again', async function () {
    this.timeout(120_000);
    const [hit] = await (await lectern()).search('test-time training done right');
    assert.ok(hit);
    await withFiles('stuck', async (stuck) => {
      stuck.writeFile(vscode.Uri.parse('stuck:/p/refs.bib'), utf8(zorro));
      stuck.writeFile(vscode.Uri.parse('stuck:/p/a.md'), utf8('---\nbibliography: refs.bib\n---\n\nText\n'));
      const slow = await vscode.workspace.openTextDocument(vscode.Uri.parse('stuck:/p/a.md'));
      await withServices(true, async (services) => {
        stuck.isSilent = true;
        const adding = services.additions.add(slow, [hit.paper]).catch((error: unknown) => error);
        const folder = await project({ 'b.md': '---\nbibliography: refs.bib\n---\n', 'refs.bib': '' });
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'b.md'));
        const { added } = await services.additions.add(document, [hit.paper]);
        assert.deepEqual(added, [hit.paper.citationKey]);
        assert.match(String(await adding), /did not answer/);
        stuck.isSilent = false;
        const files = await eventually(async () => {
          const found = await services.bibliographies.of(slow);
          return found.files.length > 0 && found.files;
        });
        assert.equal(files[0]?.papers[0]?.citationKey, 'zorro1919');
        assert.deepEqual((await services.additions.add(slow, [hit.paper])).added, [hit.paper.citationKey]);
      });
    });
  });

  it('are not opened where they are pipes, and leave Node’s threads for others', async () => {
    const { execFileSync } = await import('node:child_process');
    const folder = await project({ 'refs.bib': zorro });
    const pipes = Array.from({ length: 6 }, (_, at) => vscode.Uri.joinPath(folder, `pipe${at}.bib`));
    for (const pipe of pipes) execFileSync('mkfifo', [pipe.fsPath]);
    await withServices(true, async ({ files, bibliographies: { access } }) => {
      for (const pipe of pipes) {
        assert.equal(await files.get(pipe.toString(), access.ownReach), undefined);
        assert.match(files.unread(pipe.toString()) ?? '', /not a regular file/);
      }
      assert.equal((await files.get(vscode.Uri.joinPath(folder, 'refs.bib').toString(), access.ownReach))?.papers.length, 1);
    });
  });

  it('are said to be too large with their size, and not read', async () => {
    const { truncateSync } = await import('node:fs');
    const folder = await project({ 'huge.bib': zorro });
    const huge = vscode.Uri.joinPath(folder, 'huge.bib');
    truncateSync(huge.fsPath, 2 ** 31 + 4096);
    await withServices(true, async ({ files, bibliographies: { access } }) => {
      assert.equal(await files.get(huge.toString(), access.ownReach), undefined);
      assert.match(files.unread(huge.toString()) ?? '', /huge\.bib has 2,048 MB. Lectern reads files of up to 256 MB/);
    });
  });

  it('do not empty what was read before', async () => {
    await withFiles('fickle', async (fickle) => {
      const uri = vscode.Uri.parse('fickle:/p/refs.bib');
      fickle.writeFile(uri, utf8(zorro));
      await withServices(true, async ({ files, library, bibliographies: { access } }) => {
        const reach = access.reach(uri.toString());
        await files.get(uri.toString(), reach);
        fickle.readFile = () => {
          throw vscode.FileSystemError.Unavailable(uri);
        };
        await files.reread(uri.toString());
        assert.equal((await files.get(uri.toString(), reach))?.papers.length, 1);
        assert.equal((await library.search('curse of capistrano'))[0]?.paper.citationKey, 'zorro1919');
        assert.notEqual(files.unread(uri.toString()), undefined);
      });
    });
  });
});
