import { setTimeout as wait } from 'node:timers/promises';

/** Largest file that is taken or given, in bytes. */
export const largest = 500_000_000;

/** A request that got no usable answer. */
export class Unanswered extends Error {}

/** What a server of Bazel's HTTP cache holds: bytes by their digest (`cas`) and entries by their key (`ac`). */
export interface Store {
  /** @returns undefined where the server has none */
  get(path: string): Promise<Uint8Array | undefined>;
  put(path: string, bytes: Uint8Array): Promise<void>;
}

/** Times a request is made again where the server fails. */
const retries = 2;

/**
 * Speaks Bazel's HTTP cache protocol with a server.
 * @param address of the cache, without a slash at its end
 * @param token for `Authorization: Bearer`; empty for none
 * @param signal ends all requests
 * @throws Unanswered where the server cannot be reached, fails again and again, refuses, or sends too much
 * @c4 external "Cache server"
 * @technology Bazel HTTP cache
 * @description Keeps drawings, prints and facts of earlier builds, where a project names it.
 */
export function httpStore(address: string, token: string, signal: AbortSignal): Store {
  const headers = token === '' ? {} : { Authorization: `Bearer ${token}` };
  const ask = async (path: string, request: RequestInit): Promise<Response> => {
    for (let turn = 0; ; turn++) {
      const answer = await fetch(`${address}/${path}`, {
        ...request,
        headers,
        signal,
        redirect: 'error',
      }).catch((error: unknown) => error as Error & { cause?: Error });
      if (answer instanceof Response && answer.status < 500) return answer;
      const why = answer instanceof Response ? `answers ${answer.status}` : (answer.cause ?? answer).message;
      await (answer instanceof Response ? answer.body?.cancel() : undefined);
      if (turn === retries || signal.aborted) throw new Unanswered(signal.aborted ? 'takes too long' : why);
      await wait(100 * 2 ** turn, undefined, { signal }).catch(() => {});
    }
  };
  return {
    async get(path) {
      const answer = await ask(path, {});
      if (answer.status === 200) return bodyOf(answer);
      await answer.body?.cancel();
      if (answer.status === 404) return undefined;
      throw new Unanswered(`answers ${answer.status}`);
    },
    async put(path, bytes) {
      const answer = await ask(path, { method: 'PUT', body: Buffer.from(bytes) });
      await answer.body?.cancel();
      if (!answer.ok) throw new Unanswered(`answers ${answer.status} to what it is given`);
    },
  };
}

async function bodyOf(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of answer.body ?? []) {
      size += part.length;
      if (size > largest) throw new Unanswered(`sends more than ${largest / 1_000_000} MB`);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    throw new Unanswered('breaks off');
  }
  return Buffer.concat(parts);
}
