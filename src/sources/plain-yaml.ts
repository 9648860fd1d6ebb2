import { CORE_SCHEMA, FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { TextProblem } from './safe-json.ts';

/**
 * The value of a YAML text without aliases and types of its own, or why it has none; lines and columns are 1-based in the text.
 * @param scalars `typed` as numbers, booleans and null, or all `written` as texts: `1.10` stays what it is
 */
export function parsePlainYaml(
  text: string,
  scalars: 'typed' | 'written' = 'typed',
): { value: unknown } | { problem: TextProblem } {
  const schema = scalars === 'typed' ? CORE_SCHEMA : FAILSAFE_SCHEMA;
  try {
    return { value: load(text, { schema, maxAliases: 0 }) };
  } catch (error) {
    const { mark, reason } = error instanceof YAMLException ? error : {};
    const { line = 0, column = 0 } = mark ?? {};
    return {
      problem: { message: reason ?? 'it is nested too deep', line: line + 1, column: column + 1 },
    };
  }
}
