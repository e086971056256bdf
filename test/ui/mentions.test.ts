import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

describe('papers that the prose speaks of', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'notes.md' });
  });
  after(() => workbench.close());

  it('finishes a title that is being typed in Markdown, with its citation', async () => {
    await workbench.press('Control+End');
    await workbench.type('\n\nAs in Sequence to Seq');
    await workbench.press('Control+Space');
    const rows = await workbench.suggestions('Sequence to Sequence Learning');
    for (const what of ['with citation: Sutskever et al. 2014', 'citation only: Sutskever et al. 2014'])
      assert.ok(
        rows.some((row) => row.includes(what)),
        rows.join('\n'),
      );
    await workbench.screenshot('title-offers');
    await workbench.chooseSuggestion('with citation');
    await eventually(async () =>
      assert.match(await workbench.visibleText(), /As in Sequence to Sequence Learning with Neural Networks \[@sutskever2014\w+\]/),
    );
  });

  it('shows the card over a name, and cites it there by the light bulb', async () => {
    await workbench.openFile('paper.tex');
    await workbench.goToLine(lineOf(workbench.fileText('paper.tex'), '% Type \\cite{flash') + 1, 1);
    await workbench.type('We tune with BitStack and WINA');
    await workbench.press('Escape');
    assert.match(await workbench.hover('BitStack'), /BitStack: Fine-Grained Size Control/);
    await workbench.screenshot('mention-hover');
    await workbench.press('Escape', 'Control+ArrowLeft', 'Control+ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await workbench.actionHere('(BitStack)');
    await workbench.screenshot('mention-action');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /BitStack~\\cite[a-z]*\{wang2024bitstack\} and WINA/));
  });

  it('finishes a method name by its own capitals', async () => {
    await workbench.press('End');
    await workbench.type(' unlike FlashA');
    // Emmet starts when it likes, and the editor drops its list for each of the completions that Emmet registers then.
    if (!(await workbench.offersPapers(5000))) {
      await workbench.press('Backspace');
      await workbench.type('A');
    }
    const rows = await workbench.suggestions('FlashAttention');
    await workbench.screenshot('name-offers');
    assert.ok(rows[0]?.includes('FlashAttention'), rows.join('\n'));
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
