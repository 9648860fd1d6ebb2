import { Unreadable } from '../unreadable.ts';
import { memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash } from './hashes.ts';
import { fromPath, type Inside, type Origin, originIn, placed } from './origin.ts';
import type { Root } from './reach.ts';
import { cutOff, type LockContent, type LockText } from './reader.ts';

/**
 * CocoaPods' Podfile.lock. A pod from a repository has its commit below CHECKOUT OPTIONS; one from a directory of the project is its own.
 * Subspecs (`Pod/Part`) are parts of their pod. The file does not tell tests from the product: all count as production.
 * @implements SRS-1631
 */
export function readPodfileLock({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  const pods = document?.map?.get('PODS')?.list;
  if (!pods) throw new Unreadable('it has no list of `PODS`');
  const sources = document?.map?.get('EXTERNAL SOURCES');
  const checkouts = document?.map?.get('CHECKOUT OPTIONS');
  const sums = document?.map?.get('SPEC CHECKSUMS');
  const originOf = (name: string): Origin | Inside | undefined =>
    fetched(path, checkouts?.map?.get(name)) ?? fetched(path, sources?.map?.get(name));
  const own = (name: string): boolean => originOf(name) === 'inside';
  const nodes = new Map<string, GraphNode>();
  for (const pod of pods) {
    const [stated = pod.text ?? '', asked] = [...(pod.map ?? [])][0] ?? [];
    const [, whole = '', version = ''] = /^([^\s(]+) \(([^)]+)\)$/.exec(stated) ?? [];
    if (version === '') throw new Unreadable('it has a pod without a version', pod.line);
    const name = podOf(whole);
    const origin = originOf(name);
    if (origin === 'inside') continue;
    const edges = (asked?.list ?? []).map(({ text: each = '' }) => ({ key: podOf(each) }));
    const known = nodes.get(name);
    nodes.set(name, {
      ecosystem: 'cocoapods',
      name,
      version,
      origin,
      hashes: hexHash('sha1', memberText(sums, name)),
      edges: [...(known?.edges ?? []), ...edges].filter(({ key }) => key !== name),
      line: known?.line ?? pod.line,
    });
  }
  const roots = (document?.map?.get('DEPENDENCIES')?.list ?? []).map(({ text: each = '' }): Root => {
    const requested = /\(([^)]*)\)/.exec(each)?.[1] ?? '';
    return { key: podOf(each), scope: 'production', requested: /^from /.test(requested) ? '' : requested };
  });
  for (const { key } of [...roots, ...[...nodes.values()].flatMap(({ edges }) => edges)])
    if (!nodes.has(key) && !own(key)) throw cutOff(key);
  return { packages: packagesOfGraph(path, nodes, roots) };
}

/** `Pod/Part (= 1.0)` → `Pod`. */
function podOf(text: string): string {
  return text.replace(/ .*$/, '').split('/', 1)[0] as string;
}

/** What a pod is fetched from, or its specification, which then says whence; a branch or tag that was not checked out is no commit. */
function fetched(file: string, options: YamlNode | undefined): Origin | Inside | undefined {
  const of = (key: string): string => memberText(options, key);
  if (of(':git') !== '') return { url: of(':git'), revision: of(':commit') || of(':tag') || of(':branch') };
  if (of(':path') !== '') return fromPath(file, of(':path'));
  const specification = of(':podspec');
  if (of(':http') !== '') return originIn(file, of(':http'));
  if (specification === '' || /^https?:/.test(specification)) return originIn(file, specification);
  return { archive: placed(file, specification) };
}
