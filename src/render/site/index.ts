/**
 * The documentation site: static pages a reviewer reads on a server or from a disk, without a request to any other host.
 * It reads the model and composed documents and nothing else; writing is the caller's.
 * @c4 component "Site"
 * @technology HTML, CSS, JavaScript
 * @uses Regulation "state of every clause"
 * @uses Depth "what is demanded of elements"
 * @uses Documents "composed documents"
 * @uses Architecture "drawn views of elements"
 * @uses Trace "links and verdicts"
 * @uses Fonts "faces of the pages"
 * @implements SDS-12
 */

export type { PageIndex, StandingPages } from './cache/cached-pages.ts';
export type { SiteInput, SiteOnDemand, SiteSummary } from './input.ts';
export { renderSite, siteOnDemand } from './render-site.ts';
