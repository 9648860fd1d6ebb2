import {
  type ArchitectureElement,
  type ArchitectureModel,
  chainOf,
  type Finding,
  type Place,
} from '../model/index.ts';
import { elementNamed } from './elements.ts';
import { finding } from './rules.ts';

/** One step of a dynamic view, as a line of a numbered list states it: `Alarm engine → Siren: switches it on`. */
export interface Step {
  from: ArchitectureElement;
  to: ArchitectureElement;
  /** What happens. */
  text: string;
  place: Place;
}

/**
 * Reads the steps of a dynamic view and holds each against the model. A step is `A → B: what` (`->` will do).
 * Findings: `step-unknown` for what is no step between two elements, `step-without-dependency` where neither element depends on
 * the other, declared or in the code (an answer may go against the direction of the dependency).
 * @implements SRS-2704
 */
export function readSteps(
  lines: readonly { text: string; place: Place }[],
  model: ArchitectureModel,
): { steps: Step[]; findings: Finding[] } {
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const steps: Step[] = [];
  const findings: Finding[] = [];
  for (const { text, place } of lines) {
    const match = /^([^:→]{1,200}?)\s*(?:→|->)\s*([^:→]{1,200}?)\s*(?::\s*(.*))?$/s.exec(text.trim());
    const names = match ? [match[1] as string, match[2] as string] : [];
    const [from, to] = names.map((name) => elementNamed(name, model.elements));
    if (!match || !from || !to) {
      const unknown = names.filter((name) => !elementNamed(name, model.elements));
      const message =
        unknown.length > 0
          ? `${unknown.join(' and ')} in "${text}" is no element.`
          : `"${text}" is no step between two elements.`;
      findings.push(
        finding('step-unknown', place, { message, hint: 'Write Element → Element: what happens.' }),
      );
      continue;
    }
    steps.push({ from, to, text: match[3] ?? '', place });
    if (from === to || depends(from.id, to.id) || depends(to.id, from.id)) continue;
    findings.push(
      finding('step-without-dependency', place, {
        message: `${from.name} and ${to.name} do not depend on each other, so this step cannot happen.`,
        hint: `Declare @uses ${to.name} at ${from.name}, or correct the step.`,
      }),
    );
  }
  return { steps, findings };

  /** Between the elements, their parts or what holds them. */
  function depends(from: string, to: string): boolean {
    const touches = (end: string, element: string) =>
      chainOf(end, byId).includes(element) || chainOf(element, byId).includes(end);
    return model.edges.some((edge) => touches(edge.from, from) && touches(edge.to, to));
  }
}

/** Words wrap, so that many elements stand beside each other on a page. */
const narrow = '{"sequence": {"wrap": true, "width": 110, "actorMargin": 40}}';

/** Steps as Mermaid `sequenceDiagram` text, numbered. */
export function sequenceOf(steps: readonly Step[]): string {
  const keys = new Map<string, string>();
  for (const { from, to } of steps)
    for (const { id } of [from, to]) if (!keys.has(id)) keys.set(id, `p${keys.size + 1}`);
  const names = new Map(
    steps.flatMap(({ from, to }) => [[from.id, from.name] as const, [to.id, to.name] as const]),
  );
  const lines = [`%%{init: ${narrow}}%%`, 'sequenceDiagram', '  autonumber'];
  for (const [id, key] of keys) lines.push(`  participant ${key} as ${escaped(names.get(id) ?? id)}`);
  for (const { from, to, text } of steps)
    lines.push(`  ${keys.get(from.id)}->>${keys.get(to.id)}: ${escaped(text || ' ')}`);
  return `${lines.join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[#;<>"`]/g, (char) => `#${char.charCodeAt(0)};`);
}
