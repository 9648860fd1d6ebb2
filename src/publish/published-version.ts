import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Version, versionIn } from '../difference/index.ts';
import type { Model } from '../model/index.ts';

/** A version whose site is published. */
export interface PublishedVersion {
  /** Release tag, which is its directory. */
  version: string;
  product: string;
  /** Absolute path of its archive, which holds the site and the PDF set. */
  archive: string;
  /** When it was first shown to visitors, `YYYY-MM-DD`; empty for one that is not yet. */
  published: string;
}

/** A version with what its archive, which was verified before, says of it. */
export interface ArchivedVersion extends PublishedVersion {
  /** What it is compared by; undefined where the archive holds no model that can be. */
  facts: Version | undefined;
  model: Pick<Model, 'product' | 'documents'> | undefined;
}

/** Reads the model of an archive. */
export function readArchived(version: PublishedVersion): ArchivedVersion {
  const path = join(version.archive, 'data/model.json');
  if (!existsSync(path)) return { ...version, facts: undefined, model: undefined };
  const value = JSON.parse(readFileSync(path, 'utf8')) as Model;
  const { product, documents } = value;
  return { ...version, facts: versionIn(value), model: { product, documents } };
}
