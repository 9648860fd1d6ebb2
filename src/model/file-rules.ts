import { error, ruleSet } from './rule.ts';

/** Findings on files that a page, a pattern or a template names; several modules raise them. */
export const fileRules = ruleSet({
  'path-outside-project': error(
    'A path leads out of the project, where a reader of the documents cannot follow.',
  ),
  'file-not-of-commit': error(
    'A page refers to a file, or a template is one, that no commit holds or that is never shown, such as one below .git.',
  ),
});
