import type { ArchitectureRule } from '../../config/index.ts';
import {
  type ArchitectureEdge,
  type ArchitectureElement,
  type Finding,
  isSoftware,
} from '../../model/index.ts';
import { findCycles } from '../cycles.ts';
import { carriedUses, declaredUses } from '../declared.ts';
import { forbiddenModules } from '../module-rules.ts';
import { finding } from '../rules.ts';
import type { ArchitectureContext } from './context.ts';

type ElementRule = Extract<ArchitectureRule, { to: string }>;

/** Holds what elements import against what they declare, and against the rules of the configuration. */
export function checkDependencies(context: ArchitectureContext): Finding[] {
  const { model, byId, configured } = context;
  const isDeclared = declaredUses(model.edges, byId);
  const isCarried = carriedUses(model.edges, byId);
  const judge = ruleJudge(
    configured.filter((rule) => 'to' in rule),
    context.matcher,
  );
  const findings: Finding[] = checkRules(context);
  for (const edge of model.edges) checkEdge(edge);
  findings.push(
    ...checkModules(context),
    ...findCycles(model.edges).map((cycle) => cycleFinding(cycle, context)),
  );
  return findings;

  function checkEdge(edge: ArchitectureEdge): void {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to) return;
    const [example] = edge.examples;
    const verdict = judge(edge);
    if (edge.found > 0 && verdict?.access === 'forbid') {
      for (const { file, line, target } of edge.examples) {
        findings.push(
          finding(
            'dependency-forbidden',
            { file, line, column: 1 },
            {
              message: `${from.name} imports ${to.name} (${target}), which is forbidden: ${verdict.reason || `${verdict.from} to ${verdict.to}`}.`,
              hint: 'Move the code to where it may be used, or change the rule in `architecture.rules`.',
            },
          ),
        );
      }
    } else if (edge.found > 0 && !isDeclared(edge) && verdict?.access !== 'allow') {
      const place = example && { file: example.file, line: example.line, column: 1 };
      findings.push(
        finding('dependency-undeclared', place, {
          message: `${from.name} imports ${to.name} in ${edge.found} ${edge.found === 1 ? 'place' : 'places'}, which no @uses declares.`,
          hint: `Write @uses ${to.name} "what for" at ${from.name} (${from.place.file}:${from.place.line}), allow it in \`architecture.rules\`, or remove the import.`,
        }),
      );
    }
    if (edge.declared && edge.found === 0 && ownsSource(from) && ownsSource(to) && !isCarried(edge)) {
      findings.push(
        finding('dependency-not-found', edge.declared, {
          message: `${from.name} declares that it uses ${to.name}, but nothing in ${from.path} imports ${to.path}.`,
          hint: 'Remove the @uses, or correct the name.',
        }),
      );
    }
    if (
      from.safetyClass === 'C' &&
      to.safetyClass === 'A' &&
      to.segregation === '' &&
      from.segregation === ''
    ) {
      findings.push(
        finding(
          'class-dependency',
          example ? { file: example.file, line: example.line, column: 1 } : edge.declared,
          {
            message: `${from.name} is of class C and depends on ${to.name} of class A.`,
            hint: `Raise the class of ${to.name}, or state how they are kept apart: @segregation "…" (IEC 62304 5.3.5).`,
          },
        ),
      );
    }
  }
}

/** A rule that names nothing would forbid nothing, in silence. */
function checkRules({ model: { elements }, configured, matcher }: ArchitectureContext): Finding[] {
  const findings: Finding[] = [];
  for (const rule of configured) {
    const isOfModules = 'module' in rule;
    const to = isOfModules ? rule.module : rule.to;
    for (const name of isOfModules ? [rule.from] : [rule.from, to]) {
      const matches = matcher(name);
      if (elements.some(({ id }) => matches(id))) continue;
      findings.push(
        finding('architecture-rule-empty', undefined, {
          message: `The architecture rule from ${rule.from} to ${to} names ${name}, which matches no element.`,
          hint: 'Correct the name or the path pattern in `architecture.rules`.',
        }),
      );
    }
  }
  return findings;
}

function checkModules({ model, byId, configured, matcher }: ArchitectureContext): Finding[] {
  const findings: Finding[] = [];
  const ofModules = configured.filter((rule) => 'module' in rule);
  for (const { rule, element, name, file, line } of forbiddenModules(model, ofModules, matcher)) {
    findings.push(
      finding(
        'dependency-forbidden',
        { file, line, column: 1 },
        {
          message: `${byId.get(element)?.name ?? element} imports ${name}, which is forbidden: ${rule.reason || `${rule.from} to ${rule.module}`}.`,
          hint: 'Move the code to where it may be used, or change the rule in `architecture.rules`.',
        },
      ),
    );
  }
  return findings;
}

function cycleFinding(cycle: readonly ArchitectureEdge[], { byId }: ArchitectureContext): Finding {
  const nameOf = (id: string): string => byId.get(id)?.name ?? id;
  const names = [...cycle.map(({ from }) => nameOf(from)), nameOf(cycle[0]?.from ?? '')];
  const [example] = [...cycle].sort((a, b) => a.found - b.found)[0]?.examples ?? [];
  return finding('dependency-cycle', example && { file: example.file, line: example.line, column: 1 }, {
    message: `${names.join(' → ')} is a circle of imports.`,
    hint: 'Break it where it is thinnest: this import is one of the fewest on the way round.',
  });
}

function ownsSource({ kind, path }: ArchitectureElement): boolean {
  return isSoftware(kind) && path !== '';
}

/** Answers what the configured rules say of a dependency: the first rule whose both ends match. */
function ruleJudge(
  configured: readonly ElementRule[],
  matcher: (pattern: string) => (id: string) => boolean,
): (edge: ArchitectureEdge) => ElementRule | undefined {
  const prepared = configured.map((rule) => ({
    rule,
    from: matcher(rule.from),
    to: matcher(rule.to),
  }));
  return ({ from, to }) => prepared.find((entry) => entry.from(from) && entry.to(to))?.rule;
}
