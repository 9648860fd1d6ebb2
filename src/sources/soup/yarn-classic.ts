import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash, integrityHashes } from './hashes.ts';
import { type Inside, type Origin, originIn } from './origin.ts';
import { cutOff, type LockContent, type LockText } from './reader.ts';

interface Block {
  requests: string[];
  line: number;
  fields: Map<string, string>;
  asked: { name: string; range: string; optional: boolean }[];
}

/** A word of a line: quoted as in JSON, or up to a blank, colon or comma. */
const word = /"(?:[^"\\]|\\.)*"|[^\s,"][^\s,]*/g;

/**
 * yarn.lock of Yarn 1: blocks of requests with what they got. It does not say what the project itself asks for: all count as direct
 * production, with all ranges they were asked for as, unless the package.json beside it says more (`gatherPackages`).
 */
export function readClassicYarn({ path, text }: LockText): LockContent {
  const blocks = readBlocks(text);
  const keyOf = new Map<string, string>();
  for (const { requests } of blocks)
    for (const request of requests) keyOf.set(request, requests[0] as string);
  const nodes = new Map<string, GraphNode>();
  for (const block of blocks) {
    const [first = ''] = block.requests;
    if (nameOf(first) === '') throw new Unreadable('it has a package without a name', block.line);
    const edges = block.asked.map(({ name, range, optional }) => {
      const key = keyOf.get(`${name}@${range}`);
      if (key === undefined && !optional) throw cutOff(`${name}@${range}`);
      return { key: key ?? '', optional };
    });
    const [resolved = '', sha1 = ''] = (block.fields.get('resolved') ?? '').split('#', 2);
    const origin = originOf(path, block);
    if (origin === 'inside') continue;
    nodes.set(first, {
      ecosystem: 'npm',
      name: nameOf(first),
      version: block.fields.get('version') ?? '',
      origin,
      hashes: [
        ...integrityHashes(block.fields.get('integrity') ?? ''),
        ...(/^(?:http|file:|\.)/.test(resolved) ? hexHash('sha1', sha1) : []),
      ].filter(
        (hash, index, all) => all.findIndex(({ algorithm }) => algorithm === hash.algorithm) === index,
      ),
      edges,
      line: block.line,
    });
  }
  const roots = blocks.map(({ requests }) => ({
    key: requests[0] as string,
    scope: 'production' as const,
    requested: [...new Set(requests.map(rangeOf))].join(', '),
  }));
  return { packages: packagesOfGraph(path, nodes, roots) };
}

function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let list = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue;
    const indent = raw.length - raw.trimStart().length;
    const isHead = raw.endsWith(':');
    const words = [...(isHead ? raw.slice(0, -1) : raw).matchAll(word)].map(([each]) => unquoted(each));
    const block = blocks.at(-1);
    const [key = '', value = ''] = words;
    if (indent === 0 && isHead) {
      blocks.push({ requests: words, line: index + 1, fields: new Map(), asked: [] });
      list = '';
    } else if (indent === 2 && isHead && block) list = key;
    else if (indent === 2 && words.length === 2 && block) {
      if (block.fields.has(key)) throw new Unreadable(`${key} stands twice`, index + 1, 3);
      block.fields.set(key, value);
    } else if (indent === 4 && words.length === 2 && block && list !== '')
      block.asked.push({ name: key, range: value, optional: list === 'optionalDependencies' });
    else
      throw new Unreadable(
        `this is no line of a lockfile of Yarn 1: ${raw.trim().slice(0, 60)}`,
        index + 1,
        indent + 1,
      );
  }
  return blocks;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}

/** By what was asked for: the address of an answer is a mirror's as well. A directory has no address. */
function originOf(path: string, { requests, fields }: Block): Origin | Inside | undefined {
  const resolved = fields.get('resolved') ?? '';
  const asked = requests.map((request) => originIn(path, rangeOf(request))).find(Boolean);
  const got = originIn(path, resolved);
  if (asked === 'inside') return asked;
  if (typeof got === 'object' && 'archive' in got && /^https?:/.test(got.archive)) return asked && got;
  return got ?? asked;
}

/** Name in a request `name@range`; an alias names another package: `name@npm:other@range`. */
function nameOf(request: string): string {
  const alias = /@npm:((?:@[^/]+\/)?[^@]+)(?:@|$)/.exec(request);
  return alias?.[1] ?? request.slice(0, Math.max(1, request.indexOf('@', 1)));
}

function rangeOf(request: string): string {
  return request.slice(request.indexOf('@', 1) + 1);
}
