import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, truncateSync } from 'node:fs';
import * as vscode from 'vscode';
import { Writing } from '../../src/host/files/writing';
import { add, onDisk, outside, utf8, withServices, zorro } from './ownServices';
import { closeAll, eventually, lectern, project } from './workspace';

/** What only a disk has: links, pipes, files larger than any memory. */
describe('a disk’s links and odd files', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('are not written where a link in the workspace leads out of it', async () => {
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

  it('are not written on a yes to where a link led before', async () => {
    const { folder: away, file } = await outside('theirs.bib', zorro);
    const other = vscode.Uri.joinPath(away, 'other.bib');
    await vscode.workspace.fs.writeFile(other, utf8(zorro));
    const folder = await project({ 'a.md': '---\nbibliography: refs.bib\n---\n' });
    const document = vscode.Uri.joinPath(folder, 'a.md');
    const link = vscode.Uri.joinPath(folder, 'refs.bib');
    const lead = (to: vscode.Uri): void => {
      rmSync(link.fsPath, { force: true });
      symlinkSync(to.fsPath, link.fsPath);
    };
    await withServices(true, async ({ bibliographies: { access } }) => {
      const remembered = new Map<string, unknown>();
      const memory = {
        get: (key: string) => remembered.get(key) as never,
        update: async (key: string, value: unknown) => void remembered.set(key, value),
      };
      const writing = new Writing(access, memory);
      /** Asks, and says yes once the link leads to where it leads `then`. */
      const ask = async (then: vscode.Uri): Promise<unknown> => {
        const permission = await writing.bibliography(link, document);
        assert.ok(!permission.isGranted);
        const answer = writing.ask(link, permission.path).catch((error: unknown) => error);
        lead(then);
        let isAnswered = false;
        void answer.then(() => {
          isAnswered = true;
        });
        await eventually(async () => {
          await vscode.commands.executeCommand('notification.acceptPrimaryAction');
          return isAnswered;
        });
        return answer;
      };
      lead(file);
      assert.match(String(await ask(other)), /refs\.bib changed in the meantime/);
      assert.deepEqual([...remembered.values()], []);
      assert.equal(await ask(other), true);
      assert.deepEqual(await writing.bibliography(link, document), { isGranted: true });
      // The yes is the file’s that was shown, in this session and in the next.
      lead(file);
      for (const one of [writing, new Writing(access, memory)])
        assert.deepEqual(await one.bibliography(link, document), { isGranted: false, path: file.fsPath });
      lead(other);
      assert.deepEqual(await new Writing(access, memory).bibliography(link, document), { isGranted: true });
    });
  });

  it('are read through a link that leads out of the workspace, but not in Restricted Mode', async () => {
    const { file } = await outside('theirs.bib', zorro);
    const folder = await project({ 'b.md': '---\nbibliography: inside.bib\n---\n' });
    symlinkSync(file.fsPath, vscode.Uri.joinPath(folder, 'inside.bib').fsPath);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'b.md'));
    for (const isTrusted of [true, false])
      await withServices(isTrusted, async ({ bibliographies }) => {
        const { files } = await bibliographies.refresh(document);
        assert.equal(files.flatMap(({ papers }) => papers).length, isTrusted ? 1 : 0);
      });
  });

  it('are not opened where they are pipes, and leave Node’s threads for others', async () => {
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

  it('are passed over as styles, included files and libraries, each with a sentence', async () => {
    const folder = await project({ 'a.tex': '\\input{pipe}\\cite{zorro1919}\\bibliography{refs}\n', 'refs.bib': zorro, 'huge.csl': '' });
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    for (const pipe of ['pipe.tex', 'pipe.bib', 'pipe.ris']) execFileSync('mkfifo', [at(pipe).fsPath]);
    symlinkSync('/dev/zero', at('zero.json').fsPath);
    truncateSync(at('huge.csl').fsPath, 2 ** 31 + 4096);
    await withServices(true, async ({ bibliographies, libraryFiles, library, references }) => {
      const { files, found } = await bibliographies.of(await vscode.workspace.openTextDocument(at('a.tex')));
      assert.deepEqual(
        files.flatMap(({ papers }) => papers.map(({ citationKey }) => citationKey)),
        ['zorro1919'],
      );
      assert.match(JSON.stringify(found), /pipe\.tex could not be read: pipe\.tex is not a regular file/);
      for (const name of ['pipe.ris', 'zero.json', 'pipe.bib'])
        await assert.rejects(libraryFiles.add(at(name)), (error: Error) => error.message.includes(`${name} is not a regular file`));
      const [hit] = await library.search('test-time training done right');
      assert.ok(hit);
      assert.equal(await references.sample(hit.paper, at('huge.csl').toString()), undefined);
      assert.match((await references.sample(hit.paper, 'apa')) ?? '', /test-time training/i);
    });
  });

  it('are said to be too large with their size, and not read', async () => {
    const folder = await project({ 'huge.bib': zorro });
    const huge = vscode.Uri.joinPath(folder, 'huge.bib');
    truncateSync(huge.fsPath, 2 ** 31 + 4096);
    await withServices(true, async ({ files, bibliographies: { access } }) => {
      assert.equal(await files.get(huge.toString(), access.ownReach), undefined);
      assert.match(files.unread(huge.toString()) ?? '', /huge\.bib is 2,048 MB. Lectern reads files of up to 256 MB/);
    });
  });
});
