import { z } from 'zod';
import {
  type DeploymentRecord,
  deploymentHistory,
  type StatedDeployment,
  type Stay,
  smokeOf,
} from '../../model/index.ts';
import { defineBlock } from './block.ts';

/**
 * What runs in each environment and what ran before, by records that people signed, with what is irregular and what proves nothing
 * (IEC 62304 5.8.8, 8.1.3).
 * @implements SRS-3762
 */
export const deployments = defineBlock({
  name: 'deployments',
  summary:
    'What runs in which environment since when, what ran there before and why it ended, with smoke tests and signers.',
  parameters: z.strictObject({}),
  shows: [],
  applies: ({ deployment }) => deployment.environments.length > 0,
  data({ config, model }) {
    const history = deploymentHistory(model.deployments);
    const records = new Map(model.deployments.map((record) => [record.file, record]));
    const environments = config.deployment.environments.map(({ name }) => {
      const stays = history.get(name) ?? [];
      return {
        name,
        now: stays.slice(-1).map((stay) => rowOf(stay, name, records))[0],
        rows: stays.toReversed().map((stay) => rowOf(stay, name, records)),
      };
    });
    return {
      environments,
      list: model.deployments.find(({ signer }) => signer)?.signer?.list,
      refused: model.deployments
        .filter(({ state }) => state === 'refused')
        .map(({ file, reason, stated }) => ({ file, reason, stated })),
    };
  },
});

/** Software in an environment, from the record that brought it to the one that ended it. */
function rowOf(stay: Stay, environment: string, records: ReadonlyMap<string, DeploymentRecord>): object {
  const { artifact, source, stated, file, ended } = stay;
  const record = records.get(file);
  const isHere = stated.environment === environment;
  return {
    artifact,
    short: artifact.sha256.slice(0, 12),
    version: source.version,
    commit: source.commit.slice(0, 12),
    release: source.release?.tag ?? '',
    ofThisTree: isHere && record?.ofThisTree === true,
    from: stated.time,
    until: ended?.stated.time ?? '',
    how: brought[stated.action],
    partner: otherThan(environment, stated),
    why: stated.why,
    name: stated.name,
    role: stated.role,
    signer: record?.signer,
    file,
    smoke: smokeOf(stay, environment),
    configuration: isHere ? stated.configuration : [],
    migration: isHere ? stated.migration : undefined,
    remarks: isHere ? (record?.remarks ?? []) : [],
    ended: ended && {
      how: took[ended.stated.action],
      partner: otherThan(environment, ended.stated),
      why: ended.stated.why,
      file: ended.file,
    },
  };
}

const brought = { deploy: 'deployed', swap: 'swapped', rollback: 'rolled back to' } as const;
const took = { deploy: 'replaced', swap: 'swapped', rollback: 'rolled back' } as const;

/** The other environment of a swap. */
function otherThan(environment: string, stated: StatedDeployment): string {
  const names = [stated.environment, ...(stated.other ? [stated.other.environment] : [])];
  return names.find((name) => name !== environment) ?? '';
}
