import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../documents/engine.ts';
import { loadTemplates } from '../documents/templates.ts';
import type { Refused } from '../model/index.ts';
import { type ArchiveManifest, archiveNames } from '../release/archive/archive-manifest.ts';
import { openArchive } from '../release/archive/read-archive.ts';
import { verifyArchive } from '../verification/index.ts';
import type { Look } from './pages.ts';
import type { PublishedVersion } from './published-version.ts';
import { dateSlot, layOut, shownVersions } from './site-layout.ts';
import { newSlot, point, publicationDates, slotOf, unpoint, writeLog } from './slots.ts';
import { smokeTest } from './smoke-test.ts';

/** What came of a step: the versions that are shown, or why nothing was switched. */
export type PublishOutcome = { slot: string; versions: string[] } | Refused<string[]>;

/** Who does it and when, for the log. */
export interface Actor {
  who: string;
  /** ISO 8601 in UTC. */
  time: string;
}

/**
 * Lays out every release of a store in a new slot and points `staging` at it, where the smoke test passes. Visitors see nothing of it.
 * Candidates and archives that are not what they say are left out, and the latter are told.
 * @param root absolute path of the published directory
 * @param store absolute path of the archives
 * @implements SRS-2051, SRS-806
 */
export async function publish(
  root: string,
  store: string,
  actor: Actor,
  look: Look = { types: {}, templates: loadTemplates() },
): Promise<PublishOutcome> {
  const releases = await releasesOf(store);
  if ('refused' in releases) return releases;
  mkdirSync(root, { recursive: true });
  const dates = publicationDates(root);
  const versions = releases.manifests.map(
    ({ release, product }): PublishedVersion => ({
      version: release,
      product: product.name,
      archive: join(store, release),
      published: dates.get(release) ?? '',
    }),
  );
  if (versions.length === 0) return { refused: ['There is no release to publish.'] };
  const slot = newSlot(root);
  try {
    layOut(join(root, slot), versions, look);
    // What will be written when the slot is shown first is tried as well.
    dateSlot(join(root, slot), actor.time.slice(0, 10))();
    const problems = smokeTest(join(root, slot));
    if (problems.length > 0) {
      rmSync(join(root, slot), { recursive: true, force: true });
      return { refused: problems };
    }
  } catch (error) {
    rmSync(join(root, slot), { recursive: true, force: true });
    if (!(error instanceof TemplateError)) throw error;
    return { refused: [`${error.file}:${error.line}:${error.column} ${error.message}`] };
  }
  point(root, 'staging', slot);
  const names = versions.map(({ version }) => version);
  writeLog(root, { ...actor, action: 'publish', slot, versions: names });
  return { slot, versions: names };
}

/** Tries a slot: what is wrong with it, as sentences. */
export type Trial = (slot: string) => string[];

/**
 * Switches visitors to what is staged, after another smoke test; what they saw before stays for `rollback`. Where the test fails after
 * the switch, it is taken back: visitors see what they saw before, or nothing where they saw nothing.
 * @implements SRS-2052, SRS-2054
 */
export function promote(root: string, actor: Actor, trial: Trial = smokeTest): PublishOutcome {
  const staged = slotOf(root, 'staging');
  if (!staged) return { refused: ['Nothing is staged: dossier publish --slot staging'] };
  if (staged === slotOf(root, 'current')) return { refused: ['What is staged is shown already.'] };
  return switchTo(root, staged, 'promote', actor, trial);
}

/** Switches visitors back to what they saw before. */
export function rollback(root: string, actor: Actor, trial: Trial = smokeTest): PublishOutcome {
  const before = slotOf(root, 'previous');
  if (!before) return { refused: ['There is nothing to go back to.'] };
  return switchTo(root, before, 'rollback', actor, trial);
}

function switchTo(
  root: string,
  slot: string,
  action: 'promote' | 'rollback',
  actor: Actor,
  trial: Trial,
): PublishOutcome {
  const problems = trial(join(root, slot));
  if (problems.length > 0) return { refused: problems };
  const shown = { current: slotOf(root, 'current'), previous: slotOf(root, 'previous') };
  const undate = dateSlot(join(root, slot), actor.time.slice(0, 10));
  // First the way back, then the switch: whoever is killed between them has not lost what visitors saw.
  if (shown.current) point(root, 'previous', shown.current);
  point(root, 'current', slot);
  const after = trial(join(root, 'current', '.'));
  if (after.length > 0) {
    for (const name of ['current', 'previous'] as const) {
      const before = shown[name];
      if (before) point(root, name, before);
      else unpoint(root, name);
    }
    undate();
    return { refused: after };
  }
  const versions = shownVersions(join(root, slot)).sort();
  writeLog(root, { ...actor, action, slot, versions });
  removeSpent(root);
  return { slot, versions };
}

/** Slots that no link leads to any more. */
function removeSpent(root: string): void {
  const used = new Set((['current', 'staging', 'previous'] as const).map((name) => slotOf(root, name)));
  for (const name of readdirSync(join(root, 'slots')))
    if (!used.has(`slots/${name}`)) rmSync(join(root, 'slots', name), { recursive: true, force: true });
}

/** Manifests of the releases of a store, oldest first; none is published whose files are not what it says. */
async function releasesOf(store: string): Promise<{ manifests: ArchiveManifest[] } | Refused<string[]>> {
  const manifests: ArchiveManifest[] = [];
  const refused: string[] = [];
  for (const name of existsSync(store) ? readdirSync(store).sort() : []) {
    if (name.endsWith('.zip') && !existsSync(join(store, name.slice(0, -'.zip'.length))))
      refused.push(`${name} has no directory beside it. Unpack it there, and verify it.`);
    if (!existsSync(join(store, name, archiveNames.manifest))) continue;
    const archive = openArchive(join(store, name));
    if ('refused' in archive) {
      refused.push(`${name} cannot be read: ${archive.refused}.`);
      continue;
    }
    const { manifest, checks } = await verifyArchive(archive, {});
    if (manifest?.candidate) continue;
    const bad = checks.find(({ state }) => state === 'bad');
    if (!manifest || bad) refused.push(`${name} is not what it says. ${bad?.text ?? ''}`.trim());
    else if (manifest.release === name) manifests.push(manifest);
    else refused.push(`${name} holds the release ${manifest.release}.`);
  }
  if (refused.length > 0) return { refused };
  return {
    manifests: manifests.sort((a, b) => (`${a.date} ${a.release}` < `${b.date} ${b.release}` ? -1 : 1)),
  };
}
