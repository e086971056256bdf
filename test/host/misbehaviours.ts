import type { ServerResponse } from 'node:http';

/** What a server may do instead of answering, and what is then said of it. */
export interface Misbehaviour {
  readonly what: string;
  answer(response: ServerResponse): void;
  readonly says: RegExp;
}

/** Servers that misbehave, but for one that never answers, which only a time limit ends. */
export const misbehaviours: readonly Misbehaviour[] = [
  { what: '403', answer: (response) => response.writeHead(403).end(), says: /refused the request \(403\)\.$/ },
  { what: '404', answer: (response) => response.writeHead(404).end(), says: /does not know it\.$/ },
  { what: '500', answer: (response) => response.writeHead(500).end(), says: /failed with status 500; try again later\.$/ },
  {
    what: '429 with Retry-After',
    answer: (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
    says: /accepts no more requests now; try again in 0 seconds\.$/,
  },
  {
    what: 'HTML where JSON should be',
    answer: (response) => response.end('<!DOCTYPE html><title>Down</title>'),
    says: /answered in a form that Lectern can’t read\.$/,
  },
  {
    what: 'a body cut off',
    answer(response) {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('[{"half":', () => response.destroy());
    },
    says: /stopped in the middle of its answer; nothing was kept\.$/,
  },
  {
    what: 'a body of 200 MB',
    answer(response) {
      response.writeHead(200, { 'content-length': String(200 * 2 ** 20) });
      response.write('['.repeat(1000));
    },
    says: /answered with more than \d+ MB; nothing was read\.$/,
  },
  {
    what: 'a redirect to another host',
    answer: (response) => response.writeHead(302, { location: 'https://elsewhere.example.com/' }).end(),
    says: /redirected to elsewhere\.example\.com, which Lectern doesn’t follow\.$/,
  },
  {
    what: 'a redirect to a file',
    answer: (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    says: /redirected to file:\/\/, which Lectern doesn’t follow\.$/,
  },
];
