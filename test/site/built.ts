import type { Serve } from '../../src/render/browser/index.ts';
import { renderSite, type SiteInput, type SiteSummary } from '../../src/render/site/index.ts';

export interface BuiltSite {
  files: Map<string, string | Uint8Array>;
  summary: SiteSummary;
  /** Serves the files to a browser as a static server would. */
  serve: Serve;
}

/** Renders a site into memory. */
export async function buildSite(input: SiteInput): Promise<BuiltSite> {
  const files = new Map<string, string | Uint8Array>();
  const summary = await renderSite(input, (path, content) => {
    if (files.has(path)) throw new Error(`${path} is written twice.`);
    files.set(path, content);
  });
  const serve: Serve = (path) => {
    const bytes = files.get(path);
    return bytes === undefined
      ? undefined
      : { bytes, type: mediaTypes[path.split('.').pop() ?? ''] ?? 'application/octet-stream' };
  };
  return { files, summary, serve };
}

/** All pages of a site, by path. */
export function pagesOf(site: BuiltSite): [string, string][] {
  return [...site.files].flatMap(([path, content]) =>
    path.endsWith('.html') && typeof content === 'string' ? [[path, content] as [string, string]] : [],
  );
}

const mediaTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};
