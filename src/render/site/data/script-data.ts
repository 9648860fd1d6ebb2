/**
 * Data for the scripts of the site, as a script: a page opened from a disk may load scripts, but may not fetch.
 * The loader in `site.js` receives it by name.
 */
export function scriptData(name: string, value: unknown): string {
  return `dossierData(${JSON.stringify(name)},${JSON.stringify(value)});\n`;
}
