/**
 * Hands what the local cache holds from one machine to another, over a server of Bazel's HTTP cache protocol. What is taken decides
 * nothing: it is drawings, prints and facts, each under what it was made of, and a build without it has the same bytes.
 * @c4 component "Remote cache"
 * @technology Bazel HTTP cache
 * @description Takes drawings, prints and facts of earlier builds from a server, and gives it those of this one.
 * @uses Cache "files replaced whole"
 * @uses Configuration "which server, whose key"
 * @uses Model "hashes"
 * @uses "Cache server" "takes and gives what was made"
 * @implements SDS-3264
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../cache/json-cache.ts';
import { lockfileIdentity, toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import { sha256Of } from '../model/index.ts';
import { type CachedFile, decodeEntry, encodeEntry } from './action-result.ts';
import { isSigned, readKey, signEntry } from './signature.ts';
import { httpStore, largest, type Store, Unanswered } from './store.ts';

/** What may be set in the environment. */
export interface CacheEnvironment {
  /** Private key; without it nothing is given. */
  DOSSIER_CACHE_KEY?: string | undefined;
  /** For `Authorization: Bearer`. */
  DOSSIER_CACHE_TOKEN?: string | undefined;
}

/** The cache of a project between two calls: what the server is known to hold. */
export interface RemoteCache {
  /** Puts what the server has into the local cache, where that is empty. Answers a sentence for people. */
  take(): Promise<string>;
  /** The same of what the shares of a commit have given, see `dossier warm`. */
  takeShares(commit: string): Promise<string>;
  /** Gives the server what this share of a commit has made. */
  giveShare(commit: string, number: number): Promise<string>;
  /** Gives the server what it lacks; nothing without a key. Answers a sentence, empty where nothing is to be said. */
  give(): Promise<string>;
}

/** Requests that run at once. */
const together = 12;

/** What is handed on: facts and texts of files, histories, drawings, prints, and what shares hand each other. No verdict and no answer of a check is among them. */
const handedOn =
  /^(?:facts\.ndjson|facts\.index\.json|texts\.ndjson|history\.json|(?:diagrams|prints|shares)\/[A-Za-z0-9._-]{1,120}(?<!\.places))$/;

/**
 * The remote cache of a project; undefined where it names none. A server that fails, lies or is slow costs at most its timeout each way.
 * @implements SRS-3692, SRS-3693, SRS-3864
 */
export function remoteCache(
  { root, config }: Project,
  environment: CacheEnvironment,
): RemoteCache | undefined {
  const shared = config.cache;
  if (!shared) return undefined;
  const directory = join(root, config.output.cache);
  const key = sha256Of(
    `dossier-cache-1 ${toolIdentity()} ${lockfileIdentity()?.sha256} ${config.product.name}`,
  );
  const publicKey = readKey(shared.key, 'public');
  const known = new Set<string>();
  const hashes = new Map<string, CachedFile & { modified: number }>();
  const within = async (job: (store: Store) => Promise<string>): Promise<string> => {
    const signal = AbortSignal.timeout(shared.timeout * 1000);
    try {
      return await job(httpStore(shared.remote, environment.DOSSIER_CACHE_TOKEN ?? '', signal));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return `The remote cache ${error.message}; this build goes on without it.`;
    }
  };
  /** What an entry says; a sentence where it cannot be used. */
  const entryAt = async (store: Store, at: string): Promise<readonly CachedFile[] | string | undefined> => {
    if (!publicKey) return '`cache.key` is no Ed25519 public key; nothing is taken.';
    const bytes = await store.get(`ac/${at}`);
    if (!bytes) return undefined;
    const entry = decodeEntry(bytes);
    return entry && isSigned(at, entry.files, entry.signature, publicKey)
      ? entry.files
      : 'What the remote cache holds is not signed with the key of `cache.key`; nothing of it is taken.';
  };
  const takeFiles = async (store: Store, files: readonly CachedFile[]): Promise<string> => {
    for (const { sha256 } of files) known.add(sha256);
    const lacking = files.filter(({ path }) => handedOn.test(path) && !existsSync(join(directory, path)));
    const { count, failed } = await each(lacking, (file) => takeFile(store, directory, file));
    const [refused, unwritten] = [count('refused'), count('unwritten')];
    return `${count('taken')} of ${lacking.length} files taken from the remote cache${refused > 0 ? `; ${refused} were not what was signed` : ''}${unwritten > 0 ? `; ${unwritten} could not be written here` : ''}${failed}.`;
  };
  const marked = new Set<string>();
  /** @param mark of an entry that names nothing and goes before; with it, there is an entry of no files too */
  const giveTo = (at: string, isGiven: (file: CachedFile) => boolean, mark?: string): Promise<string> =>
    within(async (store) => {
      if (!environment.DOSSIER_CACHE_KEY) return '';
      const privateKey = readKey(environment.DOSSIER_CACHE_KEY, 'private');
      if (!privateKey)
        return 'DOSSIER_CACHE_KEY is no Ed25519 private key; nothing is given to the remote cache.';
      const files = filesIn(directory, hashes).filter(isGiven);
      const lacking = files.filter(({ sha256 }) => !known.has(sha256));
      if (lacking.length === 0 && mark === undefined) return '';
      if (mark !== undefined && !marked.has(mark)) {
        await store.put(`ac/${mark}`, encodeEntry({ files: [], signature: signEntry(mark, [], privateKey) }));
        marked.add(mark);
      }
      const { count, failed } = await each(lacking, async ({ path, sha256 }) => {
        await store.put(`cas/${sha256}`, readFileSync(join(directory, path)));
        known.add(sha256);
        return 'given';
      });
      const done = count('given');
      if (failed !== '') return `${done} of ${lacking.length} files given to the remote cache${failed}.`;
      // The entry comes last: it names nothing that the server lacks.
      await store.put(`ac/${at}`, encodeEntry({ files, signature: signEntry(at, files, privateKey) }));
      return `${done} files given to the remote cache.`;
    });
  const shareKey = (commit: string, number: number): string => sha256Of(`${key} ${commit} ${number}`);
  /** The entry that names nothing, and stands where shares of a commit were begun. */
  const begun = 0;
  const taken = new Set<string>();
  return {
    take: () =>
      within(async (store) => {
        const files = await entryAt(store, key);
        if (files === undefined)
          return 'The remote cache holds nothing of this project and this version of Dossier yet.';
        return typeof files === 'string' ? files : takeFiles(store, files);
      }),
    takeShares: (commit) =>
      within(async (store) => {
        const files: CachedFile[] = [];
        // Most builds have no shares: one small request tells.
        const mark = await entryAt(store, shareKey(commit, begun));
        if (typeof mark !== 'object') return mark ?? '';
        for (let first = 1; ; first += atATime) {
          const numbers = Array.from({ length: atATime }, (_, index) => first + index);
          const entries = await Promise.all(
            numbers.map((number) => entryAt(store, shareKey(commit, number))),
          );
          for (const entry of entries) {
            if (typeof entry === 'string') return entry;
            files.push(...(entry ?? []));
          }
          if (entries.some((entry) => entry === undefined)) break;
        }
        const fresh = files.filter(({ path, sha256 }) => !taken.has(`${path} ${sha256}`));
        for (const { path, sha256 } of fresh) taken.add(`${path} ${sha256}`);
        return fresh.length === 0 ? '' : takeFiles(store, fresh);
      }),
    giveShare(commit, number) {
      // What others gave is in their entries.
      const others = new Set(taken);
      const isOwn = ({ path, sha256 }: CachedFile): boolean => !others.has(`${path} ${sha256}`);
      return giveTo(shareKey(commit, number), isOwn, shareKey(commit, begun));
    },
    give: () => giveTo(key, ({ path }) => !path.startsWith('shares/')),
  };
}

/** Shares that are asked for at once. */
const atATime = 8;

/** @returns `refused` where the bytes are not those that were signed, `unwritten` where the disk takes none */
async function takeFile(
  store: Store,
  directory: string,
  { path, sha256, size }: CachedFile,
): Promise<'taken' | 'refused' | 'unwritten'> {
  const bytes = await store.get(`cas/${sha256}`);
  if (!bytes || bytes.length !== size || sha256Of(bytes) !== sha256) return 'refused';
  try {
    replaceFile(join(directory, path), bytes);
  } catch {
    return 'unwritten';
  }
  return 'taken';
}

/** Runs a job for each file, some at once; the first that gets no answer ends the others. */
async function each<Outcome extends string>(
  files: readonly CachedFile[],
  job: (file: CachedFile) => Promise<Outcome>,
): Promise<{ count(outcome: Outcome): number; failed: string }> {
  const waiting = [...files];
  const outcomes: Outcome[] = [];
  let failed = '';
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && failed === ''; file = waiting.shift())
      try {
        outcomes.push(await job(file));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        failed = `, then it ${error.message}`;
      }
  };
  await Promise.all(Array.from({ length: together }, work));
  return { count: (outcome) => outcomes.filter((each) => each === outcome).length, failed };
}

/** @param hashes those of files that were looked at before */
function filesIn(directory: string, hashes: Map<string, CachedFile & { modified: number }>): CachedFile[] {
  const files: CachedFile[] = [];
  for (const path of pathsIn(directory)) {
    if (!handedOn.test(path)) continue;
    const full = join(directory, path);
    // What another run takes away meanwhile is not there.
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat || stat.size > largest) continue;
    const before = hashes.get(path);
    if (before?.size !== stat.size || before.modified !== stat.mtimeMs) {
      const { sha256, size } = hashOf(full) ?? {};
      if (sha256 === undefined || size === undefined) continue;
      hashes.set(path, { path, sha256, size, modified: stat.mtimeMs });
    }
    const { modified: _, ...file } = hashes.get(path) as CachedFile & { modified: number };
    files.push(file);
  }
  return files;
}

function hashOf(full: string): Omit<CachedFile, 'path'> | undefined {
  try {
    const bytes = readFileSync(full);
    return { sha256: sha256Of(bytes), size: bytes.length };
  } catch {
    return undefined;
  }
}

function pathsIn(directory: string): string[] {
  const names = (of: string): string[] => {
    try {
      return readdirSync(join(directory, of)).sort();
    } catch {
      return [];
    }
  };
  return ['', 'diagrams', 'prints', 'shares'].flatMap((of) =>
    names(of).map((name) => (of === '' ? name : `${of}/${name}`)),
  );
}
