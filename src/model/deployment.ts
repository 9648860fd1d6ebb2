import { z } from 'zod';
import { approvalSigner } from './approval.ts';
import type { Refused } from './refused.ts';
import { count, hash, text } from './values.ts';

/** What was done to an environment. `swap`: two environments exchanged what runs there. `rollback`: what ran before runs again. */
export const deploymentAction = z.enum(['deploy', 'swap', 'rollback']);
export type DeploymentAction = z.output<typeof deploymentAction>;

/** Software by its name and digest. */
export const deployedArtifact = z.object({
  name: text.describe('As records of software name it.'),
  sha256: hash.describe('SHA-256 (hex).'),
});
export type DeployedArtifact = z.output<typeof deployedArtifact>;

/** Where what runs comes from. */
export const deploymentSource = z.object({
  version: text.describe('Version of the product.'),
  commit: hash.describe('Full hash of the commit it was built from.'),
  tree: hash.describe('Its content, records left out.'),
  variant: text
    .optional()
    .describe('The variant of the product that it is; absent where the product has none.'),
  release: z
    .object({
      tag: text.describe('Its tag.'),
      manifest: hash.describe('SHA-256 (hex) of the manifest of its archive.'),
    })
    .optional()
    .describe('The archived release that binds the software; absent for software that is not released.'),
});
export type DeploymentSource = z.output<typeof deploymentSource>;

/** The smoke test after a deployment: what its report says, which lies beside the record. */
export const smokeTest = z.object({
  report: text.describe('Name of the report, in the directory of the records.'),
  sha256: hash.describe('SHA-256 (hex) of the report.'),
  verdict: z
    .enum(['passed', 'failed', 'incomplete'])
    .describe('`incomplete`: nothing failed, and something was left out or nothing was asked.'),
  passed: count.describe('Test cases that passed.'),
  failed: count.describe('Test cases that failed, or passed only when they were tried again.'),
  skipped: count.describe('Test cases that were left out.'),
});
export type SmokeTest = z.output<typeof smokeTest>;

/** What the person who signed states of a deployment. */
export const statedDeployment = z.object({
  action: deploymentAction.describe('`deploy`, `swap` or `rollback`.'),
  environment: text.describe('Name of the environment.'),
  artifact: deployedArtifact.describe('What runs there from then on.'),
  after: text.describe(
    'SHA-256 (hex) of the record on this environment that it follows; empty for the first one.',
  ),
  other: z
    .object({
      environment: text.describe('Name of the other environment.'),
      artifact: deployedArtifact.describe('What runs there from then on.'),
      after: text.describe('The record on it that this one follows, as above.'),
    })
    .optional()
    .describe('Of a swap: the other environment, and what runs there from then on.'),
  source: deploymentSource.describe('Where the software comes from.'),
  configuration: z
    .array(
      z.object({
        name: text.describe('Name of the setting, or path of the file.'),
        value: text.optional().describe('Absent for a file.'),
        sha256: hash.optional().describe('SHA-256 (hex) of a file.'),
      }),
    )
    .describe('Settings by their values, files of settings by their SHA-256 (hex).'),
  smoke: smokeTest.describe('The smoke test there.'),
  migration: z
    .object({ data: text.describe('What became of the data.'), back: text.describe('The way back.') })
    .optional()
    .describe('Absent where no data were migrated.'),
  why: text.describe('Why it was done; empty where nobody says.'),
  name: text.describe('Printed name of the signer.'),
  role: text.describe('Role the signer signed in.'),
  time: text.describe('When it was done, ISO 8601 in UTC, as the signer states it.'),
});
export type StatedDeployment = z.output<typeof statedDeployment>;

/** A record of a deployment as it was judged (IEC 62304 5.8.8, 8.1.3). */
export const deploymentRecord = z.object({
  file: text.describe('POSIX path of the record.'),
  state: z
    .enum(['valid', 'refused'])
    .describe('`valid`: signed by who may, over what is here, in order. `refused`: it proves nothing.'),
  reason: text.describe('Why it is refused; empty when valid.'),
  remarks: z.array(text).describe('What is irregular about a deployment that took place, as sentences.'),
  ofThisTree: z
    .boolean()
    .describe('It is of this very content, and its software is what records of this tree state.'),
  signer: approvalSigner.optional().describe('Whose key it is; absent where no key of the list signed it.'),
  stated: statedDeployment.optional().describe('What it states; absent where it cannot be read.'),
});
export type DeploymentRecord = z.output<typeof deploymentRecord>;

/** What a report says of a smoke test, without the name it has in the directory of records. */
export type SmokeAnswer = Omit<SmokeTest, 'report'>;

/** A record of a deployment as it lies there. */
export interface DeploymentFile {
  /** POSIX path. */
  file: string;
  text: string;
  /** SHA-256 (hex) of its bytes: what the record after it names. */
  sha256: string;
  /** What the reports beside it say, or why they count for nothing, by their names; all records share them. */
  reports: ReadonlyMap<string, SmokeAnswer | Refused>;
}
