import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FakeItem, type FakeZotero, fakeZotero, itemKey } from '../unit/sources/fakeZotero';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const items: FakeItem[] = [
  {
    key: itemKey(1),
    dateModified: '2024-01-01T00:00:01Z',
    title: 'Harbour Currents in Winter',
    citationKey: 'moor2019harbour',
    collection: 'COLL2345',
    volume: '3',
    children: [
      { key: 'PDFX2345', itemType: 'attachment', title: 'Full Text PDF', contentType: 'application/pdf' },
      { key: 'NOTE2345', itemType: 'note', note: '<p>Compare with the northern harbours.</p>' },
    ],
  },
  { key: itemKey(2), dateModified: '2024-01-01T00:00:02Z', title: 'Harbour Walls and Their Repair', collection: 'COLL2345' },
];
const annotation = {
  key: 'ANNO2345',
  itemType: 'annotation',
  annotationType: 'highlight',
  annotationText: 'The currents turn twice a day.',
  annotationComment: 'Not in summer?',
  annotationPageLabel: '33',
};
const found = {
  results: [
    {
      doi: 'https://doi.org/10.5555/tides.1',
      title: 'On the Tides of Small Harbours',
      publication_year: 2021,
      type: 'article',
      authorships: [{ author: { display_name: 'Ada Moor' } }],
      primary_location: { source: { display_name: 'Sea Letters', type: 'journal' } },
      biblio: { volume: '7', first_page: '33', last_page: '41' },
    },
    { doi: null, title: 'Harbour Currents in Winter', publication_year: 2019, authorships: [{ author: { display_name: 'Ada Moor' } }] },
  ],
};
const work = {
  DOI: '10.5555/ebb.2',
  type: 'article-journal',
  title: 'Ebb and Flood',
  author: [{ family: 'Nore', given: 'Cy' }],
  issued: { 'date-parts': [[2022]] },
  'container-title': 'Sea Letters',
};

describe('Zotero and the services', () => {
  let workbench: Workbench;
  let zotero: FakeZotero;
  let folder: string;
  before(async () => {
    const { servicesAnswer } = await import('./services.mjs');
    servicesAnswer((host, url) => {
      if (host === 'api.openalex.org') return JSON.stringify(found);
      return host === 'doi.org' && url.includes('ebb') ? JSON.stringify(work) : undefined;
    });
    zotero = await fakeZotero([...items], { [itemKey(2)]: 'moor2019walls' });
    zotero.annotations['PDFX2345'] = [annotation];
    folder = mkdtempSync(path.join(tmpdir(), 'attachments-'));
    const pdf = path.join(folder, 'harbour currents.pdf');
    writeFileSync(pdf, '%PDF-1.4\n%%EOF\n');
    zotero.files['PDFX2345'] = pathToFileURL(pdf).href;
    workbench = await Workbench.open({
      workspace: 'media/sample',
      file: 'paper.tex',
      settings: { 'lectern.zotero.address': zotero.origin, 'lectern.online.services': { openAlex: 'always', doi: 'always' } },
    });
  });
  // Each step begins in the manuscript, with no page beside it.
  beforeEach(() => workbench.openFile('paper.tex'));
  after(async () => {
    await workbench.close();
    await zotero.close();
    rmSync(folder, { recursive: true });
  });

  const search = async (query: string): Promise<void> => {
    await workbench.runCommand('Lectern: Focus the Search Box');
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).fill(query);
    await workbench.search.locator('#results[aria-busy="false"]').waitFor();
  };
  const row = (text: string) => workbench.papers.filter({ hasText: text }).first();

  it('shows Zotero’s papers in the search, marked as such, and its collections in the topics', async () => {
    await workbench.runCommand('Lectern: Connect Zotero');
    await search('harbour currents');
    await row('Harbour Currents in Winter').locator('.from', { hasText: 'Zotero' }).waitFor();
    const topics = workbench.view('Topics');
    await topics.getByRole('treeitem', { name: /^Zotero, 2 papers/ }).waitFor();
    await workbench.setTheme('light');
    await workbench.screenshot('zotero-search-light');
  });

  it('cites one of them with Zotero’s own entry', async () => {
    await workbench.goToLine(37, 1);
    await workbench.openPick('harbour currents');
    await workbench.quickPicks('Harbour Currents in Winter');
    await workbench.press('Enter');
    await eventually(async () => assert.match(await workbench.visibleText(), /^\\citep\{moor2019harbour\}$/m));
    await eventually(async () =>
      assert.match(workbench.fileText('refs.bib'), /@article\{moor2019harbour,[^@]*note = \{by Better BibTeX\}/),
    );
  });

  it('shows a paper’s attachments, annotations and notes on its page', async () => {
    await search('harbour currents');
    await row('Harbour Currents in Winter').dblclick();
    const page = workbench.paperPage;
    await page.getByText('The currents turn twice a day.').waitFor();
    await page.getByText('p. 33').waitFor();
    await page.getByText('Compare with the northern harbours.').waitFor();
    await page.getByRole('heading', { name: 'In Zotero' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('zotero-page-light');
    // By keyboard alone: from one button to the next, and into the editor's own viewer.
    await page.getByRole('button', { name: 'Show in Zotero' }).focus();
    await workbench.press('Tab');
    assert.equal(await page.getByRole('button', { name: 'Open in Zotero: Full Text PDF' }).evaluate((one) => one.matches(':focus')), true);
    await workbench.press('Tab');
    await workbench.press('Enter');
    await workbench.page.getByRole('tab', { name: /harbour currents\.pdf/ }).waitFor();
    await workbench.screenshot('zotero-pdf-light');
    await workbench.runCommand('View: Close All Editors in Group');
  });

  it('searches beyond the library in the pick', async () => {
    await workbench.setTheme('dark');
    await workbench.goToLine(34, 1);
    await workbench.openPick('harbour currents');
    await workbench.quickPicks('Search OpenAlex');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Search OpenAlex' }).first().click();
    await workbench.quickPicks('On the Tides of Small Harbours');
    await workbench.screenshot('zotero-pick-dark');
    // Going back from the question for consent goes back to the search.
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Search Crossref' }).first().click();
    const question = workbench.page.getByRole('dialog').filter({ hasText: 'Ask Crossref?' });
    await question.waitFor();
    await workbench.press('Escape');
    await question.waitFor({ state: 'detached' });
    await workbench.quickPicks('On the Tides of Small Harbours');
    assert.equal(await workbench.page.locator('.quick-input-widget input[type="text"]').first().inputValue(), 'harbour currents');
    await workbench.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  it('searches beyond the library in the sidebar, under the service’s name, and cites what was found', async () => {
    await workbench.goToLine(34, 1);
    await search('tides of small harbours');
    await row('Search OpenAlex for “tides of small harbours”').click();
    await row('On the Tides of Small Harbours').waitFor();
    await workbench.search.locator('.heading', { hasText: 'OpenAlex' }).waitFor();
    await row('In your library').waitFor();
    await row('On the Tides of Small Harbours').scrollIntoViewIfNeeded();
    await workbench.screenshot('zotero-beyond-dark');
    await row('On the Tides of Small Harbours').click();
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).press('Enter');
    await eventually(async () => assert.match(workbench.fileText('refs.bib'), /@article\{moor2021tides,[^@]*pages = \{33--41\}/));
  });

  it('offers a pasted identifier as a citation', async () => {
    await workbench.goToLine(40, 1);
    await workbench.page.evaluate("navigator.clipboard.writeText('https://doi.org/10.5555/ebb.2')");
    await workbench.press('Control+V');
    await workbench.page.locator('.paste-edit-widget, .post-edit-widget').first().waitFor();
    await workbench.press('Control+.');
    await workbench.page.getByText('Paste as Citation').first().click();
    await eventually(async () => assert.match(workbench.fileText('refs.bib'), /@article\{nore2022ebb,[^@]*title = \{Ebb and Flood\}/));
    await workbench.screenshot('zotero-paste-dark');
  });

  it('still has all of it while Zotero and the network are gone', async () => {
    const { servicesAnswer } = await import('./services.mjs');
    servicesAnswer(() => undefined);
    zotero.status = 500;
    await workbench.goToLine(43, 1);
    await search('harbour walls');
    await row('Harbour Walls and Their Repair').click();
    await workbench.screenshot('zotero-offline-light');
    await workbench.search.getByRole('combobox', { name: 'Search papers' }).press('Enter');
    await eventually(async () => assert.match(workbench.fileText('refs.bib'), /@article\{moor2019walls,[^@]*journal = \{Sea Letters\}/));
  });
});
