/** Clause → why it does not apply. The reason is printed with the clause. */
export type Tailoring = Readonly<Record<string, string>>;

/**
 * Software life cycle, IEC 62304:2006+A1:2015. Without a class it is that of the product; with `artifacts` no release is made without software.
 * @implements SRS-2101
 */
export function iec62304(
  options: { class?: 'A' | 'B' | 'C'; artifacts?: boolean; tailored?: Tailoring } = {},
): {
  standard: 'IEC 62304';
  class?: 'A' | 'B' | 'C';
  artifacts?: boolean;
  tailored?: Tailoring;
} {
  return { standard: 'IEC 62304', ...options };
}

/** Health software as a product of its own, IEC 82304-1:2016. */
export function iec82304(options: { tailored?: Tailoring } = {}): {
  standard: 'IEC 82304-1';
  tailored?: Tailoring;
} {
  return { standard: 'IEC 82304-1', ...options };
}

/** Risk management, ISO 14971:2019. */
export function iso14971(options: { tailored?: Tailoring } = {}): {
  standard: 'ISO 14971';
  tailored?: Tailoring;
} {
  return { standard: 'ISO 14971', ...options };
}

/** Technical documentation under Regulation (EU) 2017/745. */
export function mdr(options: { tailored?: Tailoring } = {}): { standard: 'MDR'; tailored?: Tailoring } {
  return { standard: 'MDR', ...options };
}

/** Instructions for use that are provided electronically, under Regulation (EU) 2021/2226 as amended by (EU) 2025/1234. */
export function electronicInstructions(options: { tailored?: Tailoring } = {}): {
  standard: 'EU 2021/2226';
  tailored?: Tailoring;
} {
  return { standard: 'EU 2021/2226', ...options };
}

/** Premarket submission of device software to the FDA, at one of its two documentation levels. */
export function fdaPremarket(options: { level: 'basic' | 'enhanced'; tailored?: Tailoring }): {
  standard: 'FDA premarket';
  level: 'basic' | 'enhanced';
  tailored?: Tailoring;
} {
  return { standard: 'FDA premarket', ...options };
}
