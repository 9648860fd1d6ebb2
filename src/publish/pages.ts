import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../documents/engine.ts';
import { loadPublishTemplates } from '../documents/templates.ts';
import { escapeHtml } from '../model/index.ts';
import { frame } from '../render/site/slots.ts';

let engine: Engine | undefined;

/** Fills one of the templates of what is published, `templates/publish/<name>.hbs`. They speak English. */
export function publishHtml(name: 'bare' | 'superseded' | 'switch' | 'versions', data: object): string {
  engine ??= createEngine(loadPublishTemplates(), {});
  return engine.render(`publish/${name}`, data).trimEnd();
}

/** An empty page in the layout of a site; undefined where the site brings none. */
export function frameOf(site: string): string | undefined {
  const path = join(site, frame.file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * Fills an empty page.
 * @implements SRS-3341
 * @param root from the page to the root of the site that the empty page is of
 * @param main safe HTML in English
 */
export function inFrame(page: string, root: string, title: string, main: string): string {
  const safe = escapeHtml(title);
  return page
    .replaceAll(frame.root, root)
    .replaceAll(frame.title, () => safe)
    .replace(frame.main, () => `<div lang="en"><h1>${safe}</h1>${main}</div>`);
}
