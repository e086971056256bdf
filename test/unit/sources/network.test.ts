import assert from 'node:assert/strict';
import { get } from '../../../src/core/sources/service';
import { services } from '../../../src/core/sources/serviceTable';
import { isLoopback, type Manners, Network, type SourceFailure } from '../../../src/host/sources/network';
import { addressesForTests } from '../../../src/host/sources/testAddresses';
import { sourceFiles } from '../sources';
import { forgedLoopback, type Loopback, loopback } from './loopback';

const manners: Manners = { label: 'Somebody', hosts: ['example.org', '.example.org'], pause: 0 };
let server: Loopback | undefined;
const network = new Network('Lectern/test');

async function failure(answer: Parameters<typeof loopback>[0], own: Partial<Manners> = {}): Promise<SourceFailure> {
  server = await loopback(answer);
  return network.ask(get(`${server.origin}/x`), { ...manners, ...own }).then(
    () => assert.fail('the request succeeded'),
    (error: SourceFailure) => error,
  );
}

describe('the network', () => {
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('gives an answer and says who asks', async () => {
    server = await loopback((request, response) => response.end(request.headers['user-agent']));
    const { status, text } = await network.ask(get(`${server.origin}/x`), manners);
    assert.deepEqual([status, text], [200, 'Lectern/test']);
  });

  const statuses: readonly (readonly [number, RegExp])[] = [
    [403, /^Somebody refused the request \(403\)\.$/],
    [404, /^Somebody does not know it\.$/],
    [500, /^Somebody failed with status 500; try again later\.$/],
  ];
  for (const [status, sentence] of statuses) {
    it(`says what status ${status} means, and asks once`, async () => {
      const error = await failure((_, response) => response.writeHead(status).end());
      assert.match(error.message, sentence);
      assert.equal(server?.asked.length, 1);
    });
  }

  it('says that a connection was refused', async () => {
    const gone = await loopback((_, response) => response.end());
    await gone.close();
    await assert.rejects(network.ask(get(`${gone.origin}/x`), manners), { message: 'Somebody refused the connection.' });
  });

  it('waits as long as Retry-After says, and asks again once', async () => {
    let count = 0;
    server = await loopback((_, response) => {
      if (count++ === 0) response.writeHead(429, { 'retry-after': '0' }).end();
      else response.end('now');
    });
    assert.equal((await network.ask(get(`${server.origin}/x`), manners)).text, 'now');
    assert.equal(server.asked.length, 2);
  });

  it('gives up at once where Retry-After asks for minutes', async () => {
    const error = await failure((_, response) => response.writeHead(429, { 'retry-after': '600' }).end());
    assert.equal(error.message, 'Somebody accepts no more requests now; try again in 600 seconds.');
    assert.equal(server?.asked.length, 1);
    // What follows is not asked before its time either, but can be given up.
    const controller = new AbortController();
    const waiting = network.ask(get(`${server?.origin}/y`), manners, controller.signal);
    controller.abort(new Error('given up'));
    await assert.rejects(waiting, { message: 'given up' });
    assert.equal(server?.asked.length, 1);
  });

  it('keeps nothing of an answer that breaks off', async () => {
    const error = await failure(
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"half":', () => response.destroy());
      },
      { label: 'Cut' },
    );
    assert.equal(error.message, 'Cut stopped in the middle of its answer; nothing was kept.');
  });

  it('stops reading an answer of 200 MB', async () => {
    let sent = 0;
    const piece = Buffer.alloc(2 ** 20, 'x');
    const error = await failure(
      (_, response) => {
        const more = (): void => {
          while (sent < 200 && !response.destroyed) {
            sent++;
            if (!response.write(piece)) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      },
      { label: 'Large' },
    );
    assert.match(error.message, /^Large answered with more than 16 MB/);
    assert.ok(sent < 60, `${sent} MB were sent`);
  });

  it('gives up a server that never answers', async () => {
    const error = await failure(() => undefined, { label: 'Silent', timeLimit: 100 });
    assert.match(error.message, /^Silent did not answer within/);
  });

  it('is cancelled by its signal', async () => {
    const controller = new AbortController();
    server = await loopback(() => controller.abort(new Error('cancelled')));
    await assert.rejects(network.ask(get(`${server.origin}/x`), { ...manners, label: 'Cancelled' }, controller.signal), {
      message: 'cancelled',
    });
  });

  for (const target of ['https://evil.example.com/', 'file:///etc/passwd', 'http://example.org/', 'https://example.org.evil.com/']) {
    it(`doesn't follow a redirect to ${target}`, async () => {
      const error = await failure((_, response) => response.writeHead(302, { location: target }).end(), { label: `To ${target}` });
      assert.equal(error.kind, 'redirect');
      assert.match(error.message, /which Lectern doesn’t follow\.$/);
    });
  }

  describe('in a browser, which hides where a redirect leads until it was followed', () => {
    const { fetch } = globalThis;
    before(() => {
      globalThis.fetch = async (address, init) => {
        const response = await fetch(address, init);
        const isHidden = init?.redirect === 'manual' && response.status >= 300 && response.status < 400;
        return isHidden ? Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' }) : response;
      };
    });
    after(() => {
      globalThis.fetch = fetch;
    });

    it('reads what its own server redirected to', async () => {
      server = await loopback((request, response) =>
        request.url === '/x' ? response.writeHead(302, { location: '/y' }).end() : response.end('there'),
      );
      assert.equal((await network.ask(get(`${server.origin}/x`), { ...manners, label: 'Own' })).text, 'there');
    });

    it('reads nothing that came from elsewhere', async () => {
      const elsewhere = await loopback((_, response) => response.end('secret'));
      const error = await failure((_, response) => response.writeHead(302, { location: elsewhere.origin }).end(), { label: 'Other' });
      await elsewhere.close();
      assert.equal(error.kind, 'redirect');
    });
  });

  it('ends a circle of redirects', async () => {
    const error = await failure((_, response) => response.writeHead(302, { location: '/x' }).end(), { label: 'Circle' });
    assert.match(error.message, /more than 5 times/);
    assert.equal(server?.asked.length, 6);
  });

  it('refuses a certificate that nobody vouches for', async () => {
    server = await forgedLoopback((_, response) => response.end('secret'));
    await assert.rejects(
      network.ask(get(`${server.origin}/`), { ...manners, label: 'Forged' }),
      /^Error: Forged’s certificate can’t be trusted/,
    );
    assert.deepEqual(server.asked, []);
  });

  it('asks a service one question at a time', async () => {
    let open = 0;
    let most = 0;
    server = await loopback((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end('ok');
      }, 5);
    });
    const { origin } = server;
    await Promise.all([1, 2, 3].map((n) => network.ask(get(`${origin}/${n}`), { ...manners, label: 'Queue' })));
    assert.equal(most, 1);
    assert.equal(server.asked.length, 3);
  });
});

describe('addresses for tests', () => {
  afterEach(() => {
    delete process.env['LECTERN_TEST_SERVICES'];
  });

  it('lead to loopback servers only', () => {
    process.env['LECTERN_TEST_SERVICES'] = JSON.stringify({ 'doi.org': 'http://127.0.0.1:1', 'dblp.org': 'http://example.com' });
    const address = addressesForTests();
    assert.equal(address('https://doi.org/10.1/x?y'), 'http://127.0.0.1:1/10.1/x?y');
    assert.equal(address('https://dblp.org/x'), 'https://dblp.org/x');
    assert.equal(address('https://openalex.org/x'), 'https://openalex.org/x');
  });

  it('are the services’ own without the variable', () => {
    assert.equal(addressesForTests()('https://doi.org/x'), 'https://doi.org/x');
  });

  it('know a loopback address from one that looks like it', () => {
    for (const address of ['http://127.0.0.1:80', 'http://localhost/', 'http://[::1]:3']) assert.ok(isLoopback(address), address);
    for (const address of ['http://127.0.0.1.evil.com', 'http://localhost.evil.com/', 'http://10.0.0.1', 'ftp://127.0.0.1'])
      assert.ok(!isLoopback(address), address);
  });
});

describe('a service', () => {
  it('is a folder of its own and a line of the table', () => {
    const folders = sourceFiles().flatMap(({ name }) => /^core\/sources\/([^/]+)\//.exec(name)?.[1] ?? []);
    const others = ['betterBibtex', 'zotero'];
    assert.deepEqual([...new Set(folders)].sort(), [...services.map(({ name }) => name), ...others].sort());
    const named = sourceFiles().filter(({ name, text }) => name.startsWith('core/sources/') && /: Service = \{/.test(text));
    assert.equal(named.length, services.length);
  });
});

describe('the rest of the source', () => {
  it('reaches no network', () => {
    const reaching = /\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|node:(?:http|https|net|tls|dgram)/;
    assert.deepEqual(
      sourceFiles()
        .filter(({ name, text }) => name !== 'host/sources/network.ts' && reaching.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
        .map(({ name }) => name),
      [],
    );
  });
});
