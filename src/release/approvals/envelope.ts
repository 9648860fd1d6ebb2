import { z } from 'zod';

/** A DSSE envelope (secure-systems-lab/dsse): a payload with its type and the signatures over both. */
export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

const envelope = z.strictObject({
  payloadType: z.string().max(200),
  payload: z.base64().max(10_000_000),
  signatures: z
    .array(z.strictObject({ keyid: z.string().max(200), sig: z.base64().max(20_000) }))
    .min(1)
    .max(16),
});

/** Media type of an in-toto statement. */
export const statementType = 'application/vnd.in-toto+json';

/** The bytes that are signed: DSSE's pre-authentication encoding of type and payload. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

/** Reads an envelope; undefined for what is none. */
export function readEnvelope(text: string): Envelope | undefined {
  try {
    const parsed = envelope.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
