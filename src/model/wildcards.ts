/** Noncharacters of Unicode that stand for what is not known in a name: any text, or a number. */
export const wildcards = { any: '\ufdd0', number: '\ufdd1' } as const;
