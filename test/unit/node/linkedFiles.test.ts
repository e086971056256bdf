import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reachOf } from '../../../src/core/bibliography/reach';
import { nodeFiles, uriOf } from '../../../src/node/nodeFiles';

describe('links that lead out of the workspace', () => {
  const top = mkdtempSync(path.join(os.tmpdir(), 'lectern-links-'));
  const [workspace, outside] = [path.join(top, 'workspace'), path.join(top, 'outside')];
  for (const folder of [workspace, outside]) mkdirSync(folder);
  writeFileSync(path.join(outside, 'theirs.bib'), '@misc{a}\n');
  writeFileSync(path.join(workspace, 'own.bib'), '@misc{b}\n');
  symlinkSync(outside, path.join(workspace, 'linked'));
  symlinkSync(path.join(outside, 'theirs.bib'), path.join(workspace, 'linked.bib'));
  after(() => rmSync(top, { recursive: true }));

  const at = (name: string): string => uriOf(path.join(workspace, name));
  const filesOf = (isRestricted: boolean) => nodeFiles(reachOf(at('a.tex'), { workspaceFolders: [uriOf(workspace)], isRestricted }));

  it('are followed where the workspace is trusted', async () => {
    const files = filesOf(false);
    for (const name of ['own.bib', 'linked.bib', 'linked/theirs.bib']) assert.equal(await files.exists(at(name)), true, name);
    assert.deepEqual(await files.list(at('linked')), [at('linked/theirs.bib')]);
  });

  it('are not even looked through in Restricted Mode', async () => {
    const files = filesOf(true);
    assert.equal(await files.exists(at('own.bib')), true);
    assert.equal(await files.exists(at('linked.bib')), true);
    for (const name of ['linked/theirs.bib', 'linked/none.bib']) await assert.rejects(files.exists(at(name)), /Restricted Mode/, name);
    for (const name of ['linked.bib', 'linked/theirs.bib']) await assert.rejects(files.read(at(name)), /Restricted Mode/, name);
    assert.deepEqual(await files.list(at('linked')), []);
  });

  it('may be named by the user’s own setting', async () => assert.equal(await filesOf(true).exists(at('linked.bib'), true), true));
});
