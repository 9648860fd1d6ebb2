/**
 * Text as HTML, for the content of elements and for attributes in double quotes.
 * @implements SRS-1307
 */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const special = /[&<>"]/;

/** Text as content of elements of HTML or XML; quotation marks stay, so that it fits no attribute. */
export function escapeContent(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as XML, for content and for attributes in double quotes. What XML 1.0 (2.2) cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(noCharacter, '\ufffd');
}

const noCharacter = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text that a regular expression takes to the letter. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
