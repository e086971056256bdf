import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { toolNames } from '../../../src/core/assistant/assistantTools';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { type KeptAnswer, keptText } from '../../../src/core/checking/asking/keptAnswers';
import { builtTools } from './builtTools';

let dist = '';
const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-programs-'));
const at = (name: string): string => path.join(scratch, name);
before(async function () {
  this.timeout(60_000);
  dist = await builtTools();
});
after(() => rmSync(scratch, { recursive: true, force: true }));

describe('check.mjs', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(dist, 'check.mjs'), ...args], { cwd: scratch, encoding: 'utf8' });

  it('prints what is found and nothing else, and says by its exit code whether that is grave', () => {
    writeFileSync(at('c.bib'), '@misc{plum, title = {Plums}}\n');
    writeFileSync(at('c.tex'), '\\cite{plum}\n\\cite{quince}\n\\bibliography{c}\n');
    const { stdout, status } = run('--format', 'json', 'c.tex');
    const [found] = JSON.parse(stdout);
    assert.deepEqual(found, {
      file: 'c.tex',
      line: 2,
      column: 7,
      endLine: 2,
      endColumn: 13,
      severity: 'warning',
      code: 'undefined-key',
      message: '“quince” is not in c.bib.',
    });
    assert.equal(status, 1);
    assert.equal(run('--fail-on', 'never', 'c.tex').status, 0);
    assert.deepEqual([run('c.bib').status, run('c.bib').stdout], [0, '']);
    assert.match(run('--format', 'github', 'c.tex').stdout, /^::warning file=c\.tex,line=2,.*::“quince” is not in c\.bib\.\n$/);
  });

  it('is distinguished from wrong use, and explains itself', () => {
    const wrong = run('nothing.tex');
    assert.deepEqual([wrong.status, wrong.stdout, /no file or folder nothing\.tex/.test(wrong.stderr)], [2, '', true]);
    assert.equal(run().status, 2);
    assert.match(run('--help').stdout, /--format text\|json\|github/);
  });
});

describe('mcp.mjs with a library that can’t be read', () => {
  it('says so, tries again with the next question, and names what it left out on standard error', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [path.join(dist, 'mcp.mjs'), '--workspace', scratch, '--library', at('late.bib')],
      stderr: 'pipe',
    });
    let said = '';
    transport.stderr?.on('data', (part) => {
      said += String(part);
    });
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(transport);
    const search = () => client.callTool({ name: 'lectern_search', arguments: { query: 'counting pears' } });
    const first = await search();
    assert.equal(first.isError, true);
    assert.match(JSON.stringify(first.content), /There is no library .*late\.bib/);
    writeFileSync(at('late.bib'), '@misc{pears, title = {Counting Pears}}\n@misc{broken, title = {\n');
    const second = await search();
    assert.match(JSON.stringify(second.content), /Counting Pears/);
    // Its pipe is another than that of the answers.
    while (!/late\.bib:2: .*\n/.test(said)) await once(transport.stderr ?? assert.fail('no standard error'), 'data');
    await client.close();
  });
});

/** What the editor keeps where Crossref named a retraction. */
const retraction: KeptAnswer = {
  kind: 'found',
  at: Date.parse('2026-11-20T12:00:00Z'),
  facts: {
    record: { type: 'article-journal', title: 'Figs', authors: [], problems: [] } as never,
    notices: [{ type: 'retraction', doi: '10.5555/notice' }],
    noticeOn: [],
    publishedAs: [],
  },
};

describe('mcp.mjs, asked by a client', () => {
  let client: Client;
  before(async () => {
    client = new Client({ name: 'test', version: '0' });
    const args = [path.join(dist, 'mcp.mjs'), '--workspace', scratch, '--library', at('own.bib'), '--asked', at('asked.json')];
    writeFileSync(at('asked.json'), keptText([['crossref 10.5555/figs', retraction]]));
    writeFileSync(
      at('own.bib'),
      '@article{mine, title = {Counting Plums by Hand}, author = {Ash, Ada}, journal = {J. Fruit}, year = 2020, note = {read}}\n',
    );
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  });
  after(() => client.close());

  async function call(name: string, input: object): Promise<{ readonly text: string; readonly failed: boolean }> {
    const { content, isError } = await client.callTool({ name, arguments: { ...input } });
    assert.ok(Array.isArray(content));
    return { text: content.map(({ text }) => String(text)).join(''), failed: isError === true };
  }
  const answer = async (name: string, input: object) => {
    const { text, failed } = await call(name, input);
    assert.equal(failed, false, text);
    return JSON.parse(text);
  };

  it('offers the tools that package.json describes for VS Code, with the same schemas', async () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
      contributes.languageModelTools.map(({ name, modelDescription, inputSchema }: Record<string, unknown>) => ({
        name,
        description: modelDescription,
        inputSchema,
      })),
    );
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...toolNames].sort());
    assert.deepEqual(
      tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
      ['lectern_cite'],
    );
  });

  it('searches, reads and suggests, the user’s own library among the papers', async () => {
    const [first] = await answer('lectern_search', { query: 'counting plums' });
    assert.equal(first.key, 'mine');
    assert.match((await answer('lectern_read', { id: 'mine' })).bibtex, /note = \{read\}/);
    assert.deepEqual(await answer('lectern_search', { query: 'FlashAttention', fromYear: 1900, toYear: 1901 }), []);
    const suggested = await answer('lectern_suggest', {
      text: 'Attention can be computed exactly with fewer reads from GPU memory by tiling.',
    });
    assert.match(suggested[0].title, /^FlashAttention/);
    assert.ok(suggested[0].because.length > 0);
  });

  it('verifies a document, a bibliography and references in a text, and says what it did not look up', async () => {
    writeFileSync(
      at('v.bib'),
      '@misc{plum, title = {TODO}}\n@article{s, title = {Sequence to Sequence Learning with Neural Networks}, author = {Sutskever, Ilya and Vinyals, Oriol and Le, Quoc V.}, journal = {arXiv preprint arXiv:1409.3215}, year = 2014}\n',
    );
    writeFileSync(at('v.tex'), '\\cite{s, quince}\n\\bibliography{v}\n');
    const found = await answer('lectern_verify', { path: 'v.tex' });
    assert.deepEqual(
      found.references.map(({ reference, status }: Record<string, string>) => [reference, status]),
      [
        ['quince', 'no entry'],
        ['s', 'problems'],
      ],
    );
    assert.match(found.references[1].problems[0], /published since/);
    assert.match(found.limits, /no service was asked now/);
    assert.equal((await answer('lectern_verify', { path: 'v.bib' })).references.length, 2);
    const text = [
      'Sutskever, I., Vinyals, O., & Le, Q. V. (2014). Sequence to sequence learning with neural networks. NeurIPS.',
      'Nobody, N. (1999). Sequence to sequence learning with neural networks. arXiv:1607.06450',
      'Nobody, N. (2031). A work that this library does not hold.',
    ].join('\n');
    const { references } = await answer('lectern_verify', { text });
    assert.deepEqual(
      references.map(({ status, problems }: { status: string; problems: string[] }) => [status, problems.length]),
      [
        ['agrees', 0],
        ['problems', 3],
        ['not compared', 0],
      ],
    );
  });

  it('names what the editor was told is retracted, with the day, and what its title says so of, and says that it asked nobody', async () => {
    const entry = '@article{figs, title = {Figs}, author = {Ash, Ada}, journal = {J}, year = 2020, doi = {10.5555/figs}}';
    const gone = '@article{gone, title = {RETRACTED ARTICLE: Dates and Their Palms}, author = {Ash, Ada}, journal = {J}, year = 2020}';
    const { limits, references } = await answer('lectern_verify', { text: `${entry}\n${gone}` });
    assert.match(limits, /no service was asked now\. Retractions and corrections are those that services named when the user last asked/);
    assert.deepEqual(
      references.map(({ problems }: { problems: string[] }) => problems),
      [['Retracted, as Crossref (2026-11-20) says (10.5555/notice).'], ['Its title says that it was retracted.']],
    );
    const line = await answer('lectern_verify', { text: 'Ash, A. (2020). Figs. J. https://doi.org/10.5555/figs' });
    assert.deepEqual(line.references[0].problems, ['Retracted, as Crossref (2026-11-20) says (10.5555/notice).']);
    const other = await answer('lectern_verify', { text: entry.replace('10.5555/figs', '10.5555/dates') });
    assert.deepEqual(other.references[0].problems, []);
  });

  it('adds entries to a .bib file that is named, each once, and writes nothing else', async () => {
    const text = '% mine\n@misc{a,\n\ttitle = "A"\n}\n';
    writeFileSync(at('w.bib'), text);
    const [paper] = await answer('lectern_search', { query: 'Layer Normalization' });
    const first = await answer('lectern_cite', { ids: [paper.id], bibliography: 'w.bib' });
    assert.deepEqual(first.added, [paper.key]);
    const after = readFileSync(at('w.bib'), 'utf8');
    assert.ok(after.startsWith(text));
    assert.deepEqual(
      parseBibtex(after).entries.map(({ key }) => key),
      ['a', paper.key],
    );
    assert.deepEqual((await answer('lectern_cite', { ids: [paper.id], bibliography: 'w.bib' })).added, []);
    assert.equal(readFileSync(at('w.bib'), 'utf8'), after);
  });

  it('adds to one file for several questions at once, and leaves nothing else behind', async () => {
    writeFileSync(at('many.bib'), '');
    const before = readdirSync(scratch);
    const papers: { id: string; key: string }[] = await answer('lectern_search', { query: 'attention', limit: 5 });
    await Promise.all(papers.map(({ id }) => answer('lectern_cite', { ids: [id], bibliography: 'many.bib' })));
    assert.deepEqual(
      parseBibtex(readFileSync(at('many.bib'), 'utf8'))
        .entries.map(({ key }) => key)
        .sort(),
      papers.map(({ key }) => key).sort(),
    );
    assert.deepEqual(readdirSync(scratch), before);
  });

  it('reads nothing outside its folder for a document there, links resolved', async () => {
    const outside = mkdtempSync(path.join(os.tmpdir(), 'lectern-outside-'));
    writeFileSync(path.join(outside, 'far.bib'), '@misc{quince, title = {Secret Quinces}}\n');
    writeFileSync(path.join(outside, 'far.yml'), 'quince:\n  type: book\n  title: Secret Quinces\n');
    writeFileSync(path.join(outside, 'far.tex'), '\\cite{quince}\n');
    for (const name of ['far.bib', 'far.yml', 'far.tex']) symlinkSync(path.join(outside, name), at(name));
    symlinkSync(outside, at('folder'));
    for (const name of ['far.bib', 'far.yml', 'far.tex', 'folder/far.bib', '../x.bib']) {
      const { text, failed } = await call('lectern_verify', { path: name });
      assert.ok(failed, `${name}: ${text}`);
      assert.match(text, /outside this workspace|is not in/);
    }
    for (const name of ['link', 'folder/far', path.join(outside, 'far'), path.relative(scratch, path.join(outside, 'far'))]) {
      writeFileSync(at('o.tex'), `\\cite{quince}\\bibliography{${name === 'link' ? 'far' : name}}\n`);
      const { references } = await answer('lectern_verify', { path: 'o.tex' });
      assert.deepEqual(
        references.map(({ reference, status, title }: Record<string, string>) => [reference, status, title]),
        [['quince', 'not compared', undefined]],
        name,
      );
    }
    rmSync(outside, { recursive: true });
  });

  it('answers a question that holds half of a character', async () => {
    const half = 'Layer \ud800Normalization\udc00';
    assert.ok(Array.isArray(await answer('lectern_search', { query: half })));
    assert.ok((await answer('lectern_suggest', { text: `${half} made training stable in deep networks.` })) !== undefined);
    const { references } = await answer('lectern_verify', {
      text: `@misc{\ud800a, title = {${half}}, doi = {10.1000/\ud800x}, url = {https://x/\udc00}}`,
    });
    assert.equal(references.length, 1);
    assert.match((await call('lectern_read', { id: half })).text, /has no paper/);
    writeFileSync(at('half.bib'), '@misc{own, title = {Own}}\n');
    assert.ok((await call('lectern_cite', { ids: [half], bibliography: 'half\ud800.bib' })).failed);
    assert.equal(readFileSync(at('half.bib'), 'utf8'), '@misc{own, title = {Own}}\n');
  });

  it('refuses with a sentence what it may not do', async () => {
    const outside = mkdtempSync(path.join(os.tmpdir(), 'lectern-outside-'));
    writeFileSync(path.join(outside, 'x.bib'), '');
    symlinkSync(path.join(outside, 'x.bib'), at('link.bib'));
    writeFileSync(at('script.bib'), '#!/bin/sh\n');
    writeFileSync(at('t.txt'), '');
    const [paper] = await answer('lectern_search', { query: 'Layer Normalization' });
    const cite = (bibliography: string) => ({ ids: [paper.id], bibliography });
    for (const [name, input, message] of [
      ['lectern_cite', cite('link.bib'), /outside/],
      ['lectern_cite', cite(path.join(outside, 'x.bib')), /outside/],
      ['lectern_cite', cite('script.bib'), /no bibliography/],
      ['lectern_cite', cite('t.txt'), /does not end in \.bib/],
      ['lectern_cite', cite('none.bib'), /no file none\.bib/],
      ['lectern_cite', { ids: ['invented2031'], bibliography: 'w.bib' }, /has no paper.*invented2031/],
      ['lectern_cite', { ids: [paper.id] }, /needs a bibliography/],
      ['lectern_verify', {}, /path of a document/],
      ['lectern_verify', { path: path.join(outside, 'x.bib') }, /not in/],
      ['lectern_search', { query: ' ' }, /needs a query/],
      ['lectern_nothing', {}, /no tool/],
    ] as const) {
      const { text, failed } = await call(name, input);
      assert.ok(failed, `${name} ${JSON.stringify(input)}: ${text}`);
      assert.match(text, message);
    }
    assert.equal(readFileSync(path.join(outside, 'x.bib'), 'utf8'), '');
    rmSync(outside, { recursive: true });
  });
});
