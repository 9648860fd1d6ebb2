import type { CodeRegion, TestedDefinition } from '../../model/index.ts';

/** Whether a result of a definition is one of a region: of the region itself, or of what stands in it. A file has the results of all that is in it. */
export function covers(region: CodeRegion, { file, names, line, endLine }: TestedDefinition): boolean {
  if (region.file !== file) return false;
  if (region.name === '') return true;
  if (line === 0) return false;
  if (region.place.line <= line && endLine <= (region.place.endLine ?? region.place.line)) return true;
  // Methods that stand outside of their class or fixture: C++, Go, Rust.
  return region.kind === 'type' && names.length > 1 && names.slice(0, -1).join('.') === region.name;
}
