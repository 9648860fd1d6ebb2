import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { TextProblem } from './safe-json.ts';

/** The value of a YAML text without aliases and types of its own, or why it has none; lines and columns are 1-based in the text. */
export function parsePlainYaml(text: string): { value: unknown } | { problem: TextProblem } {
  try {
    return { value: load(text, { schema: CORE_SCHEMA, maxAliases: 0 }) };
  } catch (error) {
    const { mark, reason } = error instanceof YAMLException ? error : {};
    const { line = 0, column = 0 } = mark ?? {};
    return {
      problem: { message: reason ?? 'it is nested too deep', line: line + 1, column: column + 1 },
    };
  }
}
