import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A server on this machine's loopback address; closing ends its connections too. */
export interface Loopback {
  readonly origin: string;
  /** Method and path of each request so far. */
  readonly asked: readonly string[];
  /** Answers that are neither whole nor given up. */
  readonly running: number;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server that answers with `answer`. */
export function loopback(answer: Answer): Promise<Loopback> {
  return started('http', (listener) => createServer(listener), answer);
}

/** Such a server with a certificate that nobody vouches for. */
export function forgedLoopback(answer: Answer): Promise<Loopback> {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [string, string];
  const subject = ['-days', '1', '-subj', '/CN=localhost'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
  const identity = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return started('https', (listener) => createSecureServer(identity, listener), answer);
}

async function started(scheme: string, create: (listener: Answer) => Server | SecureServer, answer: Answer): Promise<Loopback> {
  const asked: string[] = [];
  let running = 0;
  const server = create((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    running++;
    response.on('close', () => {
      running--;
    });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    asked,
    get running() {
      return running;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
