import { z } from 'zod';
import { deploymentAction, type StatedDeployment } from '../../model/deployment.ts';

/** A deployment as an in-toto statement (in-toto attestation framework, Statement v1): its subject is what runs there from then on. */
export interface DeploymentStatement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: 'urn:dossier:deployment:1';
  predicate: Omit<StatedDeployment, 'artifact'>;
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const gitHash = z.string().regex(/^[0-9a-f]{40,64}$/);
const words = z.string().min(1).max(1_000);
const count = z.number().int().min(0).max(1_000_000);
const after = z.union([z.literal(''), sha256]);

const statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.strictObject({ name: words, digest: z.strictObject({ sha256 }) })).length(1),
  predicateType: z.literal('urn:dossier:deployment:1'),
  predicate: z.strictObject({
    action: deploymentAction,
    environment: words,
    after,
    other: z
      .strictObject({ environment: words, artifact: z.strictObject({ name: words, sha256 }), after })
      .exactOptional(),
    source: z.strictObject({
      version: words,
      commit: gitHash,
      tree: gitHash,
      variant: words.exactOptional(),
      release: z.strictObject({ tag: words, manifest: sha256 }).exactOptional(),
    }),
    configuration: z
      .array(
        z.strictObject({
          name: words,
          value: z.string().max(1_000).exactOptional(),
          sha256: sha256.exactOptional(),
        }),
      )
      .max(1_000),
    smoke: z.strictObject({
      report: words.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
      sha256,
      verdict: z.enum(['passed', 'failed', 'incomplete']),
      passed: count,
      failed: count,
      skipped: count,
    }),
    migration: z.strictObject({ data: words, back: words }).exactOptional(),
    why: z.string().max(1_000),
    name: words,
    role: words,
    time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  }),
}) satisfies z.ZodType<DeploymentStatement>;

/** Reads a statement; undefined for what is none. A swap names two environments, and nothing else does. */
export function readDeploymentStatement(payload: Uint8Array): DeploymentStatement | undefined {
  try {
    const { data } = statement.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
    if (!data) return undefined;
    const { action, environment, other } = data.predicate;
    const isSwap = action === 'swap';
    return isSwap === (other !== undefined) && other?.environment !== environment ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What a statement states, as the model has it. */
export function statedIn({ subject: [artifact], predicate }: DeploymentStatement): StatedDeployment {
  const { name = '', digest } = artifact ?? {};
  return { ...predicate, artifact: { name, sha256: digest?.sha256 ?? '' } };
}
