import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { safeName } from '../model/index.ts';
import { lostPage } from '../render/site/lost-page.ts';
import { fileHeaders, filesDirectory } from '../render/site/policies.ts';
import { fillSlot } from '../render/site/slots.ts';
import { compareReleases } from './comparisons.ts';
import { instructionsOf, keepInstructions, writeInstructions } from './instructions.ts';
import {
  frameOf,
  inFrame,
  keepTemplates,
  keptTemplates,
  type Look,
  type PublishHtml,
  pageOf,
  publishHtml,
} from './pages.ts';
import { type PublishedVersion, readArchived } from './published-version.ts';

/** A version in `versions.json`, oldest first. */
interface ListedVersion {
  version: string;
  product: string;
  path: string;
  date: string;
  current: boolean;
}

const listName = 'versions.json';
const notFound = '404.html';

/**
 * Lays out a slot: each version below its own name with its PDF set, `latest`, a page that lists the versions, and `versions.json` for
 * whatever shows a switch. Every page of a version that was superseded says so.
 * @param versions oldest first
 * @throws TemplateError where a template of the project has a fault
 * @implements SRS-2051, SRS-2053, SRS-2801
 */
export function layOut(slot: string, versions: readonly PublishedVersion[], look: Look): void {
  const html = publishHtml(look.templates);
  const latest = versions.at(-1);
  if (!latest) throw new Error('There is no version to publish.');
  const list = versions.map(
    ({ version, product, published }): ListedVersion => ({
      version,
      product,
      path: `${version}/`,
      date: published,
      current: version === latest.version,
    }),
  );
  for (const { version, archive } of versions) {
    const directory = join(slot, version);
    cpSync(join(archive, 'site'), directory, { recursive: true });
    const prints = join(archive, 'pdf');
    if (existsSync(prints)) cpSync(prints, join(directory, 'pdf'), { recursive: true });
    // A host looks for it at its root only.
    rmSync(join(directory, notFound), { force: true });
  }
  const archived = versions.map(readArchived);
  const compared = compareReleases(slot, archived, look);
  for (const entry of list) {
    const earlier = compared.get(entry.version) ?? [];
    rewritePages(slot, entry, (text, up, path) => {
      const page = fillSlot(
        text,
        'versions',
        versionSwitch(html, slot, path, up, entry.version, list, earlier),
      );
      // In archives of earlier versions of Dossier the PDF set lies beside the site only.
      const moved = page.replaceAll(`href="${up}pdf/`, `href="${up.slice('../'.length)}pdf/`);
      return entry.current ? moved : fillSlot(moved, 'notice', banner(html, entry, latest.version, up));
    });
  }
  symlinkSync(latest.version, join(slot, 'latest'));
  keepTemplates(slot, look.templates);
  keepInstructions(slot, instructionsOf(slot, archived));
  writeList(html, slot, list);
  const page = frameOf(join(slot, latest.version));
  const lost = html('not-found', {});
  if (page)
    writeFileSync(join(slot, notFound), lostPage(inFrame(page, '/latest/', 'There is no such page', lost)));
  writeHeaders(slot, list);
}

/**
 * Headers of the files of the project in all versions, in the form that hosts of static sites read.
 * @implements SRS-3203
 */
function writeHeaders(slot: string, list: readonly ListedVersion[]): void {
  const rules = list.flatMap(({ version, current }) =>
    filesOf(join(slot, version), filesDirectory).flatMap((path) =>
      [version, ...(current ? ['latest'] : [])].map((name) =>
        headerRule(`/${name}/${path}`, fileHeaders(path)),
      ),
    ),
  );
  writeFileSync(join(slot, '_headers'), rules.join(''));
}

function headerRule(path: string, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return lines.length === 0 ? '' : [`${encodeURI(path)}\n`, ...lines].join('');
}

/** Files below a directory of a site, with the way from its root. */
function filesOf(site: string, directory: string): string[] {
  if (!existsSync(join(site, directory))) return [];
  return readdirSync(join(site, directory), { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * Dates what a slot shows for the first time, where nobody sees it yet.
 * @param date `YYYY-MM-DD`
 * @returns takes the dates away again
 * @implements SRS-2802
 */
export function dateSlot(slot: string, date: string): () => void {
  const list = JSON.parse(readFileSync(join(slot, listName), 'utf8')) as ListedVersion[];
  if (list.every((entry) => entry.date !== '')) return () => undefined;
  const dated = list.map((entry) => (entry.date === '' ? { ...entry, date } : entry));
  const html = publishHtml(keptTemplates(slot));
  replaceList(html, slot, list, dated);
  return () => replaceList(html, slot, dated, list);
}

/** The versions that a slot shows, oldest first. */
export function shownVersions(slot: string): string[] {
  const list = JSON.parse(readFileSync(join(slot, listName), 'utf8')) as ListedVersion[];
  return list.map(({ version }) => version);
}

function replaceList(
  html: PublishHtml,
  slot: string,
  from: readonly ListedVersion[],
  to: readonly ListedVersion[],
): void {
  const latest = to.at(-1)?.version ?? '';
  for (const [index, entry] of to.entries()) {
    const old = from[index] as ListedVersion;
    if (entry.current || old.date === entry.date) continue;
    rewritePages(slot, entry, (page, up) =>
      page.replace(banner(html, old, latest, up), () => banner(html, entry, latest, up)),
    );
  }
  writeList(html, slot, to);
}

/** @param rewrite gets a page's text, the way from it to the slot, and its path in the site */
function rewritePages(
  slot: string,
  { version }: ListedVersion,
  rewrite: (page: string, up: string, path: string) => string,
): void {
  const directory = join(slot, version);
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue;
    const file = join(directory, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, rewrite(text, '../'.repeat(path.split(/[/\\]/).length), path.split('\\').join('/')));
  }
}

/**
 * The way to the same page in the other versions, or to their start page where they have none such, and to the comparisons.
 * @param path of the page in its site
 * @param up from the page to the slot
 * @implements SRS-3105
 */
function versionSwitch(
  html: PublishHtml,
  slot: string,
  path: string,
  up: string,
  own: string,
  list: readonly ListedVersion[],
  earlier: readonly string[],
): string {
  const entries = [...list].reverse().map(({ version, current }) => {
    const page = existsSync(join(slot, version, path)) ? path : 'index.html';
    return { version, current, path: version === own ? '' : up + encodeURI(`${version}/${page}`) };
  });
  const comparisons = earlier.map((version) => ({
    version,
    path: up + encodeURI(`${own}/changes/${safeName(version)}/index.html`),
  }));
  return html('switch', { version: own, entries, comparisons });
}

/** Stands above everything else on a page, with the way to the latest version. */
function banner(html: PublishHtml, { version, date }: ListedVersion, latest: string, up: string): string {
  return html('superseded', { version, date, latest, up });
}

function writeList(html: PublishHtml, slot: string, list: readonly ListedVersion[]): void {
  writeFileSync(join(slot, listName), `${JSON.stringify(list, null, 2)}\n`);
  writeFileSync(join(slot, 'index.html'), versionsPage(html, slot, list));
  writeInstructions(html, slot, new Map(list.map(({ version, date }) => [version, date])));
}

/** The list of versions, in the layout of the latest one; bare where that site brings no empty page. */
function versionsPage(html: PublishHtml, slot: string, list: readonly ListedVersion[]): string {
  const latest = list.at(-1);
  const title = `Versions of ${latest?.product ?? ''}`;
  const main = html('versions', { versions: [...list].reverse() });
  return pageOf(html, join(slot, latest?.version ?? ''), 'latest/', title, main);
}
