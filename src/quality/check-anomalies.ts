import { claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import type { Finding, Item, Model } from '../model/index.ts';
import { finding } from './rules.ts';

/** How far a problem was resolved. */
const states = ['reported', 'evaluated', 'deferred', 'resolved'] as const;

interface Field {
  /** The attribute, and other names for it. */
  names: readonly [string, ...string[]];
  what: string;
  clause: string;
}

const field = (names: string, what: string, clause: string): Field => ({
  names: names.split(' ') as [string, ...string[]],
  what,
  clause,
});

/** What a problem report says from the first day on (IEC 62304 9.1, 9.8). */
const reported = [
  field('type', 'what kind of problem it is (corrective, preventive, adaptive, perfective)', '9.1'),
  field('scope', 'how far it reaches (size of the change, versions, devices)', '9.1'),
  field('criticality', 'its effect on performance, safety or security', '9.1'),
  field('found', 'how and when it was found', '9.1'),
  field('versions version', 'which versions have it', '9.1'),
];
/** What its evaluation adds. */
const evaluated = [
  field('investigation', 'what was looked into', '9.2'),
  field('cause', 'its cause, or that none was found', '9.2'),
  field('effect safety', 'its relevance to safety', '9.2, 5.8.3'),
  field('evaluation verdict', 'what came of the evaluation', '9.2, 5.8.3'),
  field('evaluator', 'who evaluated it', '9.2, 5.8.3'),
  field('evaluated', 'when it was evaluated', '9.2'),
  field('advised', 'who was told of it, or why nobody had to be', '9.3'),
];
/** What each state asks. */
const asked: Readonly<Record<(typeof states)[number], readonly Field[]>> = {
  reported,
  evaluated: [...reported, ...evaluated],
  deferred: [...reported, ...evaluated, field('rationale', 'why it is not mended', '9.2, 5.8.3')],
  resolved: [
    ...reported,
    ...evaluated,
    field('change-request', 'which request for a change it led to', '9.2, 9.4'),
    field('resolution-verified', 'how its resolution was verified', '9.7'),
    field('verified-by', 'who verified that, and when', '9.7, 9.8'),
  ],
};

/**
 * Holds anomalies that say how far they were resolved against what a problem report has to say by then. One that does not say so is asked nothing.
 * @implements SRS-3781
 */
export function checkAnomalies({
  model,
  config,
}: {
  model: Pick<Model, 'items' | 'release'>;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  const context = claimContext(config, model.release.revision);
  return model.items
    .filter(({ type }) => type === 'ANOM')
    .flatMap((item) => {
      const state = states.find((each) => each === claimed(item, 'resolution', context));
      const lacking = state ? asked[state].filter(({ names }) => !isSaid(item, names, context)) : [];
      if (lacking.length === 0) return [];
      return [
        finding('anomaly-incomplete', item.place, {
          item: item.id,
          message: `${item.id} is ${state} and does not say ${lacking.map(({ what }) => what).join('; ')}.`,
          hint: `Add ${lacking.map(({ names: [name], clause }) => `\`- ${name}:\` (${clause})`).join(', ')}.`,
        }),
      ];
    });
}

function isSaid(item: Item, names: Field['names'], context: ReturnType<typeof claimContext>): boolean {
  return names.some((name) => claimed(item, name, context) !== '');
}
