import { escapeInline } from '../sources/imports/index.ts';
import type { Remark } from './update-plan.ts';

/**
 * Comments of reviewers as a list to work through, in Markdown.
 * @param title of the list
 * @implements SRS-3774
 */
export function remarksText(title: string, remarks: readonly Remark[]): string {
  const entries = remarks.map(({ author, day, text, words, item, place }) => {
    const where = [item, place ? `${place.file}:${place.line}` : ''].filter((each) => each !== '').join(', ');
    const who = [author, day].filter((each) => each !== '').join(', ');
    const quote = words === '' ? '' : ` on “${escapeInline(words)}”`;
    const said = text.split('\n').map((line) => `  ${escapeInline(line)}`.trimEnd());
    return `- [ ] ${escapeInline(who || 'Somebody')}${quote}${where === '' ? '' : ` (${escapeInline(where)})`}:\n\n${said.join('\n\n')}\n`;
  });
  return `# ${escapeInline(title)}\n\n${entries.join('\n')}`;
}
