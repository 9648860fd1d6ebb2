import { z } from 'zod';

const word = z.string().trim().min(1).max(60);
/** Name → meaning, from the lowest to the highest. */
const scale = z.record(word, z.string().default('')).refine((names) => Object.keys(names).length >= 2, {
  error: 'at least two names, from the lowest to the highest',
});
/** Name of a row → a word for each name of the columns, in their order. */
const grid = z.record(word, z.array(word));

/**
 * The probability of harm as its two parts: P1, that the hazardous situation occurs, and P2, that it leads to harm (ISO 14971, annex C of
 * the edition of 2019). With `matrix` a hazard's probability is computed from both; without, it is stated beside them.
 * @implements SRS-3623
 */
const split = z.strictObject({
  /** Words for P1. */
  situations: scale,
  /** Words for P2. */
  harms: scale,
  /** P1 → probability of harm for each P2, in the order of `harms`. */
  matrix: grid.optional(),
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
    matrix: grid,
    /**
     * Level → what it means, from the lowest to the highest. `conditional`: acceptable when reduced as far as possible and told
     * to users. `unacceptable`: acceptable only where benefits outweigh it.
     */
    levels: z.record(word, z.enum(['acceptable', 'conditional', 'unacceptable'])),
    split: split.optional(),
  })
  .superRefine(({ severities, probabilities, matrix, levels, split }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const checkGrid = (
      at: string[],
      cells: z.output<typeof grid>,
      rows: Scale,
      columns: Scale,
      of: Words,
    ) => {
      const width = Object.keys(columns.names).length;
      for (const name of Object.keys(rows.names)) {
        const row = Object.hasOwn(cells, name) ? (cells[name] as string[]) : undefined;
        if (row?.length !== width)
          refuse([...at, name], `a ${of.one} for each of the ${width} ${columns.called}`);
        for (const cell of row ?? [])
          if (!Object.hasOwn(of.known, cell)) refuse([...at, name], `${of.many} only, not "${cell}"`);
      }
      for (const name of Object.keys(cells))
        if (!Object.hasOwn(rows.names, name)) refuse([...at, name], `${rows.called} only`);
    };
    checkGrid(
      ['matrix'],
      matrix,
      { names: severities, called: 'severities of `risk.severities`' },
      { names: probabilities, called: 'probabilities' },
      { one: 'level', many: 'levels of `risk.levels`', known: levels },
    );
    if (split?.matrix)
      checkGrid(
        ['split', 'matrix'],
        split.matrix,
        { names: split.situations, called: 'words of `risk.split.situations`' },
        { names: split.harms, called: 'words of `risk.split.harms`' },
        { one: 'probability', many: 'probabilities of `risk.probabilities`', known: probabilities },
      );
  });

/** The names of rows or columns, and what a message calls them. */
interface Scale {
  names: Record<string, unknown>;
  called: string;
}

/** What the cells hold. */
interface Words {
  one: string;
  many: string;
  known: Record<string, unknown>;
}

export type RiskConfig = z.output<typeof risk>;
