import { Unreadable } from '../unreadable.ts';
import { memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash } from './hashes.ts';
import type { Root } from './reach.ts';
import { cutOff, type LockContent, type LockText } from './reader.ts';
import type { Repository } from './repository.ts';

/**
 * CocoaPods' Podfile.lock. A pod from a repository has its commit below CHECKOUT OPTIONS; one from a directory is the project's own.
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
  const own = (name: string): boolean => memberText(sources?.map?.get(name), ':path') !== '';
  const nodes = new Map<string, GraphNode>();
  for (const pod of pods) {
    const [stated = pod.text ?? '', asked] = [...(pod.map ?? [])][0] ?? [];
    const [, whole = '', version = ''] = /^([^\s(]+) \(([^)]+)\)$/.exec(stated) ?? [];
    if (version === '') throw new Unreadable('it has a pod without a version', pod.line);
    const name = podOf(whole);
    if (own(name)) continue;
    const edges = (asked?.list ?? []).map(({ text: each = '' }) => ({ key: podOf(each) }));
    const known = nodes.get(name);
    nodes.set(name, {
      ecosystem: 'cocoapods',
      name,
      version,
      repository: checkedOut(checkouts?.map?.get(name)),
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

function checkedOut(options: YamlNode | undefined): Repository | undefined {
  const url = memberText(options, ':git');
  return url === '' ? undefined : { url, revision: memberText(options, ':commit') };
}
