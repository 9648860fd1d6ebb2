import { posix } from 'node:path';
import type { ElementDeclaration, Finding, Place } from '../../model/index.ts';
import { elementKinds, elementTags, slipOf, suggestion } from '../../model/index.ts';
import type { PlainTag } from './annotations.ts';
import { directoryOf } from './paths.ts';
import { finding } from './rules.ts';

/** Tags of documentation tools that may stand in the same comment; they say nothing of the element. */
const documentationTags = new Set(
  'param returns return throws exception see example deprecated since author version template type typedef internal private public brief file packageDocumentation module'.split(
    ' ',
  ),
);

/** What an element is known by besides its tags. */
export interface ElementGround {
  /** Name of the definition or directory, used where the tag names none. */
  name: string;
  path: string;
  summary: string;
  place: Place;
  placeOf(offset: number): Place;
}

/**
 * Builds an element from the tags of one comment: `@c4 <kind> "Name"`, `@technology`, `@class`, `@description`, `@uses Target "what"`,
 * `@path` (what it owns, relative to the file); every other tag is kept by name.
 * Findings: `element-kind`, `element-class`, `element-use`, `element-path`, `element-tag`.
 * @implements SRS-3557
 */
export function declareElement(
  tags: readonly PlainTag[],
  ground: ElementGround,
  findings: Finding[],
): ElementDeclaration {
  const element: ElementDeclaration = {
    kind: 'component',
    name: ground.name,
    technology: '',
    description: ground.summary,
    safetyClass: '',
    path: ground.path,
    uses: [],
    tags: {},
    place: ground.place,
  };
  const others = new Map<string, string>();
  for (const tag of tags) {
    const place = ground.placeOf(tag.offset);
    if (tag.name === 'c4') {
      const [kind = '', ...name] = tag.value.split(/\s+/);
      element.kind = kind.toLowerCase();
      element.name = unquoted(name.join(' ')) || ground.name;
      element.place = place;
      if (!elementKinds.has(element.kind))
        findings.push(
          finding('element-kind', place, {
            message: `"${kind}" is no kind of architecture element.`,
            hint: `Write one of ${[...elementKinds].join(', ')} after @c4.`,
          }),
        );
    } else if (tag.name === 'technology') element.technology = unquoted(tag.value);
    else if (tag.name === 'description') element.description = unquoted(tag.value);
    else if (tag.name === 'class') {
      if (/^[ABC]$/i.test(tag.value)) element.safetyClass = tag.value.toUpperCase();
      else
        findings.push(
          finding('element-class', place, {
            message: `"${tag.value}" is no software safety class.`,
            hint: 'Write @class A, @class B or @class C (IEC 62304 4.3).',
          }),
        );
    } else if (tag.name === 'uses') {
      const use = /^([^"“]{1,200}?)\s*(?:["“](.*)["”])?$/.exec(tag.value);
      const target = unquoted(use?.[1] ?? '') || quotedTarget(tag.value);
      if (target) element.uses.push({ target, description: use?.[1] ? (use[2] ?? '') : '', place });
      else
        findings.push(
          finding('element-use', place, {
            message: '@uses names no element.',
            hint: 'Write the element and what for: @uses Event store "writes alarm events".',
          }),
        );
    } else if (tag.name === 'path') {
      const path = posix.join(directoryOf(ground.place.file), unquoted(tag.value)).replace(/\/$/, '');
      if (/^(?:\.\.(?:\/|$)|\/)/.test(path) || tag.value.startsWith('/'))
        findings.push(
          finding('element-path', place, {
            message: `@path ${tag.value} leads out of the project.`,
            hint: 'Write the directory the element owns, relative to this file: @path . for the directory it lies in.',
          }),
        );
      else element.path = path;
    } else if (!documentationTags.has(tag.name)) {
      const meant = elementTags.includes(tag.name) ? undefined : slipOf(tag.name, elementTags, 3);
      if (meant !== undefined)
        findings.push(
          finding('element-tag', place, {
            message: `@${tag.name} says nothing of the element: there is no tag of that name.`,
            hint: `${suggestion(meant)} The tags are @${elementTags.join(', @')}.`,
          }),
        );
      others.set(tag.name, unquoted(tag.value));
    }
  }
  element.tags = Object.fromEntries(others);
  return element;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  const match = /^["“'](.*)["”']$/s.exec(trimmed);
  return (match?.[1] ?? trimmed).trim();
}

function quotedTarget(text: string): string {
  return /^["“]([^"“”]{1,200})["”]/.exec(text)?.[1]?.trim() ?? '';
}
