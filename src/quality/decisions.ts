import { type ClaimContext, claimed } from '../claims/index.ts';
import {
  type AssessmentState,
  dayOf,
  type Item,
  isLeftOut,
  type Place,
  type Product,
  type RefusedAssessment,
  type VexStatement,
  type Vulnerability,
  versionWithOrigin,
} from '../model/index.ts';
import { daysBetween } from '../soup/dates.ts';
import { hasVersion, plain, speaksOf } from './purls.ts';

/** What decisions are held against. */
export interface DecisionContext {
  product: Pick<Product, 'name' | 'model' | 'version'>;
  claims: ClaimContext;
  /** Day of the commit; empty where nobody knows. */
  commit: string;
  /** Days for which a decision holds; 0 for ever. */
  maximumAge: number;
}

type Package = Vulnerability['packages'][number];
type Refusal = Pick<RefusedAssessment, 'kind' | 'reason'>;

/** What an item or a statement decides on vulnerabilities. */
export interface Decision {
  ids: readonly string[];
  state: AssessmentState;
  justification: string;
  by: string;
  place: Place;
  /** When it was made; empty for items, which version control dates. */
  date: string;
  /** A later version of its document is there. */
  isOutdated?: boolean;
  /** Why it counts for nothing, whatever the package. */
  refused?: Refusal | undefined;
  /** Whether it speaks of a package; a text where it seems to, and does not. */
  covers(found: Package): boolean | string;
}

/** Whether a state says that there is nothing to do. Others need no proof. */
export function isExcuse(state: AssessmentState): boolean {
  return state === 'not affected' || state === 'fixed';
}

/**
 * Decisions of anomalies: bound to packages and versions, and to a day until which they hold.
 * @implements SRS-3227
 */
export function decisionsOfItems(items: readonly Item[], context: DecisionContext): Decision[] {
  return items.flatMap((item): Decision[] => {
    const ids = words(item.attributes.vulnerability);
    if (item.type !== 'ANOM' || ids.length === 0) return [];
    const state = claimed(item, 'assessment', context.claims) as AssessmentState | '';
    if (state === '') return [];
    const [packages, versions] = [words(item.attributes.package), words(item.attributes.version).map(plain)];
    return [
      {
        ids,
        state,
        justification:
          claimed(item, 'justification', context.claims) || (item.attributes.justification ?? ''),
        by: item.id,
        place: item.place,
        date: '',
        refused: isExcuse(state) ? refusalOf(item, packages, versions, context) : undefined,
        covers: ({ name, version, purl }) =>
          !isExcuse(state) ||
          (packages.some((each) => isPackage(each, name, purl)) && versions.includes(plain(version))),
      },
    ];
  });
}

function refusalOf(
  item: Item,
  packages: readonly string[],
  versions: readonly string[],
  { claims, commit, maximumAge }: DecisionContext,
): Refusal | undefined {
  const isVoid = (reason: string): Refusal => ({ kind: 'void', reason });
  if (claimed(item, 'justification', claims) === '') return { kind: 'unjustified', reason: 'says not why' };
  if (packages.length === 0) return isVoid('names no `package`');
  if (versions.length === 0) return isVoid('names no `version`');
  const expires = claimed(item, 'expires', claims);
  if (expires === '') return isVoid('does not say until when it holds (`expires`)');
  const left = daysBetween(commit, expires);
  if (left !== undefined && left < 0) return isVoid(`expired on ${expires}`);
  if (left !== undefined && claims.today !== '' && maximumAge > 0 && left > maximumAge)
    return isVoid(`holds until ${expires}, more than ${maximumAge} days after the commit`);
  return undefined;
}

function words(text = ''): string[] {
  return text.split(/[\s,;]+/).filter((word) => !isLeftOut(word));
}

/** `left`, or `npm:left` as the SOUP register writes it. */
function isPackage(said: string, name: string, purl: string): boolean {
  const type = /^pkg:([^/]+)\//.exec(purl)?.[1] ?? '';
  return [name, `${type}:${name}`].some((each) => each.toLowerCase() === said.toLowerCase());
}

/**
 * Decisions of VEX statements. Of a document that came in several versions the highest counts.
 * @implements SRS-3228
 */
export function decisionsOfStatements(
  statements: readonly VexStatement[],
  context: DecisionContext,
): Decision[] {
  const newest = new Map<string, number>();
  for (const { document, version } of statements)
    if (document !== '') newest.set(document, Math.max(version, newest.get(document) ?? 0));
  return statements.map(({ ids, subjects, state, justification, date, place, document, version }) => ({
    isOutdated: document !== '' && version !== newest.get(document),
    ids,
    state,
    justification,
    by: place.file,
    place,
    date,
    refused: statementRefusal(state, justification, date, context),
    covers: (found) => coverage(subjects, state, found, context),
  }));
}

function statementRefusal(
  state: AssessmentState,
  justification: string,
  date: string,
  { claims, commit, maximumAge }: DecisionContext,
): Refusal | undefined {
  if (!isExcuse(state)) return undefined;
  const day = dayOf(date.slice(0, 10));
  if (state === 'not affected' && justification === '')
    return { kind: 'unjustified', reason: 'says not why' };
  if (day === undefined) return { kind: 'void', reason: 'does not say when it was made' };
  if (claims.today !== '' && day > claims.today)
    return { kind: 'void', reason: `is dated ${day}, after the commit` };
  const age = daysBetween(day, commit);
  return maximumAge > 0 && age !== undefined && age > maximumAge
    ? { kind: 'void', reason: `was made ${age} days before the commit; ${maximumAge} are allowed` }
    : undefined;
}

/** A statement that excuses has to name this product or the very version of the package. */
function coverage(
  subjects: VexStatement['subjects'],
  state: AssessmentState,
  { name, purl }: Package,
  { product }: DecisionContext,
): boolean | string {
  if (subjects.length === 0) return 'names no product';
  const answers = subjects.map(({ product: said, parts }): boolean | string => {
    const isOurs = isProduct(said, product);
    if (parts.length === 0) {
      if (isOurs) return true;
      if (said.startsWith('pkg:')) return speaksOf(said, purl) && isBound(said, state, name);
      return `is about another product, ${said.slice(0, 100)}`;
    }
    const part = parts.find((each) => speaksOf(each, purl));
    if (!part) return false;
    // Who makes a package speaks of it in a document of its own.
    return isOurs || speaksOf(said, purl)
      ? isBound(part, state, name)
      : `is about another product, ${said.slice(0, 100)}`;
  });
  return answers.find((each) => each === true) ?? answers.find((each) => each !== false) ?? false;
}

function isBound(purl: string, state: AssessmentState, name: string): boolean | string {
  return !isExcuse(state) || hasVersion(purl) || `names no version of ${name}`;
}

/** Whether an identifier means the product: name or model, in a package URL or bare, with its version or without any. */
function isProduct(said: string, { name, model, version }: DecisionContext['product']): boolean {
  const [bareName = ''] = (said.startsWith('pkg:') ? (said.split('/').at(-1) ?? '') : said).split(/[?#]/, 1);
  const at = bareName.lastIndexOf('@');
  const [own, of] = at > 0 ? [bareName.slice(0, at), bareName.slice(at + 1)] : [bareName, ''];
  const names = [name, model].filter(Boolean).map(slug);
  return names.includes(slug(decoded(own))) && (of === '' || plain(decoded(of)) === plain(version));
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What decisions together say of a vulnerability: an assessment where they speak of each of its packages and agree, else why not; and where they
 * speak of some, which.
 * @implements SRS-3591
 */
export function assess(
  packages: readonly Package[],
  decisions: readonly Decision[],
): Pick<Vulnerability, 'assessment' | 'refused'> & { assessed?: ReadonlySet<string> } {
  const refused: RefusedAssessment[] = [];
  const silent = new Map<Decision, string[]>();
  const refuse = ({ by, state, place }: Decision, { kind, reason }: Refusal, date = ''): void => {
    if (!refused.some((each) => each.by === by && each.reason === reason))
      refused.push({ by, state, kind, reason, ...(date === '' ? {} : { date }), place });
  };
  const said = packages.map((found) => {
    const about = calledIn(found);
    const covering = decisions.filter((decision) => {
      const answer = decision.covers(found);
      if (decision.isOutdated) return answer === true;
      if (typeof answer === 'string') refuse(decision, { kind: 'void', reason: answer });
      else if (!answer) silent.set(decision, [...(silent.get(decision) ?? []), about]);
      return answer === true;
    });
    const newest = newestOf(covering.filter(({ isOutdated }) => !isOutdated));
    for (const decision of covering)
      if (!newest.includes(decision) && newest[0])
        refuse(
          decision,
          { kind: 'superseded', reason: `is superseded by ${newest[0].by}` },
          decision.date.slice(0, 10),
        );
    return newest.filter((decision) => {
      if (decision.refused) refuse(decision, decision.refused);
      else if (decision.state === 'fixed' && found.locked)
        refuse(decision, { kind: 'contradicted', reason: `locks ${about}` });
      else return true;
      return false;
    });
  });
  const all = said.flat();
  const [first] = all;
  // What counts for one package need not speak of the others.
  for (const [decision, abouts] of silent)
    if (!all.includes(decision))
      refuse(decision, decision.refused ?? { kind: 'void', reason: `says nothing of ${abouts.join(', ')}` });
  if (!first) return refused.length > 0 ? { refused } : {};
  const assessed = packages.filter((_, at) => said[at]?.length !== 0).map(calledIn);
  if (assessed.length < packages.length)
    return { assessed: new Set(assessed), ...(refused.length > 0 ? { refused } : {}) };
  const other = all.find(({ state }) => state !== first.state);
  if (other) {
    refuse(first, {
      kind: 'void',
      reason: `says \`${first.state}\` where ${other.by} says \`${other.state}\``,
    });
    return { refused };
  }
  const { state, justification, by, place } = first;
  const superseded = refused.filter(({ kind }) => kind === 'superseded');
  return {
    assessment: { state, justification, by, place },
    ...(superseded.length > 0 ? { refused: superseded } : {}),
  };
}

/** A package as messages name it: with what other bytes of its version come from. */
export function calledIn({ name, version, purl, locked }: Package): string {
  return `${name} ${locked ? versionWithOrigin({ version, purl }) : version}`.trim();
}

/** Of statements on one package the latest counts; items, which bear no date, all count. */
function newestOf(decisions: readonly Decision[]): Decision[] {
  const times = decisions.map(({ date }) => (date === '' ? Number.NEGATIVE_INFINITY : Date.parse(date)));
  const last = Math.max(...times);
  return decisions.filter((_, at) => times[at] === last || Number.isNaN(times[at]));
}
