import { error, ruleSet, warning } from '../../model/index.ts';

/** What may be wrong with files of other tools. */
export const { rules, finding } = ruleSet({
  'unreadable-import': error(
    'A file of items of another tool counts only as a whole; one that is not read whole would lack items.',
    'Write it again with the tool that owns it.',
  ),
  'import-id': error(
    'Items of an imported file must have IDs of a registered form; others would be in no matrix.',
    'Register the form in `trace.types` (`prefixes`, `pattern`), or put a prefix before bare numbers with `prefix` of `map`.',
  ),
  'import-type': error(
    'The type that an imported file says must be that of the ID, by name or through `map.types`.',
  ),
  'import-relation': error(
    'A link of an imported file must be of a relation that is known, by name or through `map.fields`.',
  ),
  'import-item-within': warning(
    'What is an item here should be one in the tool that owns its file.',
    'Make an item of it there, or take the identifier out of the beginning of the heading or row.',
  ),
  'import-left-out': warning('Something that an imported file holds is not carried over.'),
});
