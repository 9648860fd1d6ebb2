import { z } from 'zod';
import type { IdSyntax } from '../../config/index.ts';
import type { ReportAbout } from '../../model/index.ts';
import type { JsonText } from '../safe-json.ts';
import { lineOf } from './json-report.ts';
import { judgeMeasured } from './measured.ts';
import type { ReportAnswer } from './report-answer.ts';

const text = z.string().max(500);
const number = z.number();

const measurement = z
  .strictObject({
    name: text.min(1).describe('What was measured. IDs in it are those it speaks of.'),
    verifies: z
      .array(text)
      .max(100)
      .optional()
      .describe('IDs of the requirements and test cases it is evidence for.'),
    load: text.optional().describe('Under what it was measured, e.g. 20,000 frames a second.'),
    value: number,
    unit: text.max(40).optional().describe('Of the value and its limits.'),
    minimum: number.optional(),
    maximum: number.optional(),
  })
  .refine(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined, {
    error: 'a limit, `minimum` or `maximum`, has to be there',
  })
  .meta({ anyOf: [{ required: ['minimum'] }, { required: ['maximum'] }] });

/**
 * Shape of a report of capacity and performance.
 * @implements SRS-2903
 */
const capacityReport = z.strictObject({
  $schema: text.optional(),
  format: z.literal('dossier-capacity-1'),
  title: text.min(1),
  level: z
    .enum(['unit', 'integration', 'system'])
    .optional()
    .describe('Level of the tests; system where it is left out.'),
  tool: text.optional().describe('Name and version of what measured.'),
  environment: text.optional().describe('What was measured on: hardware, operating system, versions.'),
  measurements: z.array(measurement).min(1).max(100_000),
});

/** JSON Schema of that shape. */
export function capacitySchema(): object {
  return z.toJSONSchema(capacityReport, { target: 'draft-2020-12' });
}

/** Reads a report of capacity: each measurement is a result that its limits pass or fail. */
export function readCapacity(path: string, json: JsonText, ids: IdSyntax): ReportAnswer {
  const parsed = capacityReport.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = (issue?.path ?? []).map(String);
    const problem = {
      message: `${at.length > 0 ? `\`${at.join('.').slice(0, 200)}\`: ` : ''}${(issue?.message ?? '').slice(0, 300)}.`,
      line: lineOf(json, at.slice(0, 2)),
      column: 1,
    };
    return { refused: problem };
  }
  const { title, level, tool = '', environment = '', measurements } = parsed.data;
  const about: ReportAbout = { path, format: 'capacity', level: level ?? 'system' };
  const stated = [environment, tool].filter(Boolean).join('; ');
  if (stated !== '') about.environment = stated;
  return {
    about,
    results: measurements.map(
      ({ name, verifies = [], load = '', value, unit = '', minimum, maximum }, index) => ({
        suite: title,
        className: '',
        name,
        file: '',
        ...judgeMeasured(
          [
            {
              name,
              value,
              unit,
              ...(minimum === undefined ? {} : { minimum }),
              ...(maximum === undefined ? {} : { maximum }),
              load,
            },
          ],
          { status: 'passed', message: '' },
        ),
        properties: {},
        ids: [
          ...new Set([
            ...ids.namedBy(name),
            ...verifies.flatMap((words) => ids.find(words).map(({ id }) => id)),
          ]),
        ].sort(),
        place: { file: path, line: lineOf(json, ['measurements', String(index)]), column: 1 },
      }),
    ),
  };
}
