import type { ArchitectureElement } from '../model/index.ts';
import { compareText } from '../model/index.ts';
import { mermaidLabel as label } from './mermaid-label.ts';
import { ranksOf, type View, type ViewEdge, type ViewNode } from './view.ts';

/** Widest label in pixels: holds our longest line, so that Mermaid does not wrap it once more. */
const wrappingWidth = 280;
/** Above this number of lines none has a label, which would be too small to read; the words below the drawing have them all. */
const labelledEdges = 20;
/** What a box, a label on a line and a bare line take of the width, in pixels, as far as the direction is chosen by it. */
const widths = { box: 190, label: 150, line: 30 };
/** A drawing up to this width goes from top to bottom. */
const comfortableWidth = 1000;
/** Above this number of boxes they go without descriptions, for the same reason. */
const describedNodes = 12;
/** Elements named in the box that stands for several. */
const namedMembers = 8;
/** Longest description drawn; the text alternative has all of it. */
const descriptionLength = 120;

/**
 * A view as Mermaid `flowchart` text in C4 notation: name, [kind: technology], description; the scope as a boundary; lines solid
 * where declared and found, dashed where only declared, red where only the code has them. Links are put on the drawing by
 * `linkBoxes`, since site and PDF address an element's page differently. Same view, same text.
 * @implements SRS-2703
 */
export function mermaidOf(view: View, nameOf: (id: string) => string): string {
  const keys = new Map(view.nodes.map(({ key }, index) => [key, `n${index + 1}`]));
  const edges = linesOf(view);
  const hasLabels = !view.isBare && edges.length <= labelledEdges;
  const lines = [
    `%%{init: {"flowchart": {"wrappingWidth": ${wrappingWidth}}}}%%`,
    `flowchart ${view.direction ?? directionOf(view, edges, hasLabels)}`,
  ];
  const inside = view.nodes.filter((node) => node.inside);
  const hasBoundary = view.scope !== '' && inside.length > 0;
  if (hasBoundary) {
    lines.push(`  subgraph boundary["${label(nameOf(view.scope))}"]`);
    for (const node of inside) lines.push(`    ${nodeText(node, view, keys)}`);
    lines.push('  end');
  }
  for (const node of view.nodes)
    if (node.within === '' && !(hasBoundary && node.inside)) lines.push(...nested(node, view, keys, '  '));
  for (const edge of edges) lines.push(`  ${edgeText(edge, view, keys, hasLabels)}`);
  const red = edges.flatMap(({ state }, index) => (state === 'found' ? [index] : []));
  if (red.length > 0) lines.push(`  linkStyle ${red.join(',')} stroke:#b00020,color:#b00020`);
  lines.push(...classLines(view, keys));
  return `${lines.join('\n')}\n`;
}

/** The lines that are drawn; in a bare view one with two heads for two of both directions. */
function linesOf({ edges, isBare }: View): (ViewEdge & { isMutual?: boolean })[] {
  const drawn = edges.filter((edge) => edge.drawn);
  if (!isBare) return drawn;
  const back = (edge: ViewEdge) => drawn.find(({ from, to }) => from === edge.to && to === edge.from);
  return drawn.flatMap((edge) => {
    const other = back(edge);
    if (!other) return [edge];
    if (edge.from > edge.to) return [];
    return [{ ...edge, isMutual: true, state: other.state === 'found' ? 'found' : edge.state }];
  });
}

/**
 * From top to bottom, where the ranks of the drawing fit beside each other; else the way in which it gets less wide. What runs
 * somewhere is shown from left to right, so that lines do not enter through the title of a node.
 */
function directionOf({ kind, nodes }: View, edges: readonly ViewEdge[], hasLabels: boolean): 'TB' | 'LR' {
  if (kind === 'deployment') return 'LR';
  const ranks = ranksOf(
    nodes.map(({ key }) => key),
    edges,
  );
  const line = hasLabels ? widths.label : widths.line;
  const depth = Math.max(...ranks.values()) + 1;
  const across = Array.from({ length: depth }, (_, rank) => {
    const boxes = nodes.filter(({ key }) => ranks.get(key) === rank).length;
    const passing = edges.filter(
      ({ from, to }) => (ranks.get(from) ?? 0) < rank && (ranks.get(to) ?? 0) > rank,
    ).length;
    return boxes * widths.box + passing * line;
  });
  const fromTop = Math.max(...across);
  const fromLeft = depth * widths.box + (depth - 1) * line;
  return fromTop <= Math.max(comfortableWidth, fromLeft) ? 'TB' : 'LR';
}

/** A node, or the boundary of a deployment node with what runs in it. */
function nested(node: ViewNode, view: View, keys: ReadonlyMap<string, string>, indent: string): string[] {
  const parts = view.nodes.filter(({ within }) => within === node.key);
  if (parts.length === 0) return [`${indent}${nodeText(node, view, keys)}`];
  const title = [node.element.name, `[${kindText(node.element)}]`].map(label).join('<br/>');
  return [
    `${indent}subgraph ${keys.get(node.key)}["${title}"]`,
    ...parts.flatMap((part) => nested(part, view, keys, `${indent}  `)),
    `${indent}end`,
  ];
}

/** What the marks of a view mean, one entry a mark that it uses. */
export function legendOf(view: View): string[] {
  const states = new Set(view.edges.map(({ state }) => state));
  const classes = new Set(view.nodes.map(({ element }) => element.safetyClass));
  const legend: string[] = [];
  if (states.has('both') || states.has('outside'))
    legend.push('Solid line: declared, and carried by imports where the target has source here.');
  if (states.has('declared')) legend.push('Dashed line: declared, but no import carries it.');
  if (states.has('found')) legend.push('Red line: in the code, but not declared.');
  for (const [key, { colour }] of Object.entries(classFills)) {
    if (view.kind === 'safety' && classes.has(key as 'A' | 'B' | 'C'))
      legend.push(`${colour}: software safety class ${key}.`);
  }
  if (view.kind === 'risk' && view.nodes.some(({ element }) => element.riskControls.length > 0))
    legend.push('Thick border: implements risk controls, named in the box.');
  const drawn = linesOf(view);
  if (drawn.some(({ isMutual }) => isMutual)) legend.push('Line with two heads: each uses the other.');
  if (view.nodes.some(({ members }) => members.length > 0))
    legend.push('Dotted box: several elements, drawn elsewhere.');
  if (drawn.length > 0 && (view.isBare || drawn.length > labelledEdges))
    legend.push('What the lines mean is told in words, as there are too many to write on.');
  if (view.nodes.some(isOutside)) legend.push('Grey: outside the software.');
  if (view.kind === 'deployment')
    legend.push('Frame: hardware or an environment on which what stands in it runs.');
  return legend;
}

/** The view in words, for readers who do not see it and for search: one sentence an element, one a relation. */
export function describeView(view: View): { elements: string[]; relations: string[] } {
  const names = new Map(view.nodes.map(({ key, element, within }) => [key, nameIn(element, within)]));
  for (const { members } of view.nodes) for (const { id, name } of members) names.set(id, name);
  const boxes = view.nodes.filter(({ members }) => members.length === 0);
  const elements = boxes.map(({ key, element, within }) => {
    const held = view.nodes.filter((other) => other.within === key).map((other) => other.element.name);
    if (view.kind === 'deployment' && element.kind !== 'node')
      return `${nameIn(element, within)} (${kindText(element)})`;
    const facts = [
      kindText(element),
      element.safetyClass ? `class ${element.safetyClass}` : '',
      view.kind === 'risk' && element.riskControls.length > 0
        ? `implements ${element.riskControls.join(', ')}`
        : '',
    ].filter(Boolean);
    if (held.length > 0) facts.push(`holds ${held.join(', ')}`);
    return `${nameIn(element, within)} (${facts.join('; ')})${element.description ? `: ${element.description}` : ''}`;
  });
  const states = {
    both: 'declared and found',
    declared: 'declared, not found in the code',
    found: 'found in the code, not declared',
    outside: 'declared',
  };
  const relations = [...Map.groupBy(view.told, wordsOf)].flatMap(([words, edges]) => {
    const [{ from } = { from: '' }] = edges;
    const imports = (count: number) => `${count} ${count === 1 ? 'import' : 'imports'}`;
    const [only] = edges;
    if (edges.length === 1 && only)
      return [
        `${names.get(from)} uses ${names.get(only.to)}${only.description ? `: ${only.description}` : ''} (${states[only.state]}${only.count > 0 ? `, ${imports(only.count)}` : ''})`,
      ];
    const targets = edges
      .map(({ to, count }) => `${names.get(to)}${count > 0 ? ` (${imports(count)})` : ''}`)
      .sort(compareText);
    return [`${names.get(from)} uses (${words.slice(from.length + 1)}): ${targets.join(', ')}`];
  });
  return { elements, relations: relations.sort(compareText) };

  /** Lines of one element that say the same of others are told in one sentence; one with a description in its own. */
  function wordsOf({ from, to, state, description }: ViewEdge): string {
    return `${from}\0${states[state]}${description === '' ? '' : `\0${to}`}`;
  }

  function nameIn({ name }: ViewNode['element'], within: string): string {
    const node = view.nodes.find(({ key }) => key === within);
    return node ? `${name} on ${node.element.name}` : name;
  }
}

/** `Component: Node.js`; for what lies outside `Person`, `External system`, `Device`. */
export function kindText(
  { kind, technology }: ArchitectureElement,
  t: (english: string) => string = (english) => english,
): string {
  const names: Record<string, string> = {
    system: 'Software system',
    container: 'Container',
    component: 'Component',
    code: 'Code',
    person: 'Person',
    external: 'External system',
    device: 'Device',
    node: 'Deployment node',
  };
  const name = t(names[kind] ?? kind);
  return technology ? `${name}: ${technology}` : name;
}

function isOutside({ element }: ViewNode): boolean {
  return ['person', 'external', 'device'].includes(element.kind);
}

const classFills: Record<string, { fill: string; colour: string }> = {
  A: { fill: 'fill:#dbeedd,stroke:#2e6b34,color:#12331a', colour: 'Green' },
  B: { fill: 'fill:#fdeec4,stroke:#8a6100,color:#3d2b00', colour: 'Yellow' },
  C: { fill: 'fill:#f8d5d2,stroke:#9b1c12,color:#45100b', colour: 'Red' },
};

function classLines(view: View, keys: ReadonlyMap<string, string>): string[] {
  const groups = new Map<string, string[]>();
  const put = (style: string, key: string) =>
    groups.set(style, [...(groups.get(style) ?? []), keys.get(key) as string]);
  for (const node of view.nodes) {
    const { key, element } = node;
    const byClass = view.kind === 'safety' ? classFills[element.safetyClass]?.fill : undefined;
    if (node.members.length > 0) put('fill:#fefefe,stroke:#5b6b78,color:#1b2733,stroke-dasharray:3 3', key);
    else if (element.kind === 'node') put('fill:#fefefe,stroke:#5b6b78,color:#1b2733', key);
    else if (isOutside(node)) put('fill:#e6e6e6,stroke:#595959,color:#222222', key);
    else put(byClass ?? 'fill:#dfeaf6,stroke:#1f4e79,color:#0d2a44', key);
    if (view.kind === 'risk' && element.riskControls.length > 0) put('stroke-width:4px', key);
  }
  return [...groups].flatMap(([style, nodes], index) => [
    `  classDef style${index + 1} ${style}`,
    `  class ${nodes.join(',')} style${index + 1}`,
  ]);
}

function nodeText(
  { key, element, undrawn, members }: ViewNode,
  view: View,
  keys: ReadonlyMap<string, string>,
): string {
  if (members.length > 0) {
    const names = members.slice(0, namedMembers).map(({ name }) => name);
    const more = members.length > namedMembers ? `and ${members.length - namedMembers} more` : '';
    return `${keys.get(key)}["${[element.name, ...names, more].filter(Boolean).map(label).join('<br/>')}"]`;
  }
  const parts = [element.name, `[${kindText(element)}]`];
  if (view.kind === 'safety' && element.safetyClass)
    parts.push(`Class ${element.safetyClass}${element.segregation ? ', segregated' : ''}`);
  else if (view.kind === 'risk' && element.riskControls.length > 0)
    parts.push(shortened(element.riskControls.join(', ')));
  else if (element.description && !view.isBare && view.nodes.length <= describedNodes)
    parts.push(shortened(element.description));
  if (undrawn > 0) parts.push(`used by ${undrawn} of these`);
  const text = parts.map(label).join('<br/>');
  const [open, close] = element.kind === 'person' ? ['(["', '"])'] : ['["', '"]'];
  return `${keys.get(key)}${open}${text}${close}`;
}

function edgeText(
  { from, to, description, state, count, isMutual }: ViewEdge & { isMutual?: boolean },
  { kind }: View,
  keys: ReadonlyMap<string, string>,
  isRoomy: boolean,
): string {
  const arrow = `${isMutual ? '<' : ''}${state === 'declared' ? '-.->' : '-->'}`;
  const undeclared = state === 'found' ? `${count} undeclared ${count === 1 ? 'import' : 'imports'}` : '';
  const isOverlay = kind === 'safety' || kind === 'risk';
  const text = isRoomy ? (isOverlay ? '' : description) || undeclared : '';
  return `${keys.get(from)} ${arrow}${text ? `|"${label(shortened(text))}"|` : ''} ${keys.get(to)}`;
}

function shortened(whole: string): string {
  const text = /^.{20,}?[.;:](?=\s|$)/s.exec(whole)?.[0].replace(/[.;:]$/, '') ?? whole;
  if (text.length <= descriptionLength) return text;
  const cut = text.slice(0, descriptionLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).trimEnd()}…`;
}
