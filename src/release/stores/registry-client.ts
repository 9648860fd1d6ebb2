import { follow, RegistryError, type Waiting } from './follow.ts';

/** Sends one request to the registry. */
export type RegistryClient = (path: string, request: RequestInit) => Promise<Response>;

/** Who asks, and how long. */
export interface Access extends Waiting {
  /** `user:password`; undefined for none. */
  credentials: string | undefined;
  /** Host of the token service that may have them as well. */
  tokenHost?: string | undefined;
}

/** Longest answer of a token service, in characters. */
const maximumToken = 100_000;

/**
 * Speaks with a registry, as it asks to be spoken to: without a name, with HTTP basic authentication, or with a token of the service its
 * challenge names (distribution specification; RFC 6750). Credentials go to the host that the command names; to a token service on another
 * host only where it is named too.
 * @throws RegistryError
 * @implements SRS-2811, SRS-3192
 */
export function registryClient(
  origin: string,
  { credentials, tokenHost, ...waiting }: Access,
): RegistryClient {
  const basic = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  let authorization = basic;
  const send: RegistryClient = async (path, request) => {
    const headers = new Headers(request.headers);
    if (authorization) headers.set('Authorization', authorization);
    return follow(origin, new URL(origin + path), { ...request, headers }, waiting);
  };
  return async (path, request) => {
    const answer = await send(path, request);
    const challenge =
      answer.status === 401 ? readChallenge(answer.headers.get('www-authenticate')) : undefined;
    if (!challenge) return answer;
    await answer.body?.cancel();
    authorization = `Bearer ${await fetchToken(challenge, origin, { basic, tokenHost, ...waiting })}`;
    return send(path, request);
  };
}

/** What a challenge asks for: a token of a service, for a scope. */
interface Challenge {
  realm: string;
  service: string;
  scope: string;
}

function readChallenge(header: string | null): Challenge | undefined {
  const [, parameters = ''] = /^Bearer (.{1,4000})$/i.exec(header ?? '') ?? [];
  const value = (name: string): string =>
    new RegExp(`(?:^|[ ,])${name}="([^"]*)"`, 'i').exec(parameters)?.[1] ?? '';
  const realm = value('realm');
  return realm === '' ? undefined : { realm, service: value('service'), scope: value('scope') };
}

async function fetchToken(
  { realm, service, scope }: Challenge,
  origin: string,
  { basic, tokenHost, ...waiting }: Waiting & { basic: string | undefined; tokenHost: string | undefined },
): Promise<string> {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  const isHere = origin.startsWith('http://') && url?.hostname === new URL(origin).hostname;
  if (!url || (url.protocol !== 'https:' && !isHere))
    throw new RegistryError(
      `The registry at ${origin} asks for a token of ${realm.slice(0, 200)}, which is not reached by HTTPS; nothing was sent there.`,
    );
  if (service !== '') url.searchParams.set('service', service);
  if (scope !== '') url.searchParams.set('scope', scope);
  if (basic && url.hostname !== new URL(origin).hostname && url.host !== tokenHost)
    throw new RegistryError(
      `The registry at ${origin} asks for a token of ${url.host}, and your credentials go to no host that you did not name. Set DOSSIER_REGISTRY_TOKEN_HOST=${url.host} if they are for it too.`,
    );
  const request = basic ? { headers: { Authorization: basic } } : {};
  const answer = await follow(url.origin, url, request, waiting);
  const text = answer.ok ? (await answer.text()).slice(0, maximumToken) : '';
  const token = tokenIn(text);
  if (token === undefined)
    throw new RegistryError(
      `The token service of the registry at ${origin} gives no token (${answer.status}). Set DOSSIER_REGISTRY_CREDENTIALS to user:password.`,
    );
  return token;
}

function tokenIn(text: string): string | undefined {
  try {
    const { token, access_token: access } = JSON.parse(text) as { token?: unknown; access_token?: unknown };
    const given = token ?? access;
    return typeof given === 'string' && /^[\x21-\x7e]+$/.test(given) ? given : undefined;
  } catch {
    return undefined;
  }
}
