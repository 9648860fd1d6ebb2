import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { createEngine } from '../documents/engine.ts';
import { sayIn } from '../documents/helpers.ts';
import { messagesIn } from '../documents/messages.ts';
import { loadTemplates, type Templates } from '../documents/templates.ts';
import { escapeHtml } from '../model/index.ts';
import { frame } from '../render/site/slots.ts';

/** What a project says of the look of what it publishes. */
export interface Look {
  /** Words for the types of items, for comparisons. */
  types: Config['trace']['types'];
  /** Ours, and the project's own in their place. */
  templates: Templates;
}

/** Fills a template of what is published, `templates/publish/<name>.hbs`, in a language; in English where none is said. */
export type PublishHtml = (
  name: 'bare' | 'instructions' | 'not-found' | 'superseded' | 'switch' | 'versions',
  data: object,
  language?: string,
) => string;

/**
 * Makes HTML of what is published; other templates are out of reach of these.
 * @throws TemplateError when it is used
 * @implements SRS-806
 */
export function publishHtml(templates: Templates): PublishHtml {
  let t = messagesIn('en');
  const engine = createEngine(ofPublishing(templates), { t: sayIn(() => t) });
  return (name, data, language = 'en') => {
    t = messagesIn(language);
    return engine.render(`publish/${name}`, data).trimEnd();
  };
}

const ofPublishing = (templates: Templates): Templates =>
  new Map([...templates].filter(([name]) => name.startsWith('publish/')));

const templatesFile = 'templates.json';

/** Keeps in a slot what it was laid out with: who dates it later has no project at hand, and may have another version of Dossier. */
export function keepTemplates(slot: string, templates: Templates): void {
  const kept = [...ofPublishing(templates)];
  writeFileSync(join(slot, templatesFile), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
}

/** The templates that a slot was laid out with; ours where it keeps none. */
export function keptTemplates(slot: string): Templates {
  const path = join(slot, templatesFile);
  if (!existsSync(path)) return loadTemplates();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))));
}

/** An empty page in the layout of a site, in a language where the site has it; undefined where the site brings none. */
export function frameOf(site: string, language = 'en'): string | undefined {
  const path = [frame.fileIn(language), frame.file]
    .map((file) => join(site, file))
    .find((file) => existsSync(file));
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}

/**
 * A page in the layout of a site; bare where that brings none.
 * @param site its directory
 * @param root from the page to the root of the site
 * @param main safe HTML in the language
 */
export function pageOf(
  html: PublishHtml,
  site: string,
  root: string,
  title: string,
  main: string,
  language = 'en',
): string {
  const page = frameOf(site, language);
  if (page !== undefined) return inFrame(page, root, title, main, language);
  return html('bare', { title, main, language }, language);
}

/**
 * Fills an empty page.
 * @implements SRS-3341
 * @param root from the page to the root of the site that the empty page is of
 * @param main safe HTML in the language
 */
export function inFrame(page: string, root: string, title: string, main: string, language = 'en'): string {
  const safe = escapeHtml(title);
  return page
    .replaceAll(frame.root, root)
    .replaceAll(frame.title, () => safe)
    .replace(frame.main, () => `<div lang="${escapeHtml(language)}"><h1>${safe}</h1>${main}</div>`);
}
