import { z } from 'zod';
import {
  type AnomalyState,
  anomalyStates,
  compareText,
  type EarlierRelease,
  isWithin,
  type Measurement,
  type Model,
  measuredIn,
} from '../../model/index.ts';
import { countsOverReleases, limitsOf, valuesIn, valuesOverReleases } from '../drawings/trend.ts';
import type { Translate } from '../messages.ts';
import { defineBlock } from './block.ts';

/** Where the numbers of a release are from, in words. */
const origins: Record<EarlierRelease['archive'], string> = {
  whole: 'its archive',
  none: 'the pages of its commit',
  altered: 'the pages of its commit, as its archive is not what it says',
};

/**
 * Anomalies over releases (IEC 62304 9.6): how many were open, new and closed, by type and severity, drawn and as a table.
 * @implements SRS-3785
 */
export const anomalyTrend = defineBlock({
  name: 'anomaly-trend',
  summary:
    'Anomalies that were open, new and closed in each release, by type and severity, drawn and in numbers.',
  parameters: z.strictObject({}),
  shows: ['ANOM'],
  data({ model, t }) {
    const earlier = model.earlier ?? [];
    const rows = [...earlier.map(anomaliesThen), anomaliesNow(model)].map((row, index, all) => ({
      ...row,
      ...changedSince(row.anomalies, all[index - 1]?.anomalies),
    }));
    return {
      earlier: earlier.length,
      drawing:
        earlier.length === 0
          ? ''
          : countsOverReleases(
              'anomaly-trend',
              t('Open anomalies over releases'),
              rows.map(({ release, open, fresh, closed }) => ({
                release,
                count: open,
                remark: fresh === undefined ? '' : `+${fresh} −${closed}`,
              })),
              t,
            ),
      rows: rows.map(({ release, day, from, anomalies, fresh, closed, open }) => {
        const standing = anomalies?.filter((each) => each.open) ?? [];
        return {
          release,
          day,
          from,
          isKnown: open !== undefined,
          open,
          isCompared: fresh !== undefined,
          fresh,
          closed,
          types: counted(standing, ({ type }) => type, t),
          severities: counted(standing, ({ severity }) => severity, t),
        };
      }),
    };
  },
});

interface Row {
  release: string;
  day: string;
  from: string;
  anomalies: readonly AnomalyState[] | undefined;
}

function anomaliesThen({ release, date, archive, anomalies }: EarlierRelease): Row {
  return { release, day: date.slice(0, 10), from: origins[archive], anomalies };
}

function anomaliesNow({ release, items }: Model): Row {
  const { label, revision } = release;
  return {
    release: label,
    day: revision.date.slice(0, 10),
    from: 'this content',
    anomalies: anomalyStates(items),
  };
}

/** Closed is what was open in the release before and is open no more, resolved or no longer listed. Without that release nothing is known of it. */
function changedSince(
  now: readonly AnomalyState[] | undefined,
  before: readonly AnomalyState[] | undefined,
): { open: number | undefined; fresh: number | undefined; closed: number | undefined } {
  const open = now?.filter((each) => each.open);
  if (!now || !open || !before) return { open: open?.length, fresh: undefined, closed: undefined };
  const known = new Set(before.map(({ id }) => id));
  const standing = new Set(open.map(({ id }) => id));
  return {
    open: open.length,
    fresh: now.filter(({ id }) => !known.has(id)).length,
    closed: before.filter((each) => each.open && !standing.has(each.id)).length,
  };
}

/** `corrective 2, not stated 1`. */
function counted(
  anomalies: readonly AnomalyState[],
  wordOf: (each: AnomalyState) => string,
  t: Translate,
): string {
  return [...Map.groupBy(anomalies, wordOf)]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compareText(a, b))
    .map(([word, own]) => `${word || t('not stated')} ${own.length}`)
    .join(', ');
}

/**
 * What tests measured over releases, with the limits, drawn for each thing that two releases measured, and as a table.
 * @implements SRS-3786
 */
export const capacityTrend = defineBlock({
  name: 'capacity-trend',
  summary: 'What tests measured in each release, with limits and gaps, drawn and in numbers.',
  parameters: z.strictObject({}),
  shows: [],
  data({ model, t }) {
    const earlier = model.earlier ?? [];
    const now = measuredIn(model.reports);
    const releases = [...earlier, { release: model.release.label, archive: 'whole' as const, measured: now }];
    const things = Map.groupBy(
      releases.flatMap(({ measured = [] }) => measured),
      keyOf,
    );
    const series = [...things.keys()].sort(compareText).map((key, index) => {
      const [{ name, load }] = things.get(key) as [Measurement, ...Measurement[]];
      const rows = releases.map(({ release, archive, measured }) => ({
        release,
        archive,
        isRead: measured !== undefined,
        measured: (measured ?? []).filter((each) => keyOf(each) === key),
      }));
      const isDrawn = rows.filter(({ measured }) => measured.length > 0).length > 1;
      const title = load === '' ? name : `${name} (${load})`;
      return {
        title,
        drawing: isDrawn ? valuesOverReleases(`capacity-${index}`, title, rows, t) : '',
        rows: rows.map(({ release, archive, isRead, measured }) => ({
          release,
          values: valuesIn(measured),
          limits: [...new Set(measured.map(limitsOf))].filter(Boolean).join('; '),
          isLimited: measured.every((each) => isWithin(each) !== undefined),
          beyond: measured.some((each) => isWithin(each) === false),
          why: isRead ? 'not measured' : missing[archive],
        })),
      };
    });
    return { earlier: earlier.length, series: earlier.length === 0 ? [] : series };
  },
});

/** Why nothing is known of what a release measured. */
const missing: Record<EarlierRelease['archive'], string> = {
  whole: '',
  none: 'not known: its archive is not at hand',
  altered: 'not known: its archive is not what it says',
};

/** What is measured is the same thing where name, load and unit are. */
function keyOf({ name, load, unit }: Measurement): string {
  return JSON.stringify([name, load, unit]);
}
