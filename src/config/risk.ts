import { z } from 'zod';

const word = z.string().trim().min(1).max(60);
/** Name → meaning, from the lowest to the highest. */
const scale = z.record(word, z.string().default('')).refine((names) => Object.keys(names).length >= 2, {
  error: 'at least two names, from the lowest to the highest',
});

/**
 * How risks are estimated and when they are acceptable (ISO 14971 4.4). Without this section nothing is computed.
 * @implements SRS-2110
 */
export const risk = z
  .strictObject({
    severities: scale,
    probabilities: scale,
    /** Severity → level of risk for each probability, in the order of `probabilities`. */
    matrix: z.record(word, z.array(word)),
    /**
     * Level → what it means, from the lowest to the highest. `conditional`: acceptable when reduced as far as possible and told
     * to users. `unacceptable`: acceptable only where benefits outweigh it.
     */
    levels: z.record(word, z.enum(['acceptable', 'conditional', 'unacceptable'])),
  })
  .superRefine(({ severities, probabilities, matrix, levels }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const width = Object.keys(probabilities).length;
    for (const severity of Object.keys(severities)) {
      const row = Object.hasOwn(matrix, severity) ? (matrix[severity] as string[]) : undefined;
      if (row?.length !== width)
        refuse(['matrix', severity], `a level for each of the ${width} probabilities`);
      for (const level of row ?? [])
        if (!Object.hasOwn(levels, level))
          refuse(['matrix', severity], `levels of \`risk.levels\` only, not "${level}"`);
    }
    for (const severity of Object.keys(matrix))
      if (!Object.hasOwn(severities, severity))
        refuse(['matrix', severity], 'severities of `risk.severities` only');
  });

export type RiskConfig = z.output<typeof risk>;
