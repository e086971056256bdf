// What answers on loopback for the services in all walks: the extension host is told their addresses before it starts.
import { once } from 'node:events';
import { createServer } from 'node:http';

const hosts = [
  'doi.org',
  'api.openalex.org',
  'api.crossref.org',
  'api.datacite.org',
  'export.arxiv.org',
  'huggingface.co',
  'dblp.org',
  'api.semanticscholar.org',
];

/** @type {(host: string, url: string) => string | undefined} */
let answer = () => undefined;

/** Sets what the services answer from now on, by their host and the path that is asked for; undefined is status 404. @param {typeof answer} next */
export function servicesAnswer(next) {
  answer = next;
}

/** Starts the servers; they end with the process. */
export async function startServices() {
  /** @type {Record<string, string>} */
  const origins = {};
  for (const host of hosts) {
    const server = createServer((request, response) => {
      const text = answer(host, request.url ?? '');
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    server.listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') origins[host] = `http://127.0.0.1:${address.port}`;
  }
  process.env.LECTERN_TEST_SERVICES = JSON.stringify(origins);
}
