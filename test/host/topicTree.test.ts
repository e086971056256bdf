import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Paper, Topic } from '../../src/core/corpus/paper';
import { KeptTopics } from '../../src/host/library/keptTopics';
import { TopicTree } from '../../src/host/library/topicTree';
import { project } from './workspace';

describe('the topics of one’s own library', () => {
  const subjects = ['gut microbiota', 'coral bleaching', 'soil fungi', 'sea turtles'];
  const paper = (id: string, title: string): Paper => ({ id, title, authors: [], citationKey: id, sources: [] });
  const own = subjects.flatMap((subject, i) =>
    Array.from({ length: 6 }, (_, j) => paper(`p${i}-${j}`, `Notes on ${subject} in place ${j}`)),
  );
  const treeOf = (papers: readonly Paper[], store: KeptTopics): { tree: TopicTree; made: () => number } => {
    const tree = new TopicTree({
      papers: () => papers,
      get: (id) => papers.find((one) => one.id === id),
      like: () => [],
      bundled: async () => [],
    });
    tree.keepIn(store);
    let made = 0;
    tree.onDidChange(() => {
      made += 1;
    });
    return { tree, made: () => made };
  };
  const labels = (topics: readonly Topic[]): string[] => topics.map(({ label }) => label);

  it('are kept between sessions, stay as they are when a few papers come, and are made again of a broken file', async () => {
    const folder = await project({});
    const store = (version = '1.0.0'): KeptTopics => new KeptTopics(folder, version);
    const files = async (): Promise<string[]> => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    const first = treeOf(own, store());
    await first.tree.topics();
    const topics = await first.tree.topics();
    assert.equal(first.made(), 1);
    assert.ok(labels(topics).includes('Soil fungi'), labels(topics).join(', '));

    const again = treeOf(own, store());
    assert.deepEqual(await again.tree.topics(), topics);
    const more = treeOf([paper('new', 'More soil fungi'), ...own], store());
    const grown = await more.tree.topics();
    assert.deepEqual(labels(grown), labels(topics));
    assert.ok(grown.find(({ label }) => label === 'Soil fungi')?.paperIds.includes('new'));
    assert.deepEqual([again.made(), more.made()], [0, 0], 'nothing is made anew');

    const [file] = (await files()).filter((name) => name.endsWith('.json'));
    assert.ok(file);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), new TextEncoder().encode('{"topics": [{"id": 1}], "ids"'));
    const broken = treeOf(own, store());
    await broken.tree.topics();
    assert.deepEqual(await broken.tree.topics(), topics);
    assert.equal(broken.made(), 1);

    const updated = treeOf(own, store('1.0.1'));
    await updated.tree.topics();
    assert.equal(updated.made(), 1, 'another version makes its own');
    assert.equal((await files()).length, 1, 'and drops those of others');
  });
});
