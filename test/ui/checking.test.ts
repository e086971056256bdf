import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { eventually } from './eventually';
import { Workbench } from './workbench';

/** Services that know two works: one that was retracted, and a preprint. A search for the handbook fails. */
function worldOfOne(host: string, path: string): string | undefined {
  const url = decodeURIComponent(path);
  const rivera = {
    DOI: '10.1109/cvpr52729.2023.99901',
    title: ['Detection without Anchors in Cluttered Rooms'],
    author: [{ family: 'Rivera', given: 'Ana' }],
    type: 'proceedings-article',
    'updated-by': [{ type: 'retraction', DOI: '10.5555/notice.1' }],
  };
  const items = url.includes('filter=doi:') ? [rivera] : [];
  const preprint =
    '<entry><id>http://arxiv.org/abs/1409.3215v3</id><title>Sequence to Sequence Learning with Neural Networks</title><published>2014-09-10T00:00:00Z</published><author><name>Ilya Sutskever</name></author><author><name>Oriol Vinyals</name></author><author><name>Quoc V. Le</name></author></entry>';
  if (host === 'api.crossref.org')
    return url.includes('Handbook') ? undefined : JSON.stringify({ message: { 'total-results': items.length, items } });
  if (host === 'api.openalex.org') return JSON.stringify({ meta: { count: 0 }, results: [] });
  if (host === 'dblp.org') return JSON.stringify({ result: { hits: {} } });
  return host === 'export.arxiv.org'
    ? `<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>1</opensearch:totalResults>${preprint}</feed>`
    : undefined;
}

describe('checking the references of a manuscript', () => {
  let workbench: Workbench;
  before(async () => {
    const services = ['crossref', 'datacite', 'openAlex', 'arxiv', 'dblp'].map((name) => [name, 'always']);
    workbench = await Workbench.open({
      workspace: 'test/fixtures/references',
      file: 'paper.tex',
      settings: { 'lectern.online.services': Object.fromEntries(services) },
    });
  });
  after(() => workbench.close());

  it('opens a report that names each problem, first the entries that have one', async () => {
    await workbench.runCommand('Lectern: Check References');
    const page = workbench.paperPage;
    await page.getByRole('heading', { level: 1, name: 'References of paper.tex' }).waitFor();
    const rows = page.locator('tbody tr');
    assert.equal(await rows.count(), 6);
    const problems = (await rows.allInnerTexts()).join('\n');
    for (const words of [
      'CVPR 2023, but the entry says',
      'from 212 to 198',
      'write “and others”',
      'third and fourth digits',
      'check digit is wrong',
      'placeholder',
      'published since',
    ])
      assert.ok(problems.includes(words), words);
    await workbench.screenshot('check-references');
  });

  it('asks the services where the user wants it, and names what is retracted, found, not found and not to be asked', async () => {
    const { servicesAnswer } = await import('./services.mjs');
    servicesAnswer(worldOfOne);
    const page = workbench.paperPage;
    await page.getByRole('button', { name: 'Ask the services' }).click();
    await page.getByRole('button', { name: 'Ask again' }).waitFor();
    const row = async (key: string) => (await page.locator('tbody tr').filter({ hasText: key }).allInnerTexts()).join('\n');
    assert.match(
      await row('rivera2023detection'),
      /Retracted, as Crossref says \(10\.5555\/notice\.1\)\.[^]*retracted\s+Found in Crossref\./,
    );
    assert.match(await row('okoye2021planning'), /not found in 2 services\s+Not in Crossref, DBLP\./);
    assert.match(await row('sutskever2014sequence'), /confirmed/);
    assert.match(await row('hall2019handbook'), /could not be asked/);
    await workbench.screenshot('check-references-asked');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    assert.match(
      await workbench.copied(/Retracted, as Crossref says/),
      /`okoye2021planning` \(refs\.bib, line 9\): not found in 2 services/,
    );
    servicesAnswer(() => undefined);
  });

  it('prints in one gesture: its page opens the browser’s dialog by itself, loads nothing, and has no buttons', async () => {
    const downloading = workbench.page.waitForEvent('download');
    await workbench.paperPage.getByRole('button', { name: 'Print' }).click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), 'References-of-paper.tex.html');
    const paper = await workbench.page.context().newPage();
    const asked: string[] = [];
    paper.on('request', (request) => asked.push(request.url()));
    await paper.addInitScript('window.print = () => { document.documentElement.dataset.printed = "yes"; };');
    const file = pathToFileURL(`${await download.path()}.html`).href;
    await download.saveAs(`${await download.path()}.html`);
    await paper.goto(file);
    await paper.locator('html[data-printed="yes"]').waitFor({ state: 'attached' });
    assert.match((await paper.locator('tbody').textContent()) ?? '', /Retracted, as Crossref says/);
    assert.equal(await paper.locator('.tools:visible, tbody button:visible').count(), 0);
    assert.deepEqual(asked, [file]);
    await paper.emulateMedia({ media: 'print' });
    const { screenshots } = await import('./stage.mjs');
    await paper.screenshot({ path: `${screenshots}/check-references-printed.png`, fullPage: true });
    await paper.close();
  });

  it('filters its rows, copies itself as Markdown, and leads to an entry', async () => {
    const page = workbench.paperPage;
    await page.getByRole('searchbox', { name: 'Filter' }).fill('handbook');
    await eventually(async () => assert.equal(await page.locator('tbody tr:visible').count(), 1));
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    assert.match(await workbench.copied(/^# References/), /^- `okoye2021planning` \(refs\.bib, line 9\): /m);
    await page.getByRole('link', { name: 'hall2019handbook' }).click();
    await workbench.activeEditorShows('Handbook of Perception');
  });

  it('shows a preprint’s update to its published version as a diff, and changes nothing before it is applied', async () => {
    await workbench.openFile('refs.bib');
    await workbench.goToLine(41, 12);
    await (await workbench.actionHere('Update to the published version')).click();
    const panel = workbench.page.locator('.bulk-edit-panel');
    await panel.getByRole('button', { name: 'Apply' }).waitFor();
    await workbench.screenshot('published-since');
    // VS Code leaves what needs to be confirmed unticked: the file's own box ticks all of its changes.
    await panel
      .locator('.monaco-list-row')
      .filter({ hasText: 'refs.bib' })
      .locator('input[type="checkbox"], .monaco-checkbox')
      .first()
      .click();
    await panel.getByRole('button', { name: 'Apply' }).click();
    await workbench.openFile('refs.bib');
    await workbench.activeEditorShows('Advances in Neural Information Processing Systems');
    await eventually(async () => assert.deepEqual(await workbench.unsavedTabs(), ['refs.bib']));
  });
});

describe('checking what a cited abstract says', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'media/sample', file: 'paper.tex' });
  });
  after(() => workbench.close());

  it('marks what speaks of the claim, by a link on the card of a citation', async () => {
    await workbench.goToLine(44, 1);
    assert.match(await workbench.hover('lin2023awq'), /Check against the abstract/);
    await workbench.clickInCard('lin2023awq', 'Check against the abstract');
    const page = workbench.paperPage;
    await page.getByRole('heading', { level: 1, name: 'What the cited abstract says' }).waitFor();
    await page.locator('.claim').filter({ hasText: 'protecting one per cent' }).waitFor();
    assert.match((await page.locator('mark').allInnerTexts()).join(' '), /salient weights can greatly reduce quantization error/);
    await workbench.screenshot('check-citation');
  });

  it('names what is not there, and cites what fits the sentence much better', async () => {
    await workbench.goToLine(36);
    await workbench.type('Exact attention with tiling between levels of GPU memory is 77x faster \\citep{lin2023awq');
    await workbench.press('Escape');
    await workbench.runCommand('Lectern: Check Citation');
    const page = workbench.paperPage;
    await page.getByText('Not in the abstract: 77x').waitFor();
    const better = page.getByRole('button', { name: /^Cite FlashAttention:/ });
    await better.scrollIntoViewIfNeeded();
    await workbench.screenshot('check-citation-better');
    await better.click();
    await eventually(async () => {
      // The click left the keys with the page.
      await workbench.focusEditor();
      await workbench.save();
      assert.match(workbench.fileText('paper.tex'), /\\citep\{lin2023awq, ?dao2022flashattention\}/);
    });
  });
});
