import type { Finding } from '../../model/index.ts';
import { traceFinding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/** Finding `unknown-rule`: `trace.rules` names what is neither a rule nor a coverage rule. */
export function checkConfiguration({ config, configFile, ruleNames }: TraceContext): Finding[] {
  return Object.keys(config.trace.rules)
    .filter((name) => !ruleNames.has(name) && !Object.hasOwn(config.trace.coverage, name))
    .map((name) =>
      traceFinding(
        'unknown-rule',
        { file: configFile, line: 1, column: 1 },
        {
          message: `\`trace.rules\` names "${name}", which is no rule.`,
          hint: '`dossier rules` lists the rules; coverage rules go by their keys in `trace.coverage`.',
        },
      ),
    );
}
