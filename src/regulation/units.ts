import type { Config } from '../config/index.ts';
import {
  type ArchitectureElement,
  chainOf,
  classAfterSegregation,
  type Finding,
  isReason,
  type Model,
  type Reason,
  type SafetyClass,
} from '../model/index.ts';
import { checklists } from './checklist.ts';
import { activeProfiles, type Demand, demanded, of62304 } from './demand.ts';
import { finding } from './rules.ts';

/** What one clause asks of a unit, and what there is. */
export interface UnitDemand {
  clause: string;
  met: boolean;
  said: Reason;
}

/** A software unit, the class by which it is judged, and what is demanded of it. */
export interface UnitDepth {
  element: ArchitectureElement;
  safetyClass: SafetyClass;
  demands: UnitDemand[];
}

const stated = of62304('5.5.3');
const listOfC = of62304('5.5.4');
const verified = of62304('5.5.5');

/** Whether a profile asks for accepted units in the class of the product. */
export function asksForUnits(config: Config): boolean {
  return demanded([stated, verified], activeProfiles(config)).length > 0;
}

/**
 * What the profile asks of each software unit, by the class of the unit and not by that of the system.
 * @implements SRS-3723
 */
export function unitDepths(model: Model, config: Config): UnitDepth[] {
  const profiles = activeProfiles(config);
  if (!profiles.some(({ standard }) => standard === 'IEC 62304')) return [];
  const elements = model.architecture?.elements ?? [];
  const byId = new Map(elements.map((element) => [element.id, element]));
  const sections = checklists(model, config).flatMap(({ entries }) => entries);
  const list = sections.filter(({ section }) =>
    section.asked.some(({ clause }) => clause === listOfC.clause),
  );
  return elements
    .filter(({ item }) => item === 'software unit')
    .map((element) => {
      const safetyClass = classAfterSegregation(element, byId, model.product.safetyClass);
      const ofClass = profiles.map((profile) =>
        profile.standard === 'IEC 62304' ? { ...profile, grade: safetyClass } : profile,
      );
      const asked = (demand: Demand): boolean => demanded([demand], ofClass).length > 0;
      return {
        element,
        safetyClass,
        demands: [
          ...(asked(stated) ? [criteriaOf(element, byId)] : []),
          ...(asked(listOfC) ? [listCovered(list)] : []),
          ...(asked(verified) ? [carriedVerified(element, model)] : []),
          ...(asked(listOfC) ? [testedAsUnit(element, model)] : []),
        ],
      };
    });
}

/**
 * Findings `unit-without-criteria`.
 * @implements SRS-3723
 */
export function checkUnits(model: Model, config: Config): Finding[] {
  return unitDepths(model, config).flatMap(({ element, safetyClass, demands }) =>
    demands.some(({ clause, met }) => clause === stated.clause && !met)
      ? [
          finding('unit-without-criteria', element.place, {
            message: `${element.name} is a software unit of class ${safetyClass}, and nothing says when it is accepted, which IEC 62304 5.5.3 demands.`,
            hint: 'Write `@acceptance …`, at least a short sentence, below its @c4, or below that of what is around it for all of its parts.',
          }),
        ]
      : [],
  );
}

/** The criteria are stated at the unit, or at the nearest element around it. */
function criteriaOf({ id }: ArchitectureElement, byId: ReadonlyMap<string, ArchitectureElement>): UnitDemand {
  const { clause } = stated;
  for (const each of chainOf(id, byId)) {
    const holder = byId.get(each);
    const criteria = holder?.tags.acceptance ?? '';
    if (!holder || !isReason(criteria)) continue;
    const values = { criteria, name: holder.name };
    return {
      clause,
      met: true,
      said:
        each === id
          ? { sentence: 'It is accepted when: {criteria}', values }
          : { sentence: 'As all parts of {name} it is accepted when: {criteria}', values },
    };
  }
  return { clause, met: false, said: { sentence: 'Nothing says when it is accepted.' } };
}

/** The subjects that criteria of class C have to treat stand in sections of the detailed design. */
function listCovered(sections: ReturnType<typeof checklists>[number]['entries']): UnitDemand {
  const { clause } = listOfC;
  if (sections.length === 0)
    return { clause, met: false, said: { sentence: 'No detailed design treats the list of class C.' } };
  const lacking = sections.filter(({ state }) => state === 'missing' || state === 'empty');
  return lacking.length === 0
    ? { clause, met: true, said: { sentence: 'The detailed design treats the list of class C.' } }
    : {
        clause,
        met: false,
        said: {
          sentence: 'The detailed design says nothing of: {sections}.',
          values: { sections: lacking.map(({ section }) => section.title).join('; ') },
        },
      };
}

/** All requirements and risk controls that the code of the unit carries are verified, and there is one. */
function carriedVerified({ implements: carried }: ArchitectureElement, model: Model): UnitDemand {
  const { clause } = verified;
  if (carried.length === 0)
    return {
      clause,
      met: false,
      said: { sentence: 'Its code carries no requirement, so nothing of it is verified.' },
    };
  const left = carried.filter((id) => model.verdicts[id]?.state !== 'verified');
  return left.length === 0
    ? {
        clause,
        met: true,
        said: {
          sentence: '{count} requirements of it are verified.',
          values: { count: String(carried.length) },
        },
      }
    : {
        clause,
        met: false,
        said: {
          sentence: 'Requirements of it that are not verified: {ids}.',
          values: { ids: left.join(', ') },
        },
      };
}

/** A test of the level `unit` counts for one of its requirements. */
function testedAsUnit({ implements: carried }: ArchitectureElement, model: Model): UnitDemand {
  const { clause } = verified;
  const tests = new Set(
    carried
      .flatMap((id) => model.verdicts[id]?.evidence ?? [])
      .filter(([report, result]) => {
        const of = model.reports[report];
        return of?.level === 'unit' && of.origin === 'current' && of.results[result]?.status === 'passed';
      })
      .map((each) => each.join(' ')),
  );
  return tests.size > 0
    ? {
        clause,
        met: true,
        said: { sentence: '{count} unit tests of it passed.', values: { count: String(tests.size) } },
      }
    : { clause, met: false, said: { sentence: 'No unit test of it passed.' } };
}
