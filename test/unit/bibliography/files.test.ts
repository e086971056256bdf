import assert from 'node:assert/strict';
import { createAccount } from '../../../src/core/bibliography/account';
import { createReader, type Files, MOST_FILES, noAnswer } from '../../../src/core/bibliography/files';
import { reachOf } from '../../../src/core/bibliography/reach';

const top = 'file:///w';

/** A reader with what was asked of the files below it, and what it accounts for. */
function reading(files: Partial<Files>, isRestricted = false) {
  const asked: string[] = [];
  const account = createAccount();
  const noting =
    <T>(what: string, answer: ((uri: string) => Promise<T>) | undefined, otherwise: T) =>
    (uri: string): Promise<T> => {
      asked.push(`${what} ${uri.replace(`${top}/`, '')}`);
      return answer?.(uri) ?? Promise.resolve(otherwise);
    };
  const all: Files = {
    read: noting('read', files.read, undefined),
    exists: noting('exists', files.exists, false),
    ...(files.list && { list: noting('list', files.list, []) }),
  };
  const reach = reachOf(`${top}/a.tex`, { workspaceFolders: [top], isRestricted });
  const reader = createReader(all, { uri: `${top}/a.tex`, text: 'Open' }, account, reach);
  return { reader, asked, said: () => account.steps.map(({ text }) => text) };
}

describe('the files of one search', () => {
  it('are the open document, which is not asked for', async () => {
    const { reader, asked } = reading({});
    assert.deepEqual([await reader.read(`${top}/a.tex`), await reader.read(`${top}/./a.tex`)], ['Open', 'Open']);
    assert.equal(await reader.exists(`${top}/a.tex`), true);
    assert.deepEqual([asked, reader.left(), reader.lists], [[], MOST_FILES, false]);
  });

  it('are asked for once each, and one that was read is there', async () => {
    const { reader, asked } = reading({ read: async (uri) => (uri.endsWith('b') ? 'B' : undefined) });
    for (let i = 0; i < 2; i++) {
      assert.deepEqual([await reader.read(`${top}/b`), await reader.read(`${top}/c`)], ['B', undefined]);
      assert.deepEqual([await reader.exists(`${top}/b`), await reader.exists(`${top}/c`)], [true, false]);
    }
    assert.deepEqual(asked, ['read b', 'read c', 'exists c']);
    assert.equal(reader.left(), MOST_FILES - 2);
  });

  it('are there where a listing has them, and are asked for where it has not', async () => {
    const { reader, asked } = reading({ list: async () => [`${top}/b%20c`, `${top}/d/`], exists: async (uri) => uri.endsWith('E') });
    assert.deepEqual(await reader.list(top), ['b c', 'd/']);
    assert.deepEqual([await reader.exists(`${top}/b%20c`), await reader.exists(`${top}/E`)], [true, true]);
    assert.deepEqual(asked, ['list file:///w', 'exists E']);
    assert.equal(reader.lists, true);
  });

  it('are five hundred at most', async () => {
    const { reader, asked, said } = reading({ read: async () => 'x' });
    for (let at = 0; at < MOST_FILES; at++) assert.equal(await reader.read(`${top}/${at}`), 'x');
    assert.deepEqual([await reader.read(`${top}/one`), await reader.read(`${top}/two`)], [undefined, undefined]);
    assert.deepEqual([asked.length, reader.left()], [MOST_FILES, 0]);
    assert.deepEqual(said(), [`Lectern stopped after reading ${MOST_FILES} files: what the others declare is not seen.`]);
  });

  it('may be outside the workspace, which is said, but not on another file system or in Restricted Mode', async () => {
    const files = { read: async () => 'x', exists: async () => true, list: async () => ['file:///etc/x'] };
    const { reader, asked, said } = reading(files);
    assert.deepEqual([await reader.read('file:///etc/a'), await reader.exists('file:///etc/b')], ['x', true]);
    assert.deepEqual(
      [await reader.read('memfs:/a'), await reader.exists('memfs:/b'), await reader.list('memfs:/')],
      [undefined, false, []],
    );
    assert.deepEqual(asked, ['read file:///etc/a', 'exists file:///etc/b']);
    assert.deepEqual(said().slice(0, 2), ['/etc/a is outside the workspace.', '/etc/b is outside the workspace.']);
    assert.equal(said().length, 4);
    const strict = reading(files, true);
    assert.deepEqual([await strict.reader.read('file:///etc/a'), await strict.reader.exists('file:///etc/b')], [undefined, false]);
    assert.equal(await strict.reader.exists('file:///etc/c', true), true);
    assert.deepEqual(await strict.reader.list('file:///etc'), []);
    assert.deepEqual(strict.asked, ['exists file:///etc/c']);
  });

  it('may fail, which is said; a file system that does not answer is asked nothing more', async () => {
    const fails = async (uri: string): Promise<never> => {
      const error = new Error(uri.endsWith('slow') ? 'no answer' : 'not allowed');
      if (uri.endsWith('slow')) error.name = noAnswer;
      throw error;
    };
    const { reader, asked, said } = reading({ read: fails, exists: fails, list: fails });
    assert.deepEqual(
      [await reader.read(`${top}/b`), await reader.exists(`${top}/c`), await reader.list(`${top}/d`)],
      [undefined, false, []],
    );
    assert.equal(asked.length, 3);
    assert.equal(await reader.read(`${top}/slow`), undefined);
    assert.deepEqual(
      [await reader.read(`${top}/e`), await reader.exists(`${top}/f`), await reader.list(`${top}/g`)],
      [undefined, false, []],
    );
    assert.equal(asked.length, 4);
    assert.deepEqual(said(), [
      'b could not be read: not allowed',
      'c could not be read: not allowed',
      'd could not be read: not allowed',
      'slow could not be read: no answer',
    ]);
    const odd = reading({
      read: () => {
        throw 'odd';
      },
    });
    assert.equal(await odd.reader.read(`${top}/b`), undefined);
    assert.deepEqual(odd.said(), ['b could not be read: odd']);
  });
});
