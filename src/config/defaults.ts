/**
 * Item types of the trace chain, with the prefixes of their IDs.
 * @implements SRS-104
 */
export const defaultTypes = {
  HAZ: { title: 'Hazard', plural: 'Hazards', prefixes: ['HAZ'] },
  RC: { title: 'Risk control', plural: 'Risk controls', prefixes: ['RC'] },
  URS: { title: 'User need', plural: 'User needs', prefixes: ['URS'] },
  SRS: { title: 'Software requirement', plural: 'Software requirements', prefixes: ['SRS'] },
  SDS: { title: 'Design', plural: 'Designs', prefixes: ['SDS'] },
  TST: { title: 'Test case', plural: 'Test cases', prefixes: ['TST'] },
  ANOM: { title: 'Anomaly', plural: 'Anomalies', prefixes: ['ANOM'] },
  SOUP: { title: 'SOUP item', plural: 'SOUP items', prefixes: ['SOUP'] },
  CR: { title: 'Change request', plural: 'Change requests', prefixes: ['CR'] },
  GSPR: {
    title: 'Safety and performance requirement',
    plural: 'Safety and performance requirements',
    prefixes: ['GSPR'],
  },
  ACT: { title: 'Planned activity', plural: 'Planned activities', prefixes: ['ACT'] },
  MIS: { title: 'Foreseeable misuse', plural: 'Foreseeable misuse', prefixes: ['MIS'] },
};

/**
 * Relations, written at the lower end and pointing up, or at the upper one with the inverse word. `code` stands for annotated source that is no test,
 * `test` for annotated test source, `commit` for a commit with trailers.
 */
export const defaultRelations = {
  controls: {
    inverse: 'controlled by',
    from: ['RC', 'SRS', 'SDS', 'code', 'commit'],
    to: ['HAZ', 'RC'],
    aliases: ['mitigates'],
    inverseAliases: ['mitigated by'],
  },
  satisfies: {
    inverse: 'satisfied by',
    from: ['SRS'],
    to: ['URS'],
    aliases: ['derives-from'],
    inverseAliases: [],
  },
  implements: {
    inverse: 'implemented by',
    from: ['SRS', 'SDS', 'code', 'test', 'commit'],
    to: ['RC', 'URS', 'SRS', 'SDS', 'TST'],
    aliases: ['realizes', 'realises'],
    inverseAliases: ['realized by', 'realised by'],
  },
  verifies: {
    inverse: 'verified by',
    from: ['TST', 'test', 'code', 'commit'],
    to: ['SRS', 'RC', 'URS', 'SDS', 'TST'],
    aliases: ['tests', 'validates'],
    inverseAliases: ['tested by', 'validated by'],
  },
  affects: {
    inverse: 'affected by',
    from: ['ANOM', 'SOUP', 'CR'],
    to: ['HAZ', 'RC', 'URS', 'SRS', 'SDS', 'TST'],
    aliases: [],
    inverseAliases: [],
  },
  'can-cause': {
    inverse: 'can result from',
    from: ['MIS'],
    to: ['HAZ'],
    aliases: [],
    inverseAliases: [],
  },
  resolves: {
    inverse: 'resolved by',
    from: ['CR', 'commit'],
    to: ['CR', 'ANOM'],
    aliases: ['fixes', 'closes'],
    inverseAliases: [],
  },
};

/** Table column (lower case) → attribute or relation it fills. `id`, `title` and `text` are the item's own parts. */
export const defaultColumns = {
  id: 'id',
  identifier: 'id',
  title: 'title',
  name: 'title',
  hazard: 'title',
  requirement: 'text',
  description: 'text',
  text: 'text',
  statement: 'text',
};

/** Every item of a type needs a link of a relation to or from items of other types. */
export const defaultCoverage = {
  'hazard-controlled': {
    every: 'HAZ',
    relation: 'controls',
    direction: 'in' as const,
    other: ['RC'],
    passed: false,
    unless: ['accepted'],
    severity: 'error' as const,
    hint: 'Write `- controls: <hazard ID>` at a risk control, or accept the hazard with `- accepted: <reason>`, `- accepted-by: <name>` and `- benefit-risk: <statement>`.',
  },
  'control-implemented': {
    every: 'RC',
    relation: 'implements',
    direction: 'in' as const,
    other: ['SRS'],
    passed: false,
    unless: [],
    severity: 'error' as const,
    hint: 'Write `- implements: <risk control ID>` at a software requirement.',
  },
  'need-satisfied': {
    every: 'URS',
    relation: 'satisfies',
    direction: 'in' as const,
    other: ['SRS'],
    passed: false,
    unless: [],
    severity: 'error' as const,
    hint: 'Write `- satisfies: <user need ID>` at a software requirement.',
  },
  'requirement-justified': {
    every: 'SRS',
    relation: '*',
    direction: 'out' as const,
    other: ['URS', 'RC'],
    passed: false,
    unless: ['rationale'],
    severity: 'warning' as const,
    hint: 'Name the user need (`- satisfies:`) or the risk control (`- implements:`) the requirement comes from, or say why it stands alone with `- rationale:`.',
  },
  'requirement-verified': {
    every: 'SRS',
    relation: 'verifies',
    direction: 'in' as const,
    other: ['TST', 'test'],
    passed: true,
    unless: [],
    severity: 'error' as const,
    hint: 'Write `@verifies <requirement ID>` above its test, or `- verifies:` at a test case, and run the tests.',
  },
  'requirement-implemented': {
    every: 'SRS',
    relation: 'implements',
    direction: 'in' as const,
    other: ['SDS', 'code'],
    passed: false,
    unless: [],
    severity: 'warning' as const,
    hint: 'Write `@implements <requirement ID>` above the code, or `- implements:` at a design entry.',
  },
  'design-implemented': {
    every: 'SDS',
    relation: 'implements',
    direction: 'in' as const,
    other: ['code'],
    passed: false,
    // An element that an item declares has its source by its path, or none.
    unless: ['c4'],
    severity: 'warning' as const,
    hint: 'Write `@implements <design ID>` above the code.',
  },
  'test-traced': {
    every: 'TST',
    relation: 'verifies',
    direction: 'out' as const,
    other: ['SRS', 'RC', 'URS', 'SDS'],
    passed: false,
    unless: [],
    severity: 'error' as const,
    hint: 'Write `- verifies: <requirement ID>` at the test case.',
  },
};
