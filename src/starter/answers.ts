import type { Forge } from './forge.ts';

/** Projects to start from. */
export const starters = ['infusion-alarm', 'blank'] as const;

/** What `init` knows before it writes. */
export interface Answers {
  example: (typeof starters)[number];
  /** Name of the product. */
  name: string;
  safetyClass: 'A' | 'B' | 'C';
  /** Whose continuous integration is laid down; none where it is not known. */
  forge: Forge | undefined;
}
