import type { Item } from './item.ts';

/** An ID of OpenFastTrace, `dsn~alarm.sound~1`: artifact type, name, revision. */
export const specificationId = '[A-Za-z]+~\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*~\\d+';

/** An ID with a revision, `dsn~alarm.sound~1`: what stands before it, and the number. */
const revised = /^([A-Za-z]+~\S+~)(\d+)$/;

/** An ID without its revision, and the revision; undefined for one that has none. */
export function revisionOf(id: string): { name: string; revision: number } | undefined {
  const [, name, number] = revised.exec(id) ?? [];
  return name === undefined ? undefined : { name, revision: Number(number) };
}

/** The artifact types that must cover an item of OpenFastTrace; undefined for items that do not say, and for rejected ones. */
export function artifactNeeds({ id, attributes: { needs, status } }: Item): string[] | undefined {
  if (needs === undefined || status === 'rejected' || revisionOf(id) === undefined) return undefined;
  return needs
    .split(',')
    .map((need) => need.trim())
    .filter((need) => need !== '');
}
