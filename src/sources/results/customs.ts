/** How a tool counts in its own way, and how it is known. */
interface Custom {
  tool: string;
  /** What tells it: the name of the suite or run, its machine, its schema, or a property. */
  signs: readonly [name: string, value: RegExp][];
  /** It counts tests that it writes no case for: sub-tests, pending ones. Failing ones are in the report all the same. */
  leavesOut?: boolean;
  /** Those are tests that it counts as skipped. */
  leavesOutPending?: boolean;
  /** Its `errors` are messages that were printed. */
  countsMessages?: boolean;
  /** It counts no failure of a test that it calls skipped too. */
  passesOverSkipped?: boolean;
  /** Cases of one class and name are tries of one test: names are given once. */
  namesOnce?: boolean;
  /** Where it does not count its `flakes`, it counts each try of a test, those too that it writes within the case of the last one. */
  countsTries?: boolean;
}

/**
 * Customs of single tools, each seen in a report that the tool made (`test/results/runners`).
 * @implements SRS-3123
 */
const customs: readonly Custom[] = [
  { tool: 'pytest', signs: [['name', /^pytest(?: tests)?$/]], leavesOut: true, namesOnce: true },
  {
    tool: 'mocha-junit-reporter',
    signs: [['name', /^Mocha Tests$/]],
    leavesOut: true,
    leavesOutPending: true,
  },
  { tool: 'Qt 5', signs: [['QTestVersion', /^5\./]], countsMessages: true },
  { tool: 'Catch2', signs: [['hostname', /^tbd$/]], passesOverSkipped: true },
  { tool: 'Surefire', signs: [['xsi:noNamespaceSchemaLocation', /surefire/]], countsTries: true },
  { tool: 'gotestsum', signs: [['go.version', /^go\d/]], namesOnce: true },
];

/** The custom that the name of a suite, the machine or the schema it names or a property of it tells; undefined where it tells none. */
export function customOf(name: string, value: string): Custom | undefined {
  return customs.find(({ signs }) => signs.some(([key, pattern]) => key === name && pattern.test(value)));
}
