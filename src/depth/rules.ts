import { error, ruleSet, warning } from '../model/index.ts';

/** Findings of the table of depth; without rows there is none. */
export const { rules, finding } = ruleSet({
  'unit-without-criteria': error(
    'An element of a class or risk that asks for them has no acceptance criteria (IEC 62304 5.5.3).',
  ),
  'coverage-low': error(
    'Tests run less of an element than is demanded of it, or nothing shows what they run.',
  ),
  'coverage-unmeasured': warning(
    'An element whose coverage is demanded has source files that no coverage report of this tree speaks of.',
  ),
  'demand-unmet': error(
    'An element does not meet what the project itself demands of it in `regulation.depth`.',
  ),
  'demand-waits': warning(
    'An element waits for people whom the project demands in `regulation.depth`: reviewers, or a tester, of this content.',
  ),
  'demand-of-no-item': error(
    '`regulation.depth` asks something of what carries an item that does not exist.',
  ),
  'codeowners-outdated': error(
    'The CODEOWNERS file does not name the owners and reviewers that the software items have now.',
  ),
});
