import { createEngine } from '../../documents/engine.ts';
import { hasMessages, messagesIn, type Translate } from '../../documents/messages.ts';
import type { Templates } from '../../documents/templates.ts';
import type { Model } from '../../model/index.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { contentPolicy } from './policies.ts';
import { slots } from './slots.ts';

/** What a page says of itself. */
export interface PageFrame {
  /** Path from the site's root; decides the relative links. */
  path: string;
  title: string;
  /** Entry of the navigation that holds the page. */
  section: Section;
  /** Crumbs between start page and this one: label and path from the root. */
  crumbs?: readonly { label: string; path: string }[];
  main: Html;
  /** Local contents, shown beside the text on wide screens. */
  contents?: readonly { depth: number; text: string; anchor: string }[];
  /** Names of further scripts of the assets, e.g. `explorer`. */
  scripts?: readonly string[];
  /** Path of a style sheet of the page's own, from the site's root. */
  style?: string | undefined;
  /** Of its text, which is English unless it is a document's; what the page adds is in it too, where there are words. */
  language?: string;
}

export type Section =
  | 'start'
  | 'documents'
  | 'items'
  | 'trace'
  | 'findings'
  | 'tests'
  | 'code'
  | 'architecture'
  | 'changes'
  | 'search';

/** Paths of the built assets by logical name, e.g. `site.css` → `assets/site.1f3c….css`. */
export type AssetPaths = ReadonlyMap<string, string>;

/** Turns frames into whole pages. */
export type Layout = (frame: PageFrame) => string;

/** Prefix that leads from a page back to the root, e.g. `../../`. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/**
 * Compiles the layout template once for a whole build.
 * @param templates `layouts/site` with its partials
 * @throws TemplateError, from here or from the layout it gives
 * @implements SRS-906, SRS-907, SRS-3005
 */
export function compileLayout(
  templates: Templates,
  model: Model,
  assets: AssetPaths,
  shards: number,
): Layout {
  let t = messagesIn('en');
  const engine = createEngine(templates, { t: (english) => t(String(english)) });
  const { product, release } = model;
  const common = {
    policy: contentPolicy,
    slots,
    product: { name: product.name, version: product.version, model: product.model },
    manufacturer: product.manufacturer.name,
    release: release.label,
    draft: release.draft,
    draftReasons: release.draftReasons,
    commit: release.revision.shortCommit,
    date: release.revision.date.slice(0, 10),
    udi: product.udi?.hri ?? '',
    specimen: product.udi?.specimen ?? false,
    generator: `${model.generator.name} ${model.generator.version}`,
    shards,
    icons: {
      search: icon('search').text,
      theme: icon('theme').text,
      menu: icon('menu').text,
      warning: icon('warning').text,
    },
  };
  const navigation = new Map<string, string>();
  return (frame) => {
    const root = rootFrom(frame.path);
    const language = frame.language ?? 'en';
    t = messagesIn(language);
    const key = `${root} ${frame.section} ${language}`;
    let nav = navigation.get(key);
    if (nav === undefined) {
      nav = navigate(root, frame.section, t).text;
      navigation.set(key, nav);
    }
    return engine.render('layouts/site', {
      ...common,
      root,
      language,
      chrome: hasMessages(language) ? '' : 'en',
      title: frame.path === 'index.html' ? frame.title : `${frame.title} · ${product.name}`,
      fontStyles: root + assets.get('fonts.css'),
      fonts: firstFonts.map((name) => root + assets.get(name)).join(' '),
      stylesheet: root + assets.get('site.css'),
      ownStyles: frame.style === undefined ? '' : root + frame.style,
      themeScript: root + assets.get('theme.js'),
      icon: root + assets.get('icon.svg'),
      scripts: ['site', ...(frame.scripts ?? [])].map((name) => root + assets.get(`${name}.js`)),
      searchScript: root + assets.get('search.js'),
      nav,
      crumbs: crumbs(frame, root, t).text,
      contents: contents(frame, t).text,
      main: frame.main.text,
    });
  };
}

/** Faces that stand on every page: asked for with it, so that its lines are set in them from the start. */
const firstFonts = [
  'source-sans-3-latin-400-normal.woff2',
  'source-sans-3-latin-600-normal.woff2',
  'fira-code-latin-400-normal.woff2',
];

const sections: { section: Section; label: string; path: string }[] = [
  { section: 'start', label: 'Overview', path: 'index.html' },
  { section: 'documents', label: 'Documents', path: 'documents/index.html' },
  { section: 'items', label: 'Items', path: 'items/index.html' },
  { section: 'trace', label: 'Trace', path: 'trace/index.html' },
  { section: 'findings', label: 'Findings', path: 'findings/index.html' },
  { section: 'tests', label: 'Tests', path: 'tests/index.html' },
  { section: 'architecture', label: 'Architecture', path: 'architecture/index.html' },
  { section: 'code', label: 'Code', path: 'code/index.html' },
  { section: 'changes', label: 'Changes', path: 'changes/index.html' },
];

function navigate(root: string, current: Section, t: Translate): Html {
  return html`<ul>${sections.map(
    ({ section, label, path }) =>
      html`<li><a href="${root}${path}"${section === current ? html` aria-current="true"` : nothing}>${t(label)}</a></li>`,
  )}</ul>`;
}

function crumbs(frame: PageFrame, root: string, t: Translate): Html {
  if (frame.path === 'index.html') return nothing;
  const above = [{ label: 'Overview', path: 'index.html' }, ...(frame.crumbs ?? [])];
  return html`<nav class="crumbs" aria-label="${t('Breadcrumbs')}"><ol>${above.map(
    ({ label, path }) => html`<li><a href="${root}${path}">${t(label)}</a></li>`,
  )}<li aria-current="page">${frame.title}</li></ol></nav>`;
}

function contents(frame: PageFrame, t: Translate): Html {
  const entries = frame.contents ?? [];
  if (entries.length < 2) return nothing;
  return html`<nav class="contents" aria-labelledby="contents-title"><h2 id="contents-title">${t('On this page')}</h2><ul>${entries.map(
    ({ depth, text, anchor }) =>
      html`<li class="depth-${depth}"><a href="#${encodeURIComponent(anchor)}">${text}</a></li>`,
  )}</ul></nav>`;
}
