import type { IdSyntax } from '../config/index.ts';
import { type Item, nextId } from '../model/index.ts';

/** An anomaly that is still to be evaluated, without its ID. */
export interface NewAnomaly {
  title: string;
  /** What is known, as attributes. */
  known: readonly (readonly [name: string, value: string])[];
  description: string;
  /** Names of the attributes that are left to a person. */
  unsaid: string;
}

/**
 * Writes anomalies as Markdown (IEC 62304 9.1): each gets the ID after the one before, and what is not known is named and not made up.
 * @param items of the project, after whose anomalies the new ones are counted
 */
export function anomalyWriter(
  items: readonly Item[],
  ids: Pick<IdSyntax, 'exampleOf'>,
): (anomaly: NewAnomaly) => { id: string; text: string } {
  const counted = items.filter(({ type }) => type === 'ANOM').map(({ id, type }) => ({ id, type }));
  return ({ title, known, description, unsaid }) => {
    const id = nextId(counted, 'ANOM', ids.exampleOf('ANOM'));
    counted.push({ id, type: 'ANOM' });
    const text = [
      `### ${id} ${oneLine(title)}`,
      '',
      ...known.map(([name, value]) => `- ${name}: ${oneLine(value)}`),
      '',
      description,
      '',
      `<!-- Still to be said, each as an attribute of the list above: ${unsaid} -->`,
      '',
    ].join('\n');
    return { id, text };
  };
}

/** A text without line ends, which would end a heading or an attribute. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
