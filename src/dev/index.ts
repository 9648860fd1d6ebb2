/**
 * The site while it is being written: served on this machine only, built anew at each save.
 * @c4 component "Preview"
 * @technology Node.js http
 * @description Serves the site on loopback, rebuilds it on save, and shows findings over the page.
 * @uses Model "findings"
 * @uses Site "headers of the files it shows"
 * @uses Configuration "what a build writes itself"
 * @implements SDS-2501
 */
export { type PreviewedSite, type PreviewServer, startPreview } from './server.ts';
export { type ToldFindings, toldFindings } from './told-findings.ts';
export { watchProject } from './watch.ts';
