import type { ArchitectureElement, ArchitectureModel } from '../model/index.ts';
import { declaredUses } from './declared.ts';
import { isSoftware } from './elements.ts';

/**
 * The model as Structurizr DSL (workspace, model, views), so that it can be taken elsewhere. Elements deeper than the DSL's three
 * levels, or without a system around them, are given one. Relations only the code has carry the tag `Undeclared`.
 */
export function structurizrDsl(
  model: ArchitectureModel,
  product: { name: string; description: string },
): string {
  const lines = [`workspace ${quoted(product.name)} ${quoted(product.description)} {`, '  model {'];
  const keys = new Map<string, string>();
  const partsOf = (parent: string) =>
    model.elements.filter((element) => isSoftware(element.kind) && element.parent === parent);
  const known = new Set(model.elements.map(({ id }) => id));
  const tops = model.elements.filter(({ kind, parent }) => isSoftware(kind) && !known.has(parent));

  for (const element of model.elements.filter(({ kind }) => !isSoftware(kind))) {
    const word = element.kind === 'person' ? 'person' : 'softwareSystem';
    const tags =
      element.kind === 'person'
        ? ''
        : ` { tags ${quoted(element.kind === 'device' ? 'Device' : 'External')} }`;
    lines.push(
      `    ${keyOf(element)} = ${word} ${quoted(element.name)} ${quoted(element.description)}${tags}`,
    );
  }
  const systems = tops.filter(({ kind }) => kind === 'system');
  for (const system of systems) write(system, 0, 2);
  const loose = tops.filter(({ kind }) => kind !== 'system');
  if (loose.length > 0) {
    lines.push(`    product = softwareSystem ${quoted(product.name)} ${quoted(product.description)} {`);
    for (const element of loose) write(element, 1, 3);
    lines.push('    }');
  }
  const isDeclared = declaredUses(
    model.edges,
    new Map(model.elements.map((element) => [element.id, element])),
  );
  for (const edge of model.edges) {
    const { from, to, description } = edge;
    if (!keys.has(from) || !keys.has(to)) continue;
    const tags = isDeclared(edge) ? '' : ' { tags "Undeclared" }';
    lines.push(`    ${keys.get(from)} -> ${keys.get(to)} ${quoted(description || 'uses')}${tags}`);
  }
  lines.push('  }', '  views {');
  for (const key of [
    ...systems.map((system) => keys.get(system.id) as string),
    ...(loose.length > 0 ? ['product'] : []),
  ]) {
    lines.push(
      `    systemContext ${key} {`,
      '      include *',
      '      autoLayout',
      '    }',
      `    container ${key} {`,
      '      include *',
      '      autoLayout',
      '    }',
    );
  }
  lines.push('  }', '}');
  return `${lines.join('\n')}\n`;

  function keyOf({ id }: ArchitectureElement): string {
    const key = `e${keys.size + 1}_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
    keys.set(id, key);
    return key;
  }

  /** Levels: 0 system, 1 container, 2 component. What lies deeper becomes a component beside its parent. */
  function write(element: ArchitectureElement, level: number, indent: number): void {
    const word = ['softwareSystem', 'container', 'component'][level] as string;
    const space = '  '.repeat(indent);
    const technology = level === 0 ? '' : ` ${quoted(element.technology)}`;
    const head = `${space}${keyOf(element)} = ${word} ${quoted(element.name)} ${quoted(element.description)}${technology}`;
    const parts = partsOf(element.id);
    const tags = element.safetyClass ? [`tags ${quoted(`Class ${element.safetyClass}`)}`] : [];
    if (tags.length === 0 && (parts.length === 0 || level === 2)) lines.push(head);
    else {
      lines.push(`${head} {`, ...tags.map((tag) => `${space}  ${tag}`));
      if (level < 2) for (const part of parts) write(part, level + 1, indent + 1);
      lines.push(`${space}}`);
    }
    if (level === 2) for (const part of parts) write(part, 2, indent);
  }
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
