import { claimContext, claimed } from '../claims/index.ts';
import { type Document, documentNamed, type Item, type Model } from '../model/index.ts';
import { type SafetyRequirement, safetyRequirements } from './gspr.ts';

/** What the manufacturer decided of a requirement of MDR Annex I, as items of the type `GSPR` state it. */
export interface SafetyDecision {
  item: Item;
  /** `17` or `17.2`, from the ID. */
  number: string;
  /** Undefined where it says neither yes nor no. */
  applies: boolean | undefined;
  reason: string;
  method: string;
  standards: string;
  /** Words of `evidence`, with the document each names. */
  evidence: { word: string; document: Document | undefined }[];
}

/**
 * The decisions on a requirement and on its parts, in the order of the items.
 * @implements SRS-3007
 */
export function decisionsOn({ items, documents }: Pick<Model, 'items' | 'documents'>): SafetyDecision[] {
  const claims = claimContext({ risk: undefined });
  return items
    .filter(({ type }) => type === 'GSPR')
    .map((item) => {
      const of = (name: string): string => claimed(item, name, claims);
      const said = of('applies');
      return {
        item,
        number: item.id.replace(/^[^-_~\d]*[-_~]*/, ''),
        applies: said === '' ? undefined : said === 'yes',
        reason: of('reason'),
        method: of('method'),
        standards: of('standards'),
        evidence: of('evidence')
          .split(/[,;]/)
          .map((word) => word.trim())
          .filter((word) => word !== '')
          .map((word) => ({ word, document: documentNamed(word, documents) })),
      };
    });
}

/** The requirement that a number, or the number of one of its parts, belongs to. */
export function requirementOf(number: string): SafetyRequirement | undefined {
  const [main] = number.split('.');
  return safetyRequirements.find((requirement) => requirement.number === main);
}
