import {
  type ArchitectureFacts,
  buildArchitecture,
  checkArchitecture,
} from '../../src/architecture/index.ts';
import type { Config } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { ArchitectureModel, Facts, Finding, Item } from '../../src/model/index.ts';
import { noFacts } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { manifestIn } from '../../src/sources/code/manifests.ts';
import { context } from '../code/context.ts';

// Interfaces are read from syntax trees; the projects here are TypeScript.
await codeSource.prepare?.('src/index.ts');

/** Path → text. */
export type Files = Record<string, string>;

/** Reads files as the code source does; manifests are taken as they are. */
export function factsOf(files: Files, items: Item[] = []): ArchitectureFacts {
  const facts: Facts = noFacts();
  for (const [path, text] of Object.entries(files)) {
    const read = codeSource.read({ path, bytes: Buffer.from(text) }, context());
    for (const key of [
      'codeFiles',
      'unreadFiles',
      'imports',
      'regions',
      'links',
      'elements',
      'findings',
    ] as const)
      (facts[key] as unknown[]).push(...read[key]);
  }
  const manifests = Object.entries(files)
    .filter(([path]) => isManifest(path))
    .map(([path, text]) => ({ path, text }));
  return { ...facts, items, manifests };
}

/** Model and findings of a project given as files, with architecture rules. */
export function architectureOf(
  files: Files,
  rules: Config['architecture']['rules'] = [],
  items: Item[] = [],
  safetyClass: 'A' | 'B' | 'C' = 'C',
): { model: ArchitectureModel; findings: Finding[] } {
  const facts = factsOf(files, items);
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1.0.0', safetyClass, manufacturer: { name: 'M', address: 'A' } },
    architecture: { rules },
  });
  const model = buildArchitecture(facts);
  const content = {
    ...facts,
    elements: [...facts.elements],
    codeFiles: [...facts.codeFiles],
    items: [...items],
    architecture: model,
    pages: [],
  };
  return { model, findings: checkArchitecture({ model: content, config }) };
}

/** Edges as `from → to ×count`, declared ones with `!`. */
export function edgesOf({ edges }: ArchitectureModel): string[] {
  return edges.map(({ from, to, found, declared }) => `${from} → ${to} ×${found}${declared ? '!' : ''}`);
}

export function linesOf(findings: Finding[]): string[] {
  return findings.map(
    ({ file, line, severity, rule, message }) => `${file}:${line} ${severity} ${rule}: ${message}`,
  );
}

/** An item as the Markdown source gives it. */
export function item(id: string, title: string, attributes: Record<string, string>, body = ''): Item {
  return {
    id,
    type: id.split('-', 1)[0] as string,
    title,
    attributes,
    body,
    bodyLine: 3,
    form: 'heading',
    fingerprint: '0',
    place: { file: 'content/architecture.md', line: 1, column: 1 },
  };
}

function isManifest(path: string): boolean {
  return path.split('/').some((entry, at, all) => {
    const manifest = manifestIn(entry);
    return manifest !== undefined && manifest === all.slice(at).join('/');
  });
}
