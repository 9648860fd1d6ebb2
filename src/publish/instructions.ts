import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { safeName, usersEditionOf } from '../model/index.ts';
import { type PublishHtml, pageOf } from './pages.ts';
import type { ArchivedVersion } from './published-version.ts';

/** Instructions for use of one device identifier in one language, with every version that has them, newest first. */
export interface PublishedInstructions {
  /** Address below the published directory, which stays: `ifu/<UDI-DI>/<language>/`. */
  path: string;
  product: string;
  title: string;
  language: string;
  versions: { version: string; name: string; print: string }[];
}

const directory = 'ifu';
const listName = `${directory}/instructions.json`;

/**
 * The instructions for use of all versions, by device identifier and language.
 * @param versions oldest first; the site and prints of each lie below its name
 * @implements SRS-3704
 */
export function instructionsOf(slot: string, versions: readonly ArchivedVersion[]): PublishedInstructions[] {
  const byPath = new Map<string, PublishedInstructions>();
  for (const { version, model } of versions) {
    const { di } = model?.product.udi ?? {};
    if (!model || !di) continue;
    const { product, documents } = model;
    for (const document of documents.filter(({ type }) => type === 'instructions-for-use')) {
      const language = document.language || (product.languages[0] ?? 'en');
      const path = `${directory}/${safeName(di)}/${safeName(language)}/`;
      const before = byPath.get(path)?.versions ?? [];
      const { name } = document;
      const print = [usersEditionOf(document), name]
        .map((edition) => `${version}/pdf/${edition}.pdf`)
        .find((file) => existsSync(join(slot, file)));
      const entry = { version, name, print: print ?? '' };
      byPath.set(path, {
        path,
        product: product.name,
        title: document.title,
        language,
        versions: [entry, ...before],
      });
    }
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Keeps in a slot which instructions it shows: whoever dates it later has no archives at hand. */
export function keepInstructions(slot: string, instructions: readonly PublishedInstructions[]): void {
  if (instructions.length === 0) return;
  mkdirSync(join(slot, directory), { recursive: true });
  writeFileSync(join(slot, listName), `${JSON.stringify(instructions, null, 2)}\n`);
}

/**
 * Writes the page of each, in the layout of the newest version: that version, and all before with the day of their publication (Regulation (EU) 2021/2226 Article 7).
 * @param dateOf day on which a version was published, empty where it is not yet
 * @implements SRS-3704, SRS-3883
 */
export function writeInstructions(
  html: PublishHtml,
  slot: string,
  dateOf: ReadonlyMap<string, string>,
): void {
  const path = join(slot, listName);
  if (!existsSync(path)) return;
  for (const each of JSON.parse(readFileSync(path, 'utf8')) as PublishedInstructions[]) {
    const up = '../'.repeat(each.path.split('/').length - 1);
    const versions = each.versions.map(({ version, name, print }, index) => ({
      version,
      date: dateOf.get(version) ?? '',
      current: index === 0,
      page: up + encodeURI(`${version}/documents/${name}/index.html`),
      print: print && up + encodeURI(print),
    }));
    const file = join(slot, each.path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    const title = `${each.product}: ${each.title}`;
    const main = html('instructions', { newest: versions[0], versions }, each.language);
    const newest = each.versions[0]?.version ?? '';
    writeFileSync(
      file,
      pageOf(html, join(slot, newest), `${up}${encodeURI(newest)}/`, title, main, each.language),
    );
  }
}
