import { type ArchitectureElement, type ArchitectureModel, chainOf, isSoftware } from '../model/index.ts';
import { declaredUses } from './declared.ts';
import { environmentsOf } from './deployment.ts';
import type { DynamicView } from './dynamic.ts';

/** Words of the DSL by level; what lies deeper becomes a component beside what holds it. */
const words = ['softwareSystem', 'container', 'component'];

/**
 * The model as Structurizr DSL (workspace, model, views), so that it can be taken elsewhere. Elements deeper than the DSL's three
 * levels, or without a system around them, are given one. Relations only the code has carry the tag `Undeclared`, those that
 * only a step of a dynamic view has the tag `Dynamic`.
 * @implements SRS-2706
 */
export function structurizrDsl(
  model: ArchitectureModel,
  product: { name: string; description: string },
  dynamic: readonly DynamicView[] = [],
): string {
  const lines: string[] = [];
  const keys = new Map<string, string>();
  const levels = new Map<string, number>();
  const containers = new Map<string, string>();
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(model.edges, byId);
  const partsOf = (parent: string) =>
    model.elements.filter((element) => isSoftware(element.kind) && element.parent === parent);
  const tops = model.elements.filter(({ kind, parent }) => isSoftware(kind) && !byId.has(parent));
  const systems = tops.filter(({ kind }) => kind === 'system');
  const loose = tops.filter(({ kind }) => kind !== 'system');

  block(0, `workspace ${quoted(product.name, product.description)}`, () => {
    block(1, 'model', () => {
      for (const element of model.elements) if (!isSoftware(element.kind)) writeOutside(element);
      for (const system of systems) writeSoftware(system, 0, 2, '');
      if (loose.length > 0)
        block(2, `product = softwareSystem ${quoted(product.name, product.description)}`, () => {
          for (const element of loose) writeSoftware(element, 1, 3, '');
        });
      writeRelations();
      for (const [index, [name, nodes]] of environmentsOf(model).entries())
        block(2, `environment${index + 1} = deploymentEnvironment ${quoted(name || 'Default')}`, () => {
          for (const node of nodes.filter(({ parent }) => parent === '')) writeNode(node, nodes, 3);
          writeNodeRelations(nodes);
        });
    });
    block(1, 'views', writeViews);
  });
  return `${lines.join('\n')}\n`;

  function line(indent: number, text: string): void {
    lines.push('  '.repeat(indent) + text);
  }

  /** Braces as the DSL wants them: the opening one ends its line, the closing one has its own. */
  function block(indent: number, head: string, write: () => void): void {
    line(indent, `${head} {`);
    const before = lines.length;
    write();
    if (lines.length === before) lines[before - 1] = '  '.repeat(indent) + head;
    else line(indent, '}');
  }

  function keyOf({ id }: ArchitectureElement): string {
    const key = `e${keys.size + 1}_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
    keys.set(id, key);
    return key;
  }

  function writeOutside(element: ArchitectureElement): void {
    const { kind, name, description } = element;
    if (kind === 'node') return;
    levels.set(element.id, 0);
    if (kind === 'person') line(2, `${keyOf(element)} = person ${quoted(name, description)}`);
    else {
      const tag = kind === 'device' ? 'Device' : 'External';
      line(2, `${keyOf(element)} = softwareSystem ${quoted(name, description, tag)}`);
    }
  }

  /** Levels: 0 system, 1 container, 2 component. */
  function writeSoftware(
    element: ArchitectureElement,
    level: number,
    indent: number,
    container: string,
  ): void {
    const { id, name, description, technology, safetyClass } = element;
    const key = keyOf(element);
    levels.set(id, level);
    containers.set(id, level === 1 ? key : container);
    const tags = safetyClass ? [`Class ${safetyClass}`] : [];
    const facts = level === 0 ? [name, description, ...tags] : [name, description, technology, ...tags];
    const parts = partsOf(id);
    block(indent, `${key} = ${words[level]} ${quoted(...facts)}`, () => {
      if (level < 2)
        for (const part of parts) writeSoftware(part, level + 1, indent + 1, containers.get(id) ?? '');
    });
    if (level === 2) for (const part of parts) writeSoftware(part, 2, indent, container);
  }

  function writeRelations(): void {
    const written = new Set<string>();
    const write = (from: string, to: string, description: string, tags: string[]): void => {
      if (!keys.has(from) || !keys.has(to) || isAround(from, to) || isAround(to, from)) return;
      written.add(`${from}\0${to}`);
      const facts = tags.length > 0 ? [description || 'uses', '', ...tags] : [description || 'uses'];
      line(2, `${keys.get(from)} -> ${keys.get(to)} ${quoted(...facts)}`);
    };
    for (const edge of model.edges)
      write(edge.from, edge.to, edge.description, isDeclared(edge) ? [] : ['Undeclared']);
    for (const { from, to, text } of dynamic.flatMap(({ steps }) => steps))
      if (!written.has(`${from.id}\0${to.id}`) && !written.has(`${to.id}\0${from.id}`))
        write(from.id, to.id, text, ['Dynamic']);
  }

  function isAround(outer: string, inner: string): boolean {
    return chainOf(inner, byId).includes(outer);
  }

  function writeNode(node: ArchitectureElement, nodes: readonly ArchitectureElement[], indent: number): void {
    const { id, name, description, technology } = node;
    block(indent, `${keyOf(node)} = deploymentNode ${quoted(name, description, technology)}`, () => {
      const instances = new Set(node.runs.flatMap(instanceOf));
      for (const instance of instances) line(indent + 1, instance);
      for (const part of nodes.filter(({ parent }) => parent === id)) writeNode(part, nodes, indent + 1);
    });
  }

  /** The DSL has instances of systems and containers only: of a component that runs, its container does. */
  function instanceOf(id: string): string[] {
    const level = levels.get(id);
    if (level === undefined || byId.get(id)?.kind === 'person') return [];
    if (level === 0) return [`softwareSystemInstance ${keys.get(id)}`];
    return [`containerInstance ${containers.get(id)}`];
  }

  function writeNodeRelations(nodes: readonly ArchitectureElement[]): void {
    const known = new Set(nodes.map(({ id }) => id));
    for (const { from, to, description } of model.edges)
      if (known.has(from) && known.has(to) && !isAround(from, to) && !isAround(to, from))
        line(3, `${keys.get(from)} -> ${keys.get(to)} ${quoted(description || 'uses')}`);
  }

  function writeViews(): void {
    const view = (head: string): void =>
      block(2, head, () => {
        line(3, 'include *');
        line(3, 'autoLayout');
      });
    for (const key of [...systems.map(({ id }) => keys.get(id)), ...(loose.length > 0 ? ['product'] : [])]) {
      view(`systemContext ${key}`);
      view(`container ${key}`);
    }
    for (const { id } of model.elements)
      if (levels.get(id) === 1 && partsOf(id).length > 0) view(`component ${keys.get(id)}`);
    for (const { id, title, steps } of dynamic) {
      const scope = scopeOf(steps);
      if (scope === undefined) continue;
      block(2, `dynamic ${scope} ${quoted(id, title)}`, () => {
        for (const { from, to, text } of steps)
          line(3, `${keys.get(from.id)} -> ${keys.get(to.id)} ${quoted(text)}`);
        line(3, 'autoLayout');
      });
    }
    for (const [index] of environmentsOf(model).entries()) view(`deployment * environment${index + 1}`);
  }

  /** What a dynamic view is of: the container whose components take part, else a system, else everything; none where steps do not fit. */
  function scopeOf(steps: DynamicView['steps']): string | undefined {
    const ends = steps.flatMap(({ from, to }) => [from, to]);
    if (ends.length === 0 || ends.some(({ id }) => !keys.has(id)) || steps.some(isWithinOne))
      return undefined;
    const component = ends.find(({ id }) => levels.get(id) === 2);
    const inner = component ?? ends.find(({ id }) => levels.get(id) === 1);
    if (!inner) return '*';
    const chain = chainOf(inner.id, byId).slice(1);
    const scope = component
      ? containers.get(inner.id)
      : (keys.get(chain.find((id) => levels.get(id) === 0) ?? '') ?? 'product');
    return ends.some(({ id }) => chain.includes(id) && (levels.get(id) ?? 0) < 2) ? undefined : scope;
  }

  function isWithinOne({ from, to }: DynamicView['steps'][number]): boolean {
    return isAround(from.id, to.id) || isAround(to.id, from.id);
  }
}

function quoted(...texts: string[]): string {
  return texts
    .map((text) => `"${text.replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`)
    .join(' ');
}
