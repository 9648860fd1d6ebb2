/**
 * How many generated inputs a property is tried with: all that are wanted, or the first fifth of them where coverage is taken. Counting what
 * runs makes code that is nothing but loops many times slower, and further inputs run hardly another line.
 */
export const runs = (wanted: number): number =>
  process.env.NODE_V8_COVERAGE ? Math.ceil(wanted / 5) : wanted;
