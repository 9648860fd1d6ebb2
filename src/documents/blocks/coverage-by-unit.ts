import { z } from 'zod';
import { askedOf, minimumOf } from '../../depth/index.ts';
import type { Counted, Report } from '../../model/index.ts';
import { coverageByUnit as byUnit, percentOf } from '../../quality/index.ts';
import { defineBlock } from './block.ts';

/** Which evidence counts, in words. */
export const originWords: Record<Report['origin'], string> = {
  current: 'of this tree',
  other: 'of another commit: it verifies nothing here',
  unknown: 'of unknown origin: it verifies nothing',
  altered: 'changed after it was stamped: it verifies nothing',
};

/**
 * What tests ran of each software unit (IEC 62304 5.5.3, 5.5.5).
 * @implements SRS-1803
 */
export const coverageByUnit = defineBlock({
  name: 'coverage-by-unit',
  summary: 'Lines and branches that tests ran, by software unit, from coverage reports of this tree.',
  parameters: z.strictObject({}),
  data({ model, config }) {
    const asked = askedOf(model, config);
    const demands = new Map(
      model.architecture?.elements.map((element) => [
        element.id,
        minimumOf(asked(element).rows.map(({ row }) => row)),
      ]),
    );
    return {
      reports: model.coverage.map(({ path, format, origin, files }) => ({
        path,
        format,
        origin: originWords[origin],
        counts: origin === 'current',
        files: files.length,
      })),
      units: byUnit(model).map((unit) => ({
        ...unit,
        lines: shown(unit.lines),
        branches: shown(unit.branches),
        demanded: demandOf(demands.get(unit.id)),
        files: unit.measured + unit.unmeasured.length,
      })),
    };
  },
});

function demandOf(minimum: { lines: number; branches: number } | undefined): string {
  return minimum ? `${minimum.lines} %, ${minimum.branches} %` : '–';
}

function shown(counted: Counted): string {
  const percent = percentOf(counted);
  return percent === undefined ? '–' : `${percent} % (${counted.covered} / ${counted.total})`;
}
