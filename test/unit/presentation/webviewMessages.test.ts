import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  fromCheckPage,
  fromCitationPage,
  fromPaperPage,
  fromSearchView,
  pageActions,
  rowActions,
} from '../../../src/core/presentation/webviewMessages';

describe('messages of webviews', () => {
  it('are taken as they are where they are of the table', () => {
    const question = {
      type: 'search',
      turn: 3,
      query: 'a',
      topic: 't',
      fromYear: '2019',
      toYear: '',
      shelf: 'own',
      order: '',
      limit: 200,
    } as const;
    assert.deepEqual(fromSearchView({ type: 'search', turn: 1, shelf: 'x', order: 5, limit: -1 }), {
      ...{ type: 'search', turn: 1, query: '', topic: '', fromYear: '', toYear: '', shelf: '', order: '', limit: 100 },
    });
    for (const [limit, taken] of [
      [1, 1],
      [0, 100],
      ['5', 100],
    ])
      assert.deepEqual(fromSearchView({ ...question, limit }), { ...question, limit: taken });
    for (const turn of ['1', undefined]) assert.equal(fromSearchView({ ...question, turn }), undefined);
    for (const id of [5, undefined]) {
      for (const action of rowActions) assert.equal(fromSearchView({ type: 'act', action, id }), undefined);
      for (const action of pageActions) assert.equal(fromPaperPage({ action, id }), undefined);
    }
    for (const order of ['', 'newest', 'oldest', 'author'] as const)
      for (const shelf of ['', 'own', 'others'] as const)
        assert.deepEqual(fromSearchView({ ...question, order, shelf }), { ...question, order, shelf });
    for (const action of rowActions) assert.deepEqual(fromSearchView({ type: 'act', action, id: 'x' }), { type: 'act', action, id: 'x' });
    for (const action of pageActions) assert.deepEqual(fromPaperPage({ action, id: 'x' }), { action, id: 'x' });
    for (const action of ['open', 'update'] as const) assert.deepEqual(fromCheckPage({ action, entry: 0 }), { action, entry: 0 });
    for (const action of ['copy', 'ask', 'print'] as const) assert.deepEqual(fromCheckPage({ action, entry: 0 }), { action });
    for (const action of ['cite', 'openPaper'] as const)
      assert.deepEqual(fromCitationPage({ action, id: 'x', work: 1 }), { action, id: 'x' });
    for (const work of [0, 7]) assert.deepEqual(fromCitationPage({ action: 'judge', id: 'x', work }), { action: 'judge', work });
    for (const type of ['opened', 'leave']) assert.deepEqual(fromSearchView({ type, id: 'x' }), { type });
    assert.deepEqual(fromSearchView({ type: 'ask', service: 'dblp', query: 'a' }), { type: 'ask', service: 'dblp', query: 'a' });
    assert.deepEqual(fromSearchView({ type: 'ask', service: 5 }), { type: 'ask', service: '', query: '' });
    assert.deepEqual(fromSearchView({ type: 'lookUp', identifier: '10.1/a' }), { type: 'lookUp', identifier: '10.1/a' });
    assert.deepEqual(fromSearchView({ type: 'lookUp' }), { type: 'lookUp', identifier: '' });
  });

  it('name a PDF and a place in it only where one is opened', () => {
    const place = { attachment: 'A', annotation: '', where: 'zotero', other: 'x' };
    assert.deepEqual(fromPaperPage({ action: 'openPdf', id: 'x', ...place }), {
      ...{ action: 'openPdf', id: 'x', attachment: 'A', where: 'zotero' },
    });
    assert.deepEqual(fromPaperPage({ action: 'openPdf', id: 'x', attachment: 5 }), { action: 'openPdf', id: 'x' });
    for (const action of pageActions)
      if (action !== 'openPdf') assert.deepEqual(fromPaperPage({ action, id: 'x', ...place }), { action, id: 'x' });
  });

  it('run no command but those of the table, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.oneof(fc.string(), fc.constantFrom('showLog', 'lectern.copyKey', 'toString', '__proto__')),
        (id, action) => {
          const allowed = (one: { readonly action: string; readonly id: unknown } | undefined, table: readonly string[]): boolean =>
            one === undefined || (table.includes(one.action) && typeof one.id === 'string');
          const acted = fromSearchView({ type: 'act', action, id });
          assert.ok(acted === undefined || (acted.type === 'act' && allowed(acted, rowActions)));
          assert.ok(allowed(fromPaperPage({ action, id }), pageActions));
          assert.equal(fromCitationPage({ action, id, work: 0 }), undefined);
          assert.equal(fromSearchView(id)?.type === 'act', false);
        },
      ),
    );
  });

  it('name no entry that a report can’t have', () => {
    for (const entry of [-1, 0.5, Number.NaN, '0', null]) {
      assert.equal(fromCheckPage({ action: 'open', entry }), undefined);
      assert.equal(fromCheckPage({ action: 'update', entry }), undefined);
      assert.equal(fromCitationPage({ action: 'judge', work: entry }), undefined);
    }
    for (const message of [undefined, null, 'cite', {}, { action: 'cite' }, { action: 'openPaper', id: 5 }, { action: 'open', id: 'x' }])
      assert.equal(fromCitationPage(message), undefined);
    for (const message of [undefined, null, 'ask', {}, { action: 'close' }, { action: 'open' }])
      assert.equal(fromCheckPage(message), undefined);
  });
});
