import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine's loopback address; closing ends its connections too. */
export interface Loopback {
  readonly origin: string;
  /** Method and path of each request so far. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a server that answers with `answer`. */
export async function loopback(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Loopback> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
