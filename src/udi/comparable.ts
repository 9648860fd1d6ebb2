import { z } from 'zod';

const text = z.string();

/** What is compared of two releases: part of the model, of this build or of the `data/model.json` of an archive. */
const comparable = z.object({
  product: z.object({
    name: text,
    model: text,
    description: text,
    safetyClass: text,
    languages: z.array(text),
    udi: z.object({ di: text }).optional(),
  }),
  items: z.array(z.object({ id: text, type: text, attributes: z.record(text, text), fingerprint: text })),
  links: z.array(z.object({ from: text, to: text })),
  architecture: z
    .object({ elements: z.array(z.object({ id: text, kind: text, name: text, technology: text })) })
    .optional(),
});

export type Comparable = z.output<typeof comparable>;

/** Reads a model of an earlier release, whichever version of Dossier wrote it; undefined for what cannot be compared. */
export function readComparable(json: string): Comparable | undefined {
  try {
    return comparable.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
