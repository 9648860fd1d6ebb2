import { didYouMean } from '../../model/index.ts';
import { allRules } from '../../pipeline/rules.ts';
import { command, UserError } from '../command.ts';

/**
 * `dossier rules`: every rule with its severity and what it refuses.
 * @implements SRS-708
 */
export const rulesCommand = command({
  name: 'rules',
  async run(_options, { print }) {
    for (const { name, severity, summary } of await allRules()) {
      print(`${name.padEnd(28)} ${severity.padEnd(8)} ${summary}\n`);
    }
  },
});

/** The names as a set. @throws UserError for a name that is no rule */
export async function requireKnownRules(names: string[]): Promise<Set<string>> {
  const known = new Set((await allRules()).map((rule) => rule.name));
  for (const name of names) {
    if (!known.has(name))
      throw new UserError(
        `There is no rule named "${name}". ${didYouMean(name, known)}\`dossier rules\` lists them.`,
      );
  }
  return new Set(names);
}
