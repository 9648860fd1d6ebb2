import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import picomatch from 'picomatch';
import { type ArtifactName, artifactName } from '../../config/artifacts.ts';
import { type Artifact, compareText, type Revision } from '../../model/index.ts';
import { isInside } from '../inside.ts';
import { sha256OfFile } from '../large-file.ts';

/** Name of the record that a stamp writes beside the reports. */
export const recordName = 'artifacts.intoto.json';

/** A file of software as it lies there. */
export interface BuiltFile extends Artifact {
  size: number;
  /** When it was written, in milliseconds since the epoch. */
  written: number;
}

/**
 * The files that entries of `release.artifacts` name, as they lie there now.
 * @param root absolute path of the project
 * @returns sorted by name; what lies outside of the project is left out
 */
export function builtFiles(root: string, entries: readonly string[]): BuiltFile[] {
  const names = new Set(
    entries
      .map(artifactName)
      .filter((named) => named?.kind === 'file')
      .flatMap((named) => filesOf(root, posix.normalize((named as ArtifactName).name))),
  );
  return [...names].sort(compareText).flatMap((name) => builtFile(root, name) ?? []);
}

/**
 * A file of software as it lies there now.
 * @param root absolute path of the project
 * @returns undefined where there is none, or it lies outside of the project
 */
export function builtFile(root: string, name: string): BuiltFile | undefined {
  const full = join(root, name);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found?.isFile() || !isInside(realpathSync(root), realpathSync(full))) return undefined;
  return { name, kind: 'file', sha256: sha256OfFile(full), size: found.size, written: found.mtimeMs };
}

function filesOf(root: string, pattern: string): string[] {
  const { base, glob } = picomatch.scan(pattern);
  if (glob === '') return statSync(join(root, pattern), { throwIfNoEntry: false })?.isFile() ? [pattern] : [];
  const isNamed = picomatch(pattern, { dot: true });
  const found: string[] = [];
  const walk = (directory: string): void => {
    if (!statSync(join(root, directory), { throwIfNoEntry: false })?.isDirectory()) return;
    for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
      const path = posix.join(directory, entry.name);
      if (entry.isDirectory() && entry.name !== '.git') walk(path);
      else if (isNamed(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile())
        found.push(path);
    }
  };
  walk(base);
  return found;
}

/**
 * A record of software as an in-toto statement with a SLSA provenance (SLSA v1.0): what was built, and from which tree.
 * The same for the same bytes: it tells no time.
 * @implements SRS-3744
 */
export function formatRecord(
  artifacts: readonly Artifact[],
  { commit, tree }: Pick<Revision, 'commit' | 'tree'>,
): string {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: artifacts.map(({ name, kind, sha256, size }) => ({
      name: kind === 'image' ? `oci://${name}` : name,
      digest: { sha256 },
      ...(size === undefined ? {} : { annotations: { size } }),
    })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:dossier:stamped:1',
        externalParameters: {},
        resolvedDependencies: [{ name: 'content', digest: { gitCommit: commit, gitTree: tree } }],
      },
      runDetails: { builder: { id: 'urn:dossier:stamp' } },
    },
  };
  return `${JSON.stringify(statement, null, 2)}\n`;
}
