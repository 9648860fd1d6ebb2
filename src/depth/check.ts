import { type Project, settingPlace } from '../config/index.ts';
import { didYouMean, type Finding, type Model, sayReason, startOf } from '../model/index.ts';
import { coverageByUnit } from '../quality/index.ts';
import { type DemandVerdict, type ElementDepth, elementDepths } from './element-depth.ts';
import type { Because } from './rows.ts';
import { finding } from './rules.ts';

/**
 * What elements lack of what is demanded of them. What clauses alone ask besides criteria opens a gate and is no finding.
 * @implements SRS-3723, SRS-3728
 */
export function checkDepth(
  project: Pick<Project, 'config' | 'configFile' | 'configSource'> & { model: Model },
): Finding[] {
  const { model, config, configFile } = project;
  const depths = elementDepths(model, config);
  if (depths.length === 0 && config.regulation.depth.length > 0)
    return [
      finding('demand-unmet', startOf(configFile), {
        message: '`regulation.depth` demands something, and no software element with source is known.',
        hint: 'Declare the architecture with `@c4`, so that files belong to elements.',
      }),
    ];
  const measured = new Map(coverageByUnit(model).map((unit) => [unit.id, unit]));
  return [
    ...depths.flatMap((depth) => depth.demands.flatMap((demand) => unmet(depth, demand))),
    ...depths.flatMap((depth) => unmeasured(depth, measured.get(depth.element.id)?.unmeasured ?? [])),
    ...checkItems(project),
  ];
}

/** What to do about a demand that is not met. */
const hints: Readonly<Record<Exclude<DemandVerdict['demand'], 'acceptance' | 'coverage'>, string>> = {
  topics:
    'Answer each topic at the element, such as `@faults …`, or in a section of the detailed design; or say why it does not apply: `@memory not applicable: …`.',
  verified: 'Run the tests of these requirements on this very tree, within `dossier stamp`.',
  unitTests:
    'Write a test of the level `unit` that verifies a requirement of it, and run it on this very tree, within `dossier stamp`.',
  reviewers: 'Let people whom the list of signers names review this content: dossier approve.',
  independentTester:
    'Let somebody whom the list of signers names test it by hand, and keep the record in `sources.testRuns`.',
};

function unmet({ element, safetyClass }: ElementDepth, demand: DemandVerdict): Finding[] {
  const own = demand.because.filter(({ clause }) => clause === '');
  if (demand.met) return [];
  if (demand.demand === 'coverage')
    return [
      finding('coverage-low', element.place, {
        message: `${element.name}: ${sayReason(demand.said)} Demanded are ${sayReason(demand.asked)}, by ${sourcesOf(demand.because)}.`,
        hint: 'Add tests for what is not run, run them with coverage on this very tree, then `dossier stamp`.',
      }),
    ];
  if (demand.demand === 'acceptance')
    return [
      finding('unit-without-criteria', element.place, {
        message: `${element.name} is a ${element.item} of class ${safetyClass}, and nothing says when it is accepted. Demanded are ${sayReason(demand.asked)}, by ${sourcesOf(demand.because)}.`,
        hint: 'Write `@acceptance …`, at least a short sentence, below its @c4, or below that of what is around it for all of its parts.',
      }),
    ];
  if (own.length === 0) return [];
  const left = demand.ids ? ` ${demand.ids.join(', ')}.` : '';
  const waits = demand.demand === 'reviewers' || demand.demand === 'independentTester';
  return [
    finding(waits ? 'demand-waits' : 'demand-unmet', element.place, {
      message: `${element.name}: ${sayReason(demand.said)}${left} Demanded are ${sayReason(demand.asked)}, by ${sourcesOf(own)}.`,
      hint: hints[demand.demand],
    }),
  ];
}

/** `IEC 62304 5.5.3 (class C), regulation.depth (risk high before control: HAZ-001, RC-010)` */
function sourcesOf(because: readonly Because[]): string {
  return because
    .map(({ clause, said, ids }) => {
      const source = clause === '' ? '`regulation.depth`' : `IEC 62304 ${clause}`;
      return `${source} (${[sayReason(said), ids.join(', ')].filter(Boolean).join(' ')})`;
    })
    .join(', ');
}

/** Of files that no report speaks of nobody knows what tests run. */
function unmeasured({ element, demands }: ElementDepth, files: readonly string[]): Finding[] {
  const isAsked = demands.some(({ demand, said }) => demand === 'coverage' && said.values !== undefined);
  if (!isAsked || files.length === 0) return [];
  const named = `${files.slice(0, 3).join(', ')}${files.length > 3 ? ', …' : ''}`;
  return [
    finding('coverage-unmeasured', element.place, {
      message: `No coverage report of this tree speaks of ${files.length} of ${element.files} files of ${element.name}: ${named}.`,
      hint: 'Let the coverage tool report files that no test loads as well, or say in the test plan why they hold nothing to run.',
    }),
  ];
}

function checkItems(
  project: Pick<Project, 'config' | 'configFile' | 'configSource'> & { model: Model },
): Finding[] {
  const known = new Set(project.model.items.map(({ id }) => id));
  return project.config.regulation.depth.flatMap(({ items = [] }, row) =>
    items
      .filter((id) => !known.has(id))
      .map((id) =>
        finding('demand-of-no-item', settingPlace(project, 'regulation', 'depth', row, 'items'), {
          message: `\`regulation.depth\` names ${id}, and there is no such item.`,
          hint: `${didYouMean(id, known)}Name an item whose code is meant.`,
        }),
      ),
  );
}
