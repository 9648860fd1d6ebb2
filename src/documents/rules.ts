import { error, ruleSet, warning } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'template-error': error(
    'A template cannot be parsed, or asks for a field that its data does not have. The part would silently be missing.',
  ),
  'unknown-block': error(
    'A page asks for a generated block that does not exist. The reader would miss what should stand there.',
  ),
  'block-parameters': error(
    'A generated block lacks a parameter, has one too many, or names a type that is not configured.',
  ),
  'diagram-error': error('A diagram cannot be drawn.'),
  'font-missing': error('A package of fonts that the project asks for is not installed.'),
  'word-reference-unread': error('The file whose styles the files of Word should take cannot be read.'),
  'unknown-document-type': warning(
    'A document is of a type without a template; generated parts its readers expect are not there.',
  ),
});
