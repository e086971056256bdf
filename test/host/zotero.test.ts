import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckedCitation } from '../../src/core/presentation/citationPage';
import { zoteroTopics } from '../../src/host/bibliography/zotero/zoteroTopics';
import { type FakeZotero, fakeZotero, itemKey } from '../unit/sources/fakeZotero';
import { forgedLoopback, loopback } from '../unit/sources/loopback';
import { misbehaviours } from './misbehaviours';
import { withServices } from './ownServices';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const connect = (address: string) =>
  vscode.commands.executeCommand<Record<string, number> | undefined>('lectern.connectZotero', { address });
/** Runs a command that shows a quick pick, and `act` on that, before it is accepted, until the command ends. */
async function withQuickPick<T>(run: () => Thenable<T>, act: string): Promise<T> {
  let isDone = false;
  const running = Promise.resolve(run()).finally(() => {
    isDone = true;
  });
  for (let turn = 0; !isDone && turn < 100; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (isDone) break;
    if (act.endsWith('Toggle')) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand(act);
    if (act.endsWith('Toggle')) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  return running;
}

const counts = (read: Record<string, number> | undefined) => [read?.['items'], read?.['changed'], read?.['removed'], read?.['keyed']];

describe('Zotero', function () {
  this.timeout(120_000);
  let zotero: FakeZotero;
  const item = (n: number, more: object = {}) => ({
    key: itemKey(n),
    dateModified: `2024-01-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
    title: `Harbour Currents of Zone Nr${n}`,
    ...more,
  });

  before(async () => {
    await lectern();
    zotero = await fakeZotero([item(1, { citationKey: 'harbourOne', collection: 'COLL2345' }), item(2), item(3)], {
      [itemKey(2)]: 'harbourTwo',
    });
  });
  after(async () => {
    await connect(zotero.origin);
    zotero.items = [];
    await connect(zotero.origin);
    await vscode.workspace.getConfiguration('lectern').update('zotero.address', undefined, vscode.ConfigurationTarget.Global);
    await zotero.close();
  });
  afterEach(closeAll);

  it('is read whole: keys of its own, Better BibTeX’s, and by the pattern where there is none', async () => {
    assert.deepEqual(counts(await connect(zotero.origin)), [3, 3, 0, 1]);
    const keys = (await (await lectern()).search('harbour currents of zone')).map(({ paper }) => paper.citationKey);
    assert.ok(
      ['harbourOne', 'harbourTwo', 'moor2019harbour'].every((key) => keys.includes(key)),
      keys.join(),
    );
  });

  it('exports the entry itself, by Better BibTeX in the file’s dialect and as the file is formatted, without paths of this machine', async () => {
    const [hit] = await (await lectern()).search('harbour currents of zone nr1');
    assert.equal(hit?.paper.citationKey, 'harbourOne');
    const folder = await project({ 'refs.bib': '@article{a,\n\tjournal={J},\n\tyear={2000}\n}\n' });
    const editor = await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { id: hit.paper.id });
    assert.equal(editor.document.getText(), 'Text \\cite{harbourOne}\n\\bibliography{refs}\n');
    const bib = await textOf(folder, 'refs.bib');
    const added = bib.slice(bib.indexOf('@article{harbourOne'));
    const lines = ['author={Moor, Ada}', 'month=may', 'journal={Sea Letters}', 'year={2019}', 'note={by Better BibTeX}'];
    for (const line of lines) assert.ok(added.includes(`\t${line}`), bib);
    assert.doesNotMatch(bib, /file|date|journaltitle/);
  });

  it('gives the user’s annotations to the check of a citation, also while it is closed, and its records to the checks of entries', async () => {
    const pdf = {
      key: 'ATTA2222',
      itemType: 'attachment',
      linkMode: 'imported_file',
      title: 'Currents',
      contentType: 'application/pdf',
      filename: 'currents.pdf',
    };
    const marked = { itemType: 'annotation', annotationType: 'highlight', annotationPageLabel: '4' };
    zotero.items = zotero.items.map((one) => (one.citationKey === 'harbourOne' ? { ...one, children: [pdf] } : one));
    zotero.annotations = {
      ATTA2222: [
        {
          ...marked,
          key: 'ANNA2222',
          annotationText: 'Tidal currents turn twice a day.',
          annotationComment: 'Bread rises.',
          annotationSortIndex: '00004|1',
        },
        {
          ...marked,
          key: 'ANNA3333',
          annotationText: 'The weather was fine.',
          annotationComment: 'But see the tidal currents.',
          annotationSortIndex: '00005|1',
        },
      ],
    };
    const folder = await project({
      'refs.bib':
        '@article{harbourOne, title = {Harbour Currents of Zone Nr1}, author = {Moor, Ada}, journal = {Sea Letters}, year = {2018}}\n',
    });
    await openAt(folder, 'a.tex', 'Tidal currents turn twice a day \\cite{harbourOne|}.\n\\bibliography{refs}\n');
    const annotations = async () => {
      const report = await vscode.commands.executeCommand<CheckedCitation | undefined>('lectern.checkCitation');
      return report?.works[0]?.annotations.map(({ text, page }) => `${page}: ${text}`);
    };
    const expected = ['4: Tidal currents turn twice a day.', '4: But see the tidal currents.'];
    assert.deepEqual(await annotations(), expected);
    zotero.status = 500;
    assert.deepEqual(await annotations(), expected);
    zotero.status = undefined;
    const told = () =>
      vscode.languages
        .getDiagnostics(vscode.Uri.joinPath(folder, 'refs.bib'))
        .map(({ code, severity, message }) => `${code} ${severity}: ${message}`);
    await eventually(() => told().length > 0);
    assert.deepEqual(told(), ['differs-from-library 2: “harbourOne”: Zotero has different data for this work: year 2019.']);
  });

  it('exports by its own translator what Better BibTeX has no key of, and gives what was read before where it doesn’t answer', async () => {
    const paper = (await (await lectern()).search('harbour currents of zone nr3'))[0]?.paper;
    const cite = async () => {
      const folder = await project({ 'refs.bib': '@online{a,\n  date = {2000},\n}\n' });
      await openAt(folder, 'a.tex', 'Text |\n\\addbibresource{refs.bib}\n');
      await vscode.commands.executeCommand('lectern.insertCitation', { id: paper?.id });
      return textOf(folder, 'refs.bib');
    };
    assert.match(await cite(), /journaltitle = \{Sea Letters\},\n {2}note = \{by Zotero\}/);
    zotero.status = 500;
    const kept = await cite();
    assert.match(kept, /@article\{moor2019harbour,[^@]*journaltitle = \{Sea Letters\}/);
    assert.doesNotMatch(kept, /file|\/home/);
    zotero.status = undefined;
  });

  it('is asked only for what changed, though its versions stay 0, and forgets what was deleted', async () => {
    assert.deepEqual(counts(await connect(zotero.origin)), [3, 0, 0, 0]);
    zotero.items = [item(1, { citationKey: 'renamed', title: 'Harbour Currents Anew', dateModified: '2024-06-01T00:00:00Z' }), item(2)];
    assert.deepEqual(counts(await connect(zotero.origin)), [2, 1, 1, 0]);
    // What was cited before is in the .bib files of this workspace, too, and stays there.
    const papers = (await (await lectern()).search('harbour currents')).map(({ paper }) => paper);
    const found = papers
      .filter(({ sources }) => sources.some((source) => /Zotero%20users-0\.bib$/.test(source)))
      .map(({ citationKey, title }) => `${citationKey}: ${title}`);
    assert.deepEqual(found.sort(), ['harbourOne: Harbour Currents Anew', 'harbourTwo: Harbour Currents of Zone Nr2']);
    const others = papers.filter(({ title }) => /Nr[13]$/.test(title)).flatMap(({ sources }) => sources);
    assert.ok(others.length > 0 && others.every((source) => /\/project-[^/]*\/refs\.bib$/.test(source)), others.join('\n'));
  });

  it('finds what its dates don’t tell: changes that were synced later, items out of the trash, and what was put into a collection', async () => {
    const many = Array.from({ length: 250 }, (_, n) => item(n + 100, { citationKey: `old${n}` }));
    const trashed = item(50, { citationKey: 'trashed', dateModified: '2020-01-01T00:00:00Z', isTrashed: true });
    zotero.items = [...many, trashed, item(51, { citationKey: 'elsewhere', dateModified: '2021-01-01T00:00:00Z', version: 4 })];
    await connect(zotero.origin);
    const synced = item(51, {
      title: 'Harbour Quays Elsewhere',
      citationKey: 'elsewhere',
      dateModified: '2022-01-01T00:00:00Z',
      version: 9,
    });
    zotero.items = [...many, { ...trashed, isTrashed: false }, synced];
    const again = await connect(zotero.origin);
    assert.deepEqual([counts(again), again?.['requests']], [[252, 2, 0, 0], 7]);
    const api = await lectern();
    assert.ok((await api.search('harbour quays elsewhere')).some(({ paper }) => paper.citationKey === 'elsewhere'));
    assert.ok((await api.search('harbour currents of zone nr50')).some(({ paper }) => paper.citationKey === 'trashed'));
    await withServices(true, async ({ zotero: libraries, zoteroAccess, library }) => {
      const inTides = async () => {
        await libraries.read(zoteroAccess.zotero(zotero.origin), false, () => undefined);
        const [own] = await zoteroTopics(libraries, library);
        return own?.children.find(({ label }) => label === 'Tides')?.paperIds.length;
      };
      assert.equal(await inTides(), 0);
      zotero.items = zotero.items.map((one, n) => (n < 3 ? { ...one, collection: 'COLL2345' } : one));
      assert.equal(await inTides(), 3);
      zotero.items = zotero.items.map((one, n) => (n < 2 ? { ...one, collection: '' } : one));
      assert.equal(await inTides(), 1);
    });
    zotero.items = [];
    await connect(zotero.origin);
  });

  it('follows a key that changed there only where the user says so, in the .bib file, wherever it is cited, and in the library', async () => {
    zotero.items = [item(2, { citationKey: 'harbourTwo' })];
    await connect(zotero.origin);
    const bib = `@article{harbourTwo,\n  title = {Harbour Currents of Zone Nr2},\n  author = {Moor, Ada},\n  journal = {Sea Letters},\n  year = {2019},\n  month = may,\n}\n`;
    const folder = await project({ 'refs.bib': bib });
    await openAt(folder, 'a.tex', 'Text \\cite{harbourTwo}|\n\\bibliography{refs}\n');
    zotero.items = [item(2, { citationKey: 'quays', dateModified: '2024-08-01T00:00:00Z' })];
    const update = (act: string) =>
      withQuickPick(() => vscode.commands.executeCommand<Record<string, number> | undefined>('lectern.updateFromZotero'), act);
    assert.deepEqual(await update('workbench.action.closeQuickOpen'), { compared: 1, changed: 1 });
    assert.equal(await textOf(folder, 'refs.bib'), bib);
    assert.deepEqual(await update('workbench.action.acceptSelectedQuickOpenItem'), { compared: 1, changed: 1 });
    assert.equal(await textOf(folder, 'refs.bib'), bib, 'nothing is ticked from the start');
    // A list that comes between the keys is accepted as it is, so the question is put again.
    await eventually(async () => {
      await update('workbench.action.quickPickManyToggle');
      return (await textOf(folder, 'refs.bib')) === bib.replace('harbourTwo', 'quays');
    });
    assert.match(await textOf(folder, 'a.tex'), /\\cite\{quays\}/);
    assert.deepEqual(await vscode.commands.executeCommand('lectern.updateFromZotero'), { compared: 1, changed: 0 });
  });

  it('is given up with one sentence where it misbehaves, nothing is lost and nothing left running', async () => {
    zotero.items = [item(1, { citationKey: 'harbourOne' }), item(2)];
    await connect(zotero.origin);
    const forged = await forgedLoopback((_, response) => response.end('Nothing to see here.'));
    const gone = await loopback((_, response) => response.end());
    await gone.close();
    zotero.items = [item(1, { dateModified: '2025-01-01T00:00:00Z', title: 'Not Read' })];
    try {
      await withServices(true, async ({ zotero: libraries, zoteroAccess }) => {
        const why = async (address: string, signal?: AbortSignal) => {
          const running = zoteroAccess.zotero(address, signal);
          return running
            .connect()
            .then(({ betterBibtex }) => libraries.read(running, betterBibtex, () => undefined))
            .then(
              () => assert.fail('it was read'),
              (error: Error) => error.message,
            );
        };
        for (const { what, answer, says } of misbehaviours) {
          zotero.misbehaves = answer;
          assert.match(await why(zotero.origin), says, what);
          assert.equal(await connect(zotero.origin), undefined, what);
        }
        for (const status of [403, 404, 500, 501]) {
          zotero.status = status;
          assert.equal(await connect(zotero.origin), undefined, String(status));
        }
        zotero.status = undefined;
        zotero.misbehaves = () => undefined;
        assert.match(await why(zotero.origin, AbortSignal.timeout(300)), /timeout/);
        assert.match(await why(forged.origin), /certificate can’t be trusted/);
        assert.match(await why(gone.origin), /^Zotero is not running: nothing answers at /);
        for (const { origin } of [forged, gone]) assert.equal(await connect(origin), undefined);
        assert.deepEqual([forged.asked, libraries.shelves()], [[], []]);
      });
      await eventually(() => Promise.resolve(zotero.running === 0));
      const titles = (await (await lectern()).search('harbour currents of zone')).map(({ paper }) => paper.title);
      assert.ok(titles.includes('Harbour Currents of Zone Nr1') && !titles.includes('Not Read'), titles.join());
    } finally {
      Object.assign(zotero, { misbehaves: undefined, status: undefined });
      await forged.close();
    }
  });

  describe('with Better BibTeX’s picker', () => {
    const user = 'http://zotero.org/users/local/a1B2c3D4/items';
    const picks = [
      {
        citationKey: 'harbourOne',
        uri: `${user}/${itemKey(1)}`,
        prefix: 'see',
        locator: '33-35',
        label: 'page',
        suffix: 'end',
        title: 'One',
      },
      { citationKey: 'harbourTwo', uri: `${user}/${itemKey(2)}`, suppressAuthor: true, locator: '', label: '', prefix: '', suffix: '' },
    ];
    const pickIn = async (name: string, marked: string, bibliography = 'refs.bib') => {
      const folder = await project({ [bibliography]: '' });
      const editor = await openAt(folder, name, marked);
      await vscode.commands.executeCommand('lectern.pickFromZotero');
      return { text: editor.document.getText(), bib: await textOf(folder, bibliography) };
    };
    before(async () => {
      zotero.items = [item(1, { citationKey: 'harbourOne' }), item(2, { citationKey: 'harbourTwo' })];
      await connect(zotero.origin);
      zotero.picks = JSON.stringify(picks);
    });

    const yaml = '---\nbibliography: refs.bib\n---\n';
    const cases: readonly (readonly [string, string, string, string])[] = [
      [
        'LaTeX',
        'a.tex',
        '\\usepackage{natbib}\nText|.\n\\bibliography{refs}\n',
        'Text~\\citep[see][pp.~33-35, end]{harbourOne} \\citeyearpar{harbourTwo}.',
      ],
      ['pandoc’s Markdown', 'a.md', `${yaml}Text|.\n`, 'Text [see @harbourOne, pp. 33-35, end; -@harbourTwo].'],
      ['Quarto', 'a.qmd', `${yaml}Text|.\n`, 'Text [see @harbourOne, pp. 33-35, end; -@harbourTwo].'],
      [
        'MyST',
        'a.md',
        `${yaml}A {cite:p}\`z\`.\n\nText|.\n`,
        'Text {cite:p}`{see}harbourOne{pp. 33-35\u201a end}` {cite:yearpar}`harbourTwo`.',
      ],
      ['Typst', 'a.typ', 'Text|.\n#bibliography("refs.bib")\n', 'Text see @harbourOne[pp. 33-35, end] #cite(<harbourTwo>, form: "year").'],
    ];
    for (const [what, name, marked, expected] of cases) {
      it(`cites what was picked with its notes in ${what}, and adds Zotero’s entries`, async () => {
        const { text, bib } = await pickIn(name, marked);
        assert.ok(text.includes(expected), text);
        for (const key of ['harbourOne', 'harbourTwo']) assert.match(bib, new RegExp(`@article\\{${key},[^@]*note = \\{by Better Bib`));
      });
    }

    it('reads what was saved to Zotero since, and cites by its key alone what it can’t read', async () => {
      zotero.items.push(item(3, { citationKey: 'justSaved' }));
      zotero.picks = JSON.stringify([{ citationKey: 'justSaved', uri: `${user}/${itemKey(3)}` }]);
      const { text, bib } = await pickIn('b.tex', 'Text|.\n\\bibliography{refs}\n');
      assert.ok(text.startsWith('Text~\\cite{justSaved}.'), text);
      assert.match(bib, /@article\{justSaved,/);
      zotero.picks = JSON.stringify([
        { citationKey: 'elsewhere', uri: 'http://zotero.org/groups/99/items/ABCD2345', locator: '3', label: 'chapter' },
      ]);
      const alone = await pickIn('c.tex', 'Text|.\n\\bibliography{refs}\n');
      assert.deepEqual([alone.text, alone.bib], ['Text~\\cite[chap.~3]{elsewhere}.\n\\bibliography{refs}\n', '']);
    });

    it('changes nothing where the picker is closed, gives something else or Zotero isn’t running', async () => {
      const marked = 'Text|.\n\\bibliography{refs}\n';
      for (const answer of ['', '[]', '\\input{evil}', '[{"citationKey":"a}\\\\input{evil"}]']) {
        zotero.picks = answer;
        const { text, bib } = await pickIn('d.tex', marked);
        assert.deepEqual([text, bib], [marked.replace('|', ''), ''], answer);
      }
      const { origin } = zotero;
      const gone = await loopback((_, response) => response.end());
      await gone.close();
      const set = (address: string) =>
        vscode.workspace.getConfiguration('lectern').update('zotero.address', address, vscode.ConfigurationTarget.Global);
      await set(gone.origin);
      const { text } = await pickIn('d.tex', marked);
      await set(origin);
      assert.equal(text, marked.replace('|', ''));
    });
  });

  it('opens a paper’s PDF in the editor, and no address but that of a PDF on this disk', async () => {
    const attached = [{ key: 'PDFX2345', itemType: 'attachment', title: 'PDF', contentType: 'application/pdf' }];
    zotero.items = [item(1, { citationKey: 'harbourOne', children: attached })];
    await connect(zotero.origin);
    const id = (await (await lectern()).search('harbour currents of zone nr1')).find(({ paper }) => paper.title.endsWith('Nr1'))?.paper.id;
    assert.ok(id);
    const folder = await project({ 'harbour one.pdf': '%PDF-1.4\n', 'notes.txt': 'secret' });
    const at = (name: string) => vscode.Uri.joinPath(folder, name).with({ scheme: 'file', authority: '' }).toString();
    const opened = async (address: string, more: object = {}) => {
      await closeAll();
      zotero.files['PDFX2345'] = address;
      await vscode.commands.executeCommand('lectern.openPdf', { id, in: 'editor', ...more });
      return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    };
    assert.deepEqual(await opened(at('harbour one.pdf')), ['harbour one.pdf']);
    assert.deepEqual(await opened(at('harbour one.pdf'), { attachment: 'PDFX2345' }), ['harbour one.pdf']);
    const hostile = [
      'https://elsewhere.example.com/a.pdf',
      'command:workbench.action.quit',
      'file://elsewhere.example.com/share/a.pdf',
      '',
    ];
    for (const address of [...hostile, at('notes.txt'), at('missing.pdf'), at('.'), `${at('notes.txt')}#a.pdf`])
      assert.deepEqual(await opened(address), [], address);
    const before = zotero.asked.length;
    // What is not a key of an attachment never becomes a part of an address.
    assert.deepEqual(await opened(at('harbour one.pdf'), { attachment: '../../users/0/items' }), ['harbour one.pdf']);
    assert.deepEqual(
      zotero.asked.slice(before).filter((one) => !/^\S+ \/api\/users\/0\/items\/[A-Z0-9]{8}\//.test(one)),
      [],
    );
  });

  it('is read with its groups: found, in the topics, exported from their own library, and one that is forbidden spoils nothing', async () => {
    zotero.items = [item(1, { citationKey: 'harbourOne' })];
    const group = { name: 'Tide Group', items: [item(11, { collection: 'COLL2345' }), item(12, { citationKey: 'groupTwo' })] };
    zotero.groups = { 7: group, 8: { name: 'Closed Group', items: [item(21)], status: 403 } };
    const read = async () => {
      const answer = await vscode.commands.executeCommand<{ unread: { name: string; why: string }[] } & Record<string, number>>(
        'lectern.connectZotero',
        { address: zotero.origin },
      );
      return { ...answer, counts: counts(answer) };
    };
    const first = await read();
    assert.deepEqual(first.counts, [3, 2, 0, 1]);
    assert.deepEqual(
      first.unread?.map(({ name, why }) => [name, /refused the request \(403\)\.$/.test(why)]),
      [['Closed Group', true]],
    );
    const api = await lectern();
    const find = async (n: number) =>
      (await api.search(`harbour currents of zone nr${n}`)).find(({ paper }) => paper.title.endsWith(`Nr${n}`))?.paper;
    assert.deepEqual([(await find(12))?.citationKey, (await find(21))?.citationKey], ['groupTwo', undefined]);
    await withServices(true, async ({ zotero: libraries, zoteroAccess, library }) => {
      await libraries.read(zoteroAccess.zotero(zotero.origin), true, () => undefined);
      const shelf = (await zoteroTopics(libraries, library)).find(({ label }) => label === 'Zotero: Tide Group');
      const inside = [
        ['Tides', 1],
        ['Unfiled Items', 1],
      ];
      assert.deepEqual(
        shelf?.children.map(({ label, paperIds }) => [label, paperIds.length]),
        inside,
      );
    });
    const folder = await project({ 'refs.bib': '' });
    await openAt(folder, 'g.tex', 'Text |\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('lectern.insertCitation', { ids: [(await find(11))?.id, (await find(12))?.id] });
    const bib = await textOf(folder, 'refs.bib');
    assert.match(bib, /@article\{groupTwo,[^@]*note = \{by Better BibTeX\}/);
    assert.ok(zotero.asked.includes('GET /api/groups/7/items/top?format=versions'));
    // Each library is held against what was read of it: what changes in a group changes nothing of the others.
    group.items = [item(12, { citationKey: 'groupTwo', title: 'Harbour Quays of the Group', dateModified: '2024-09-01T00:00:00Z' })];
    assert.deepEqual((await read()).counts, [2, 1, 1, 0]);
    zotero.groups = { 7: { ...group, status: 500 } };
    assert.deepEqual((await read()).counts, [2, 0, 0, 0]);
    zotero.groups = {};
    assert.deepEqual((await read()).counts, [1, 0, 0, 0]);
    assert.ok(
      (await api.search('harbour quays of the group')).every(({ paper }) => !paper.sources.some((source) => /groups-7/.test(source))),
    );
  });

  it('of 10,000 items takes a request for each 200, and few when nothing changed', async () => {
    zotero.items = Array.from({ length: 10_000 }, (_, n) => item(n + 10, { citationKey: `zone${n}` }));
    const first = await connect(zotero.origin);
    const second = await connect(zotero.origin);
    console.log(`requests for 10,000 items: ${first?.['requests']} at first, ${second?.['requests']} when nothing changed`);
    assert.equal(first?.['items'], 10_000);
    assert.ok((first['requests'] ?? 0) <= 60 && (second?.['requests'] ?? 99) <= 6);
  });
});
