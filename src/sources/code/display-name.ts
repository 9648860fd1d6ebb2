import { wildcards } from '../../model/index.ts';

/**
 * The name for people that annotations give a test: JUnit's `@DisplayName`, `DisplayName =` of xUnit.net and MSTest, `TestName =` of NUnit.
 * Rows of a parameterised test have names of their own: `[2] 6`, or what its `name` says.
 * @returns empty where there is none
 */
export function labelOf(attributes: string): string {
  if (attributes === '') return '';
  const rows = /@ParameterizedTest\b(?:\s*\(\s*(?:name\s*=\s*)?"((?:[^"\\]|\\.)*)")?/.exec(attributes);
  const plain =
    /(?:@DisplayName\s*\(\s*|\b(?:DisplayName|TestName)\s*=\s*|\[\s*TestMethod\s*\(\s*)"((?:[^"\\]|\\.)*)"/.exec(
      attributes,
    )?.[1];
  const name = plain?.replace(/\\(.)/gs, '$1') ?? '';
  if (/@RepeatedTest\b/.test(attributes)) return `repetition ${wildcards.number} of ${wildcards.number}`;
  if (!rows) return name;
  return (rows[1] ?? '[{index}] {arguments}')
    .replaceAll('{displayName}', name || wildcards.any)
    .replaceAll('{index}', wildcards.number)
    .replace(/\{[^{}]*\}/g, wildcards.any)
    .replace(/\\(.)/gs, '$1');
}
