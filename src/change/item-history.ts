import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import { compareText, type History, type Item, type ItemChange, type Model } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import {
  type LoggedCommit,
  readBlobs,
  readCommits,
  readCutCommits,
  readReleases,
  tagPrefix,
} from '../sources/git/index.ts';
import { type EarlierItems, earlierItems } from './earlier-items.ts';
import { type ItemPassage, type ItemState, passagesOf } from './item-passages.ts';
import { itemText } from './item-text.ts';

/**
 * Reads from version control when each item was created, changed, moved and removed, and which release was the first to hold it so.
 * Every commit is understood once and kept: what it did depends on its own files alone.
 * @returns undefined outside version control, and where the configuration asks for no histories
 * @implements SDS-2601, SRS-2601, SRS-2602, SRS-3806
 */
export async function itemHistory(
  project: Project,
  model: Model,
  options: PipelineOptions,
): Promise<History | undefined> {
  const { root, config } = project;
  const { history: limit } = config.change;
  const { revision } = model.release;
  if (revision.system === 'none' || limit === 0) return undefined;
  const earlier = earlierItems(project);
  const [log, cut, releases] = await Promise.all([
    readCommits(root, earlier.pathspecs, limit + 1),
    readCutCommits(root),
    readReleases(root, tagPrefix(config)),
  ]);
  if (!log) return undefined;
  // Where the clone ends nothing is known of the parents: what stands there was not created there.
  const commits = log.slice(0, limit).filter(({ commit }) => !cut.has(commit));
  const items = changesOf(
    model.items,
    await passagesOfAll(project, earlier, commits, options),
    revision.dirty,
  );
  const named = new Set([...items.values()].flatMap((changes) => changes.map(({ commit }) => commit)));
  const shown = commits.filter(({ commit }) => named.has(commit));
  // Commits that name items belong to the record of changes, whether they changed texts or not.
  const others = revision.changes.filter(({ commit }) => !named.has(commit));
  const told = [...shown, ...others].sort((a, b) => releases.rank(a.commit) - releases.rank(b.commit));
  return {
    items: Object.fromEntries([...items].sort(([a], [b]) => compareText(a, b))),
    commits: Object.fromEntries(
      told.map(({ commit, date, author, subject }) => [
        commit,
        { date, author, subject, release: releases.of(commit) ?? '' },
      ]),
    ),
    releases: Object.fromEntries(releases.tags),
    cut: cut.size > 0 ? 'shallow' : log.length > limit ? 'limit' : '',
  };
}

/** Commits whose files are read at once; files of other tools are larger than pages. */
const togetherPages = 100;
const togetherLinked = 10;

/** What each commit did, newest first. */
async function passagesOfAll(
  project: Project,
  earlier: EarlierItems,
  commits: readonly LoggedCommit[],
  options: PipelineOptions,
): Promise<Map<string, ItemPassage[]>> {
  const { share } = options;
  const { root, config, configHash } = project;
  const store = join(root, config.output.cache, 'history.json');
  const key = `${toolIdentity()} ${configHash}`;
  const kept = readCached(store) as { key: string; commits: [string, ItemPassage[]][] } | undefined;
  const known = new Map(kept?.key === key ? kept.commits : []);
  const unread = commits.filter(({ commit }) => !known.has(commit));
  const readThese = (those: readonly LoggedCommit[]) => readPassages(project, earlier, those, options, known);
  if (share) {
    const own = share.partOf(unread);
    await readThese(own);
    const made = own.map(({ commit }) => [commit, known.get(commit)]);
    await share.hand('history', made);
    for (const part of (await share.others('history')) as [string, ItemPassage[]][][])
      for (const [commit, passages] of part) known.set(commit, passages);
  }
  await readThese(unread.filter(({ commit }) => !known.has(commit)));
  const all = new Map(commits.map(({ commit }) => [commit, known.get(commit) ?? []]));
  if (unread.length > 0) writeCached(store, { key, commits: [...all] });
  return all;
}

/** Adds to `known` what some commits did. */
async function readPassages(
  { root, config }: Project,
  earlier: EarlierItems,
  commits: readonly LoggedCommit[],
  { progress, signal }: PipelineOptions,
  known: Map<string, ItemPassage[]>,
): Promise<void> {
  const open = commits.map((commit) => ({
    ...commit,
    files: commit.files.filter(({ path }) => !earlier.isExcluded(path)),
  }));
  const together = config.sources.imports.length > 0 ? togetherLinked : togetherPages;
  let read = new Map<string, Map<string, ItemState>>();
  for (let start = 0; start < open.length; start += together) {
    signal?.throwIfAborted();
    progress.step(start, open.length);
    const batch = open.slice(start, start + together);
    const wanted = new Set(
      batch.flatMap(({ files }) => files.flatMap(({ before, after }) => [...before, after])),
    );
    wanted.delete('');
    // The blobs before one batch are those after the next: what is understood is taken along.
    const taken = new Map([...read].filter(([blob]) => wanted.has(blob)));
    const bytes = await readBlobs(
      root,
      [...wanted].filter((blob) => !taken.has(blob)),
      config.sources.maximumFileSize,
    );
    read = taken;
    const itemsOf = (path: string, blob: string): Map<string, ItemState> => {
      const before = read.get(blob);
      if (before) return before;
      const items = new Map<string, ItemState>();
      for (const item of earlier.itemsOf({ path, bytes: bytes.get(blob) ?? new Uint8Array() })) {
        if (!items.has(item.id)) items.set(item.id, { fingerprint: item.fingerprint, text: itemText(item) });
      }
      read.set(blob, items);
      return items;
    };
    for (const { commit, files } of batch) known.set(commit, passagesOf(files, itemsOf));
  }
}

/** Follows each item from where it stands now back through the files it stood in. */
function changesOf(
  items: readonly Item[],
  commits: ReadonlyMap<string, ItemPassage[]>,
  dirty: boolean,
): Map<string, ItemChange[]> {
  const homes = new Map(items.map(({ id, place }) => [id, new Set([place.file])]));
  // Once for a straight line of commits; once more for each branch on which an item still stood where another one had it moved from.
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id, from, to } of [...commits.values()].flat()) {
      const files = homes.get(id);
      if (!files?.has(to) || from === '' || files.has(from)) continue;
      files.add(from);
      grown = true;
    }
  }
  const changes = new Map<string, ItemChange[]>();
  const known = new Map<string, Set<string>>();
  for (const [commit, passages] of commits) {
    for (const { id, from, to, fingerprint, difference } of passages) {
      if (!homes.get(id)?.has(to || from)) continue;
      const kind = to === '' ? 'removed' : from === '' ? 'created' : from === to ? 'changed' : 'moved';
      listIn(changes, id).push({
        kind,
        commit,
        file: to || from,
        from: kind === 'moved' ? from : '',
        difference,
      });
      const prints = known.get(id) ?? new Set();
      known.set(id, prints.add(fingerprint));
    }
  }
  if (dirty) {
    for (const { id, fingerprint, place } of items) {
      if (known.get(id)?.has(fingerprint)) continue;
      const kind = known.has(id) ? 'changed' : 'created';
      listIn(changes, id).unshift({ kind, commit: '', file: place.file, from: '', difference: [] });
    }
  }
  return changes;
}

function listIn(changes: Map<string, ItemChange[]>, id: string): ItemChange[] {
  const list = changes.get(id) ?? [];
  changes.set(id, list);
  return list;
}
