import * as l10n from '@vscode/l10n';
import type { SourceRequest } from '../../core/sources/service';

/** Why a service gave no answer, as a sentence for the user; `kind` determines the remedy. */
export class SourceFailure extends Error {
  constructor(
    readonly kind: 'refused' | 'status' | 'busy' | 'slow' | 'large' | 'redirect' | 'certificate' | 'cut' | 'format' | 'address',
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The host that answered, if the request was redirected. */
  readonly host?: string;
}

/** How to send requests to a service. */
export interface Manners {
  /** The service's name in messages. */
  readonly label: string;
  /** Hosts that a redirect may lead to; a leading dot includes all subdomains. If empty, no redirect is followed. */
  readonly hosts: readonly string[];
  /** Milliseconds between two requests. */
  readonly pause: number;
  /** Milliseconds within which an answer must be complete. */
  readonly timeLimit?: number;
  /** Most bytes read of an answer. */
  readonly sizeLimit?: number;
  /** Statuses other than 2xx that count as answers. */
  readonly accepts?: readonly number[];
}

/** The response to a request; `host` is set if it was redirected. */
interface Followed {
  readonly response: Response;
  readonly host: string | undefined;
}

const mostRedirects = 5;
/** Longest wait for a busy service before giving up, in seconds. */
const longestWait = 5;
const usualTimeLimit = 20_000;
const usualSizeLimit = 16 * 2 ** 20;

/** Sends requests, one at a time per service. The only file that calls `fetch`. */
export class Network {
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly nextTurn = new Map<string, number>();

  /** `redirected` maps an address to the one to contact; tests substitute loopback servers. */
  constructor(
    private readonly userAgent: string,
    private readonly redirected: (url: string) => string = (url) => url,
  ) {}

  /** The answer to a request; rejects with a `SourceFailure`, or with the signal's reason if aborted. */
  ask(request: SourceRequest, manners: Manners, signal?: AbortSignal): Promise<Reply> {
    const before = this.queues.get(manners.label) ?? Promise.resolve();
    const asked = before.then(() => this.inTurn(request, manners, signal));
    this.queues.set(
      manners.label,
      asked.catch(() => undefined),
    );
    return asked;
  }

  private async inTurn(request: SourceRequest, manners: Manners, signal: AbortSignal | undefined): Promise<Reply> {
    const { label } = manners;
    for (let attempt = 0; ; attempt++) {
      await pause((this.nextTurn.get(label) ?? 0) - Date.now(), signal);
      const reply = await this.send(request, manners, signal);
      this.nextTurn.set(label, Date.now() + Math.max(manners.pause, rateOf(reply.headers)));
      if ((reply.status >= 200 && reply.status < 300) || manners.accepts?.includes(reply.status) === true) return reply;
      const wait = secondsToWait(reply.headers);
      if (reply.status !== 429 && reply.status !== 503) throw statusFailure(label, reply.status);
      if (wait !== undefined) this.nextTurn.set(label, Date.now() + wait * 1000);
      if (attempt > 0 || wait === undefined || wait > longestWait) throw busyFailure(label, reply.status, wait);
    }
  }

  private async send(request: SourceRequest, manners: Manners, signal: AbortSignal | undefined): Promise<Reply> {
    const limit = manners.timeLimit ?? usualTimeLimit;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), limit);
    const stop = (): void => late.abort(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      const { response, host } = await this.follow(request, manners, late.signal);
      const reply = { status: response.status, headers: response.headers, text: await bodyOf(response, manners) };
      return host === undefined ? reply : { ...reply, host };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof SourceFailure) throw error;
      if (late.signal.aborted)
        throw new SourceFailure('slow', l10n.t('{0} did not answer within {1} seconds.', manners.label, Math.round(limit / 1000)));
      throw connectionFailure(manners.label, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      // Close the connection of an abandoned answer.
      late.abort();
    }
  }

  private async follow({ url, method, headers, body }: SourceRequest, manners: Manners, signal: AbortSignal): Promise<Followed> {
    let address = this.redirected(url);
    const isLocal = isLoopback(address);
    let host: string | undefined;
    for (let count = 0; count <= mostRedirects; count++) {
      const init: RequestInit = { method, headers: { ...headers, 'user-agent': this.userAgent }, credentials: 'omit', signal };
      if (body !== undefined) init.body = body;
      const response = await fetch(address, { ...init, redirect: 'manual' });
      if (response.type === 'opaqueredirect') {
        const last = await this.followed(await fetch(address, init), manners, isLocal ? new URL(address) : undefined);
        return { response: last, host: new URL(last.url).host };
      }
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null) return { response, host };
      await response.body?.cancel();
      const target = new URL(location, address);
      address = this.allowed(target, manners, isLocal ? new URL(address) : undefined);
      host = target.host;
    }
    throw new SourceFailure('redirect', l10n.t('{0} redirected more than {1} times; nothing was read.', manners.label, mostRedirects));
  }

  /** Checks a redirect that the browser has followed, since its target is hidden until then; an answer from a disallowed host isn't read. */
  private async followed(response: Response, manners: Manners, local: URL | undefined): Promise<Response> {
    try {
      this.allowed(new URL(response.url), manners, local);
    } catch (error) {
      await response.body?.cancel();
      throw error;
    }
    return response;
  }

  /** The address that a redirect may lead to: https at the service's own hosts, or the same loopback server as before. */
  private allowed(target: URL, { label, hosts }: Manners, local: URL | undefined): string {
    const isSame = local !== undefined && target.origin === local.origin && hosts.length > 0;
    const isOwn =
      target.protocol === 'https:' &&
      hosts.some((host) => (host.startsWith('.') ? target.hostname.endsWith(host) : target.hostname === host));
    if (isSame) return target.href;
    if (isOwn) return this.redirected(target.href);
    const where = target.protocol === 'https:' ? target.hostname : `${target.protocol}//${target.hostname}`;
    throw new SourceFailure('redirect', l10n.t('{0} redirected to {1}, which Lectern doesn’t follow.', label, where));
  }
}

/** The text of a response's body; rejects if it exceeds the size limit. */
async function bodyOf(response: Response, { label, sizeLimit = usualSizeLimit }: Manners): Promise<string> {
  const tooLarge = (): SourceFailure =>
    new SourceFailure('large', l10n.t('{0} answered with more than {1} MB; nothing was read.', label, Math.round(sizeLimit / 2 ** 20)));
  if (Number(response.headers.get('content-length') ?? 0) > sizeLimit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > sizeLimit) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return /^https?:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?(?:\/|$)/i.test(address);
}

/** Milliseconds between two requests required by the headers (Crossref's `x-rate-limit-*`). */
function rateOf(headers: Headers): number {
  const limit = Number(headers.get('x-rate-limit-limit'));
  const interval = /^(\d+)s$/.exec(headers.get('x-rate-limit-interval') ?? '')?.[1];
  return limit > 0 && interval !== undefined ? Math.min(10_000, (Number(interval) * 1000) / limit) : 0;
}

/** `Retry-After` in seconds, from a number or a date (RFC 9110, 10.2.3). */
function secondsToWait(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

function statusFailure(label: string, status: number): SourceFailure {
  if (status === 404) return new SourceFailure('status', l10n.t('{0} does not know it.', label), status);
  if (status === 401 || status === 403) return new SourceFailure('status', l10n.t('{0} refused the request ({1}).', label, status), status);
  return new SourceFailure('status', l10n.t('{0} failed with status {1}; try again later.', label, status), status);
}

function busyFailure(label: string, status: number, wait: number | undefined): SourceFailure {
  if (wait === undefined) return new SourceFailure('busy', l10n.t('{0} accepts no more requests now; try again later.', label), status);
  return new SourceFailure('busy', l10n.t('{0} accepts no more requests now; try again in {1} seconds.', label, wait), status);
}

function connectionFailure(label: string, error: unknown): SourceFailure {
  const code = codeOf(error);
  if (/CERT|SELF_SIGNED|TLS|SSL|UNABLE_TO_(?:GET|VERIFY)/.test(code))
    return new SourceFailure('certificate', l10n.t('{0}’s certificate can’t be trusted ({1}); nothing was sent.', label, code));
  if (code === 'ECONNREFUSED') return new SourceFailure('refused', l10n.t('{0} refused the connection.', label));
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new SourceFailure('refused', l10n.t('{0} can’t be reached; is this machine online?', label));
  if (/SOCKET|ECONNRESET|terminated|PARSER|TOKEN|CONTENT_LENGTH/i.test(code))
    return new SourceFailure('cut', l10n.t('{0} stopped in the middle of its answer; nothing was kept.', label));
  return new SourceFailure('refused', l10n.t('{0} can’t be reached ({1}).', label, code));
}

/** The innermost code of a failed connection, else its message. */
function codeOf(error: unknown): string {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const { code } = inner as { code?: unknown };
    if (typeof code === 'string') return code;
    if (inner.cause === undefined) return inner.message;
  }
  return String(error);
}

/** Waits; rejects as soon as the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
