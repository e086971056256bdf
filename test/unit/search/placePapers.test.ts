import assert from 'node:assert/strict';
import type { Paper, Topic } from '../../../src/core/corpus/paper';
import { placePapers } from '../../../src/core/search/topics/placePapers';

const topic = (label: string, paperIds: readonly string[], children: readonly Topic[] = []): Topic => ({
  id: label.toLowerCase(),
  label,
  paperIds,
  children,
});
const paper = (id: string, title: string, abstract = ''): Paper => ({ id, title, abstract, authors: [], citationKey: id, sources: [] });
const tree = [
  topic('Harbours', ['h1', 'h2'], [{ ...topic('Stone walls', ['h1']), id: 'harbours/walls' }]),
  topic('Comets', ['c1']),
  topic('Tides', ['t1', 'h2']),
];
const placed = (topics: readonly Topic[], came: readonly Paper[], like: readonly string[] = []): readonly string[] =>
  placePapers(topics, came, () => like).flatMap(function shown({ id, paperIds, children }: Topic): string[] {
    return [`${id}: ${paperIds.join(' ')}`, ...children.flatMap(shown)];
  });
const before = ['harbours: h1 h2', 'harbours/walls: h1', 'comets: c1', 'tides: t1 h2'];

describe('papers that come to a tree of topics', () => {
  it('are added to the topics and the subtopics that they are about', () => {
    assert.deepEqual(placed(tree, []), before);
    assert.deepEqual(placed(tree, [paper('n', 'On Harbours and Their Stone Walls')]), [
      'harbours: h1 h2 n',
      'harbours/walls: h1 n',
      ...before.slice(2),
    ]);
    assert.deepEqual(placed(tree, [paper('n', 'Stone Walls')], ['h1']), ['harbours: h1 h2 n', ...before.slice(1)]);
    assert.deepEqual(placed(tree, [paper('n', 'Ice', 'A comet is ice. Comets fall.')]), [
      ...before.slice(0, 2),
      'comets: c1 n',
      'tides: t1 h2',
    ]);
    assert.deepEqual(placed(tree, [paper('h1', 'Harbours')]), before);
  });

  it('are added where most of the papers like them are, to two topics at most, else to one that is made for the rest', () => {
    assert.deepEqual(placed(tree, [paper('n', 'Ice')], ['h2', 'h1']), ['harbours: h1 h2 n', ...before.slice(1)]);
    assert.deepEqual(placed(tree, [paper('n', 'Ice')], ['h2']), [
      'harbours: h1 h2 n',
      'harbours/walls: h1',
      'comets: c1',
      'tides: t1 h2 n',
    ]);
    assert.deepEqual(placed(tree, [paper('n', 'Ice')], ['h2', 'c1', 't1', 'h1']), [
      'harbours: h1 h2 n',
      'harbours/walls: h1',
      'comets: c1',
      'tides: t1 h2 n',
    ]);
    assert.deepEqual(placed(tree, [paper('n', 'Ice'), paper('m', 'Snow')]), [...before, 'other: n m']);
    assert.deepEqual(placed(tree, [paper('n', 'Ice'), paper('m', 'Comets')], ['elsewhere']), [
      'harbours: h1 h2',
      'harbours/walls: h1',
      'comets: c1 m',
      'tides: t1 h2',
      'other: n',
    ]);
    assert.deepEqual(placed([...tree, topic('Other', ['o'])], [paper('n', 'Other Ice')]), [...before, 'other: o n']);
    assert.deepEqual(placed([], [paper('n', 'Ice')]), []);
  });
});
