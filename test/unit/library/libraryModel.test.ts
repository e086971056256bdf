import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Author, Paper } from '../../../src/core/corpus/paper';
import { packNames } from '../../../src/core/library/connectingNames';
import type { SourceKind } from '../../../src/core/library/holding';
import { createLibrary, type Library } from '../../../src/core/library/library';
import { finished } from '../../../src/core/steps';
import { paper } from './papers';

const sources: readonly (readonly [string, SourceKind])[] = [
  ['bundled', 'bundled'],
  ['file:///a.bib', 'bibliography'],
  ['file:///b.bib', 'bibliography'],
  ['file:///c.bib', 'library'],
];
const keys = ['k1', 'k2', 'k3'];

/** Papers of so few facts that most of them clash with another. */
const anyPaper = fc
  .record({
    title: fc.constantFrom('Notes', 'On notes', 'A rather long and telling title', 'Another long and telling title'),
    authors: fc.constantFrom<readonly Author[]>([], [{ family: 'Ng' }], [{ family: 'Li' }]),
    doi: fc.constantFrom(undefined, undefined, '10.1000/1', '10.1000/2'),
    arxivId: fc.constantFrom(undefined, undefined, '2001.00001', '2001.00002'),
    citationKey: fc.constantFrom(...keys),
    abstract: fc.constantFrom(undefined, 'one', 'two'),
  })
  .map(({ doi, arxivId, abstract, ...facts }) =>
    paper({ ...facts, ...(doi && { doi }), ...(arxivId && { arxivId }), ...(abstract && { abstract }) }),
  );

/** A pool of papers and, step after step, which of them a source holds now. */
const anyHistory = fc.array(anyPaper, { minLength: 1, maxLength: 12 }).chain((pool) =>
  fc.record({
    pool: fc.constant(pool),
    steps: fc.array(fc.tuple(fc.nat(sources.length - 1), fc.array(fc.nat(pool.length - 1), { maxLength: 8 })), { maxLength: 12 }),
  }),
);

function everything(library: Library, pool: readonly Paper[]): unknown {
  const items = [...library.items()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const names = sources.map(([name]) => name);
  return {
    size: library.size,
    items: items.map((item) => ({
      item,
      from: library.provenance(item.id),
      key: names.map((name) => library.keyFor(item.id, [name])),
      seen: names.map((name) => library.paperFor(item.id, [name])),
    })),
    byKey: keys.map((key) => [library.byKey(key)?.id, ...names.map((name) => library.byKey(key, [name])?.id)]),
    get: pool.map(({ id }) => library.get(id)?.id),
    find: pool.map((each) => library.find({ ...each })?.id),
  };
}

describe('the library after any sequence of updates', () => {
  it('equals one made from scratch, and each update says what it changed', () => {
    fc.assert(
      fc.property(anyHistory, ({ pool, steps }) => {
        const library = createLibrary();
        const now = new Map<number, readonly Paper[]>();
        for (const [step, [at, places]] of steps.entries()) {
          const [name, kind] = sources[at] ?? ['', 'library'];
          const papers = places.flatMap((place) => pool[place] ?? []);
          const before = new Map([...library.items()].map((item) => [item.id, item]));
          // Every other time as they were packed in an earlier session.
          const names = step % 2 === 0 ? undefined : finished(packNames(papers));
          const change = library.setSource({ name, kind, papers, names });
          now.set(at, papers);
          const after = new Map([...library.items()].map((item) => [item.id, item]));
          assert.deepEqual(change.added.map(({ id }) => id).sort(), [...after.keys()].filter((id) => !before.has(id)).sort());
          assert.deepEqual([...change.removed].sort(), [...before.keys()].filter((id) => !after.has(id)).sort());
          const changed = [...after].filter(([id, item]) => before.has(id) && !isDeepStrictEqual(before.get(id), item));
          assert.deepEqual(change.changed.map(({ id }) => id).sort(), changed.map(([id]) => id).sort());
        }
        const scratch = createLibrary();
        for (const [at, [name, kind]] of sources.entries()) scratch.setSource({ name, kind, papers: now.get(at) ?? [] });
        assert.deepEqual(everything(library, pool), everything(scratch, pool));
      }),
      { numRuns: 500 },
    );
  });

  it('holds every paper in exactly one item', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 20 }), (papers) => {
        const library = createLibrary();
        library.setSource({ name: 'file:///a.bib', kind: 'bibliography', papers });
        const held = [...library.items()].reduce((sum, { id }) => sum + library.provenance(id).length, 0);
        assert.equal(held, papers.length);
      }),
    );
  });

  it('is the same whichever of several updates in steps goes on when, the last of each source winning', () => {
    const many = fc
      .array(anyPaper, { minLength: 130, maxLength: 150 })
      .map((papers) =>
        papers.map((one, at) => (at % 3 === 0 ? one : { ...one, title: `${one.title} ${at % 40}`, id: `${one.id}-${at % 40}` })),
      );
    const anyUpdate = fc.record({ source: fc.nat(sources.length - 1), from: fc.nat(60), count: fc.nat(150), waits: fc.nat(6) });
    fc.assert(
      fc.property(many, fc.array(anyUpdate, { maxLength: 8 }), fc.array(fc.nat(20), { maxLength: 60 }), (pool, updates, turns) => {
        const library = createLibrary();
        const running: Generator<unknown>[] = [];
        const now = new Map<number, readonly Paper[]>();
        const order = [...turns];
        const goOn = (): void => {
          const at = (order.shift() ?? 0) % running.length;
          if (running[at]?.next().done === true) running.splice(at, 1);
        };
        for (const { source, from, count, waits } of updates) {
          const [name, kind] = sources[source] ?? ['', 'library'];
          const papers = pool.slice(from, from + count);
          now.set(source, papers);
          const work = library.updateSource({ name, kind, papers });
          // An update begins when it is asked for.
          if (work.next().done !== true) running.push(work);
          for (let wait = 0; wait < waits && running.length > 0; wait++) goOn();
        }
        while (running.length > 0) goOn();
        const scratch = createLibrary();
        for (const [at, [name, kind]] of sources.entries()) scratch.setSource({ name, kind, papers: now.get(at) ?? [] });
        assert.deepEqual(everything(library, pool), everything(scratch, pool));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }).timeout(60_000);
});
