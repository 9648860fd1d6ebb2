/** Scripts, styles, fonts and images come from files of the site; nothing else is loaded, framed or sent. */
export const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Where the files of the project lie that pages show or link, from the site's root. */
export const filesDirectory = 'files/';

/**
 * Headers a server sends with a file of the project: whatever it holds runs in no origin, loads nothing and is not guessed at. None for a
 * PDF: browsers do not show one in a sandbox.
 * @param path from the site's root
 * @implements SRS-3203
 */
export function fileHeaders(path: string): Record<string, string> {
  if (!path.startsWith(filesDirectory) || path.toLowerCase().endsWith('.pdf')) return {};
  return {
    'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    'X-Content-Type-Options': 'nosniff',
  };
}
