import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench';

describe('a file that can’t be used', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'test/fixtures/manuscript', file: 'letter.tex' });
  });
  after(() => workbench.close());

  it('is a bibliography that stays as it is where it is too large for the editor, and a message says what to do', async () => {
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
      /other\.bib is 51 MB; the editor edits up to 50\. Lectern reads it, but to add entries, name a smaller \.bib file/,
    );
    assert.equal(statSync(file).size, size);
    assert.doesNotMatch(await workbench.visibleText(), /\\cite/);
  });

  it('is a style that takes too long: references are written plainly, which is said once', async () => {
    writeFileSync(path.join(workbench.folder, 'slow.csl'), doubling(15));
    writeFileSync(path.join(workbench.folder, 'slow.bib'), '');
    writeFileSync(path.join(workbench.folder, 'slow.md'), '---\nbibliography: slow.bib\ncsl: slow.csl\n---\n\nText\n');
    await workbench.openFile('slow.md');
    for (const [title, surname] of [
      ['test-time training done right', 'Zhang'],
      ['zoology measuring and improving recall', 'Arora'],
    ] as const) {
      await workbench.runCommand('Lectern: Copy Formatted Reference');
      // The rows of the services hold the typed words, too.
      await workbench.pickInQuickInput(title, `${surname} et al.`);
      assert.match(await workbench.copied(new RegExp(surname)), new RegExp(title.slice(0, 7), 'i'));
    }
    const told = (await workbench.notifications('slow.csl')).filter((text) => text.includes('slow.csl'));
    assert.deepEqual(told, [
      'The citation style slow.csl can’t format some references: it takes more than 5,000 steps for each work. They are shown plainly.',
    ]);
  });
});

/** A style in which each of `depth` macros calls the next one twice. */
function doubling(depth: number): string {
  const macros = Array.from({ length: depth }, (_, i) => `<macro name="m${i}">${`<text macro="m${i + 1}"/>`.repeat(2)}</macro>`).join('');
  const layout = '<layout><text macro="m0"/></layout>';
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>x</id></info>${macros}<macro name="m${depth}"><text variable="title"/></macro><citation>${layout}</citation><bibliography>${layout}</bibliography></style>`;
}
