import { isLoopback } from './network';

/**
 * Maps a service's address to itself, except for hosts that the environment variable `LECTERN_TEST_SERVICES` maps to a loopback
 * server, as in `{ "api.crossref.org": "http://127.0.0.1:1234" }`. No workspace can set the variable, and other targets are ignored.
 */
export function addressesForTests(): (url: string) => string {
  return (url) => {
    const { host, pathname, search } = new URL(url);
    const origin = testOrigins()[host];
    return typeof origin === 'string' && isLoopback(origin) ? `${origin.replace(/\/$/, '')}${pathname}${search}` : url;
  };
}

function testOrigins(): Readonly<Record<string, unknown>> {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  const written = process?.env?.LECTERN_TEST_SERVICES;
  try {
    return written === undefined || written === '' ? {} : (JSON.parse(written) as Readonly<Record<string, unknown>>);
  } catch {
    // Not JSON: ignored, since only tests set the variable.
    return {};
  }
}
