import { z } from 'zod';
import { approvalRecord, involvedPerson } from './approval.ts';
import { architectureModel } from './architecture.ts';
import { boundArtifact } from './artifact.ts';
import { codeFile, codeRegion, elementDeclaration } from './code.ts';
import { deploymentRecord } from './deployment.ts';
import { document } from './document.ts';
import { earlierRelease } from './earlier.ts';
import { report } from './evidence.ts';
import { evidenceReports } from './evidence-kinds.ts';
import { history } from './history.ts';
import { item, link, mention } from './item.ts';
import { page } from './page.ts';
import { product } from './product.ts';
import { release } from './release.ts';
import { reviewThread } from './review-thread.ts';
import { soupFile, soupItem } from './soup.ts';
import { supplier } from './supplier.ts';
import { translatedSection } from './translation.ts';
import { text } from './values.ts';
import { variantOfModel } from './variant.ts';
import { verdict } from './verdict.ts';
import { vulnerability } from './vulnerability.ts';

/**
 * The shape of `data/model.json`; its JSON Schema is written beside it. Readers may meet further members in later versions.
 * @implements SRS-1101, SRS-3331
 */
export const modelSchema = z.object({
  schema: z.literal('dossier-model-1').describe('Version of this shape.'),
  generator: z
    .object({ name: text.describe('Its name.'), version: text.describe('Its version.') })
    .describe('The program that made it.'),
  product: product.describe('Identity of the product.'),
  release: release.describe('Identity of the build.'),
  variant: variantOfModel
    .optional()
    .describe('Which variant of the product this is; absent where the project has none.'),
  items: z.array(item).describe('Sorted by ID, natural order within a type.'),
  links: z.array(link).describe('Sorted by from, relation, to.'),
  mentions: z.array(mention).describe('IDs met in prose, sorted by place.'),
  pages: z.array(page).describe('Pages of the content, sorted by path.'),
  documents: z.array(document).describe('Documents of the set, as configured.'),
  translations: z
    .array(translatedSection)
    .describe('Sections of the translations, in the order of their documents.'),
  regions: z.array(codeRegion).describe('Definitions in source that carry annotations, sorted by key.'),
  elements: z
    .array(elementDeclaration)
    .describe('Elements of the architecture as declared, sorted by place.'),
  codeFiles: z.array(codeFile).describe('Files of source, sorted by path.'),
  approvals: z.array(approvalRecord).describe('Approvals, sorted by path.'),
  threads: z
    .array(reviewThread)
    .optional()
    .describe(
      'What reviewers of pull requests said of lines, sorted by place; absent where no export lies with the approvals.',
    ),
  people: z
    .array(involvedPerson)
    .optional()
    .describe(
      'Who reviewed or tested this content and is known by the list of signers or of approvers, sorted by name; absent where nothing depends on it, or version control does not tell who wrote what.',
    ),
  reports: z.array(report).describe('Reports of tests, sorted by path.'),
  ...evidenceReports,
  artifacts: z
    .array(boundArtifact)
    .describe(
      'The software that is released with this tree: what `release.artifacts` names and a record of this tree states, sorted by name.',
    ),
  deployments: z
    .array(deploymentRecord)
    .describe(
      'Records of deployments in the order in which they took place; those that prove nothing come last.',
    ),
  vulnerabilities: z.array(vulnerability).describe('Vulnerabilities that they report, sorted by ID.'),
  soup: z.array(soupItem).describe('Sorted by ecosystem, name, version.'),
  soupFiles: z.array(soupFile).describe('Files that state SOUP, sorted by path.'),
  verdicts: z.record(text, verdict).describe('Item ID → what the evidence says of it.'),
  suppliers: z
    .array(supplier)
    .optional()
    .describe(
      'Other projects whose releases this one relies on, by their prefixes; absent where `uses` names none.',
    ),
  architecture: architectureModel
    .optional()
    .describe('Elements and what the code says of their dependencies; absent where the stage did not run.'),
  history: history
    .optional()
    .describe(
      'What version control tells of each item; absent outside version control, and where nothing is rendered.',
    ),
  earlier: z
    .array(earlierRelease)
    .optional()
    .describe('What is known of the releases before this one, oldest first; absent where `history` is.'),
});

/** Everything a renderer may know: immutable, sorted, without a clock, a locale or an absolute path. Written as `data/model.json`. */
export type Model = Readonly<z.output<typeof modelSchema>>;

/** JSON Schema (2020-12) of the model, for whoever reads `model.json` with other tools. */
export function modelJsonSchema(): object {
  return z.toJSONSchema(modelSchema, { target: 'draft-2020-12' });
}
