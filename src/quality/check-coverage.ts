import type { Config } from '../config/index.ts';
import { type Finding, type Model, startOf } from '../model/index.ts';
import { coverageByUnit, percentOf } from './coverage.ts';
import { finding } from './rules.ts';

const hint = 'Add tests for what is not run, run them with coverage on this very tree, then `dossier stamp`.';

/**
 * Holds the coverage of each unit against what the configuration demands of its class.
 * @implements SRS-1804
 */
export function checkCoverage({
  model,
  config,
  configFile,
}: {
  model: Model;
  config: Config;
  configFile: string;
}): Finding[] {
  const { quality } = config;
  const units = coverageByUnit(model);
  const places = new Map(model.architecture?.elements.map(({ id, place }) => [id, place]));
  if (units.length === 0)
    return [
      finding('coverage-low', startOf(configFile), {
        message: '`quality.coverage` demands coverage, and no software unit with source is known.',
        hint: 'Declare the architecture with `@c4`, so that files belong to units.',
      }),
    ];
  return units.flatMap((unit) => {
    const { id, name, safetyClass, measured, unmeasured } = unit;
    const place = places.get(id) ?? startOf(configFile);
    const minimum = quality.coverage[safetyClass];
    if (!minimum) return [];
    const error = (message: string): Finding => finding('coverage-low', place, { message, hint });
    if (measured === 0)
      return [error(`No coverage report of this tree speaks of ${name} (class ${safetyClass}).`)];
    const findings = (['lines', 'branches'] as const).flatMap((what) => {
      const found = percentOf(unit[what]);
      return found !== undefined && found < minimum[what]
        ? [
            error(
              `Tests run ${found} % of the ${what} of ${name}; class ${safetyClass} demands ${minimum[what]} %.`,
            ),
          ]
        : [];
    });
    if (unmeasured.length > 0)
      findings.push(
        finding('coverage-unmeasured', place, {
          message: `No coverage report of this tree speaks of ${unmeasured.length} of ${measured + unmeasured.length} files of ${name}: ${unmeasured.slice(0, 3).join(', ')}${unmeasured.length > 3 ? ', …' : ''}.`,
          hint: 'Let the coverage tool report files that no test loads as well, or say in the test plan why they hold nothing to run.',
        }),
      );
    return findings;
  });
}
