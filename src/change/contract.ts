import type { Config } from '../config/index.ts';
import { askedOf } from '../depth/index.ts';
import { type Finding, type Item, isTestPath, type Model, startOf } from '../model/index.ts';
import { finding } from '../pipeline/contract-rules.ts';
import { testsIn } from '../sources/code/index.ts';
import { isTestRegion } from '../trace/graph.ts';
import type { Graph } from '../trace/index.ts';
import type { ChangedLines } from './changed-lines.ts';
import type { Description } from './description.ts';
import type { Impact } from './impact.ts';

/** What a pull request is held against. */
export interface Contract {
  description: Description;
  /** Path of the description, as findings show it. */
  file: string;
  impact: Impact;
  /** Lines that differ, by path. */
  lines: ReadonlyMap<string, ChangedLines>;
  /** Text of a file as it is after the change. */
  readText(path: string): string | undefined;
  /** The commit the change is made against, and the change. */
  before: { graph: Graph };
  after: { model: Model; graph: Graph };
  config: Config;
}

/** Most findings of one kind; a change of a thousand items needs no thousand lines to say so. */
const most = 50;

/**
 * Holds what a pull request says against what it does (IEC 62304 6.2.3, 8.2.1, 8.2.4): each finding brings the very lines to add.
 * Findings: those of `rules.ts`.
 * @implements SRS-2301, SRS-2302, SRS-2303
 */
export function checkContract(contract: Contract): Finding[] {
  return [
    ...checkNames(contract),
    ...checkRiskControl(contract),
    ...checkTests(contract),
    ...checkSoup(contract),
    ...checkWhy(contract),
  ];
}

const section = 'Linked items';

/** Items that the change touches itself, and those its changed code is linked to directly, now or before: what is taken away counts too. */
function concerned({ impact, before, after }: Contract): Set<string> {
  const ids = new Set<string>();
  for (const { key, kind } of impact.touched) {
    if (kind === 'moved') continue;
    for (const { graph } of [before, after]) {
      if (graph.item(key)) ids.add(key);
      for (const { to } of graph.up(key)) if (graph.region(key) && itemOf(to, before, after)) ids.add(to);
    }
  }
  return ids;
}

type Side = { graph: Graph };

function itemOf(id: string, before: Side, after: Side): Item | undefined {
  return after.graph.item(id) ?? before.graph.item(id);
}

function checkNames(contract: Contract): Finding[] {
  const { description, impact, before, after } = contract;
  const typeOf = (id: string): string | undefined => itemOf(id, before, after)?.type;
  const findings: Finding[] = [];
  const ids = concerned(contract);
  const requirements = [...ids].filter((id) => typeOf(id) === 'SRS').sort();
  if (![...description.named.keys()].some((id) => typeOf(id) === 'SRS'))
    findings.push(
      finding('contract-no-requirement', startOf(contract.file), {
        message: 'The description names no software requirement.',
        hint:
          requirements.length > 0
            ? `Add below "${section}": ${requirements.map((id) => lineOf(itemOf(id, before, after))).join(' ')}`
            : `Name the requirement the change is made for below "${section}".`,
      }),
    );
  const reached = new Set([
    ...ids,
    ...[...ids].flatMap((id) => [before, after].flatMap(({ graph }) => graph.reach(id, 'down'))),
    ...impact.touched.map(({ key }) => key),
    ...impact.reached.map(({ key }) => key),
  ]);
  for (const [id, line] of [...description.named].slice(0, 10_000)) {
    if (reached.has(id)) continue;
    const exists = typeOf(id) !== undefined;
    findings.push(
      finding(
        'contract-untouched',
        { file: contract.file, line, column: 1 },
        {
          message: exists
            ? `${id} is named, but the change neither touches nor reaches it.`
            : `${id} is named, but there is no such item.`,
          hint: `Take ${id} out of the description, or make the change it speaks of.`,
        },
      ),
    );
    if (findings.length > most) break;
  }
  const unnamed = [...ids].filter((id) => {
    const type = typeOf(id);
    return type !== undefined && type !== 'TST' && !description.named.has(id);
  });
  for (const id of unnamed.sort().slice(0, most))
    findings.push(
      finding('contract-unnamed', startOf(contract.file), {
        message: `The change touches ${id}, which the description does not name.`,
        hint: `Add below "${section}": ${lineOf(itemOf(id, before, after))}`,
      }),
    );
  return findings;
}

function checkRiskControl(contract: Contract): Finding[] {
  const { description, impact, before, after } = contract;
  const isControl = (id: string): boolean => itemOf(id, before, after)?.type === 'RC';
  if ([...description.named.keys()].some(isControl)) return [];
  const ids = [...concerned(contract)];
  const controls = new Set([...ids, ...impact.reached.map(({ key }) => key)].filter(isControl));
  const serving = ids.find((id) =>
    [id, ...[before, after].flatMap(({ graph }) => graph.reach(id, 'up'))].some(isControl),
  );
  const classC = impact.elements.find(({ safetyClass, how }) => safetyClass === 'C' && how === 'changed');
  const asked = demandedControl(contract, ids);
  const why = serving
    ? `${serving} serves a risk control`
    : classC
      ? `${classC.id} is of safety class C`
      : asked && `\`regulation.depth\` says so of ${asked}`;
  if (!why) return [];
  return [
    finding('contract-no-risk-control', startOf(contract.file), {
      message: `The change is critical to safety, since ${why}, and the description names no risk control.`,
      hint:
        controls.size > 0
          ? `Add below "Impacted requirements and risk controls": ${[...controls]
              .sort()
              .map((id) => lineOf(itemOf(id, before, after)))
              .join(' ')}`
          : 'Name the risk control it concerns, or say which one is missing.',
    }),
  ];
}

/** What `regulation.depth` makes critical beside that: a listed item that is touched, or an element that is changed. */
function demandedControl({ impact, after, config }: Contract, ids: readonly string[]): string | undefined {
  const rows = config.regulation.depth.filter(({ namesControl }) => namesControl);
  const listed = rows.flatMap(({ items = [] }) => items).find((id) => ids.includes(id));
  if (rows.length === 0 || listed) return listed;
  const asked = askedOf(after.model, config);
  const changed = new Set(impact.elements.filter(({ how }) => how === 'changed').map(({ id }) => id));
  const elements = after.model.architecture?.elements.filter(({ id }) => changed.has(id)) ?? [];
  return elements.find((element) => asked(element).rows.some(({ row }) => row.namesControl))?.name;
}

/** Each test that changed says what it verifies, itself or in a group around it; a file whose tests are not found needs one that does. */
function checkTests(contract: Contract): Finding[] {
  const { impact, lines, after, readText } = contract;
  const traced = Map.groupBy(
    after.model.regions.filter(
      (region) =>
        isTestRegion(region) && after.graph.up(region.key).some(({ relation }) => relation === 'verifies'),
    ),
    ({ file }) => file,
  );
  const sources = new Set(after.model.codeFiles.map(({ path }) => path));
  const findings: Finding[] = [];
  for (const { path, kind } of impact.files) {
    if (kind === 'removed' || !sources.has(path) || !isTestPath(path)) continue;
    const regions = traced.get(path) ?? [];
    const tests = testsIn(path, readText(path) ?? '');
    const changed = kind === 'added' ? undefined : lines.get(path);
    for (const { name, line, endLine } of tests) {
      if (changed && !touches(changed, line, endLine)) continue;
      if (regions.some(({ place }) => place.line <= line && line <= (place.endLine ?? place.line))) continue;
      findings.push(
        finding(
          'contract-test-untraced',
          { file: path, line, column: 1 },
          {
            message:
              name === ''
                ? 'The test here was changed, and nothing says which requirement it verifies.'
                : `The test "${name}" was changed, and nothing says which requirement it verifies.`,
          },
        ),
      );
    }
    if (tests.length === 0 && regions.length === 0 && isNamedAsTest(path))
      findings.push(
        finding('contract-test-untraced', startOf(path), {
          message: `${path} was changed, and no test in it says which requirement it verifies.`,
        }),
      );
  }
  return findings.slice(0, most);
}

function touches({ after, cuts }: ChangedLines, line: number, endLine: number): boolean {
  return (
    after.some(([from, to]) => from <= endLine && to >= line) || cuts.some((at) => at >= line && at < endLine)
  );
}

/** Whether a path looks like that of tests and not of what they share. */
function isNamedAsTest(path: string): boolean {
  return /\.(?:test|spec)\.|(?:^|\/)test_|_test\.|Tests?\.[a-z]+$/.test(path);
}

function checkSoup(contract: Contract): Finding[] {
  const { impact, description } = contract;
  return impact.soup
    .filter((change) => !isTold(change, description.text))
    .slice(0, most)
    .map((change) =>
      finding('contract-soup', startOf(contract.file), {
        message: `SOUP changed: ${soupLine(change)}. The description does not say so.`,
        hint: `Add below "SOUP changes": - ${soupLine(change)}`,
      }),
    );
}

/** Whether one line names the package and the version it has now, or had where it was removed, as words of their own. */
function isTold({ name, before, after }: Impact['soup'][number], text: string): boolean {
  const wanted = [name, after === '' ? before : after];
  return text
    .split('\n')
    .some((line) => wanted.every((word) => line.split(/[\s`*()[\]→,;|]+/).includes(word)));
}

export function soupLine({ name, before, after }: Impact['soup'][number]): string {
  if (before === '') return `${name} ${after} (new)`;
  return after === '' ? `${name} ${before} (removed)` : `${name} ${before} → ${after}`;
}

function checkWhy(contract: Contract): Finding[] {
  const said = contract.description.sections.get('what changed and why')?.trim() ?? '';
  if (said !== '') return [];
  return [
    finding('contract-no-reason', startOf(contract.file), {
      message: 'The description does not say what changed and why.',
      hint: 'Write it below the heading "## What changed and why".',
    }),
  ];
}

function lineOf(item: Item | undefined): string {
  return `- ${item?.id} ${item?.title ?? ''}`.trimEnd();
}
