import { zoteroRequest } from '../../src/core/sources/zotero/zoteroItems';
import { Network } from '../../src/host/sources/network';
import { type Question, questions } from './questions';

/** Asks each service one question, and a Zotero on this machine whether it is there; prints what held. Gives the number of services that did not. */
export async function askAll(userAgent: string, print: (line: string) => void): Promise<number> {
  const network = new Network(userAgent);
  let failed = 0;
  for (const question of questions()) {
    const outcome = await ask(network, question).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (outcome !== 'holds') failed++;
    print(`${question.service.label.padEnd(18)}${outcome}`);
  }
  const zotero = zoteroRequest('http://127.0.0.1:23119', '');
  const local = await network.ask(zotero, { label: 'Zotero', hosts: [], pause: 0, timeLimit: 5000, accepts: [403] }).then(
    ({ status, headers }) => `status ${status}, API ${headers.get('zotero-api-version') ?? 'none'}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  print(`${'Zotero'.padEnd(18)}${local}`);
  return failed;
}

/** `holds`, or what did not. */
async function ask(network: Network, { service, request, holds }: Question): Promise<string> {
  const { text } = await network.ask(request, service);
  const { records, problems } = await service.read(text);
  const [record] = records;
  if (record === undefined) return problems[0]?.message ?? 'no record';
  const missing = holds.filter(([, check]) => !check(record)).map(([what]) => what);
  return missing.length === 0 ? 'holds' : `lacks ${missing.join(', ')}: ${JSON.stringify(record).slice(0, 300)}`;
}
