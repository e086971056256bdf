import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { passageOf } from '../../src/host/manuscript/passage';
import { closeAll, openAt, project } from './workspace';

const says = 'Exact attention tiles the score matrix in fast memory.';
const empty = 'This was later improved by others.';

/** Texts with `|` at the cursor or at both ends of the selection, the passage in them, and what comes before it. */
const cases: readonly (readonly [what: string, marked: string, passage: string, before: string])[] = [
  [
    'the paragraph at the cursor, after the heading and the previous one',
    `# Kernels\n\nIt grows.\n\n${says}\nMore| of it.\n`,
    `${says}\nMore of it.\n`,
    'Kernels. It grows.',
  ],
  ['the previous paragraph on the first line', `It grows.\n\n${says}|`, says, 'It grows.'],
  ['a selected sentence, after its paragraph so far', `It grows. |${says}| More.`, says, 'It grows.'],
  ['a selected paragraph, after the previous one', `# Kernels\n\nIt grows.\n\n|${says}|`, says, 'Kernels. It grows.'],
  ['an empty sentence with the text before it', `# Kernels\n\n${says} |${empty}|`, `${says} ${empty}`, 'Kernels.'],
  ['an empty paragraph with the one before it', `# Kernels\n\n${says}\n\n${empty}|`, `${says}\n\n${empty}`, 'Kernels.'],
  ['an empty sentence alone where nothing before it says more', `It grows.\n\n|${empty}|`, empty, 'It grows.'],
  [
    'the sentence of a selected name',
    `It grows. Tiles of |FlashKernel| stay in fast memory.`,
    'FlashKernel. Tiles of FlashKernel stay in fast memory.',
    'It grows.',
  ],
];

describe('the passage that citations are suggested for', () => {
  afterEach(closeAll);
  for (const [what, marked, expected, around] of cases) {
    it(`is ${what}`, async () => {
      const editor = await openAt(await project({}), 'a.md', marked);
      const [first, last = first] = editor.selections.map(({ active }) => active);
      assert.ok(first && last);
      editor.selection = new vscode.Selection(first, last);
      const { passage, before, range } = passageOf(editor);
      assert.equal(passage.trim(), expected.trim());
      assert.equal(before.replace(/\s+/g, ' ').trim(), around);
      assert.ok(editor.selection.isEmpty || range.contains(editor.selection));
    });
  }

  it('has the keys cited in it and in the text before it, the nearest first', async () => {
    const editor = await openAt(await project({}), 'a.md', `Old [@z].\n\nFirst [@a; @b].\n\nThen [@a]. ${empty}| It ends.\n\nNext [@c].`);
    const { cited, prose } = passageOf(editor);
    assert.deepEqual(cited, ['a', 'b']);
    assert.match(prose, /^Then .{4}\. This was later improved by others\. It ends\.\n$/);
  });
});
