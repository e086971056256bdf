import { zoteroRequest } from '../../src/core/sources/zotero/zoteroItems';
import { Network, SourceFailure } from '../../src/host/sources/network';
import { type Question, questions } from './questions';

/** How many services answered as Lectern reads them, how many otherwise, and how many gave no answer, which says nothing of them. */
export interface Verdicts {
  holds: number;
  differs: number;
  unasked: number;
}

/** Asks each service one question, and a Zotero on this machine whether it is there; prints what held. `redirected` is as for `Network`. */
export async function askAll(userAgent: string, print: (line: string) => void, redirected?: (url: string) => string): Promise<Verdicts> {
  const network = new Network(userAgent, redirected);
  const verdicts: Verdicts = { holds: 0, differs: 0, unasked: 0 };
  for (const question of questions()) {
    const [verdict, outcome] = await ask(network, question).catch(failed);
    verdicts[verdict]++;
    print(`${question.service.label.padEnd(18)}${outcome}`);
  }
  const zotero = zoteroRequest('http://127.0.0.1:23119', '');
  const local = await network.ask(zotero, { label: 'Zotero', hosts: [], pause: 0, timeLimit: 5000, accepts: [403] }).then(
    ({ status, headers }) => `status ${status}, API ${headers.get('zotero-api-version') ?? 'none'}`,
    (error: unknown) => failed(error)[1],
  );
  print(`${'Zotero'.padEnd(18)}${local}`);
  print(`${verdicts.holds} hold, ${verdicts.differs} differ, ${verdicts.unasked} could not be asked`);
  return verdicts;
}

/** The code that the process ends with: 1 where a service answered otherwise; 77, as test programs say "skipped", where one could not be asked. */
export function exitCode({ differs, unasked }: Verdicts): number {
  if (differs > 0) return 1;
  return unasked > 0 ? 77 : 0;
}

async function ask(network: Network, { service, request, holds }: Question): Promise<[keyof Verdicts, string]> {
  const { text } = await network.ask(request, service);
  const { records, problems } = await service.read(text);
  const [record] = records;
  if (record === undefined) return ['differs', problems[0]?.message ?? 'no record'];
  const missing = holds.filter(([, check]) => !check(record)).map(([what]) => what);
  return missing.length === 0 ? ['holds', 'holds'] : ['differs', `lacks ${missing.join(', ')}: ${JSON.stringify(record).slice(0, 300)}`];
}

/** A service that is out of reach, busy or down may be as it was. */
function failed(error: unknown): [keyof Verdicts, string] {
  const message = error instanceof Error ? error.message : String(error);
  const isDown =
    error instanceof SourceFailure &&
    (['refused', 'busy', 'slow', 'certificate', 'cut'].includes(error.kind) || (error.status ?? 0) >= 500);
  return isDown ? ['unasked', `could not be asked: ${message}`] : ['differs', message];
}
