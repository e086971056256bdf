import assert from 'node:assert/strict';
import { collectionOf, containerOf, cslTypeOf, eventOf, kindOf, originalOf, seriesType } from '../../../src/core/hayagriva/kinds';
import { type Work, workOf } from '../../../src/core/hayagriva/work';
import { defaultParents } from '../../../src/core/hayagriva/workTypes';

const types = [...defaultParents.keys()];
const made = (type: string, ...parents: readonly Work[]): Work => ({ type, fields: {}, parents });

/** The types of parents that `find` takes of a work of this type, the likeliest first. */
function taken(type: string, find: (work: Work) => Work | undefined): string {
  let left = types.map((parent) => made(parent));
  const found: string[] = [];
  for (let next = find(made(type, ...left)); next !== undefined && left.includes(next); next = find(made(type, ...left))) {
    found.push(next.type);
    left = left.filter((one) => one !== next);
  }
  return found.join(' ');
}

describe('the type of a work of Hayagriva', () => {
  const alone: Readonly<Record<string, string>> = {
    article: 'article',
    chapter: 'chapter',
    entry: 'entry',
    anthos: 'chapter',
    report: 'report',
    thesis: 'thesis',
    web: 'webpage',
    scene: 'broadcast',
    artwork: 'graphic',
    patent: 'patent',
    case: 'legal_case',
    newspaper: 'periodical',
    legislation: 'legislation',
    manuscript: 'manuscript',
    original: 'document',
    post: 'post',
    misc: 'document',
    performance: 'performance',
    periodical: 'periodical',
    proceedings: 'book',
    book: 'book',
    blog: 'webpage',
    reference: 'book',
    conference: 'event',
    anthology: 'collection',
    repository: 'software',
    thread: 'post',
    video: 'motion_picture',
    audio: 'song',
    exhibition: 'event',
  };
  for (const type of types) it(`is ${alone[type]} to CSL for ${type}`, () => assert.equal(cslTypeOf(made(type)), alone[type]));

  for (const [type, parent, expected] of [
    ['article', 'proceedings', 'paper-conference'],
    ['article', 'conference', 'paper-conference'],
    ['article', 'periodical', 'article-journal'],
    ['article', 'newspaper', 'article-newspaper'],
    ['article', 'blog', 'post-weblog'],
    ['article', 'report', 'report'],
    ['article', 'thesis', 'thesis'],
    ['article', 'reference', 'entry-encyclopedia'],
    ['article', 'book', 'chapter'],
    ['article', 'anthology', 'chapter'],
    ['article', 'web', 'webpage'],
    ['article', 'misc', 'article'],
    ['entry', 'reference', 'entry-encyclopedia'],
    ['entry', 'web', 'entry'],
    ['anthos', 'reference', 'entry-encyclopedia'],
    ['chapter', 'reference', 'entry-encyclopedia'],
    ['chapter', 'book', 'chapter'],
    ['video', 'video', 'broadcast'],
    ['audio', 'audio', 'broadcast'],
    ['book', 'reference', 'book'],
  ] as const)
    it(`is ${expected} for ${type} in ${parent}`, () => assert.equal(cslTypeOf(made(type, made(parent))), expected));

  it('is the likeliest of several parents’', () => {
    assert.equal(cslTypeOf(made('article', made('periodical'), made('conference'))), 'paper-conference');
    assert.equal(cslTypeOf(made('article', made('web'), made('newspaper'))), 'article-newspaper');
  });

  it('is misc where it is none, and in any case', () => {
    assert.deepEqual(
      ['tome', '', 'Book', ' ARTICLE '].map((type) => workOf({ type }).type),
      ['misc', 'misc', 'book', 'article'],
    );
    assert.equal(workOf({ parent: { type: 'tome' } }).parents[0]?.type, 'misc');
  });

  it('is that of what usually contains such works, of a parent without one', () => {
    const other = types.flatMap((type) => {
      const parent = workOf({ type, parent: {} }).parents[0]?.type;
      return parent === 'misc' ? [] : [`${type} ${parent}`];
    });
    assert.deepEqual(other, [
      'article periodical',
      'chapter book',
      'entry reference',
      'anthos anthology',
      'web web',
      'scene video',
      'artwork exhibition',
      'legislation anthology',
      'post post',
      'video video',
      'audio audio',
    ]);
  });
});

describe('of the parents of a work', () => {
  const containers: Readonly<Record<string, string>> = {
    article: 'book proceedings conference periodical newspaper blog reference web anthology report thread',
    anthos: 'book anthology reference report proceedings',
    chapter: 'book anthology reference report proceedings',
    case: 'book anthology reference report',
    entry: 'reference repository web book',
    report: 'book anthology',
    legislation: 'anthology',
    web: 'web blog repository',
    scene: 'video audio performance artwork',
    post: 'thread blog web post',
    thread: 'thread web blog',
    video: 'video web',
    audio: 'audio web',
    repository: 'repository web',
    misc: 'book anthology periodical proceedings web',
  };
  for (const type of types)
    it(`${containers[type] ?? 'none'} contain ${type}`, () => assert.equal(taken(type, containerOf), containers[type] ?? ''));

  const events = 'misc conference exhibition'.split(' ');
  it('some are events', () => {
    assert.deepEqual(
      types.filter((type) => eventOf(made('article', made(type))) !== undefined),
      events,
    );
    assert.deepEqual(
      types.filter((type) => eventOf(made(type))?.type === type),
      ['performance', 'conference', 'exhibition'],
    );
  });

  it('some are the series, of the same type or an anthology', () => {
    const own = types.filter((type) => collectionOf(made(type, made(type))) !== undefined);
    const collected = ['newspaper', 'performance', 'periodical', 'proceedings', 'book', 'reference', 'anthology', 'exhibition'];
    assert.deepEqual(own, ['report', 'thesis', 'patent', 'newspaper', 'manuscript', ...collected.slice(1)]);
    assert.deepEqual(
      types.filter((type) => type !== 'anthology' && collectionOf(made(type, made('anthology')))?.type === 'anthology'),
      collected.filter((type) => type !== 'anthology'),
    );
    assert.deepEqual(
      types.filter((type) => seriesType(type) === type),
      own,
    );
    assert.equal(seriesType('article'), 'anthology');
  });

  it('the nearest has the series of a work, and the first publication', () => {
    const series = made('book');
    const first = made('original');
    assert.equal(collectionOf(made('chapter', made('web'), made('book', series))), series);
    assert.equal(collectionOf(made('report', made('book', series))), series);
    assert.equal(collectionOf(made('chapter', made('web'))), undefined);
    assert.equal(originalOf(made('chapter', made('web'), made('book', made('book', first)))), first);
    assert.equal(originalOf(first), first);
    assert.equal(originalOf(made('chapter', made('web'))), undefined);
  });
});

describe('the type of Hayagriva for one of CSL', () => {
  for (const [kind, ...cslTypes] of [
    ['article periodical', 'article'],
    ['article periodical in', 'article-journal', 'article-magazine', 'review', 'review-book'],
    ['article newspaper in', 'article-newspaper'],
    ['article proceedings in', 'paper-conference'],
    ['article blog in', 'post-weblog'],
    ['anthos anthology', 'chapter'],
    ['entry reference', 'entry'],
    ['entry reference in', 'entry-dictionary', 'entry-encyclopedia'],
    ['book', 'book', 'classic'],
    ['anthology', 'collection'],
    ['report anthology', 'report'],
    ['reference', 'standard'],
    ['thesis', 'thesis'],
    ['web web', 'webpage'],
    ['post thread', 'post'],
    ['patent', 'patent'],
    ['case anthology', 'legal_case'],
    ['legislation anthology', 'legislation', 'bill', 'regulation', 'treaty'],
    ['manuscript', 'manuscript'],
    ['repository repository', 'software', 'dataset'],
    ['video video', 'motion_picture'],
    ['video video in', 'broadcast'],
    ['audio audio', 'song'],
    ['artwork', 'graphic', 'figure', 'map'],
    ['performance', 'performance'],
    ['periodical', 'periodical'],
    ['conference', 'event'],
    ['misc book', 'document', 'pamphlet', ''],
  ] as const)
    for (const cslType of cslTypes)
      it(`is ${kind} for ${cslType}`, () => {
        const { type, container, isIn } = kindOf(cslType, false);
        assert.equal([type, container, isIn === true ? 'in' : undefined].filter((one) => one !== undefined).join(' '), kind);
      });

  it('is a chapter of a book where the book has authors of its own', () => {
    assert.deepEqual(kindOf('chapter', true), { type: 'chapter', container: 'book' });
    assert.deepEqual(kindOf('entry', true), kindOf('entry', false));
  });
});
