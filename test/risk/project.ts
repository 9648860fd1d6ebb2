import type { SiteConfig } from '../../src/config/index.ts';

/** Three severities, two probabilities: small enough to be read at a glance. */
export const risk: NonNullable<SiteConfig['risk']> = {
  severities: { minor: 'a bruise', serious: 'an injury', critical: 'death' },
  probabilities: { remote: 'once in a life', frequent: 'every day' },
  matrix: {
    minor: ['low', 'medium'],
    serious: ['low', 'high'],
    critical: ['medium', 'high'],
  },
  levels: { low: 'acceptable', medium: 'conditional', high: 'unacceptable' },
};

export const documents = [
  { id: 'P-RMF', type: 'risk-management-file', title: 'Risks', pages: ['content/risk.md'] },
  { id: 'P-IFU', type: 'instructions-for-use', title: 'Manual', pages: ['content/manual.md'] },
];

export const manual = '# Manual\n\n## Warnings\n\nStay near.\n\n## Nothing\n\n## URS-9 Told\n\nText.\n';

/** A hazard with these attributes. */
export function hazard(attributes: Record<string, string>): string {
  const list = Object.entries(attributes).map(([name, value]) => `- ${name}: ${value}`);
  return `# Risks\n\n### HAZ-1 Silence\n\n${list.join('\n')}\n`;
}
