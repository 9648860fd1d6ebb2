import { type ArchitectureElement, type Finding, isSoftware, type Place } from '../../model/index.ts';
import { type allDeclarations, elementNamed, namesIn } from '../elements.ts';
import { finding } from '../rules.ts';

type Declaration = ReturnType<typeof allDeclarations>[number];

/** What is wrong with single elements, and with the names they use. */
export function checkElements(
  elements: readonly ArchitectureElement[],
  declarations: readonly Declaration[],
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, ArchitectureElement>();
  const divided = new Set(elements.map(({ parent }) => parent));
  for (const element of elements) {
    const first = seen.get(element.name.toLowerCase());
    if (first)
      findings.push(
        finding('element-duplicate', element.place, {
          message: `Two elements are named ${element.name}; the other stands at ${first.place.file}:${first.place.line}.`,
          hint: 'Give each element a name of its own.',
        }),
      );
    else seen.set(element.name.toLowerCase(), element);
    if (element.path !== '' && isSoftware(element.kind) && element.files === 0 && !divided.has(element.id)) {
      findings.push(
        finding('element-without-source', element.place, {
          message: `${element.name} owns ${element.path}, where no source file lies.`,
          hint: 'Correct the path, or remove the element.',
        }),
      );
    }
    if (element.safetyClass === 'C' && isSoftware(element.kind) && element.description === '') {
      findings.push(
        finding('unit-undocumented', element.place, {
          message: `${element.name} is of class C and has no description.`,
          hint: 'Say in the doc comment above @c4 what it is responsible for, or write @description.',
        }),
      );
    }
  }
  for (const { name, tags, place } of elements) {
    for (const target of namesIn(tags.runs)) {
      if (!elementNamed(target, elements))
        findings.push(unknown(place, `${name} runs ${target}`, target, elements));
    }
  }
  for (const { name, uses } of declarations) {
    for (const { target, place } of uses) {
      if (!elementNamed(target, elements))
        findings.push(unknown(place, `${name} uses ${target}`, target, elements));
    }
  }
  return findings;
}

function unknown(
  place: Place,
  claim: string,
  target: string,
  elements: readonly ArchitectureElement[],
): Finding {
  const known = elements.slice(0, 12).map((element) => element.name);
  return finding('element-unknown', place, {
    message: `${claim}, which is no element.`,
    hint: `Declare ${target} with @c4, or correct the name. Elements: ${known.join(', ')}.`,
  });
}
