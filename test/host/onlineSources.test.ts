import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reachOf } from '../../src/core/bibliography/reach';
import { inheritance } from '../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../src/core/bibtex/parse';
import { inquiryOf } from '../../src/core/checking/asking/inquiry';
import { referenceOf } from '../../src/core/checking/reference';
import { crossref } from '../../src/core/sources/crossref/crossref';
import { doi as doiOrg } from '../../src/core/sources/doi/doi';
import { identifierOf } from '../../src/core/sources/identifiers';
import { DailyListing } from '../../src/host/bibliography/dailyListing';
import { BundledCorpus } from '../../src/host/library/bundledCorpus';
import { openLibrary } from '../../src/host/library/openLibrary';
import { createServices } from '../../src/host/services';
import { forgedLoopback, type Loopback, loopback } from '../unit/sources/loopback';
import { type Misbehaviour, misbehaviours } from './misbehaviours';
import { withServices } from './ownServices';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const work = {
  DOI: '10.5555/tides.1',
  type: 'article-journal',
  title: 'On the Tides of Small Harbours',
  author: [{ family: 'Moor', given: 'Ada' }],
  issued: { 'date-parts': [[2021]] },
  'container-title': 'Sea Letters',
  volume: '7',
  page: '33-41',
};

const doi = (value: string) => ({ kind: 'doi', value }) as const;

describe('services', () => {
  let server: Loopback;
  const configuration = () => vscode.workspace.getConfiguration('lectern');
  const allow = (answer: string | undefined) =>
    configuration().update('online.services', answer === undefined ? undefined : { doi: answer }, vscode.ConfigurationTarget.Global);

  before(async () => {
    await lectern();
    server = await loopback((request, response) => {
      if (request.url?.includes('tides') === true) response.end(JSON.stringify(work));
      else response.writeHead(404).end();
    });
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin });
  });
  after(async () => {
    delete process.env['LECTERN_TEST_SERVICES'];
    await allow(undefined);
    await server.close();
  });
  afterEach(closeAll);

  it('are not asked where the user said never', async () => {
    await allow('never');
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['10.5555/tides.1'] });
    assert.deepEqual([ids, server.asked], [[], []]);
  });

  it('make of a DOI a citation and an entry with all that the registrar knows', async () => {
    await allow('always');
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'Tides rise|.\n\\bibliography{refs}\n');
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['https://doi.org/10.5555/tides.1'] });
    assert.deepEqual(ids, ['doi:10.5555/tides.1']);
    assert.equal(editor.document.getText(), 'Tides rise~\\cite{moor2021tides}.\n\\bibliography{refs}\n');
    const bib = await textOf(folder, 'refs.bib');
    for (const part of [
      '@article{moor2021tides,',
      'author = {Moor, Ada}',
      'journal = {Sea Letters}',
      'volume = {7}',
      'pages = {33--41}',
      'year = {2021}',
    ])
      assert.ok(bib.includes(part), `${part} is missing in\n${bib}`);
  });

  it('are not asked again for what the library has by now', async () => {
    const before = server.asked.length;
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['10.5555/TIDES.1', 'arXiv:2205.14135v2'] });
    assert.deepEqual(ids, ['doi:10.5555/tides.1', 'arxiv:2205.14135']);
    assert.equal(server.asked.length, before);
    const [hit] = await (await lectern()).search('tides of small harbours');
    assert.equal(hit?.paper.doi, '10.5555/tides.1');
  });

  it('give the citation in place of the selected identifier, and its key in place of one that is typed inside a citation', async () => {
    const folder = await project({ 'refs.bib': '' });
    const typed = '10.5555/tides.1';
    const editor = await openAt(folder, 'b.tex', `Text \\cite{${typed}} rises.\n\\bibliography{refs}\n`);
    const { document } = editor;
    const start = document.getText().indexOf(typed);
    const at = { document: document.uri.toString(), start, end: start + typed.length };
    await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: [typed], at });
    assert.equal(document.getText(), 'Text \\cite{moor2021tides} rises.\n\\bibliography{refs}\n');
    const outside = await openAt(folder, 'c.tex', `Tides ${typed} rise.\n\\bibliography{refs}\n`);
    const own = { document: outside.document.uri.toString(), start: 6, end: 6 + typed.length };
    await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: [typed], at: own });
    assert.equal(outside.document.getText(), 'Tides \\cite{moor2021tides} rise.\n\\bibliography{refs}\n');
  });

  it('are offered for an identifier that is typed where papers are completed and that the library lacks', async () => {
    const folder = await project({ 'refs.bib': '' });
    const offered = async (typed: string) => {
      const editor = await openAt(folder, 'd.tex', `Text \\cite{${typed}|}\n\\bibliography{refs}\n`);
      const { document, selection } = editor;
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
      );
      await closeAll();
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.filter((label) => label.startsWith('Look up'));
    };
    assert.deepEqual(await offered('10.5555/absent.7'), ['Look up 10.5555/absent.7']);
    assert.deepEqual(await offered('10.5555/tides.1'), []);
    assert.deepEqual(await offered('attention'), []);
  });

  it('are asked about references once, and what they named as retracted is known to assistants', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const crossrefServer = await loopback((request, response) => {
      const items =
        request.url?.includes('updates') === true ? [] : [{ ...work, 'updated-by': [{ type: 'retraction', DOI: '10.5555/tides.9' }] }];
      response.end(JSON.stringify({ message: { 'total-results': items.length, items } }));
    });
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin, 'api.crossref.org': crossrefServer.origin });
    const settings = { doi: 'always', crossref: 'always', openAlex: 'never', datacite: 'never', dblp: 'never' };
    await configuration().update('online.services', settings, vscode.ConfigurationTarget.Global);
    const { extensionUri } = extension;
    const context = { extension, extensionUri, globalStorageUri: await project({}) };
    const bib =
      '@article{a, title = {On the Tides of Small Harbours}, author = {Moor, Ada}, year = {2021}, journal = {Sea Letters}, doi = {10.5555/tides.1}}';
    const [entry] = parseBibtex(bib).entries;
    assert.ok(entry);
    const reference = referenceOf(entry, inheritance([entry])(entry));
    const once = { anew: false, signal: new AbortController().signal, progress: () => undefined };
    try {
      for (const count of [2, 2]) {
        const services = createServices(context, openLibrary(new BundledCorpus(extensionUri)));
        const inquiry = inquiryOf(reference, await services.askedWorks.ask([reference], once));
        assert.deepEqual([inquiry.status, inquiry.isRetracted, crossrefServer.asked.length], ['confirmed', true, count]);
        assert.match(inquiry.failed[0]?.why ?? '', /OpenAlex was not asked, since you did not allow it/);
        const notices = await services.askedWorks.notices();
        assert.match(
          notices.get('10.5555/tides.1')?.[0] ?? '',
          /^Retracted, as Crossref \(\d{4}-\d\d-\d\d\) says \(10\.5555\/tides\.9\)\.$/,
        );
        services.dispose();
      }
    } finally {
      process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin });
      await allow('always');
      await crossrefServer.close();
    }
  });

  it('are asked nothing in Restricted Mode, and nothing is offered there', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const { extensionUri } = extension;
    const opened = openLibrary(new BundledCorpus(extensionUri));
    const services = createServices({ extension, extensionUri, globalStorageUri: await project({}) }, opened, { isTrusted: false });
    const before = server.asked.length;
    try {
      await services.library.ready();
      await assert.rejects(services.online.lookUp({ kind: 'doi', value: '10.5555/tides.1' }), /Restricted Mode/);
      assert.deepEqual(await services.beyond.offers('10.5555/absent.7'), { services: [] });
      assert.throws(() => services.zoteroAccess.zotero(), /Restricted Mode/);
      await assert.rejects(services.newPapers.look(), /Restricted Mode/);
    } finally {
      services.dispose();
    }
    assert.equal(server.asked.length, before);
  });

  it('are not asked in Restricted Mode even where they are always allowed', async () => {
    await allow('always');
    const before = server.asked.length;
    await withServices(false, async ({ lookup, beyond, newPapers }) => {
      const { papers, failures } = await lookup.findNow([doi('10.5555/tides.1'), doi('10.5555/tides.2')], () => undefined);
      assert.deepEqual(papers, []);
      assert.deepEqual(failures, [
        '10.5555/tides.1, 10.5555/tides.2: Lectern asks doi.org nothing in Restricted Mode; trust the workspace first.',
      ]);
      assert.match((await beyond.search('crossref', 'tides'))?.problem ?? '', /Restricted Mode/);
      await assert.rejects(newPapers.look(), /Restricted Mode/);
    });
    assert.equal(server.asked.length, before);
  });

  it('are not asked while the user has not answered, and the user is asked once for many identifiers', async () => {
    await allow(undefined);
    const before = server.asked.length;
    const identifiers = Array.from({ length: 7 }, (_, n) => doi(`10.5555/tides.1${n}`));
    await withServices(true, async ({ lookup }) => {
      // In tests VS Code refuses to show a dialog: one refusal is one question.
      const { papers, failures } = await lookup.findNow(identifiers, () => undefined);
      assert.deepEqual([papers.length, failures.length], [0, 1]);
      assert.match(failures[0] ?? '', /^10\.5555\/tides\.10, .*, 10\.5555\/tides\.14 and 2 more: .*Ask doi\.org\?$/);
    });
    assert.equal(server.asked.length, before);
  });

  it('are asked once where they can’t be reached, and the rest of the identifiers is found all the same', async () => {
    await allow('always');
    const gone = await loopback((_, response) => response.end());
    await gone.close();
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': gone.origin });
    try {
      await withServices(true, async ({ lookup, online }) => {
        const flash = identifierOf('arXiv:2205.14135') ?? assert.fail();
        const { papers, failures } = await lookup.findNow([doi('10.5555/a'), flash, doi('10.5555/b')], () => undefined);
        assert.deepEqual(
          papers.map(({ id }) => id),
          ['arxiv:2205.14135'],
        );
        assert.deepEqual(failures, ['10.5555/a, 10.5555/b: doi.org refused the connection.']);
        assert.equal(online.account().length, 1);
      });
    } finally {
      process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin });
    }
  });

  it('complete no entry whose identifier leads to another work', async () => {
    await allow('always');
    const entry = (title: string, author: string) => `@article{a, title = {${title}}, author = {${author}}, doi = {10.5555/tides.1}}\n`;
    const others = [
      entry('Moons of Jupiter', 'Fenn, Bo'),
      entry('On the Tides of Small Harbours', 'Fenn, Bo'),
      entry('Moons of Jupiter', 'Moor, Ada and Fenn, Bo'),
    ];
    for (const text of others) {
      const { document } = await openAt(await project({}), 'refs.bib', text);
      const target = { document: document.uri.toString(), key: 'a' };
      assert.equal(await vscode.commands.executeCommand('lectern.completeEntry', target), undefined);
      assert.equal(document.getText(), text);
    }
  });

  it('are given up with one sentence where they misbehave, and nothing is added or left running', async () => {
    await allow('always');
    let answer: Misbehaviour['answer'] = () => undefined;
    const bad = await loopback((_, response) => answer(response));
    const forged = await forgedLoopback((_, response) => response.end(JSON.stringify(work)));
    const from = ({ origin }: Loopback): void => {
      process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': origin });
    };
    const folder = await project({ 'refs.bib': '' });
    const { document } = await openAt(folder, 'a.tex', 'Text|\n\\bibliography{refs}\n');
    const before = (await (await lectern()).papers()).length;
    try {
      await withServices(true, async ({ lookup, online }) => {
        const gives = async (says: RegExp, what: string) => {
          const { papers, failures } = await lookup.findNow([doi('10.5555/bad')], () => undefined);
          assert.deepEqual([papers, failures.length], [[], 1], what);
          assert.match(failures[0] ?? '', says, what);
          assert.deepEqual(await vscode.commands.executeCommand('lectern.addByIdentifier', { identifiers: ['10.5555/bad'] }), [], what);
        };
        from(bad);
        for (const { what, says, ...one } of misbehaviours) {
          ({ answer } = one);
          await gives(says, what);
        }
        answer = () => undefined;
        const silent = { ...doiOrg, timeLimit: 300 };
        const request = silent.lookUp(doi('10.5555/bad')) ?? assert.fail();
        await assert.rejects(online.ask(silent, request, 'the identifier', 0), /^Error: doi\.org did not answer within 0 seconds\.$/);
        from(forged);
        await gives(/certificate can’t be trusted/, 'a certificate that fails');
        assert.deepEqual(forged.asked, []);
      });
      await eventually(() => Promise.resolve(bad.running === 0));
      assert.deepEqual([document.getText(), await textOf(folder, 'refs.bib')], ['Text\n\\bibliography{refs}\n', '']);
      assert.equal((await (await lectern()).papers()).length, before);
    } finally {
      from(server);
      await Promise.all([bad.close(), forged.close()]);
    }
  });

  it('are not asked for a book by its ISBN or a paper by its PMID where the library has it', async () => {
    const folder = await project({
      'refs.bib':
        '@book{nore2016, title = {Deep Harbours}, author = {Nore, Cy}, year = 2016, isbn = {0-262-03561-8}}\n@incollection{part, title = {A Part}, booktitle = {Other Harbours}, isbn = {978-0-8044-2957-3}}\n@article{fenn2019, title = {Ebb}, author = {Fenn, Bo}, pmid = {31452104}}\n',
    });
    await openAt(folder, 'a.tex', 'Text|\n\\bibliography{refs}\n');
    await withServices(true, async ({ files, added }) => {
      const uri = vscode.Uri.joinPath(folder, 'refs.bib').toString();
      await files.get(uri, reachOf(undefined, { workspaceFolders: [folder.toString()] }), 'library');
      const held = async (text: string) => (await added.held(identifierOf(text) ?? assert.fail(text)))?.citationKey;
      assert.equal(await held('978-0-262-03561-3'), 'nore2016');
      assert.equal(await held('PMID: 31452104'), 'fenn2019');
      // A chapter is not the book that holds it.
      assert.equal(await held('978-0-8044-2957-3'), undefined);
      assert.equal(await held('PMID: 31452105'), undefined);
    });
  });

  it('show new papers: those that came in since the last look', async () => {
    const listed = (id: string, title: string) => ({ paper: { id, title, summary: 'About.', authors: [{ name: 'Ada Moor' }] } });
    let listing = [listed('2601.00001', 'Quays That Learn'), listed('2205.14135', 'FlashAttention')];
    const hub = await loopback((_, response) => response.end(JSON.stringify(listing)));
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin, 'huggingface.co': hub.origin });
    await configuration().update('online.services', { huggingFace: 'always' }, vscode.ConfigurationTarget.Global);
    try {
      await withServices(true, async ({ online, found, added, library }, storage) => {
        const memory = new Map<string, unknown>();
        const memento = {
          get: (key: string) => memory.get(key),
          update: async (key: string, value: unknown) => void memory.set(key, value),
        };
        const look = async () => {
          // Another session, some time later: the memory is all that is left.
          await vscode.workspace.fs.delete(vscode.Uri.joinPath(storage, 'answers'), { recursive: true }).then(undefined, () => undefined);
          const daily = new DailyListing(online, found, memento as unknown as vscode.Memento);
          const count = await daily.look();
          return [count, daily.node?.paperIds];
        };
        assert.deepEqual(await look(), [2, ['arxiv:2601.00001', 'arxiv:2205.14135']]);
        listing = [listed('2601.00002', 'Piers That Forget'), ...listing];
        assert.deepEqual(await look(), [1, ['arxiv:2601.00002']]);
        assert.deepEqual(await look(), [0, []]);
        const { size } = library;
        const record = found.record('arxiv:2601.00002') ?? assert.fail('not remembered');
        await added.add([record]);
        assert.equal(library.size, size + 1);
        // What the library has is found there from now on.
        assert.equal(found.record('arxiv:2205.14135'), undefined);
        assert.equal(hub.asked.length, 3);
      });
    } finally {
      process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': server.origin });
      await allow('always');
      await hub.close();
    }
  });

  it('find papers that are cited with their whole entry, while the library stays as it is until they are kept', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension);
    const { extensionUri } = extension;
    const services = createServices(
      { extension, extensionUri, globalStorageUri: await project({}) },
      openLibrary(new BundledCorpus(extensionUri)),
    );
    try {
      await services.library.ready();
      const { size } = services.library;
      const { records } = await crossref.read(
        JSON.stringify({ message: { ...work, title: [work.title], 'container-title': ['Sea Letters'] } }),
      );
      const [one] = services.found.remember(records, 'Crossref');
      assert.ok(one);
      assert.deepEqual([one.held, one.paper.citationKey, services.library.size], [false, 'moor2021tides', size]);
      // Another service knows the same work without its DOI: the two are cited as one.
      const [bare] = services.found.remember(
        records.map(({ doi: _, ...record }) => record),
        'OpenAlex',
      );
      assert.ok(bare && bare.paper.id !== one.paper.id);
      assert.deepEqual(services.found.distinct([bare.paper, one.paper, bare.paper]), [bare.paper]);
      const folder = await project({ 'refs.bib': '' });
      const { document } = await openAt(folder, 'e.tex', 'Text\n\\bibliography{refs}\n');
      const added = await services.additions.add(document, [one.paper]);
      assert.deepEqual(added.added, ['moor2021tides']);
      assert.match(await textOf(folder, 'refs.bib'), /@article\{moor2021tides,[^@]*journal = \{Sea Letters\},[^@]*pages = \{33--41\}/);
      const typst = await project({ 'refs.yml': 'hale2001maps:\n    type: Book\n    title: Maps\n' });
      const thesis = await openAt(typst, 'e.typ', 'Text\n#bibliography("refs.yml")\n');
      await services.additions.add(thesis.document, [one.paper]);
      assert.match(await textOf(typst, 'refs.yml'), /moor2021tides:[^@]*page-range: "33-41"[^@]*title: Sea Letters\n\s*volume: 7/);
      const [kept] = await services.added.add(records);
      assert.equal(kept?.doi, '10.5555/tides.1');
      assert.equal(services.found.remember(records, 'Crossref')[0]?.held, true);
      assert.deepEqual(
        services.found.distinct([bare.paper, one.paper, kept]).map(({ id }) => id),
        [kept.id],
      );
    } finally {
      services.dispose();
    }
  });

  it('affect nothing else where they know nothing', async () => {
    const ids = await vscode.commands.executeCommand('lectern.addByIdentifier', {
      identifiers: ['10.5555/nowhere', 'nonsense', '10.5555/tides.1'],
    });
    assert.deepEqual(ids, ['doi:10.5555/tides.1']);
  });

  it('are asked nothing that the account doesn’t name', async () => {
    const folder = await project({ 'refs.bib': '' });
    await openAt(folder, 'a.tex', 'Text |\n\\bibliography{refs}\n');
    const account = await vscode.commands.executeCommand<string>('lectern.explain');
    assert.match(account, /^- doi\.org: `https:\/\/doi\.org\/10\.5555\/tides\.1`: status 200/m);
    assert.match(account, /^- doi\.org: `https:\/\/doi\.org\/10\.5555\/nowhere`: doi\.org does not know it/m);
  });
});
