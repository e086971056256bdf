import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, onDisk, outside, type Services, utf8, withServices, zorro } from './ownServices';
import { withFiles } from './watchedFiles';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

describe('what a document may make Lectern write', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

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

  it('is not a file but a bibliography, by its ending and its content', async () => {
    await withServices(true, async (services) => {
      for (const [name, text, why] of [
        ['profile', 'export A=1\n', /does not end in \.bib/],
        ['run.sh', '#!/bin/sh\n', /does not end in \.bib/],
        ['notes.bib', 'call the plumber\n', /no BibTeX entry/],
        ['tool.bib', '#!/bin/sh\n', /no BibTeX entry/],
      ] as const) {
        const folder = await project({ 'a.md': `---\nbibliography: ${name}\n---\n\nText\n`, [name]: text });
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
        assert.match(String(await add(services, document)), why, name);
        assert.equal(await onDisk(vscode.Uri.joinPath(folder, name)), text);
      }
    });
  });

  it('is not a place of a key outside the workspace when the key is renamed or corrected', async () => {
    const { folder: away, file } = await outside('theirs.bib', zorro);
    const chapter = vscode.Uri.joinPath(away, 'chapter.tex');
    await vscode.workspace.fs.writeFile(chapter, utf8('\\cite{zoro1919}\n'));
    const folder = await project({
      'a.tex': `\\documentclass{article}\\begin{document}\\cite{zorro1919,zoro1919}\\input{${chapter.path}}\\bibliography{${file.path.replace('.bib', '')}}\\end{document}\n`,
    });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.tex'));
    const plans: readonly ((services: Services) => Promise<{ readonly places: readonly { readonly uri: vscode.Uri }[] }>)[] = [
      ({ keyChanges }) => keyChanges.rename(document, 'zorro1919', 'renamed'),
      ({ keyChanges }) => keyChanges.correct(document, 'zoro1919', 'zorro1919'),
    ];
    for (const plan of plans) {
      // Nobody says yes: in a test VS Code shows no dialog.
      await withServices(true, async (services) => void (await assert.rejects(plan(services))));
      await withServices(false, async (services) => {
        const { places } = await plan(services);
        assert.deepEqual([...new Set(places.map(({ uri }) => uri.toString()))], [document.uri.toString()]);
      });
    }
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

  it('is not a server’s share where it is on a disk', async () => {
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

  it('is said where it is outside the workspace, and refused in Restricted Mode', async () => {
    const { file } = await outside('theirs.bib', zorro);
    const folder = await project({ 'a.md': `---\nbibliography: ${file.path}\n---\n` });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
    await withServices(true, async ({ bibliographies }) => {
      const { files, found } = await bibliographies.refresh(document);
      assert.deepEqual(
        files.flatMap((one) => one.papers.map((paper) => paper.citationKey)),
        ['zorro1919'],
      );
      assert.ok(
        found.steps.some(({ text }) => text.endsWith('theirs.bib is outside the workspace.')),
        JSON.stringify(found.steps),
      );
    });
    await withServices(false, async ({ bibliographies }) => assert.deepEqual((await bibliographies.refresh(document)).files, []));
  });
});

describe('files that do not answer, are not regular files or are too large', () => {
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
