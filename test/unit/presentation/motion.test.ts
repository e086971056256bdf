import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('the webviews and the preview', () => {
  it('move nothing by themselves, so that nobody has to ask for less motion', () => {
    const files = readdirSync('media').filter((name) => /\.(css|js)$/.test(name));
    assert.ok(files.length > 5);
    for (const name of files)
      assert.doesNotMatch(
        readFileSync(path.join('media', name), 'utf8'),
        /\b(transition|animation)(-[\w-]+)?\s*:|@keyframes|smooth|\.animate\(/,
        name,
      );
  });
});
