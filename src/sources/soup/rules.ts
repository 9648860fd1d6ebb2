import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'manifest-unread': warning('A manifest cannot be read, so that what it asks for is not known.'),
  'unreadable-lockfile': error(
    'A lockfile or bill of materials is truncated, malformed, hostile or of a foreign format. Nothing in it counts, since what it lacks might be SOUP.',
    'Let the package manager write the file again; or leave it out with `sources.exclude` if it locks nothing of the product.',
  ),
  'unresolved-version': error(
    'A package is named without the one version that is used, so that neither its review nor its known anomalies can be told.',
  ),
  'soup-from-machine': warning(
    'A build looks for a package on the machine that it runs on, and neither a file nor the SOUP register states it (IEC 62304 8.1.2).',
  ),
});
