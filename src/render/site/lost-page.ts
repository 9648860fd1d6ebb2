import { readFileSync } from 'node:fs';
import { sha256Of } from '../../model/index.ts';

const script = readFileSync(new URL('../../../templates/assets/site/lost.js', import.meta.url), 'utf8');

/**
 * A page that a host shows for an address that it has not, told from the root of the host, which finds its files where the host serves
 * the site below a directory. What does this stands in the page, since no address leads to a file, and its policy names it by its hash.
 * @implements SRS-3659
 */
export function lostPage(page: string): string {
  return page
    .replace("script-src 'self'", `script-src 'self' 'sha256-${sha256Of(script, 'base64')}'`)
    .replace('</body>', () => `<script>${script}</script>\n</body>`);
}
