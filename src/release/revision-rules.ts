import { error, ruleSet } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'revision-unchanged': error(
    'The content of a document changed since the release before, and its revision did not.',
  ),
  'revision-replaces': error(
    'A document says that it replaces another revision than the release before holds.',
  ),
  'document-software-version': error(
    'A document names the software versions it is for, and the version of the product is none of them.',
  ),
});
