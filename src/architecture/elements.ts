import {
  type ArchitectureElement,
  compareText,
  type ElementDeclaration,
  elementKinds,
  elementTags,
  type Item,
  isReason,
  isSoftware,
  type Place,
} from '../model/index.ts';

/** A declared element with its place in the tree, before the code is looked at. */
export interface PlacedElement extends ArchitectureElement {
  uses: { target: string; description: string; place: Place }[];
}

const rank: Record<string, number> = { system: 0, container: 1, component: 2, code: 3 };

/**
 * Elements from annotated source and from Markdown items with an attribute `c4` (`- c4: external`; further attributes
 * `technology`, `class`, `path`, `segregation`, `uses: Alarm engine "what"; Event store`, and for a deployment node `runs: Alarm
 * engine; Event store`). Sorted by ID; parents by directory, then a `@parent Name` tag, then the only system.
 * @implements SRS-2701
 */
export function placeElements(
  declarations: readonly ElementDeclaration[],
  items: readonly Item[],
): PlacedElement[] {
  const ids = new Map<string, number>();
  const elements = allDeclarations(declarations, items)
    .filter(({ kind }) => elementKinds.has(kind))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.path, b.path))
    .map((declared): PlacedElement => {
      const slug = slugOf(declared.name);
      const count = (ids.get(slug) ?? 0) + 1;
      ids.set(slug, count);
      const { kind, name, technology, description, safetyClass, uses, tags, place, declaredBy } = declared;
      const declaredClass = isClass(safetyClass) ? safetyClass : '';
      return {
        id: count === 1 ? slug : `${slug}-${count}`,
        kind,
        item: '',
        name,
        technology,
        description,
        safetyClass: declaredClass,
        declaredClass,
        segregation: [tags.segregation, tags.rationale].find((each) => isReason(each ?? '')) ?? '',
        path: declared.path === '.' ? '' : declared.path,
        parent: '',
        files: 0,
        lines: 0,
        runs: [],
        implements: [],
        riskControls: [],
        tags,
        declaredBy,
        place,
        uses,
      };
    });
  const byPath = new Map<string, PlacedElement[]>();
  for (const element of elements)
    if (element.path !== '' && isSoftware(element.kind))
      byPath.set(element.path, [...(byPath.get(element.path) ?? []), element]);
  const systems = elements.filter(({ kind }) => kind === 'system');
  for (const element of elements) element.parent = parentOf(element, elements, byPath, systems);
  const divided = new Set(elements.map(({ parent }) => parent));
  for (const element of elements) {
    element.item = itemTerm(element, divided.has(element.id));
    element.runs = namesIn(element.tags.runs).flatMap((name) => elementNamed(name, elements)?.id ?? []);
  }
  return elements.toSorted((a, b) => compareText(a.id, b.id));
}

/** What source declares, and what items declare. */
export function allDeclarations(
  declarations: readonly ElementDeclaration[],
  items: readonly Item[],
): (ElementDeclaration & { declaredBy: string })[] {
  return [
    ...declarations.map((declared) => ({ ...declared, declaredBy: '' })),
    ...items.flatMap(declarationOf),
  ];
}

/** Finds an element by name, ID or declaring item, ignoring case. */
export function elementNamed<E extends ArchitectureElement>(
  name: string,
  elements: readonly E[],
): E | undefined {
  let index = indexes.get(elements) as Map<string, E> | undefined;
  if (!index) {
    index = new Map();
    for (const element of elements)
      for (const key of [element.name.toLowerCase(), element.id, element.declaredBy.toLowerCase()])
        if (key !== '' && !index.has(key)) index.set(key, element);
    indexes.set(elements, index);
  }
  return index.get(name.trim().toLowerCase());
}

/** List of elements → the first of each name. */
const indexes = new WeakMap<readonly ArchitectureElement[], Map<string, ArchitectureElement>>();

/** Names in a list such as that of `@runs`, separated by semicolons or commas. */
export function namesIn(list = ''): string[] {
  return list
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Attributes that are members of an element; the others are its tags. */
const ownMembers = new Set(['technology', 'description', 'class', 'uses', 'path']);

function declarationOf(item: Item): (ElementDeclaration & { declaredBy: string })[] {
  const kind = item.attributes.c4?.trim().toLowerCase();
  if (!kind) return [];
  const { technology = '', class: safetyClass = '', path = '', uses = '', description } = item.attributes;
  const parsed = uses
    .split(/;|,(?=[^"]*(?:"[^"]*"[^"]*)*$)/)
    .map((use) => /^\s*([^"]+?)\s*(?:"([^"]*)")?\s*$/.exec(use))
    .flatMap((use) =>
      use ? [{ target: use[1] as string, description: use[2] ?? '', place: item.place }] : [],
    );
  const paragraph = withoutMarks(description ?? item.body.trim().split(/\n\s*\n/, 1)[0] ?? '');
  const tags = Object.fromEntries(
    Object.entries(item.attributes).filter(([key]) => elementTags.includes(key) && !ownMembers.has(key)),
  );
  return [
    {
      kind,
      name: item.title || item.id,
      technology,
      description: paragraph,
      safetyClass: safetyClass.trim().toUpperCase(),
      path: path.replace(/\/$/, ''),
      uses: parsed,
      tags,
      place: item.place,
      declaredBy: item.id,
    },
  ];
}

/** The words of a paragraph of Markdown: without the marks of code, emphasis and links. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/\s+/g, ' ')
    .replace(/(`+)([^`]+)\1/g, '$2')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__)(\S[^*_]*)\1/g, '$2');
}

function parentOf(
  element: PlacedElement,
  elements: readonly PlacedElement[],
  byPath: ReadonlyMap<string, PlacedElement[]>,
  systems: readonly PlacedElement[],
): string {
  const named = element.tags.parent ? elementNamed(element.tags.parent, elements) : undefined;
  const fits = named && named !== element && (named.kind === 'node') === (element.kind === 'node');
  if (fits && (isSoftware(element.kind) || element.kind === 'node')) return named.id;
  if (!isSoftware(element.kind)) return '';
  const own = rank[element.kind] as number;
  for (let path = element.path; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const around = (byPath.get(path) ?? []).filter(
      (other) => other !== element && (path !== element.path || (rank[other.kind] as number) < own),
    );
    const [innermost] = around.sort((a, b) => (rank[b.kind] as number) - (rank[a.kind] as number));
    if (innermost) return innermost.id;
  }
  const [system] = systems;
  return systems.length === 1 && system && system !== element && own > 0 ? system.id : '';
}

/** IEC 62304 5.4.1: what is not divided further is a unit, here a component or code without parts. */
function itemTerm({ kind }: PlacedElement, isDivided: boolean): ArchitectureElement['item'] {
  if (!isSoftware(kind)) return '';
  if (kind === 'system') return 'software system';
  return isDivided || kind === 'container' ? 'software item' : 'software unit';
}

function isClass(text: string): text is 'A' | 'B' | 'C' {
  return /^[ABC]$/.test(text);
}

/** A name as an ID. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'element';
}
