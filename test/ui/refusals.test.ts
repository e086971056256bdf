import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench';

describe('a bibliography that cannot be written', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'test/fixtures/manuscript', file: 'letter.tex' });
  });
  after(() => workbench.close());

  it('stays as it is where it is too large for the editor, and a message says what to do', async () => {
    const file = path.join(workbench.folder, 'bib/other.bib');
    writeFileSync(file, `${workbench.fileText('bib/other.bib')}${`${'% '.padEnd(1023, 'x')}\n`.repeat(51 * 1024)}`);
    const { size } = statSync(file);
    await workbench.goToLine(3);
    await workbench.openPick('test-time training done right');
    await workbench.quickPicks('Test-Time Training Done Right');
    await workbench.press('Enter');
    const [message] = await workbench.notifications('other.bib');
    assert.match(
      message ?? '',
      /other\.bib has 51 MB; the editor edits up to 50\. Lectern reads it, but to add entries name a smaller \.bib file/,
    );
    assert.equal(statSync(file).size, size);
    assert.doesNotMatch(await workbench.visibleText(), /\\cite/);
  });
});
