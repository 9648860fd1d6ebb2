import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactName } from '../../config/artifacts.ts';
import type { Project } from '../../config/index.ts';
import { type Artifact, compareText, ownEntry, type Refused, sha256Of } from '../../model/index.ts';
import { builtFiles, formatRecord, recordName } from '../artifacts/record.ts';
import { readStatements } from '../artifacts/statement.ts';
import { matchesPath } from '../path-patterns.ts';
import { unlessUnreadable } from '../unreadable.ts';
import { type StampedTree, whyNotOfTree } from './judge-report.ts';

/** Software that was not recorded: its path, and why it cannot be of the tree, as the end of a sentence. */
export interface RefusedArtifact {
  name: string;
  reason: string;
}

/**
 * Reads the references that are given to the command: images and packages, each with its digest.
 * @param entries of `release.artifacts`
 */
export function givenArtifacts(given: readonly string[], entries: readonly string[]): Artifact[] | Refused {
  const artifacts: Artifact[] = [];
  for (const text of given) {
    const named = artifactName(text);
    if (!named || named.kind === 'file' || named.sha256 === undefined)
      return {
        refused: `--artifact takes an image or a package with its digest, not ${text}: oci://host/name@sha256:…, pkg:npm/name@1.0.0?checksum=sha256:…. Files are named in \`release.artifacts\`.`,
      };
    const isNamed = entries
      .map(artifactName)
      .some((entry) => entry?.kind === named.kind && entry.name === named.name);
    if (!isNamed)
      return { refused: `No entry of \`release.artifacts\` names ${text}. Add it there without its digest.` };
    artifacts.push({ name: named.name, kind: named.kind, sha256: named.sha256 });
  }
  return artifacts;
}

/**
 * Writes the record of the software that was built from a tree beside its reports: the files that the configuration names as they lie
 * there, images and packages that were given or whose digest the configuration states. What was recorded for this very tree before stays.
 * @param directory of the reports, relative to the project
 * @returns files that cannot be of the tree; or why nothing was recorded
 * @implements SRS-3744, SRS-3745
 */
export function recordArtifacts(
  { root, config }: Project,
  directory: string,
  given: readonly Artifact[],
  tree: StampedTree,
  isReused: boolean,
): RefusedArtifact[] | Refused {
  const entries = config.release.artifacts;
  if (entries.length === 0) return [];
  const path = directory === '' ? recordName : `${directory}/${recordName}`;
  if (!matchesPath(config.sources.artifacts, path))
    return {
      refused: `${path} would state the software that was built, and no pattern of \`sources.artifacts\` reads it. Add one.`,
    };
  const refused: RefusedArtifact[] = [];
  const files = builtFiles(root, entries).filter(({ name, sha256, written }) => {
    const report = {
      name,
      sha256,
      written,
      isResults: false,
      began: '',
      commits: [],
      isTimed: false,
      tools: {},
    };
    const reason = isReused ? undefined : whyNotOfTree(report, tree, false);
    if (reason !== undefined) refused.push({ name, reason });
    return reason === undefined;
  });
  const pinned = entries
    .map(artifactName)
    .flatMap((named) => (named?.sha256 === undefined ? [] : [{ ...named, sha256: named.sha256 }]));
  const fresh: Artifact[] = [...files.map(({ written: _, ...file }) => file), ...pinned, ...given];
  const names = new Set([...fresh, ...refused].map(({ name }) => name));
  const kept = recordedBefore(join(root, directory), tree).filter(({ name }) => !names.has(name));
  const all = [...kept, ...fresh].sort((a, b) => compareText(a.name, b.name));
  if (all.length === 0) return refused;
  mkdirSync(join(root, directory), { recursive: true });
  writeFileSync(join(root, path), formatRecord(all, tree));
  return refused;
}

/** What the record that lies there states, where it was stamped for this very tree. */
function recordedBefore(directory: string, { earlier, tree }: StampedTree): Artifact[] {
  const full = join(directory, recordName);
  if (earlier?.tree !== tree || !existsSync(full)) return [];
  const bytes = readFileSync(full);
  if (ownEntry(earlier.files, recordName) !== sha256Of(bytes)) return [];
  return unlessUnreadable(() => readStatements(bytes.toString('utf8')).artifacts) ?? [];
}
