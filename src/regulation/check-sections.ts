import { type Finding, type Model, type Place, startOf } from '../model/index.ts';
import type { Checklist, ChecklistEntry } from './checklist.ts';
import { type ActiveProfile, demanded, formatDemands } from './demand.ts';
import { documentTypes, headingsIn } from './documents/index.ts';
import { finding } from './rules.ts';

/**
 * Findings `document-missing`: a type that the profiles demand and no document has.
 * @implements SRS-2104
 */
export function checkDocumentSet(model: Model, profiles: readonly ActiveProfile[], place: Place): Finding[] {
  const there = new Set(model.documents.map(({ type }) => type));
  return [...documentTypes.values()].flatMap(({ type, title, asked }) => {
    const demands = demanded(asked, profiles);
    if (demands.length === 0 || there.has(type)) return [];
    const clause = demands[0]?.clause ?? '';
    return [
      finding('document-missing', place, {
        message: `There is no document of the type \`${type}\` (${title}), which is demanded by ${formatDemands(demands, profiles)}.`,
        hint: `Add it to \`documents\`, or leave the clause out in its profile with the reason: \`tailored: { '${clause}': '…' }\`.`,
      }),
    ];
  });
}

/**
 * Findings `section-missing`, `section-empty`, `section-not-applicable` and `unclear-covers` of the checklists.
 * @implements SRS-2105, SRS-2106
 */
export function checkSections(lists: readonly Checklist[], profiles: readonly ActiveProfile[]): Finding[] {
  return lists.flatMap((list) => [
    ...list.entries.flatMap((entry) => entryFinding(entry, list, profiles) ?? []),
    ...list.unclear.map(({ word, meant, place }) =>
      finding('unclear-covers', place, {
        message:
          meant.length === 0
            ? `\`covers: ${word}\` names no section of the type \`${list.type.type}\`.`
            : `\`covers: ${word}\` could mean several sections: ${meant.join(', ')}.`,
        hint:
          meant.length === 0
            ? `Its sections are: ${list.type.sections.map(({ id }) => id).join(', ') || 'none'}.`
            : 'Name those that are meant, instead of the clause.',
      }),
    ),
  ]);
}

function entryFinding(
  { section, demands, state, reason, place }: ChecklistEntry,
  { documents, type }: Checklist,
  profiles: readonly ActiveProfile[],
): Finding | undefined {
  const [document] = documents;
  if (!document) return undefined;
  const why = `which ${formatDemands(demands, profiles)} demands`;
  const name = `the section "${section.title}"`;
  if (state === 'missing') {
    const file = document.pages[0];
    const [example = section.title] = [
      ...headingsIn(document.language, type.type, section),
      ...section.names,
    ];
    return finding('section-missing', file === undefined ? undefined : startOf(file), {
      message: `${document.name} lacks ${name}, ${why}.`,
      hint: section.items
        ? `Write \`- ${section.items.attribute}: ${section.items.value}\` at a requirement of this kind, or a heading with \`- covers: ${section.id}\` and \`- not-applicable: <reason>\` below it.`
        : `Write it under a heading such as "${example}", or put \`- covers: ${section.id}\` below the heading that holds it. Where it does not apply, \`- not-applicable: <reason>\` says why.`,
    });
  }
  if (state === 'empty')
    return finding('section-empty', place, {
      message: `${name.replace('the', 'The')} of ${document.name} is empty, ${why}.`,
      hint: 'Write it, or say below the heading why it does not apply: `- not-applicable: <reason>`.',
    });
  if (state === 'not-applicable' && reason === '')
    return finding('section-not-applicable', place, {
      message: `${document.name} says that ${name} does not apply, and not why; ${formatDemands(demands, profiles)} demands it.`,
      hint: `Write \`- not-applicable: <reason>\` below the heading (${type.title}).`,
    });
  return undefined;
}
