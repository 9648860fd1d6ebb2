import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Config } from '../config/index.ts';
import { escapeHtml } from '../model/index.ts';
import { safeName } from '../render/site/names.ts';
import { fileHeaders, filesDirectory } from '../render/site/policies.ts';
import { fillSlot } from '../render/site/slots.ts';
import { compareReleases } from './comparisons.ts';
import type { PublishedVersion } from './published-version.ts';

/** A version in `versions.json`, oldest first. */
interface ListedVersion {
  version: string;
  product: string;
  path: string;
  date: string;
  current: boolean;
}

const listName = 'versions.json';

/**
 * Lays out a slot: each version below its own name with its PDF set, `latest`, a page that lists the versions, and `versions.json` for
 * whatever shows a switch. Every page of a version that was superseded says so.
 * @param versions oldest first
 * @param types words for the types of items, for comparisons
 * @implements SRS-2051, SRS-2053, SRS-2801
 */
export function layOut(
  slot: string,
  versions: readonly PublishedVersion[],
  types: Config['trace']['types'],
): void {
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
  }
  const compared = compareReleases(slot, versions, types);
  for (const entry of list) {
    const earlier = compared.get(entry.version) ?? [];
    rewritePages(slot, entry, (text, up, path) => {
      const page = fillSlot(text, 'versions', versionSwitch(slot, path, up, entry.version, list, earlier));
      // In an archive the PDF set lies beside the site, here below it.
      const moved = page.replaceAll(`href="${up}pdf/`, `href="${up.slice('../'.length)}pdf/`);
      return entry.current ? moved : fillSlot(moved, 'notice', banner(entry, latest.version, up));
    });
  }
  symlinkSync(latest.version, join(slot, 'latest'));
  writeList(slot, list);
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
  replaceList(slot, list, dated);
  return () => replaceList(slot, dated, list);
}

function replaceList(slot: string, from: readonly ListedVersion[], to: readonly ListedVersion[]): void {
  const latest = to.at(-1)?.version ?? '';
  for (const [index, entry] of to.entries()) {
    const old = from[index] as ListedVersion;
    if (entry.current || old.date === entry.date) continue;
    rewritePages(slot, entry, (page, up) => page.replace(banner(old, latest, up), banner(entry, latest, up)));
  }
  writeList(slot, to);
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
  slot: string,
  path: string,
  up: string,
  own: string,
  list: readonly ListedVersion[],
  earlier: readonly string[],
): string {
  const entries = [...list].reverse().map(({ version, current }) => {
    const name = `${escapeHtml(version)}${current ? ' (current)' : ''}`;
    if (version === own) return `<li aria-current="true">${name}</li>`;
    const page = existsSync(join(slot, version, path)) ? path : 'index.html';
    return `<li><a href="${up}${escapeHtml(encodeURI(`${version}/${page}`))}">${name}</a></li>`;
  });
  const comparisons = earlier.map(
    (version) =>
      `<li><a href="${up}${escapeHtml(encodeURI(`${own}/changes/${safeName(version)}/index.html`))}">Changes from ${escapeHtml(version)}</a></li>`,
  );
  return `<details class="versions"><summary>Version ${escapeHtml(own)}</summary><ul>${entries.join('')}${comparisons.join('')}</ul></details>`;
}

/** Stands above everything else on a page, with the way to the latest version. */
function banner({ version, date }: ListedVersion, latest: string, up: string): string {
  const since = date === '' ? '' : `, published on ${date},`;
  return `<p class="superseded" role="note"><strong>Version ${escapeHtml(version)}${since} is superseded.</strong> <a href="${up}latest/index.html">Version ${escapeHtml(latest)} is the current one</a>. <a href="${up}index.html">All versions</a></p>`;
}

function writeList(slot: string, list: readonly ListedVersion[]): void {
  writeFileSync(join(slot, listName), `${JSON.stringify(list, null, 2)}\n`);
  writeFileSync(join(slot, 'index.html'), versionsPage(list));
}

/** The page stands outside of every version, so it brings its own looks; the policy lets in these and no other. */
const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.5rem .75rem .5rem 0;border-bottom:1px solid}thead th{font-weight:600}tbody th{font-weight:400}';
const styleHash = createHash('sha256').update(style).digest('base64');

function versionsPage(list: readonly ListedVersion[]): string {
  const product = escapeHtml(list.at(-1)?.product ?? '');
  const rows = [...list]
    .reverse()
    .map(
      ({ version, current, date }) =>
        `<tr><th scope="row"><a href="${escapeHtml(version)}/index.html">${escapeHtml(version)}</a></th><td>${current ? 'current' : 'superseded'}</td><td>${date || 'not yet'}</td></tr>`,
    );
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">`,
    `<style>${style}</style>`,
    `<title>Versions of ${product}</title></head>`,
    `<body><h1>Versions of ${product}</h1>`,
    `<p><a href="latest/index.html">The current version</a> always stands at the same address.</p>`,
    '<table><thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col">Published</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}
