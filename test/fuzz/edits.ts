import assert from 'node:assert/strict';
import type { TextEdit } from '../../src/core/text';

/** The text after the edits, which lie in it and don't overlap. */
export function applyEdits(text: string, edits: readonly (TextEdit | undefined)[]): string {
  let after = text;
  let limit = text.length;
  for (const edit of edits.filter((one) => one !== undefined).sort((a, b) => b.offset - a.offset)) {
    assert.ok(edit.offset >= 0 && edit.offset + edit.length <= limit);
    after = after.slice(0, edit.offset) + edit.text + after.slice(edit.offset + edit.length);
    limit = edit.offset;
  }
  return after;
}
