import { parsePlainYaml } from '../plain-yaml.ts';
import { Unreadable } from '../unreadable.ts';

const longest = 1_000_000;

/**
 * The value of a small YAML text without aliases and types of its own.
 * @param line on which it stands in the file
 * @param scalars as `parsePlainYaml` has them
 * @throws Unreadable
 */
export function wholeYaml(text: string, line = 1, scalars: 'typed' | 'written' = 'typed'): unknown {
  if (text.length > longest) throw new Unreadable(`it has more than ${longest} characters of YAML`, line);
  const answer = parsePlainYaml(text, scalars);
  if ('value' in answer) return answer.value;
  const { message, line: at, column } = answer.problem;
  throw new Unreadable(`it is no YAML: ${message}`, line + at - 1, column);
}
