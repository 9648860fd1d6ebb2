import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A version whose site is published. */
export interface PublishedVersion {
  /** Release tag, which is its directory. */
  version: string;
  product: string;
  /** Absolute path of the site in its archive. */
  site: string;
  /** When it was first shown to visitors, `YYYY-MM-DD`; empty for one that is not yet. */
  published: string;
}

/**
 * Lays out a slot: each version below its own name, `latest`, a page that lists the versions, and `versions.json` for whatever shows a
 * switch. Every page of a version that was superseded says so.
 * @param versions oldest first
 * @implements SRS-2051, SRS-2053
 */
export function layOut(slot: string, versions: readonly PublishedVersion[]): void {
  const latest = versions.at(-1);
  if (!latest) throw new Error('There is no version to publish.');
  for (const entry of versions) {
    cpSync(entry.site, join(slot, entry.version), { recursive: true });
    if (entry !== latest) markSuperseded(join(slot, entry.version), entry, latest);
  }
  symlinkSync(latest.version, join(slot, 'latest'));
  const list = versions.map(({ version, published }) => ({
    version,
    path: `${version}/`,
    date: published,
    current: version === latest.version,
  }));
  writeFileSync(join(slot, 'versions.json'), `${JSON.stringify(list, null, 2)}\n`);
  writeFileSync(join(slot, 'index.html'), versionsPage(versions, latest));
}

/** Puts a banner on every page, above everything else, with the way to the same site's latest version. */
function markSuperseded(
  directory: string,
  { version, published }: PublishedVersion,
  latest: PublishedVersion,
): void {
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue;
    const file = join(directory, path);
    const up = '../'.repeat(path.split(/[/\\]/).length);
    const since = published === '' ? '' : `, published on ${published}`;
    const banner = `<p class="superseded" role="note"><strong>Version ${escaped(version)}${since}, is superseded.</strong> <a href="${up}latest/index.html">Version ${escaped(latest.version)} is the current one</a>. <a href="${up}index.html">All versions</a></p>`;
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/<body\b[^>]*>/, (body) => `${body}${banner}`),
    );
  }
}

function versionsPage(versions: readonly PublishedVersion[], latest: PublishedVersion): string {
  const rows = [...versions].reverse().map(({ version, published }) => {
    const state = version === latest.version ? 'current' : 'superseded';
    return `<tr><th scope="row"><a href="${escaped(version)}/index.html">${escaped(version)}</a></th><td>${state}</td><td>${published || 'not yet'}</td></tr>`;
  });
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
    `<title>Versions of ${escaped(latest.product)}</title></head>`,
    `<body><h1>Versions of ${escaped(latest.product)}</h1>`,
    `<p><a href="latest/index.html">The current version</a> always stands at the same address.</p>`,
    '<table><thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col">Published</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
