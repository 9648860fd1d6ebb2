import { createTwoFilesPatch } from 'diff';
import { howMany } from '../model/index.ts';
import type { ChangedRow, UpdatedPage, UpdatePlan } from './update-plan.ts';

/** The pages of a plan as one patch that `git apply` takes. */
export function patchOf(pages: readonly UpdatedPage[]): string {
  return pages
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 }),
    )
    .map((patch) => patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+ .*?)\t$/gm, '$1'))
    .join('');
}

/** A plan for people: what changes with what it said and says, then for what nothing is written. */
export function updateText({ changes, problems, pages, absent }: UpdatePlan): string {
  const lines = changes.flatMap(({ what, place, rows }) => [
    `${what}  ${place.file}:${place.line}`.trim(),
    ...linesOf(rows),
  ]);
  for (const { place, message, hint, rows = [] } of problems)
    lines.push(
      `${place.file}:${place.line}:${place.column}  ${place.at === undefined ? '' : `${place.at}: `}${message} ${hint}`,
      ...linesOf(rows),
    );
  if (absent.length > 0)
    lines.push(
      `${absent.length} items are not in the file and stay: ${absent.slice(0, 10).join(', ')}${absent.length > 10 ? ' …' : ''}. To delete one, delete it in its page.`,
    );
  lines.push(`${howMany(changes.length, 'change')}, in ${howMany(pages.length, 'page')}.`);
  return `${lines.join('\n')}\n`;
}

function linesOf(rows: readonly ChangedRow[]): string[] {
  return rows.flatMap(([name, before, after]) => [
    `  ${name}`,
    ...signed('-', before),
    ...signed('+', after),
  ]);
}

function signed(sign: string, text: string): string[] {
  return text.trim() === '' ? [] : text.split(/\r?\n/).map((line) => `    ${sign} ${line}`);
}
