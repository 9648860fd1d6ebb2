import { error, ruleSet, warning } from '../../model/index.ts';

/** Findings the code source gives. */
export const { rules, finding } = ruleSet({
  'annotation-without-id': error(
    'A trace tag in source names no ID of a registered prefix, so the link its author meant does not exist.',
  ),
  'unbound-annotation': error(
    'A trace or architecture tag stands directly above no definition, or above code that is commented out, so nothing can be traced to it.',
  ),
  'annotation-ignored': warning(
    'A comment in source holds what looks like a trace tag with an ID, but not as a tag is written, so it gives no link.',
  ),
  'element-kind': error(
    'The kind after @c4 is none of system, container, component, code, person, external, device, node.',
  ),
  'element-class': error('The software safety class after @class is none of A, B, C.'),
  'element-use': error('A @uses tag names no element.'),
  'element-tag': warning(
    'A tag of an architecture element is nearly one that is known, so what it states is not taken.',
  ),
  'element-path': error('A @path tag leads out of the project.'),
  'source-not-text': warning(
    'A file with the name of a source file holds binary data, so its comments were not read.',
  ),
  unparsed: warning(
    'A source file is too long, too deeply nested or too ambiguous to be parsed, so the interfaces it offers are not known.',
  ),
});
