import { error, info, ruleSet, warning } from '../model/index.ts';

/** Findings the architecture check gives. */
export const { rules, finding } = ruleSet({
  'architecture-rule-empty': error(
    'A rule of `architecture.rules` names no element that exists, so it would be kept whatever the code does.',
  ),
  'element-duplicate': error('Two architecture elements share a name, so @uses cannot tell them apart.'),
  'element-value': error(
    'An item that is an architecture element states a kind or a safety class that is none.',
  ),
  'element-attribute': warning(
    'An attribute of an item that is an architecture element is nearly one that is known, so what it states is not taken.',
  ),
  'element-unknown': error('A @uses or @runs tag names an element that nobody declared.'),
  'element-without-source': error('An element owns a path in which no source file lies.'),
  'source-without-element': warning(
    'Source files belong to no architecture element, so the architecture does not cover them.',
  ),
  'source-not-read': info(
    'Files that `sources.code` names are in no language that is known, so that neither tags nor imports of them count.',
  ),
  'dependency-forbidden': error('An import goes in a direction that `architecture.rules` forbids.'),
  'dependency-undeclared': warning(
    'The code has a dependency between elements that no @uses declares and no rule allows.',
  ),
  'dependency-not-found': warning('A declared @uses between elements with source is carried by no import.'),
  'dependency-cycle': error(
    'Elements depend on each other in a circle, so none can be verified before the others.',
  ),
  'class-below-part': error(
    'An element is declared of a lower software safety class than one of its parts, without a stated segregation (IEC 62304 4.3, 5.3.5).',
  ),
  'class-lowered': error(
    'A part is of a lower software safety class than what it is a part of, and nothing says how it is kept apart (IEC 62304 4.3 d).',
  ),
  'class-dependency': error(
    'A class C element depends on a class A element without a stated segregation (IEC 62304 5.3.5).',
  ),
  'unit-undocumented': error(
    'A class C element, or a definition it offers to others, has no comment that says what it does (IEC 62304 5.4.2, 5.4.3).',
  ),
  'import-unresolved': info(
    'Imports lead to no file of the project, so the dependencies they carry are not seen.',
  ),
  'step-unknown': error('A step of a dynamic view is not between two elements of the architecture.'),
  'step-without-dependency': error(
    'A step of a dynamic view goes between elements that do not depend on each other.',
  ),
  'view-without-steps': error('A dynamic view has no numbered list of steps directly below it.'),
});
