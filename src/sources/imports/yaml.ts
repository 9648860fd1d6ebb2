import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { Unreadable } from '../unreadable.ts';

const longest = 1_000_000;

/**
 * The value of a small YAML text without aliases and types of its own.
 * @param line on which it stands in the file
 * @throws Unreadable
 */
export function wholeYaml(text: string, line = 1): unknown {
  if (text.length > longest) throw new Unreadable(`it has more than ${longest} characters of YAML`, line);
  try {
    return load(text, { schema: CORE_SCHEMA, maxAliases: 0 });
  } catch (problem) {
    const { mark, reason } = problem instanceof YAMLException ? problem : {};
    throw new Unreadable(
      `it is no YAML: ${reason ?? 'it is nested too deep'}`,
      line + (mark?.line ?? 0),
      (mark?.column ?? 0) + 1,
    );
  }
}
