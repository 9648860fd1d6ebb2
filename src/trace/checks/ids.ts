import {
  type Finding,
  formatPlace,
  type Link,
  type Mention,
  type Model,
  nameOfRelease,
  type Place,
  revisionOf,
  suggestion,
} from '../../model/index.ts';
import type { Graph } from '../graph.ts';
import { finding } from '../rules.ts';
import { nearIds } from './near-ids.ts';

/**
 * Findings `unknown-id` and `other-revision`: a link or a mention names an ID that is defined nowhere. What a link says is not said again for its mention;
 * the number of a document is not that of an item.
 * @implements SRS-601, SRS-602, SRS-3684
 */
export function checkIds(model: Model, graph: Graph): Finding[] {
  let near: ReturnType<typeof nearIds> | undefined;
  const suggestions = new Map<string, string | undefined>();
  const findings: Finding[] = [];
  const ofSuppliers = supplierOf(model);
  const revisions = revisionsOf(model);
  const reported = new Set<string>();
  for (const link of model.links) {
    if (link.state !== 'dangling') continue;
    const id = graph.item(link.to) ? link.from : link.to;
    reported.add(`${id} ${formatPlace(link.place)}`);
    const other = revisions(id);
    if (other === undefined) add(id, placeOf(link), `${wordsOf(link)}, but ${id} is defined nowhere.`);
    else findings.push(ofOtherRevision(link, id, other));
  }
  const documents = new Set(model.documents.map(({ id }) => id));
  for (const { id, place } of model.mentions) {
    if (graph.item(id) || documents.has(id) || reported.has(`${id} ${formatPlace(place)}`)) continue;
    add(id, place, `${id} is mentioned, but it is defined nowhere.`);
  }
  return findings;

  function add(id: string, place: Mention['place'] | undefined, message: string): void {
    const theirs = ofSuppliers(id, message);
    if (theirs) {
      findings.push(finding('unknown-id', place, { ...theirs, item: id }));
      return;
    }
    near ??= nearIds(model.items.map((item) => item.id));
    if (!suggestions.has(id)) suggestions.set(id, near(id));
    const meant = suggestions.get(id);
    const define = `define ${id} as a heading ("### ${id} Title") or in a table with an ID column, which \`trace.columns\` names where it has another head`;
    const hint =
      meant === undefined ? `Correct the ID, or ${define}.` : `${suggestion(meant)} Else ${define}.`;
    findings.push(finding('unknown-id', place, { message, hint, item: id }));
  }
}

/**
 * What is said of an ID of another project: that the project is not proven, or that its release has no such item.
 * @implements SRS-3824
 */
function supplierOf({ suppliers = [] }: Model) {
  return (id: string, message: string): { message: string; hint: string } | undefined => {
    const supplier = suppliers.find(({ prefix }) => id.toUpperCase().startsWith(`${prefix}:`));
    if (!supplier) return undefined;
    const { name, prefix, standing, release } = supplier;
    const rest = id.slice(prefix.length + 1);
    if (standing === 'not proven')
      return {
        message: `${message.replace(/, but .*$/, '')}, and nothing of ${prefix} counts.`,
        hint: `See what is said of \`uses.${name}\`.`,
      };
    const letters = id.startsWith(prefix) ? '' : ` Its prefix is written ${prefix}.`;
    return {
      message: message.replace(
        /it is defined nowhere|[^ ]+ is defined nowhere/,
        `${nameOfRelease(supplier)} has no ${rest}`,
      ),
      hint: `Look up in the release notes of ${release} what became of it; name what took its place, or remove the link.${letters}`,
    };
  };
}

/** Commits stand in no file. */
function placeOf({ origin, place }: Link): Place | undefined {
  return origin === 'commit' ? undefined : place;
}

function wordsOf({ from, relation, to }: Link): string {
  const start = from.startsWith('commit:') ? `Commit ${from.slice(7, 19)}` : from;
  return `${start} ${relation} ${to}`;
}

/** Answers which other revision of an item there is; the highest of several. */
function revisionsOf({ items }: Model): (id: string) => string | undefined {
  const known = new Map<string, number>();
  for (const { id } of items) {
    const own = revisionOf(id);
    if (own) known.set(own.name, Math.max(own.revision, known.get(own.name) ?? 0));
  }
  return (id) => {
    const own = revisionOf(id);
    const there = own && known.get(own.name);
    return own && there !== undefined ? `${own.name}${there}` : undefined;
  };
}

/** A cover of an older revision is outdated, one of a newer revision predated. */
function ofOtherRevision(link: Link, id: string, there: string): Finding {
  const isOlder = (revisionOf(id)?.revision ?? 0) < (revisionOf(there)?.revision ?? 0);
  return finding('other-revision', placeOf(link), {
    message: `${wordsOf(link)}, which is ${isOlder ? 'outdated' : 'predated'}: the item is ${there}.`,
    hint: isOlder
      ? `Look at what changed, then name ${there}.`
      : `Name ${there}, or raise the revision of the item.`,
    item: id,
  });
}
