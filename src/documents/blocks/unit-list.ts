import { z } from 'zod';
import { kindText } from '../../architecture/index.ts';
import { type ArchitectureElement, compareText, ownership } from '../../model/index.ts';
import { namesOf, packagesOf } from './architecture.ts';
import { defineBlock } from './block.ts';

/**
 * The software units, as a tree and one by one (IEC 62304 5.4.1 to 5.4.3), and items of several parts that have code of their own besides.
 * What a unit offers is listed where IEC 62304 5.4.3 asks for it, in class C; its tests by their files, since each is named at its requirement.
 * @implements SRS-2708
 */
export const unitList = defineBlock({
  name: 'unit-list',
  summary:
    'Tree of software items and units; for each unit its responsibility, interfaces, requirements, packages and tests. Interfaces of units of class A and B are listed with `interfaces=all`.',
  parameters: z.strictObject({ interfaces: z.enum(['class-c', 'all']).default('class-c') }),
  shows: ['code'],
  data({ model, graph, t }, { interfaces }) {
    const architecture = model.architecture;
    const names = namesOf(architecture);
    const ownerOf = ownership(architecture?.elements ?? []);
    const software = (architecture?.elements ?? []).filter(({ item }) => item !== '');
    const regions = new Map(model.regions.map((region) => [region.key, region]));
    const testsOf = (ids: readonly string[]) => {
      const keys = ids.flatMap((id) =>
        graph
          .down(id)
          .filter(({ relation }) => relation === 'verifies')
          .map(({ from }) => from),
      );
      const own = [...new Set(keys)].sort(compareText).flatMap((key) => regions.get(key) ?? []);
      return [...Map.groupBy(own, ({ file }) => file)].map(([file, tests]) => ({
        file,
        line: Math.min(...tests.map(({ place }) => place.line)),
        tests: tests.length,
      }));
    };
    const offered = Map.groupBy(
      model.codeFiles.flatMap(({ path, exports = [] }) =>
        exports.length > 0 ? [{ file: path, exports }] : [],
      ),
      ({ file }) => ownerOf(file),
    );
    const isListed = (safetyClass: string): boolean =>
      interfaces === 'all' || !['A', 'B'].includes(safetyClass);
    const edgesOf = (id: string, end: 'from' | 'to') =>
      (architecture?.edges ?? [])
        .filter((edge) => edge[end] === id)
        .map((edge) => ({
          name: names.get(edge[end === 'from' ? 'to' : 'from']) ?? '',
          description: edge.description,
          found: edge.found,
        }));
    return {
      leftOut: software.some(({ id, safetyClass }) => !isListed(safetyClass) && offered.has(id)),
      tree: treeOf(software),
      units: software
        .filter((element) => element.item === 'software unit' || element.implements.length > 0)
        .map((unit) => ({
          id: unit.id,
          name: unit.name,
          kind: kindText(unit, t),
          safetyClass: unit.safetyClass,
          responsibility: unit.description,
          path: unit.path,
          place: unit.place,
          files: unit.files,
          lines: unit.lines,
          requirements: unit.implements,
          packages: packagesOf(model, unit.id),
          sources: isListed(unit.safetyClass) ? (offered.get(unit.id) ?? []) : [],
          uses: edgesOf(unit.id, 'from'),
          usedBy: edgesOf(unit.id, 'to'),
          tests: testsOf(unit.implements),
        })),
    };
  },
});

/** Items and units in the order of the tree, each with its depth from 0. */
function treeOf(elements: readonly ArchitectureElement[]): object[] {
  const known = new Set(elements.map(({ id }) => id));
  const rows: object[] = [];
  const visit = (parent: string, depth: number): void => {
    for (const { id, name, item, safetyClass, parent: own } of elements) {
      if ((known.has(own) ? own : '') !== parent || depth > 64) continue;
      rows.push({ id, name, item, safetyClass, indent: '   '.repeat(depth) });
      visit(id, depth + 1);
    }
  };
  visit('', 0);
  return rows;
}
