import { createEngine, type Engine, type Helper, TemplateError } from '../../documents/engine.ts';
import { hasMessages, messagesIn, type Translate } from '../../documents/messages.ts';
import { templateFinding } from '../../documents/template-finding.ts';
import { loadTemplates, type Templates } from '../../documents/templates.ts';
import { type Finding, isRightToLeft } from '../../model/index.ts';
import { wordsScript } from './assets.ts';
import type { Surroundings } from './cache/surroundings.ts';
import { createPageHelpers, type PageAddresses } from './helpers.ts';
import { icon } from './icons.ts';
import { lostPage } from './lost-page.ts';
import { contextAt, type PageContext } from './page-context.ts';
import { type PageFrame, rootFrom, type Section } from './page-frame.ts';
import { contentPolicy } from './policies.ts';
import { slots } from './slots.ts';
import { placesOf } from './stamp.ts';
import type { SiteView } from './view.ts';

/** Paths of the built assets by logical name, e.g. `site.css` → `assets/site.1f3c….css`. */
export type AssetPaths = ReadonlyMap<string, string>;

/** Makes pages from frames. */
export interface Layout {
  /** What is the page's own, as safe HTML. */
  main(frame: PageFrame): string;
  /** @param style path of a style sheet of the page's own, from the site's root */
  page(frame: PageFrame, main: string, style?: string): string;
}

export interface LayoutInput {
  view: SiteView;
  /** What pages ask of it while they are made. */
  surroundings: Surroundings;
  assets: AssetPaths;
  shards: number;
  /** All templates, where the project has some of its own; ours without it. */
  templates: Templates | undefined;
  /** Takes what is wrong with a template of the project, once; ours stands in for it. */
  onFinding(finding: Finding): void;
}

/**
 * Compiles the templates of the site once for a whole build: `layouts/site`, `pages/*` and their partials.
 * @implements SRS-906, SRS-907, SRS-3005, SRS-3675
 */
export function compileLayout({
  view,
  surroundings,
  assets,
  shards,
  templates,
  onFinding,
}: LayoutInput): Layout {
  let page: PageContext = contextAt('index.html', view, surroundings);
  const ours = loadTemplates();
  const all = templates && new Map([...ours, ...templates]);
  const engineOf = (helpers: Record<string, Helper>): Render =>
    withFallback(all && createEngine(all, helpers), createEngine(ours, helpers), onFinding);
  const helpers = createPageHelpers(
    () => page,
    () => addressesFrom(page),
  );
  const renderPage = engineOf(helpers);
  // A layout has fields that are helpers of the pages, such as `commit`.
  const render = engineOf({ t: helpers.t as Helper, url: helpers.url as Helper });
  const common = commonData(view, shards);
  const { product } = view.model;
  const navigation = new Map<string, string>();
  const present = sections.filter(
    ({ section }) =>
      (section !== 'soup' || view.model.soup.length > 0) &&
      (section !== 'environments' || view.config.deployment.environments.length > 0) &&
      (section !== 'clauses' || view.config.regulation.profiles.length > 0),
  );
  const enter = ({ path, root = rootFrom(path), language = view.language }: PageFrame): void => {
    page = { view: surroundings, root, language, t: messagesIn(language) };
  };
  return {
    main(frame) {
      enter(frame);
      return renderPage(`pages/${frame.template}`, frame.data);
    },
    page(frame, main, style) {
      enter(frame);
      const { root, language, t } = page;
      const key = `${root} ${frame.section} ${language}`;
      const nav =
        (frame.tree ? undefined : navigation.get(key)) ??
        render('partials/site/sections', {
          sections: present.map(({ section, ...entry }) => ({
            ...entry,
            current: section === frame.section,
            tree: section === frame.section ? frame.tree : undefined,
          })),
        });
      if (!frame.tree) navigation.set(key, nav);
      const asset = (name: string): string => root + assets.get(name);
      const words = assets.has(wordsScript(language)) ? [wordsScript(language)] : [];
      const made = render('layouts/site', {
        ...common,
        root,
        language,
        rightToLeft: isRightToLeft(language),
        chrome: hasMessages(language) ? '' : 'en',
        title: frame.path === 'index.html' ? frame.title : `${frame.title} · ${product.name}`,
        fontStyles: asset('fonts.css'),
        fonts: firstFonts.map(asset).join(' '),
        stylesheet: asset('site.css'),
        ownStyles: [
          ...(frame.styles ?? []).map((name) => asset(`${name}.css`)),
          ...(style === undefined ? [] : [root + style]),
        ],
        themeScript: asset('theme.js'),
        icon: asset('icon.svg'),
        scripts: [...words, 'site.js', ...(frame.scripts ?? []).map((name) => `${name}.js`)].map(asset),
        searchScript: asset('search.js'),
        searchStyle: asset('search.css'),
        zoomScript: asset('zoom.js'),
        zoomStyle: asset('zoom.css'),
        tablesFiles: ['tables.css', 'zip.js', 'export.js', 'tables.js'].map(asset).join(' '),
        nav,
        crumbs: frame.path === 'index.html' ? '' : render('partials/site/crumbs', crumbsOf(frame, t)),
        contents: contentsOf(frame, render),
        main,
      });
      return frame.lost ? lostPage(made) : made;
    },
  };
}

type Render = (name: string, data: object) => string;

/** Renders with the project's templates; from the first fault on, which is a finding, ours stands in for the template asked for. */
function withFallback(own: Engine | undefined, ours: Engine, onFinding: (finding: Finding) => void): Render {
  const faulty = new Set<string>();
  return (name, data) => {
    if (!own || faulty.has(name)) return ours.render(name, data);
    try {
      return own.render(name, data);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      faulty.add(name);
      onFinding(templateFinding(error));
      return ours.render(name, data);
    }
  };
}

/** Addresses of what stands around a page, from the page. */
function addressesFrom({ view: { paths }, root }: PageContext): PageAddresses {
  const from = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : root + path;
  return {
    item: (id) => from(paths.item(id)),
    document: (id) => from(paths.document(id)),
    source: (file, line) => paths.source(file, line),
  };
}

/** What every page says alike. */
function commonData({ model: { product, release, generator } }: SiteView, shards: number): object {
  const stamp = placesOf(release);
  return {
    policy: contentPolicy,
    slots,
    product: { name: product.name, version: product.version, model: product.model },
    manufacturer: product.manufacturer.name,
    release: stamp.release,
    draft: release.draft,
    draftReasons: release.draftReasons,
    commit: stamp.short,
    date: stamp.date,
    udi: product.udi?.hri ?? '',
    specimen: product.udi?.specimen ?? false,
    generator: `${generator.name} ${generator.version}`,
    shards,
    icons: {
      search: icon('search'),
      theme: icon('theme'),
      menu: icon('menu'),
      warning: icon('warning'),
    },
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
  { section: 'clauses', label: 'Clauses', path: 'documents/clauses.html' },
  { section: 'items', label: 'Items', path: 'items/index.html' },
  { section: 'trace', label: 'Trace', path: 'trace/index.html' },
  { section: 'findings', label: 'Findings', path: 'findings/index.html' },
  { section: 'tests', label: 'Tests', path: 'tests/index.html' },
  { section: 'architecture', label: 'Architecture', path: 'architecture/index.html' },
  { section: 'code', label: 'Code', path: 'code/index.html' },
  { section: 'soup', label: 'SOUP', path: 'soup/index.html' },
  { section: 'gates', label: 'Gates', path: 'gates/index.html' },
  { section: 'approvals', label: 'Approvals', path: 'gates/index.html#approvals' },
  { section: 'environments', label: 'Environments', path: 'environments/index.html' },
  { section: 'changes', label: 'Changes', path: 'changes/index.html' },
];

function crumbsOf({ title, crumbs = [] }: PageFrame, t: Translate): object {
  const above = [{ label: 'Overview', path: 'index.html' }, ...crumbs];
  return { title, above: above.map(({ label, path }) => ({ label: t(label), path })) };
}

/** A list of contents from two entries on. */
function contentsOf({ contents = [] }: PageFrame, render: Render): string {
  if (contents.length < 2) return '';
  const entries = contents.map(({ depth, text, anchor }) => ({
    depth,
    text,
    anchor: encodeURIComponent(anchor),
  }));
  return render('partials/site/contents', { entries });
}
