import { z } from 'zod';

/** What a signature can mean (21 CFR 11.50(a)(3)). The list is closed. */
export const meanings = ['authorship', 'review', 'approval', 'responsibility'] as const;
export type Meaning = (typeof meanings)[number];

/** One thing that was approved, by its content. */
export interface Subject {
  /** Name or ID of a document, item ID, or `tree` for the whole project without its approvals. */
  name: string;
  /** What rules is the hash of the text or of the tree; the commit tells where it can be looked at. */
  digest: { sha256?: string; gitTree?: string; gitCommit?: string };
}

/** An approval as an in-toto statement (in-toto attestation framework, Statement v1). */
export interface ApprovalStatement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: Subject[];
  predicateType: 'urn:dossier:approval:1';
  predicate: {
    gate: string;
    role: string;
    meaning: Meaning;
    /** Printed name of the signer. */
    name: string;
    /** When it was signed, ISO 8601 in UTC. */
    time: string;
    /** The variant of the product that it is for; absent where the product has none. */
    variant?: string;
  };
}

const hex = z.string().regex(/^[0-9a-f]{40,64}$/);
const words = z.string().min(1).max(300);

const statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z
    .array(
      z.strictObject({
        name: words,
        digest: z.strictObject({
          sha256: hex.exactOptional(),
          gitTree: hex.exactOptional(),
          gitCommit: hex.exactOptional(),
        }),
      }),
    )
    .min(1)
    .max(10_000),
  predicateType: z.literal('urn:dossier:approval:1'),
  predicate: z.strictObject({
    gate: z.string().regex(/^G[1-5]$/),
    role: words,
    meaning: z.enum(meanings),
    name: words,
    time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    variant: words.exactOptional(),
  }),
}) satisfies z.ZodType<ApprovalStatement>;

/** Reads a statement; undefined for what is none. */
export function readStatement(payload: Uint8Array): ApprovalStatement | undefined {
  try {
    const parsed = statement.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
