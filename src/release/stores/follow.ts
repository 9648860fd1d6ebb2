import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UserError } from '../../model/index.ts';

/** The registry refused, did not answer, or holds something else. The message says what. */
export class RegistryError extends UserError {}

/** How long to wait, and when to stop. */
export interface Waiting {
  signal: AbortSignal;
  /** Milliseconds without a byte after which a registry counts as gone. */
  patience?: number;
}

const mostRedirects = 5;
const defaultPatience = 60_000;

/**
 * Sends a request and follows where it is sent on to, by hand: a download may lie in another store, whose bytes are held against their
 * digest. It is reached by HTTPS, or on this machine where the registry itself is; no private address is asked that the registry does not
 * share. Headers with a name for the registry go to the registry only, and what is written goes nowhere else.
 * @param origin of the registry that the command named
 * @throws RegistryError
 * @implements SRS-3190, SRS-3191
 */
export async function follow(
  origin: string,
  url: URL,
  request: RequestInit,
  waiting: Waiting,
): Promise<Response> {
  let at = url;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const headers = new Headers(request.headers);
    if (at.origin !== url.origin) headers.delete('Authorization');
    const answer = await reach(at, { ...request, headers, redirect: 'manual' }, waiting);
    const location = answer.headers.get('location');
    if (!location || ![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    await answer.body?.cancel();
    if (!['GET', 'HEAD'].includes(request.method ?? 'GET'))
      throw new RegistryError(
        `The registry at ${origin} sends uploads to another place; nothing was sent there.`,
      );
    if (!URL.canParse(location, at.href))
      throw new RegistryError(`The registry at ${origin} sends on to what is no address.`);
    at = new URL(location, at.href);
    await requireOpen(origin, at);
  }
  throw new RegistryError(`The registry at ${origin} sends on more than ${mostRedirects} times.`);
}

/** @throws RegistryError for an address that a registry has no business to send anybody to */
async function requireOpen(origin: string, { protocol, hostname, host }: URL): Promise<void> {
  const registry = new URL(origin).hostname;
  const refuse = (why: string): RegistryError =>
    new RegistryError(`The registry at ${origin} sends on to ${host}, ${why}; nothing was asked there.`);
  if (hostname === registry && (protocol === 'https:' || origin.startsWith('http:'))) return;
  if (protocol !== 'https:') throw refuse('which is not reached by HTTPS');
  const own = await networksOf(registry);
  for (const network of await networksOf(hostname))
    if (!own.has(network)) throw refuse(`which is an address of a ${network} network`);
}

/** This machine, its link (RFC 3927, 4291), and networks that are not the internet's (RFC 1918, 6598, 4193, 6890). */
const networks = {
  local: blockList('0.0.0.0/8 127.0.0.0/8 ::/128 ::1/128'),
  'link-local': blockList('169.254.0.0/16 fe80::/10'),
  private: blockList(
    '10.0.0.0/8 100.64.0.0/10 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 fc00::/7 ff00::/8 64:ff9b::/96',
  ),
};
type Network = keyof typeof networks;

/** What kinds of networks that are not public a host is in, by all its addresses. */
async function networksOf(hostname: string): Promise<Set<Network>> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(name) ? [{ address: name }] : await lookup(name, { all: true }).catch(() => []);
  return new Set(
    addresses.flatMap(({ address }) => {
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      return (Object.keys(networks) as Network[]).filter((each) => networks[each].check(address, family));
    }),
  );
}

function blockList(networks: string): BlockList {
  const list = new BlockList();
  for (const network of networks.split(' ')) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** One request, without following. The answer's body ends with an error where nothing comes for too long. */
async function reach(
  url: URL,
  request: RequestInit,
  { signal, patience = defaultPatience }: Waiting,
): Promise<Response> {
  const silence = new AbortController();
  const why = new RegistryError(`The registry at ${url.origin} sends nothing any more.`);
  const timer = setTimeout(() => silence.abort(why), patience).unref();
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.any([signal, silence.signal]) });
    timer.refresh();
    const watched = answer.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, out) {
          timer.refresh();
          out.enqueue(chunk);
        },
        flush: () => clearTimeout(timer),
      }),
    );
    return new Response(watched ?? null, { status: answer.status, headers: answer.headers });
  } catch (error) {
    clearTimeout(timer);
    signal.throwIfAborted();
    if (error instanceof RegistryError) throw error;
    const cause = (error as { cause?: { message?: string } }).cause?.message ?? (error as Error).message;
    throw new RegistryError(`The registry at ${url.origin} does not answer: ${cause}`);
  }
}
