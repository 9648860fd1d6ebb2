import { createTwoFilesPatch } from 'diff';
import { ownEntry } from '../model/index.ts';
import { changesOf } from './edit-item.ts';
import type { ItemChange, UpdatedPage, UpdatePlan } from './update-plan.ts';

/** The pages of a plan as one patch that `git apply` takes. */
export function patchOf(pages: readonly UpdatedPage[]): string {
  return pages
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 }),
    )
    .map((patch) => patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+ .*?)\t$/gm, '$1'))
    .join('');
}

/** A plan for people: each item that changes with what it said and says, then for what nothing is written. */
export function updateText({ changes, problems, pages, absent }: UpdatePlan): string {
  const lines = changes.flatMap((change) => [headOf(change), ...linesOf(change)]);
  for (const { place, message, hint, change } of problems)
    lines.push(
      `${place.file}:${place.line}:${place.column}  ${place.at === undefined ? '' : `${place.at}: `}${message} ${hint}`,
      ...(change ? linesOf(change) : []),
    );
  if (absent.length > 0)
    lines.push(
      `${absent.length} items are not in the file and stay: ${absent.slice(0, 10).join(', ')}${absent.length > 10 ? ' …' : ''}. To delete one, delete it in its page.`,
    );
  lines.push(`${changes.length} items differ, in ${pages.length} pages.`);
  return `${lines.join('\n')}\n`;
}

function headOf({ item: { id, place } }: ItemChange): string {
  return `${id}  ${place.file}:${place.line}`;
}

function linesOf({ before, after }: ItemChange): string[] {
  const { title, text, attributes, relations } = changesOf(before, after);
  const rows: [name: string, from: string, to: string][] = [
    ...(title ? [['title', before.title, after.title] as [string, string, string]] : []),
    ...attributes.map((name): [string, string, string] => [
      name,
      ownEntry(before.attributes, name) ?? '',
      ownEntry(after.attributes, name) ?? '',
    ]),
    ...relations.map((name): [string, string, string] => [
      name,
      (ownEntry(before.links, name) ?? []).join(', '),
      (ownEntry(after.links, name) ?? []).join(', '),
    ]),
    ...(text ? [['text', before.text, after.text] as [string, string, string]] : []),
  ];
  return rows.flatMap(([name, from, to]) => [`  ${name}`, ...signed('-', from), ...signed('+', to)]);
}

function signed(sign: string, text: string): string[] {
  return text.trim() === '' ? [] : text.split(/\r?\n/).map((line) => `    ${sign} ${line}`);
}
