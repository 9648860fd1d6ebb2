import { compareText, type Rule } from '../model/index.ts';
import { modules } from './checks.ts';

/** Every rule of every module, sorted by name. */
export async function allRules(): Promise<Rule[]> {
  const lists = await Promise.all(modules.map(({ rules }) => rules()));
  return lists.flatMap(({ rules }) => rules).sort((a, b) => compareText(a.name, b.name));
}
