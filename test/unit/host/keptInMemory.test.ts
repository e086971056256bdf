import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { citingFile } from '../../../src/core/library/readManuscript';
import { RecentMap } from '../../../src/core/recentMap';
import { emptyStore, putAbstract, putHead, takeOut } from '../../../src/core/search/index/store';
import { answered, openQuestionsTo } from '../../../src/host/files/timeLimit';
import { CountedFiles } from '../../../src/host/manuscript/countedFiles';

const uris = Array.from({ length: 2000 }, (_, at) => `file:///thesis/paper${at}.tex`);

describe('what is kept of documents that were closed', () => {
  it('is the citations of the last ones alone, with all files of their manuscripts', () => {
    const counted = new CountedFiles();
    for (const uri of uris) {
      const files = [uri, `${uri}/chapter`];
      counted.keepFilesOf(uri, files);
      for (const file of files) counted.of(file, 'Text', () => citingFile(file, 'Text', undefined));
      assert.equal(counted.textOf(`${uri}/chapter`), 'Text');
    }
    assert.equal(counted.size, 128);
    assert.equal(counted.textOf(uris[0] ?? ''), '');
  });

  it('is nothing that looking at one again and again adds', () => {
    const counted = new CountedFiles();
    let times = 0;
    for (const text of ['a', 'a', 'b', 'b', 'a']) {
      counted.keepFilesOf('file:///a.tex', ['file:///a.tex']);
      counted.of('file:///a.tex', text, () => {
        times += 1;
        return citingFile('file:///a.tex', text, undefined);
      });
    }
    assert.deepEqual([counted.size, times], [1, 3]);
  });

  it('is what was asked for last, where there is room for some only', () => {
    const map = new RecentMap<string, number>(3);
    for (const [at, key] of ['a', 'b', 'c'].entries()) map.set(key, at);
    assert.equal(map.get('a'), 0);
    map.set('d', 3);
    assert.deepEqual([...map.values()], [2, 0, 3]);
    assert.equal(map.get('b'), undefined);
    for (const uri of uris) map.set(uri, 1);
    assert.equal(map.size, 3);
  });

  it('is no number of a paper that was replaced, however often its entry is typed in', () => {
    const store = emptyStore();
    const paper = (id: string, title: string): Paper => ({
      id,
      title,
      abstract: `${title} abstract`,
      authors: [],
      citationKey: id,
      sources: [],
    });
    for (const id of ['a', 'b', 'c']) putHead(store, paper(id, 'Still'));
    for (let time = 0; time < 2000; time += 1) {
      putHead(store, paper('d', `Word${time}`));
      putAbstract(store, 'd');
    }
    assert.equal(store.papers.length, 4);
    assert.deepEqual([store.head.postings('word1998'), store.head.postings('word1999').length], [[], 1]);
    takeOut(store, 'b');
    assert.equal(store.papers.length, 4);
    for (const id of ['c', 'd', 'a']) takeOut(store, id);
    assert.equal(store.papers.length, 0);
    assert.deepEqual(store.head.postings('still'), []);
  });

  it('is no file system that answered in the end', async () => {
    await answered('disk:/a/', 'a', async () => 1);
    await assert.rejects(answered('disk:/b/', 'b', () => Promise.reject(new Error('broken'))));
    assert.equal(openQuestionsTo('disk:'), 0);
  });
});
