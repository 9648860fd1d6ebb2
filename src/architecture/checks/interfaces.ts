import { type Finding, isTestPath, type Model, ownership } from '../../model/index.ts';
import { finding } from '../rules.ts';
import type { ArchitectureContext } from './context.ts';

/**
 * IEC 62304 5.4.2, 5.4.3: what a unit of class C offers is told well enough to be implemented and used.
 * @implements SRS-2707
 */
export function checkInterfaces(
  { model: { elements }, byId }: ArchitectureContext,
  codeFiles: Model['codeFiles'],
): Finding[] {
  const findings: Finding[] = [];
  const ownerOf = ownership(elements);
  for (const { path, exports = [] } of codeFiles) {
    const owner = byId.get(ownerOf(path));
    if (owner?.safetyClass !== 'C' || isTestPath(path)) continue;
    // Of several readings of one function it is enough that one is told.
    const told = new Set(exports.filter(({ summary }) => summary !== '').map(({ name }) => name));
    for (const { name, line } of exports) {
      if (told.has(name) || isConstructor(name)) continue;
      told.add(name);
      findings.push(
        finding(
          'unit-undocumented',
          { file: path, line, column: 1 },
          {
            message: `${name} is offered by ${owner.name}, of class C, and no comment says what it does.`,
            hint: 'Write a doc comment above it: what it does, takes, gives and refuses (IEC 62304 5.4.2, 5.4.3).',
          },
        ),
      );
    }
  }
  return findings;
}

/** A constructor is told with its class. */
function isConstructor(name: string): boolean {
  const [last, holder] = name.split('.').reverse();
  return holder !== undefined && (last === 'constructor' || last === '__init__' || last === holder);
}
