import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../model/index.ts';

/** What a tracker answered to one request. */
export interface Answer {
  /** JSON. */
  value: unknown;
  /** The next page, where the answer names one (RFC 8288, `rel="next"`). */
  next: string | undefined;
  /** Its clock when it answered, ISO 8601 in UTC; empty where it does not say. */
  date: string;
}

/** Asks one tracker, and nobody else. */
export interface Client {
  /** With a slash at its end. */
  address: string;
  /**
   * @param path below the address, with its query; or the next page as an answer named it
   * @param body to be sent as JSON by POST
   * @throws UserError where it is not answered, refused, or answered with what is no JSON
   */
  ask(path: string, body?: unknown): Promise<Answer>;
  /** As `ask`, but undefined where there is no such path (404, 410). */
  find(path: string): Promise<Answer | undefined>;
}

/** Times a request is made again where the tracker fails. */
const retries = 3;
/** Longest time in seconds that a tracker may ask to wait. */
const patience = 60;
/** Seconds without an answer. */
const silence = 60;
/** Largest answer in bytes. */
const largest = 50_000_000;

/**
 * A client of a tracker. The secret goes to the origin of its address only, and into no message; where the tracker sends on to another
 * place, nothing is asked there.
 * @param address of the API, HTTPS, or HTTP on this machine
 * @param headers with the secret among them
 * @implements SRS-3791
 */
export function trackerClient(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Client {
  const base = baseOf(address);
  const fail = (why: string): UserError => new UserError(`The tracker at ${base.host} ${why}.`);

  async function send(url: URL, body: unknown): Promise<Response> {
    for (let turn = 0; ; turn++) {
      const answer = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          Accept: 'application/json',
          'User-Agent': 'dossier',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(silence * 1000)]),
      }).catch((error: unknown) => error as Error & { cause?: Error });
      signal.throwIfAborted();
      const pause = answer instanceof Response ? askedPause(answer) : undefined;
      if (answer instanceof Response && answer.status < 500 && pause === undefined) return answer;
      if (pause !== undefined && pause > patience)
        throw fail(`allows no more requests for ${Math.ceil(pause / 60)} minutes; nothing was written`);
      if (turn === retries)
        throw fail(
          answer instanceof Response
            ? `answers ${answer.status} again and again; nothing was written`
            : `does not answer: ${(answer.cause ?? answer).message}`,
        );
      await (answer instanceof Response ? answer.body?.cancel() : undefined);
      await wait(pause === undefined ? 200 * 2 ** turn : pause * 1000, undefined, { signal });
    }
  }

  async function answerOf(url: URL, answer: Response): Promise<Answer> {
    if (answer.status === 401 || answer.status === 403)
      throw fail(`refuses (${answer.status}): look at the token in the environment, and what it may read`);
    if (!answer.ok) throw fail(`answers ${answer.status} to ${url.pathname}`);
    const next = nextOf(answer.headers.get('link') ?? '', url);
    if (next !== undefined && new URL(next).origin !== base.origin)
      throw fail('names a next page in another place; nothing was asked there');
    const date = new Date(answer.headers.get('date') ?? '');
    return {
      value: await bodyOf(answer),
      next,
      date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
    };
  }

  async function bodyOf(answer: Response): Promise<unknown> {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of answer.body ?? []) {
        size += part.length;
        if (size > largest) break;
        parts.push(part);
      }
    } catch {
      signal.throwIfAborted();
      throw fail('broke off in the middle; nothing was written');
    }
    if (size > largest) throw fail(`answers with more than ${largest / 1_000_000} MB`);
    try {
      return JSON.parse(Buffer.concat(parts).toString('utf8'));
    } catch {
      throw fail('answers with what is no JSON');
    }
  }

  const urlOf = (path: string): URL => new URL(/^https?:/.test(path) ? path : `${base.href}${path}`);
  return {
    address: base.href,
    async ask(path, body) {
      const url = urlOf(path);
      return answerOf(url, await send(url, body));
    },
    async find(path) {
      const url = urlOf(path);
      const answer = await send(url, undefined);
      if (answer.status !== 404 && answer.status !== 410) return answerOf(url, answer);
      await answer.body?.cancel();
      return undefined;
    },
  };
}

function baseOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOwn = url !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isOwn)))
    throw new UserError(`${address} is no address of a tracker: name one that begins with https://.`);
  if (url.username !== '' || url.search !== '' || url.hash !== '')
    throw new UserError('The address of a tracker holds no user, query or fragment.');
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return url;
}

/** Seconds that an answer asks to wait (RFC 9110, 10.2.3; `X-RateLimit-Reset` of GitHub, `RateLimit-Reset` of GitLab). */
function askedPause({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 403 && status !== 503) return undefined;
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    if (Number.isFinite(seconds)) return Math.max(0, seconds);
    return Math.max(0, (Date.parse(after) - clockOf(headers)) / 1000) || 0;
  }
  const left = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? Number.NaN);
  if (left === '0' && Number.isFinite(reset)) return Math.max(0, reset - clockOf(headers) / 1000);
  return status === 429 ? 1 : undefined;
}

/** The tracker's own clock, in milliseconds. */
function clockOf(headers: Headers): number {
  return Date.parse(headers.get('date') ?? '') || 0;
}

function nextOf(link: string, url: URL): string | undefined {
  const next = link
    .split(/,(?=\s*<)/)
    .map((each) => /^\s*<([^>]*)>\s*;(?:.*;)?\s*rel="?next"?/.exec(each)?.[1])
    .find((each) => each !== undefined);
  return next !== undefined && URL.canParse(next, url.href) ? new URL(next, url.href).href : undefined;
}
