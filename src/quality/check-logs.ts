import picomatch from 'picomatch';
import type { Config } from '../config/index.ts';
import { type Finding, type Model, startOf } from '../model/index.ts';
import { finding } from './rules.ts';

/**
 * Findings on raw logs: `log-missing` for a pattern of `sources.logs` that meets none, `log-of-other-tree` for one that is not of this tree.
 * @implements SRS-3717
 */
export function checkLogs({
  model: { logs },
  config: { sources },
  configFile,
}: {
  model: Pick<Model, 'logs'>;
  config: { sources: Pick<Config['sources'], 'logs'> };
  configFile: string;
}): Finding[] {
  const missing = sources.logs.filter((pattern) => {
    const isMatch = picomatch(pattern);
    return !logs.some(({ path }) => isMatch(path));
  });
  return [
    ...missing.map((pattern) =>
      finding('log-missing', startOf(configFile), {
        message: `\`sources.logs\` names ${pattern}, and there is no such log.`,
      }),
    ),
    ...logs
      .filter(({ format, origin }) => format === 'log' && origin !== 'current')
      .map(({ path, origin }) =>
        finding('log-of-other-tree', startOf(path), { message: `${path} ${why[origin]}.` }),
      ),
  ];
}

const why = {
  current: 'is of this tree',
  other: 'is of another commit',
  unknown: 'has no stamp, so that nobody knows of which commit it is',
  altered: 'was changed after it was stamped',
} as const;
