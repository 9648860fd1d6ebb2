import type { Rule } from '../model/index.ts';

/** Findings the architecture check gives. */
export const rules: Rule[] = [
  {
    name: 'architecture-rule-empty',
    severity: 'error',
    summary:
      'A rule of `architecture.rules` names no element that exists, so it would be kept whatever the code does.',
  },
  {
    name: 'element-duplicate',
    severity: 'error',
    summary: 'Two architecture elements share a name, so @uses cannot tell them apart.',
  },
  {
    name: 'element-unknown',
    severity: 'error',
    summary: 'A @uses or @runs tag names an element that nobody declared.',
  },
  {
    name: 'element-without-source',
    severity: 'error',
    summary: 'An element owns a path in which no source file lies.',
  },
  {
    name: 'source-without-element',
    severity: 'warning',
    summary: 'Source files belong to no architecture element, so the architecture does not cover them.',
  },
  {
    name: 'dependency-forbidden',
    severity: 'error',
    summary: 'An import goes in a direction that `architecture.rules` forbids.',
  },
  {
    name: 'dependency-undeclared',
    severity: 'warning',
    summary: 'The code has a dependency between elements that no @uses declares and no rule allows.',
  },
  {
    name: 'dependency-not-found',
    severity: 'warning',
    summary: 'A declared @uses between elements with source is carried by no import.',
  },
  {
    name: 'dependency-cycle',
    severity: 'error',
    summary: 'Elements depend on each other in a circle, so none can be verified before the others.',
  },
  {
    name: 'class-below-part',
    severity: 'error',
    summary:
      'An element is declared of a lower software safety class than one of its parts, without a stated segregation (IEC 62304 4.3, 5.3.5).',
  },
  {
    name: 'class-lowered',
    severity: 'error',
    summary:
      'A part is of a lower software safety class than what it is a part of, and nothing says how it is kept apart (IEC 62304 4.3 d).',
  },
  {
    name: 'class-dependency',
    severity: 'error',
    summary: 'A class C element depends on a class A element without a stated segregation (IEC 62304 5.3.5).',
  },
  {
    name: 'unit-undocumented',
    severity: 'error',
    summary:
      'A class C element, or a definition it offers to others, has no comment that says what it does (IEC 62304 5.4.2, 5.4.3).',
  },
  {
    name: 'import-unresolved',
    severity: 'info',
    summary: 'Imports lead to no file of the project, so the dependencies they carry are not seen.',
  },
  {
    name: 'step-unknown',
    severity: 'error',
    summary: 'A step of a dynamic view is not between two elements of the architecture.',
  },
  {
    name: 'step-without-dependency',
    severity: 'error',
    summary: 'A step of a dynamic view goes between elements that do not depend on each other.',
  },
  {
    name: 'view-without-steps',
    severity: 'error',
    summary: 'A dynamic view has no numbered list of steps directly below it.',
  },
  {
    name: 'codeowners-outdated',
    severity: 'error',
    summary: 'The CODEOWNERS file does not name the owners and reviewers that the software items have now.',
  },
];
