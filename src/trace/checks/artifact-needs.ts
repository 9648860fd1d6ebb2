import { artifactNeeds, type Finding, type Link, type Model } from '../../model/index.ts';
import { finding } from '../rules.ts';

/**
 * Findings `need-uncovered` and `need-unwanted`: an item of OpenFastTrace says by which artifact types it is to be covered (`needs`), and
 * is covered by exactly these. A link that names another revision is none to it.
 * @implements SRS-3684
 */
export function checkArtifactNeeds(model: Model): Finding[] {
  const covers = Map.groupBy(
    model.links.filter(({ state }) => state !== 'dangling'),
    ({ to }) => to,
  );
  return model.items.flatMap((item) => {
    const needs = artifactNeeds(item);
    if (needs === undefined) return [];
    const given = covers.get(item.id) ?? [];
    const missing = needs.filter((need) => !given.some((link) => artifactOf(link) === need));
    const unwanted = given.filter(({ artifact }) => artifact !== undefined && !needs.includes(artifact));
    return [
      ...missing.map((need) =>
        finding('need-uncovered', item.place, {
          message: `${item.id} needs ${need}, and no ${need} covers it.`,
          hint: `Cover it by an item ${need}~…, or by a tag [${need}->${item.id}] in source; or take ${need} out of its needs.`,
          item: item.id,
        }),
      ),
      ...unwanted.map(({ from, artifact, place }) =>
        finding('need-unwanted', place, {
          message: `${from} covers ${item.id} as ${artifact}, which ${item.id} does not need.`,
          hint: `Add ${artifact} to the needs of ${item.id}, or remove the link.`,
          item: item.id,
        }),
      ),
    ];
  });
}

/** What covers: as the link says it, else the artifact type of the item it comes from. */
function artifactOf({ artifact, from }: Link): string {
  return artifact ?? from.slice(0, Math.max(0, from.indexOf('~')));
}
