import type { ArchitectureElement } from './architecture.ts';

/** IDs of an element and those around it, innermost first. */
export function chainOf(id: string, byId: ReadonlyMap<string, ArchitectureElement>): string[] {
  const chain: string[] = [];
  for (let at = id; at !== '' && !chain.includes(at); at = byId.get(at)?.parent ?? '') chain.push(at);
  return chain;
}
