import { posix } from 'node:path';
import type { LockedPackage } from '../../model/index.ts';
import { packageUrl } from './purl.ts';

/** Parents of a pom.xml that are followed; more lead in a circle. */
const mostParents = 16;

/** What a pom.xml says itself. */
interface Pom {
  /** Path of the parent's file, whether it is there or not; undefined without a parent. */
  parent: string | undefined;
  properties: [name: string, value: string][];
  /** Versions of `dependencyManagement`, by group and artifact. */
  managed: [name: string, version: string][];
  artifact: string;
}

/**
 * Fills what files of Maven ask for with what they and their parents within the project say: properties in place of `${…}`, and the version that
 * `dependencyManagement` gives what is asked for without one. Modules of the project itself are left out. What none states stays as it is written.
 * Source: Maven, Introduction to the POM, project inheritance and interpolation.
 * @implements SRS-3595
 */
export function pomFiller(
  manifests: readonly { path: string; text: string }[],
): (file: string, packages: readonly LockedPackage[]) => LockedPackage[] {
  const poms = new Map(
    manifests.flatMap(({ path, text }) =>
      posix.basename(path) === 'pom.xml' ? [[path, pomOf(path, text)] as const] : [],
    ),
  );
  const chainOf = (file: string): Pom[] => {
    const chain: Pom[] = [];
    for (let at = poms.get(file); at && chain.length < mostParents; at = poms.get(at.parent ?? ''))
      chain.push(at);
    return chain;
  };
  const own = new Set([...poms].map(([path, { artifact }]) => filled(artifact, propertiesOf(chainOf(path)))));
  return (file, packages) => {
    const chain = chainOf(file);
    const properties = propertiesOf(chain);
    const managed = new Map(
      chain
        .flatMap((pom) => pom.managed)
        .reverse()
        .map(([name, version]) => [filled(name, properties), version]),
    );
    return packages.flatMap((each) => {
      const name = filled(each.name, properties);
      const requested = filled(each.requested || (managed.get(name) ?? ''), properties);
      return own.has(name) ? [] : [{ ...each, name, requested, purl: packageUrl('maven', name, '') }];
    });
  };
}

/** The nearest value of each. */
function propertiesOf(chain: readonly Pom[]): Map<string, string> {
  return new Map(chain.flatMap(({ properties }) => properties).reverse());
}

function filled(text: string, properties: ReadonlyMap<string, string>): string {
  let now = text;
  for (let round = 0; round < 8 && now.includes('${') && now.length < 1000; round++)
    now = now.replace(/\$\{([^${}]+)\}/g, (whole, name: string) => properties.get(name) ?? whole);
  return now;
}

function pomOf(path: string, text: string): Pom {
  const plain = text.replace(/<!--[\s\S]*?-->/g, '');
  const parent = block(plain, 'parent');
  const own = plain.replace(
    /<(parent|dependencies|dependencyManagement|build|profiles|reporting|properties)>[\s\S]*?<\/\1>/g,
    '',
  );
  const above = posix.join(posix.dirname(path), textOf(parent, 'relativePath') || '../pom.xml');
  const group = textOf(own, 'groupId') || textOf(parent, 'groupId');
  const version = textOf(own, 'version') || textOf(parent, 'version');
  return {
    parent: parent === '' ? undefined : above.endsWith('.xml') ? above : posix.join(above, 'pom.xml'),
    artifact: `${group}:${textOf(own, 'artifactId')}`,
    properties: [
      ...[...block(plain, 'properties').matchAll(/<([\w.-]+)>\s*([^<]*?)\s*<\/\1>/g)].map(
        ({ 1: name = '', 2: value = '' }): [string, string] => [name, value],
      ),
      ...(
        [
          ['project.version', version],
          ['project.groupId', group],
          ['project.parent.version', textOf(parent, 'version')],
          ['project.parent.groupId', textOf(parent, 'groupId')],
        ] as [string, string][]
      ).filter(([, value]) => value !== ''),
    ],
    managed: [...block(plain, 'dependencyManagement').matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)].map(
      ({ 1: body = '' }): [string, string] => [
        `${textOf(body, 'groupId')}:${textOf(body, 'artifactId')}`,
        textOf(body, 'version'),
      ],
    ),
  };
}

function block(text: string, tag: string): string {
  return new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? '';
}

function textOf(text: string, tag: string): string {
  return new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`).exec(text)?.[1] ?? '';
}
