import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOf, type Version } from '../difference/index.ts';
import { type Addresses, changeReportHtml } from '../documents/index.ts';
import { safeName, uniqueNames } from '../model/index.ts';
import { frameOf, inFrame, type Look } from './pages.ts';
import type { ArchivedVersion } from './published-version.ts';

/** Earlier releases each one is compared with. */
const most = 10;

/**
 * Compares each version with the ones before it, from what their archives hold, so that results are told too. A comparison stands where
 * the site has its own with the release before, `changes/<version>/`, in the layout of the site; a site without an empty page gets none.
 * @param slot absolute path, the sites laid out in it
 * @param versions oldest first
 * @returns by version, the earlier ones it is compared with, newest first
 * @implements SRS-3105
 */
export function compareReleases(
  slot: string,
  versions: readonly ArchivedVersion[],
  { types, templates }: Look,
): Map<string, string[]> {
  const compared = new Map<string, string[]>();
  const known: { name: string; facts: Version }[] = [];
  for (const { version: name, facts } of versions) {
    const site = join(slot, name);
    const page = frameOf(site);
    if (facts && page !== undefined) {
      const earlier = known.slice(-most).reverse();
      const addresses = addressesOf(site, facts);
      for (const { facts: before } of earlier) {
        const report = changeReportHtml(differenceOf(before, facts), types, addresses, 'en', templates);
        const directory = join(site, 'changes', safeName(before.label));
        mkdirSync(directory, { recursive: true });
        writeFileSync(
          join(directory, 'index.html'),
          inFrame(page, '../../', `Changes from ${before.label} to ${facts.label}`, report),
        );
      }
      compared.set(
        name,
        earlier.map((version) => version.name),
      );
    }
    if (facts) known.push({ name, facts });
  }
  return compared;
}

/** Items and documents that the later version has, two levels below the root of its site. */
function addressesOf(site: string, { items, documents }: Version): Addresses {
  const within = (folder: string, ids: readonly string[]) => {
    const names = uniqueNames(ids);
    return (id: string): string | undefined => {
      const path = names.has(id) ? `${folder}/${names.get(id)}/index.html` : '';
      return path !== '' && existsSync(join(site, path)) ? `../../${path}` : undefined;
    };
  };
  const nowhere = () => undefined;
  return {
    item: within(
      'items',
      items.map(({ id }) => id),
    ),
    document: within(
      'documents',
      documents.map(({ id }) => id),
    ),
    page: nowhere,
    asset: nowhere,
    element: nowhere,
    source: nowhere,
  };
}
