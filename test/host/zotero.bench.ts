import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { zoteroTopics } from '../../src/host/bibliography/zotero/zoteroTopics';
import { createServices } from '../../src/host/services';
import { cpuNow, type LagProbe, lagProbe } from './lagProbe';
import { project } from './workspace';

/** A Zotero with very many items, in a thread of its own so that its work is not measured; the first items' dates can be moved on. */
const server = `
const { createServer } = require('node:http');
const { parentPort, workerData: { count } } = require('node:worker_threads');
const key = (n) => 'ABCDEFGH'.slice(0, 8 - String(n).length).padEnd(8 - String(n).length, 'Z') + String(n);
let changed = 0;
const item = (n) => {
  const title = 'Currents of zone ' + n + ' under harbour wall ' + (n % 977);
  const abstract = 'We measure how currents turn in harbours. '.repeat(12);
  const when = n < changed ? '2025-01-01T00:00:00Z' : '2024-01-01T00:00:00Z';
  return {
    key: key(n), version: 0, meta: { parsedDate: '20' + String(10 + (n % 15)) },
    data: { key: key(n), itemType: 'journalArticle', title, citationKey: 'zone' + n, abstractNote: abstract, dateModified: when,
      creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Moor' + (n % 4999) }], collections: ['COLL' + String(1000 + (n % 50))] },
    biblatex: '@article{z' + n + ',\\n\\ttitle = {' + title + '},\\n\\tauthor = {Moor' + (n % 4999) + ', Ada},\\n\\tdate = {20' + (10 + (n % 15)) + '},\\n\\tjournaltitle = {Sea Letters},\\n\\tabstract = {' + abstract + '},\\n}',
  };
};
const collections = JSON.stringify(Array.from({ length: 50 }, (_, n) => ({ data: { key: 'COLL' + (1000 + n), name: 'Tides ' + n, parentCollection: false }, meta: { numItems: count / 50 } })));
createServer((request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  response.setHeader('Zotero-API-Version', '3');
  if (!url.pathname.startsWith('/api/')) return response.writeHead(404).end();
  if (url.pathname === '/api/') return response.end('Nothing to see here.');
  if (url.pathname.endsWith('/groups')) return response.end('[]');
  if (url.pathname.endsWith('/collections')) return response.end(collections);
  if (url.searchParams.get('format') === 'versions') return response.end(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [key(n), 0])), null, 4));
  const start = Number(url.searchParams.get('start'));
  const length = Math.max(0, Math.min(Number(url.searchParams.get('limit')), count - start));
  response.end(JSON.stringify(Array.from({ length }, (_, n) => item(start + n))));
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
parentPort.on('message', (n) => { changed = n; });
`;

/** Zotero's library read, searched and read again by services of its own, with the longest stall of the extension host beside each figure. */
describe('a Zotero library in the extension host', function () {
  this.timeout(900_000);
  let probe: LagProbe;
  before(() => {
    probe = lagProbe();
  });
  after(() => probe.stop());

  for (const count of [10_000, 50_000]) {
    it(`${count} items`, async () => {
      const worker = new Worker(server, { eval: true, workerData: { count } });
      const port = await new Promise<number>((resolve) => worker.once('message', resolve));
      const address = `http://127.0.0.1:${port}`;
      const storage = await project({});
      const first = services(storage);
      await first.library.ready();
      await pause(3000);
      probe.worst();
      // VS Code reads the system's certificates at a session's first request, whoever makes it.
      await fetch(`${address}/api/`).then((response) => response.text());
      await pause(500);
      console.log(`  VS Code's own part of a first request, and its other extensions: ${stall(probe)}`);
      const before = await heap();
      const connect = async ({ zotero, zoteroAccess }: Services, name: string): Promise<void> => {
        probe.worst();
        const [start, cpu] = [performance.now(), cpuNow() ?? 0];
        const running = zoteroAccess.zotero(address);
        const { betterBibtex } = await running.connect();
        const read = await zotero.read(running, betterBibtex, () => undefined);
        const took = `${seconds(performance.now() - start)} (${seconds((cpuNow() ?? 0) - cpu)} of processor time)`;
        console.log(`  ${count} items, ${name}: ${read.changed} changed, ${running.requests} requests, ${took}, ${stall(probe)}`);
        assert.equal(read.items, count);
      };
      await connect(first, 'first connection');
      await pause(8000);
      console.log(`  abstracts indexed and kept: ${stall(probe)}`);
      console.log(`  heap +${((await heap()) - before).toFixed(0)} MB`);
      await connect(first, 'nothing changed');
      worker.postMessage(3);
      await pause(200);
      await connect(first, 'three changed');
      await pause(3000);
      probe.worst();
      const times: number[] = [];
      for (let n = 0; n < 100; n++) {
        const shapes = [`currents zone ${n * 97}`, `moor${n * 41}`, `harbour wall ${n}`, `zone${n * 89}`, `curents habour ${n}`];
        const start = performance.now();
        await first.library.search(shapes[n % shapes.length] ?? '', { limit: 50 });
        times.push(performance.now() - start);
        await pause(1);
      }
      const [p50, p95, last] = [49, 94, 99].map((at) => times.sort((a, b) => a - b)[at]?.toFixed(1));
      console.log(`  search p50 ${p50}, p95 ${p95}, longest ${last} ms, ${stall(probe)}`);
      const topics = await zoteroTopics(first.zotero, first.library);
      console.log(`  tree of ${topics[0]?.children.length} collections, ${topics[0]?.paperIds.length} papers: ${stall(probe)}`);
      first.dispose();
      await pause(1000);
      const again = services(storage);
      await again.library.ready();
      await pause(1000);
      probe.worst();
      const start = performance.now();
      await again.zotero.load();
      console.log(`  next start, without Zotero: ${seconds(performance.now() - start)}, ${stall(probe)}`);
      assert.ok((await again.library.search('zone99', { limit: 5 })).length > 0);
      again.dispose();
      await worker.terminate();
    });
  }
});

type Services = ReturnType<typeof createServices>;

function services(globalStorageUri: vscode.Uri): Services {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension);
  return createServices({ extension, extensionUri: extension.extensionUri, globalStorageUri });
}

/** Megabytes of live objects, after a full collection, which no later figure holds. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  await pause(50);
  return process.memoryUsage().heapUsed / 1e6;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function stall(probe: LagProbe): string {
  const { wall, cpu, over50 } = probe.worst();
  return `longest stall ${wall.toFixed(0)} ms${cpu === undefined ? '' : ` (${cpu.toFixed(0)} ms of processor time, ${over50} over 50)`}`;
}
