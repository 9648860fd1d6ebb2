import { isWithin, type Measurement } from '../../model/index.ts';
import type { Translate } from '../messages.ts';
import { figure, label } from './svg.ts';

const side = 190;
const length = 400;
const height = 26;
const width = side + length + 130;
const ink = 'var(--diagram-ink, #1b2733)';
const line = 'var(--diagram-line, #5b6b78)';

/** A release with a number, undefined where it is not known, and what is written behind it. */
export interface CountedRelease {
  release: string;
  count: number | undefined;
  remark: string;
}

/**
 * A number over releases, each a bar below the one before. A number that is not known is told in words and has no bar.
 * @implements SRS-3785
 */
export function countsOverReleases(
  id: string,
  title: string,
  rows: readonly CountedRelease[],
  t: Translate,
): string {
  const largest = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  const said = rows.map(({ count, remark }) =>
    count === undefined ? t('not known') : `${count}${remark && ` (${remark})`}`,
  );
  const body = rows.map(({ release, count }, index) => {
    const y = index * height;
    const long = Math.round(((count ?? 0) / largest) * length);
    const bar =
      count === undefined
        ? ''
        : `<rect x="${side}" y="${y + 5}" width="${Math.max(1, long)}" height="${height - 10}" fill="var(--diagram-node, #eef3f7)" stroke="${line}"/>`;
    return `${label(side - 10, y + 18, release, 'end')}${bar}${label(side + long + 8, y + 18, said[index] ?? '')}`;
  });
  const description = rows.map(({ release }, index) => `${release}: ${said[index]}`).join('; ');
  return figure(id, { width, height: rows.length * height + 4 }, title, `${description}.`, body.join(''));
}

/** A release with what was measured of one thing in it: none where that is not known. */
export interface MeasuredRelease {
  release: string;
  measured: readonly Measurement[];
}

/**
 * Measured values over releases, each release a line below the one before: a dot for each value, a cross where it is beyond its limit, a
 * dashed line where a limit is. Values of releases that follow each other are joined; where a release has none, there is a gap.
 * @implements SRS-3786
 */
export function valuesOverReleases(
  id: string,
  title: string,
  rows: readonly MeasuredRelease[],
  t: Translate,
): string {
  const all = rows.flatMap(({ measured }) => measured);
  const numbers = all.flatMap(({ value, minimum = value, maximum = value }) => [value, minimum, maximum]);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const at = (value: number): number =>
    side + Math.round(((value - low + room) / (high - low + 2 * room)) * length * 10) / 10;
  const body = rows.flatMap(({ release, measured }, index) => {
    const middle = index * height + height / 2;
    const [value, ...others] = measured;
    const [next, ...further] = rows[index + 1]?.measured ?? [];
    const isJoined = value && next && others.length + further.length === 0;
    const limits = measured.flatMap(({ minimum, maximum }) =>
      [minimum, maximum].filter((each) => each !== undefined),
    );
    return [
      label(side - 10, middle + 5, release, 'end'),
      ...[...new Set(limits)].map((limit) => limitAt(at(limit), middle)),
      ...(isJoined ? [joined(at(value.value), middle, at(next.value))] : []),
      ...measured.map((each) => mark(each, at(each.value), middle)),
      label(side + length + 10, middle + 5, valuesIn(measured) || t('not known')),
    ];
  });
  const description = rows
    .map(
      ({ release, measured }) =>
        `${release}: ${measured.map((each) => saidOf(each, t)).join(', ') || t('not known')}`,
    )
    .join('; ');
  return figure(id, { width, height: rows.length * height + 4 }, title, `${description}.`, body.join(''));
}

/** Values with their unit, as they stand beside a plot and in a table. */
export function valuesIn(measured: readonly Measurement[]): string {
  return measured.map(({ value, unit }) => [String(value), unit].filter(Boolean).join(' ')).join(', ');
}

/** The limits of a value with its unit; empty where it has none. */
export function limitsOf({ minimum, maximum, unit }: Measurement): string {
  const withUnit = (sign: string, limit: number | undefined): string[] =>
    limit === undefined ? [] : [[sign, String(limit), unit].filter(Boolean).join(' ')];
  return [...withUnit('≥', minimum), ...withUnit('≤', maximum)].join(', ');
}

function saidOf(measurement: Measurement, t: Translate): string {
  const limits = limitsOf(measurement);
  const beyond = isWithin(measurement) === false ? `, ${t('beyond the limit')}` : '';
  return `${valuesIn([measurement])}${limits === '' ? '' : ` (${limits}${beyond})`}`;
}

function limitAt(x: number, middle: number): string {
  return `<path d="M${x} ${middle - height / 2}V${middle + height / 2}" stroke="${ink}" stroke-width="1.5" stroke-dasharray="4 3" fill="none"/>`;
}

function joined(x: number, middle: number, next: number): string {
  return `<path d="M${x} ${middle}L${next} ${middle + height}" stroke="${line}" fill="none"/>`;
}

function mark(measurement: Measurement, x: number, middle: number): string {
  return isWithin(measurement) === false
    ? `<path d="M${x - 5} ${middle - 5}l10 10m0 -10l-10 10" stroke="${ink}" stroke-width="2.5" fill="none"/>`
    : `<circle cx="${x}" cy="${middle}" r="4" fill="${ink}"/>`;
}
