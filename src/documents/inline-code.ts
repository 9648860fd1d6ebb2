import { escapeHtml } from '../model/index.ts';

/**
 * Text as HTML; what stands in backticks is code.
 * @implements SRS-3655
 */
export function inlineCode(text: string, htmlOfRest: (text: string) => string = escapeHtml): string {
  return text
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? `<code>${escapeHtml(part)}</code>` : htmlOfRest(part),
    )
    .join('');
}
