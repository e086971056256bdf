import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import shared from 'citeproc';
import type { CslItem } from '../../../src/core/record/cslItem';
import { paperToCsl } from '../../../src/core/record/paperRecord';
import { parseStyle } from '../../../src/core/reference/engine';
import { bundledStyles } from '../../../src/core/reference/styles';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { localeText, styleSource } from '../../fixtures/renderers';

/** citeproc as the package has it: a copy of its own, apart from the one that `parseStyle` changes. */
const stock: typeof shared = createRequire(path.join(process.cwd(), 'package.json'))('citeproc');

/** Items with what sorting depends on: one name or several, none, years with and without months, editors, the same author twice. */
function items(): CslItem[] {
  const types = ['article', 'paper-conference', 'article-journal', 'book', 'chapter', 'webpage', 'thesis', 'report'];
  return bundledCorpus()
    .slice(0, 70)
    .map((paper, i) => {
      const item = paperToCsl(paper);
      const authors = item.author?.slice(0, (i % 4) + 1) ?? [];
      const year = item.issued?.['date-parts']?.[0]?.[0] ?? 2020;
      const issued = { 'date-parts': [[year, (i % 12) + 1, (i % 28) + 1].slice(0, (i % 3) + 1)] };
      return {
        ...item,
        type: types[i % types.length] ?? 'article',
        issued,
        ...(i % 9 === 0 ? { author: [], editor: authors } : { author: authors }),
      };
    });
}

/** All references and some citations of several works each. */
function rendered(citeproc: typeof shared, style: string, all: readonly CslItem[]): unknown {
  const byId = new Map(all.map((item) => [item.id, item]));
  const system = { retrieveItem: (id: string) => byId.get(id) ?? { id, type: 'article' }, retrieveLocale: () => localeText() };
  const engine = new citeproc.Engine(system, style, 'en-US', true);
  engine.setOutputFormat('html');
  engine.updateItems([...byId.keys()]);
  const bibliography = engine.makeBibliography();
  const clusters = all.slice(0, 25).map(({ id }, i) => ({
    citationID: id,
    citationItems: [i, i + 7, i + 31].flatMap((at) => (all[at] === undefined ? [] : [{ id: all[at].id }])),
    properties: { noteIndex: 0 },
  }));
  return [bibliography === false ? [] : bibliography[1], engine.rebuildProcessorState(clusters, 'html', []).map(([, , text]) => text)];
}

describe('sharing the macros of sort keys', () => {
  for (const { id } of bundledStyles) {
    it(`orders and writes references and citations as citeproc alone does: ${id}`, () => {
      const style = styleSource(id).text ?? '';
      parseStyle(style);
      assert.deepEqual(rendered(shared, style, items()), rendered(stock, style, items()));
    });
  }
});
