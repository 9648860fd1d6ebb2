import type { ArchitectureRule } from '../../config/index.ts';
import type { ArchitectureElement, ArchitectureModel } from '../../model/index.ts';

/** What checks of an architecture look at. */
export interface ArchitectureContext {
  model: ArchitectureModel;
  /** Its elements by ID. */
  byId: ReadonlyMap<string, ArchitectureElement>;
  /** The rules of the configuration. */
  configured: readonly ArchitectureRule[];
  /** Answers which elements a name or pattern of a rule means, by ID. */
  matcher(pattern: string): (id: string) => boolean;
}
