import type { Addresses } from '../../documents/composed.ts';
import { digestOfData, type Finding, sha256Of } from '../../model/index.ts';
import type { ShownFile } from '../files/index.ts';
import { bundledFonts } from '../fonts/index.ts';
import { addressesBelow } from './addresses.ts';
import { buildAssets } from './assets.ts';
import { openCached } from './cache/open-cached.ts';
import { Questions } from './cache/surroundings.ts';
import { ComposedDocuments } from './composed-documents.ts';
import { previewShards } from './data/previews.ts';
import { scriptData } from './data/script-data.ts';
import { wordsOfData } from './data/search.ts';
import type { SiteInput, SiteOnDemand, SiteSummary, WriteFile } from './input.ts';
import { compileLayout } from './layout.ts';
import { liftStyles } from './lift-styles.ts';
import type { CacheablePage, PageFrame } from './page-frame.ts';
import { frontPage } from './pages/front.ts';
import { filesDirectory } from './policies.ts';
import { type Made, type SiteFile, type SitePart, siteParts } from './site-parts.ts';
import { frame } from './slots.ts';
import { stamped, stampedBytes, stampOf } from './stamp.ts';
import { viewOf } from './view.ts';

/**
 * Renders the whole site from the model. Pages of documents and items stand two levels below the root, so that one set of
 * addresses serves them all; another page with generated content has its own.
 * @throws the signal's reason when aborted; whatever `write` throws
 * @implements SRS-901
 */
export async function renderSite(input: SiteInput, write: WriteFile): Promise<SiteSummary> {
  const { view, parts, put, finish, summary, putShown, endCached } = await openSite(input, write);
  for (const [done, part] of parts.entries()) {
    if (done % 256 === 0) input.signal?.throwIfAborted();
    for (const made of await part.make()) await put(made);
    part.end?.();
    input.onProgress?.(done + 1, parts.length);
  }
  await putShown();
  endCached();
  input.onFront?.(
    stamped((await finish(frontPage(view, input.generated ?? []))).text, stampOf(input.model.release)),
  );
  return summary;
}

/**
 * The same site with nothing made yet.
 * @implements SRS-3572, SDS-3250
 */
export async function siteOnDemand(input: SiteInput): Promise<SiteOnDemand> {
  const files = new Map<string, string | Uint8Array>();
  const site = await openSite(input, (path, content) => void files.set(path, content));
  const shown: SitePart = { at: filesDirectory, make: () => [...input.shown.values()].map(site.fileOf) };
  const parts = [...site.parts, shown];
  const made = new Map<SitePart, Promise<Made[]>>();
  return {
    async file(path) {
      for (const part of parts) {
        if (files.has(path)) break;
        if (!isIn(part, path)) continue;
        const making = made.get(part) ?? Promise.resolve(part.make()).then((all) => [...all]);
        made.set(part, making);
        const wanted = (await making).find((each) => each.path === path);
        if (wanted) await site.put(wanted);
      }
      return files.get(path);
    },
    async findings(isWanted) {
      for (const document of input.model.documents) {
        await new Promise(setImmediate);
        if (!isWanted()) break;
        await site.documents.of(document);
      }
      return site.summary.findings;
    },
  };
}

/** Whether a part may hold the file at a path. */
function isIn({ at, also }: SitePart, path: string): boolean {
  if (at === path || (also !== undefined && path.startsWith(also))) return true;
  return /(?:^|\/|search)$/.test(at) && path.startsWith(at);
}

/** What all ways to make a site have in common; writes what every page needs. */
async function openSite(input: SiteInput, write: WriteFile) {
  const view = viewOf(input);
  const summary: SiteSummary = { findings: [] };
  const onFindings = (findings: readonly Finding[]): void => void summary.findings.push(...findings);
  const stamp = stampOf(input.model.release);
  const putFile = async ({ path, content, sources, sha256 }: SiteFile): Promise<void> => {
    const given = typeof content === 'string' ? stamped(content, stamp) : content;
    const written = write(path, given, sources, sha256);
    if (written) await written;
  };
  const questions = new Questions(view);
  const { surroundings } = questions;
  const assets = await buildAssets(
    [view.language, ...view.model.documents.map(({ language }) => language)],
    input.fonts ?? bundledFonts(),
    wordsOfData(view),
  );
  for (const file of assets.files) await putFile(file);
  let faulty = false;
  const layout = compileLayout({
    view,
    assets: assets.paths,
    shards: previewShards(view.items.length),
    surroundings,
    templates: input.templates,
    onFinding(finding) {
      faulty = true;
      onFindings([finding]);
    },
  });
  const kept = openCached(input, view, questions, layout, assets.paths);
  const styles = new Set<string>();
  let shown: { page: PageFrame; main: string } | undefined;
  /** The page's own; the last is known, since the rows of a list follow its page. */
  const mainOf = (page: PageFrame): string => {
    if (shown?.page !== page) shown = { page, main: layout.main(page) };
    return shown.main;
  };
  /** A page as text; the styles of its drawings are written beside it, once. */
  const finish = async (page: PageFrame): Promise<{ text: string; style?: string }> => {
    const { content, css } = liftStyles(mainOf(page));
    if (css === '') return { text: layout.page(page, content) };
    const style = `assets/drawings.${sha256Of(css).slice(0, 10)}.css`;
    if (!styles.has(style)) await putFile({ path: style, content: css });
    styles.add(style);
    return { text: layout.page(page, content, style), style };
  };
  const put = async (made: Made): Promise<void> => {
    if ('content' in made) return putFile(made);
    await putCacheable('about' in made ? made : { path: made.path, about: made, frame: () => made });
  };
  const putCacheable = async ({ path, about, frame, rowsAs }: CacheablePage): Promise<void> => {
    const make = async (): Promise<{ text: string; style?: string }> =>
      rowsAs === undefined ? finish(frame()) : { text: scriptData(rowsAs, rowsIn(mainOf(frame()))) };
    if (!kept) return putFile({ path, content: (await make()).text });
    const digest = digestOfData(about);
    const standing = kept.take(path, digest);
    if (standing) return putFile({ path, ...standing });
    const { made, asked } = await questions.during(make);
    const page = stampedBytes(made.text, stamp);
    // What is made with a page is made again with it: its own style sheet, a finding on a template.
    const sha256 =
      made.style === undefined && !faulty ? kept.add(path, digest, asked, page) : sha256Of(page.bytes);
    await putFile({ path, content: page.bytes, sha256 });
  };
  const asked = new Map<string, ShownFile>();
  const addressesFrom = (root: string): Addresses =>
    addressesBelow(view.paths, root, (path) => {
      const file = input.shown.get(path);
      if (file) asked.set(path, file);
      return file;
    });
  const fileOf = (file: ShownFile): SiteFile => ({
    path: view.paths.asset(file),
    content: file.bytes,
    sources: [{ path: file.path, sha256: file.sha256 }],
  });
  await putFile({ path: frame.file, content: layout.page(emptyFrame, frame.main) });
  for (const language of languagesOfInstructions(view)) {
    const page = layout.page({ ...emptyFrame, language }, frame.main);
    await putFile({ path: frame.fileIn(language), content: page });
  }
  const documents = new ComposedDocuments(input, view, addressesFrom('../../'), onFindings);
  return {
    parts: [...siteParts({ input, view, surroundings, documents, addressesFrom, onFindings })],
    view,
    documents,
    summary,
    put,
    finish,
    fileOf,
    endCached: () => kept?.end(),
    /** Writes the files that pages turned out to show. */
    putShown: async (): Promise<void> => {
      for (const file of asked.values()) await putFile(fileOf(file));
    },
  };
}

/** The rows of the list that a script filters, as HTML. */
function rowsIn(main: string): string {
  const at = main.indexOf('<tbody>', main.indexOf(' data-filtered'));
  return at < 0 ? '' : main.slice(at + '<tbody>'.length, main.indexOf('</tbody>', at));
}

/** Languages of instructions for use that are not that of the site. */
function languagesOfInstructions({ model, language }: ReturnType<typeof viewOf>): Set<string> {
  const instructions = model.documents.filter(({ type }) => type === 'instructions-for-use');
  return new Set(instructions.map((each) => each.language || language).filter((each) => each !== language));
}

/** The page that publishing puts its own text into. */
const emptyFrame: PageFrame = {
  path: frame.file,
  root: frame.root,
  title: frame.title,
  section: 'changes',
  crumbs: [{ label: 'Changes', path: 'changes/index.html' }],
  template: '',
  data: {},
};
