import type { SiteConfig } from './schema.ts';

/**
 * Declares a project to Dossier. Returns its argument; it exists for completion and type checks in the editor.
 * @example export default defineSite({ product: { name: 'Pump', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } } });
 */
export function defineSite(site: SiteConfig): SiteConfig {
  return site;
}
