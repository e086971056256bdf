import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project } from './workspace';

/** A style that writes `mark` and the title. */
const style = (mark: string): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>${mark}</title><id>${mark}</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text value="${mark}" suffix=": "/><text variable="title"/></layout></bibliography>
</style>
`;

describe('the style of formatted references', () => {
  let id = '';
  let title = '';
  before(async () => {
    const [hit] = await (await lectern()).search('zoology measuring and improving recall');
    assert.ok(hit);
    ({ id, title } = hit.paper);
  });
  afterEach(closeAll);

  const reference = (): Thenable<string> => vscode.commands.executeCommand<string>('lectern.copyReference', { id });
  /** CSL wants titles in sentence case. */
  const written = (mark: string): RegExp => new RegExp(`^${mark}: ${title}$`, 'i');

  it('is the one that the document names', async () => {
    const folder = await project({ 'refs.bib': '', 'styles/own.csl': style('OWN') });
    await openAt(folder, 'a.md', '---\nbibliography: refs.bib\ncsl: styles/own.csl\n---\n\nText |\n');
    assert.match(await reference(), written('OWN'));
  });

  it('is the one of the project', async () => {
    const folder = await project({
      'refs.bib': '',
      'house.csl': style('HOUSE'),
      '_quarto.yml': 'bibliography: refs.bib\ncsl: house.csl\n',
    });
    await openAt(folder, 'a.md', 'Text |\n');
    assert.match(await reference(), written('HOUSE'));
  });

  it('is APA where the named one is missing or broken', async () => {
    const folder = await project({ 'refs.bib': '', 'broken.csl': '<style>' });
    for (const name of ['broken.csl', 'nowhere.csl']) {
      await openAt(folder, 'a.md', `---\nbibliography: refs.bib\ncsl: ${name}\n---\n\nText |\n`);
      assert.match(await reference(), /^[^:]+, .*\(20\d\d\)\. Zoology: Measuring/);
      await closeAll();
    }
  });

  it('is read again when its file has changed', async () => {
    const folder = await project({ 'refs.bib': '', 'own.csl': style('BEFORE') });
    await openAt(folder, 'a.md', '---\nbibliography: refs.bib\ncsl: own.csl\n---\n\nText |\n');
    assert.match(await reference(), written('BEFORE'));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'own.csl'), new TextEncoder().encode(style('AFTER')));
    await eventually(async () => written('AFTER').test(await reference()));
  });
});
