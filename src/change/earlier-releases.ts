import { join } from 'node:path';
import { z } from 'zod';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import { earlierRelease } from '../model/earlier.ts';
import {
  type AnomalyState,
  anomalyStates,
  compareText,
  type EarlierRelease,
  type History,
  type Model,
  measuredIn,
  parsedJson,
  sha256Of,
} from '../model/index.ts';
import { archivedModel } from '../release/archive/archived-model.ts';
import { listTree, pathText, readBlobs } from '../sources/git/index.ts';
import { earlierItems } from './earlier-items.ts';

/** Releases that are shown, the newest. */
const most = 20;

/** What is known of releases from earlier runs: by the hash of an archive's model, and by commit. */
interface Known {
  key: string;
  archives: Record<string, Told>;
  commits: Record<string, AnomalyState[]>;
}
type Told = Required<Pick<EarlierRelease, 'anomalies' | 'measured'>>;

/**
 * What is known of the releases before this one, oldest first: of their anomalies and of what their tests measured. An archive in the store that
 * is whole tells both; else the pages of the commit tell the anomalies, and nothing tells what was measured, since reports are not committed.
 * @param releases tags before and at this commit
 * @implements SRS-3784
 */
export async function earlierReleases(
  project: Project,
  { release }: Pick<Model, 'release'>,
  releases: History['releases'],
): Promise<EarlierRelease[]> {
  const { root, config, configHash } = project;
  const { commit: own, dirty } = release.revision;
  const before = Object.entries(releases)
    .filter(([, { commit }]) => dirty || commit !== own)
    .slice(-most);
  const store = join(root, config.output.cache, 'earlier.json');
  const key = `${toolIdentity()} ${configHash}`;
  const kept = readCached(store) as Known | undefined;
  const known: Known = kept?.key === key ? kept : { key, archives: {}, commits: {} };
  const now: Known = { key, archives: {}, commits: {} };
  const found: EarlierRelease[] = [];
  for (const [tag, { commit, date }] of before) {
    const archived = archivedModel(join(root, config.release.directory, tag), commit);
    if (typeof archived !== 'string') {
      const hash = sha256Of(archived.text);
      const told = known.archives[hash] ?? toldBy(archived.text);
      if (told) {
        now.archives[hash] = told;
        found.push({ release: tag, date, archive: 'whole', ...told });
        continue;
      }
    }
    const anomalies = known.commits[commit] ?? (await anomaliesOf(project, commit));
    if (anomalies) now.commits[commit] = anomalies;
    const archive = archived === 'none' ? archived : 'altered';
    found.push({ release: tag, date, archive, ...(anomalies ? { anomalies } : {}) });
  }
  if (before.length > 0) writeCached(store, now);
  return found;
}

const shape = z.object({
  items: z.array(
    z.object({ id: z.string(), type: z.string(), attributes: z.record(z.string(), z.string()) }),
  ),
  reports: z.array(
    z.object({
      origin: z.string(),
      results: z.array(z.object({ name: z.string(), measurements: earlierRelease.shape.measured })),
    }),
  ),
});

/** What the model of an archive tells; undefined where it is none of ours. */
function toldBy(text: string): Told | undefined {
  const model = shape.safeParse(parsedJson(text));
  if (!model.success) return undefined;
  const { items, reports } = model.data;
  return { anomalies: sorted(anomalyStates(items)), measured: measuredIn(reports) };
}

/** The anomalies of a commit, on pages and in files of other tools, read as they are read today; undefined where this clone does not hold them all. */
async function anomaliesOf(project: Project, commit: string): Promise<AnomalyState[] | undefined> {
  const { root, config, ids } = project;
  const tree = await listTree(root, commit);
  if (!tree) return undefined;
  const earlier = earlierItems(project);
  const pages = [...tree]
    .map(([path, { mode, object }]) => ({ path: pathText(path), mode, object }))
    .filter(({ path, mode }) => /^100/.test(mode) && earlier.mayHold(path))
    .sort((a, b) => compareText(a.path, b.path));
  const wanted = new Set(pages.map(({ object }) => object));
  const blobs = await readBlobs(root, [...wanted], Number.POSITIVE_INFINITY);
  if (blobs.size < wanted.size) return undefined;
  const [prefix = ''] = /^\p{L}+/u.exec(ids.exampleOf('ANOM')) ?? [];
  const anomalies = new Map<string, AnomalyState>();
  for (const { path, object } of pages) {
    const bytes = blobs.get(object) as Buffer;
    if (bytes.length > config.sources.maximumFileSize || (!isArchive(bytes) && !bytes.includes(prefix)))
      continue;
    for (const state of anomalyStates([...earlier.itemsOf({ path, bytes })]))
      if (!anomalies.has(state.id)) anomalies.set(state.id, state);
  }
  return sorted([...anomalies.values()]);
}

/** A ZIP, whose words cannot be seen from without. */
function isArchive(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function sorted(states: AnomalyState[]): AnomalyState[] {
  return states.sort((a, b) => compareText(a.id, b.id));
}
