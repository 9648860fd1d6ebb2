import { isWithin, type Measurement, type TestResult, type TestStatus } from '../../model/index.ts';

/** Most measurements taken of one case, and longest text of one. */
const most = 100;
const longest = 200;

/**
 * What the properties of a case say it measured: `measured.<name>` with a number and its unit, and for the same name `maximum.<name>`,
 * `minimum.<name>` and `load.<name>`.
 * @returns a sentence's end that says what cannot be read
 * @implements SRS-2904
 */
export function measurementsOf(properties: ReadonlyMap<string, string>): Measurement[] | string {
  const found: Measurement[] = [];
  for (const [key, text] of properties) {
    if (!key.startsWith('measured.')) continue;
    const name = key.slice('measured.'.length).slice(0, longest);
    const measured = quantityOf(text);
    if (name === '' || !measured || found.length >= most)
      return `${key.slice(0, longest)} is ${JSON.stringify(text.slice(0, longest))}, which is no number with a unit`;
    const measurement: Measurement = {
      name,
      ...measured,
      load: (properties.get(`load.${name}`) ?? '').slice(0, longest),
    };
    for (const which of ['minimum', 'maximum'] as const) {
      const stated = properties.get(`${which}.${name}`);
      if (stated === undefined) continue;
      const limit = quantityOf(stated);
      if (limit?.unit !== measured.unit)
        return `${which}.${name} is ${JSON.stringify(stated.slice(0, longest))}, which is no number in ${measured.unit || 'the same unit'}`;
      measurement[which] = limit.value;
    }
    found.push(measurement);
  }
  return found;
}

/** `1.42 s`, `20000`, `-3e-6 m/s`: a number as JSON writes it, then what it counts. */
function quantityOf(text: string): { value: number; unit: string } | undefined {
  const [, number = '', unit = ''] =
    /^\s*([-+]?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?)(?:\s*([^\s\d](?:.{0,39}\S)?))?\s*$/.exec(text) ??
    [];
  const value = Number(number);
  return number !== '' && Number.isFinite(value) ? { value, unit } : undefined;
}

/**
 * What measurements make of a case that ran: one beyond its limit fails it, whatever its report says; one that cannot be read is an error.
 * @implements SRS-2905
 */
export function judgeMeasured(
  measurements: Measurement[] | string,
  { status, message }: Pick<TestResult, 'status' | 'message'>,
): { status: TestStatus; message: string; measurements?: Measurement[] } {
  if (typeof measurements === 'string')
    return { status: 'error', message: `a measurement cannot be read: ${measurements}` };
  const beyond = measurements.find((each) => isWithin(each) === false);
  if (!beyond || status !== 'passed') return { status, message, measurements };
  return {
    status: 'failed',
    message: `${formatMeasured(beyond)}, allowed: ${formatLimits(beyond)}`,
    measurements,
  };
}

function formatMeasured({ name, value, unit }: Measurement): string {
  return `${name}: ${value}${unit && ` ${unit}`}`;
}

function formatLimits({ minimum, maximum, unit }: Measurement): string {
  const limits = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ];
  return `${limits.join(', ')}${unit && ` ${unit}`}`;
}
