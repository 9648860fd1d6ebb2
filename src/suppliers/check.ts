import { settingPlace } from '../config/index.ts';
import { type Finding, type Model, nameOfRelease, provenSuppliers, type Supplier } from '../model/index.ts';
import { finding } from './rules.ts';

/** What the check looks at. */
interface Context {
  model: Model;
  configFile: string;
  configSource?: string | undefined;
}

/**
 * Findings on the releases that the project relies on: what of them does not count and why, what is not verified there, and who relies on whom.
 * @implements SRS-3821, SRS-3822, SRS-3823, SRS-3825, SRS-3827
 */
export function checkSuppliers(context: Context): Finding[] {
  const { model } = context;
  const suppliers = model.suppliers ?? [];
  return [
    ...suppliers.flatMap((supplier) => onStanding(supplier, context)),
    ...suppliers.flatMap((supplier) => notVerified(supplier, model)),
    ...suppliers.flatMap((supplier) => onCycles(supplier, context)),
    ...onVersions(context),
  ];
}

const hints = {
  missing: (name: string) =>
    `Run \`dossier uses fetch ${name}\` and commit the file; the build asks no network.`,
  refused: (name: string) =>
    `Take the release anew from its supplier with \`dossier uses fetch ${name}\`, and correct \`uses.${name}\` if another one is meant.`,
  unsigned: (name: string) =>
    `Put the key of the supplier into the file that \`uses.${name}.signers\` names; or state why it counts all the same: \`trust: { reason: '…' }\`.`,
};

function onStanding(supplier: Supplier, context: Context): Finding[] {
  const { name, prefix, fault, lacking, reason, standing } = supplier;
  const place = settingPlace(context, 'uses', name);
  if (fault !== '')
    return [
      finding(`supplier-${fault}`, place, {
        message: `Nothing of ${prefix} counts. ${lacking}`,
        hint: hints[fault](name),
      }),
    ];
  if (standing === 'signed') return [];
  return [
    finding('supplier-trusted', settingPlace(context, 'uses', name, 'trust'), {
      message: `${nameOfRelease(supplier)} counts by a stated reason: ${reason} (${lacking})`,
      hint: 'It is printed wherever something of it is shown. Ask the supplier for a signed release.',
    }),
  ];
}

/** Items of a supplier that something of ours is linked with, at the first of these links. */
function notVerified(supplier: Supplier, { links, verdicts }: Model): Finding[] {
  const { verdicts: theirs } = supplier;
  const told = new Set<string>();
  return links.flatMap(({ from, to, relation, place }) => {
    // What rests on another is its upper end; a design rests on what it implements.
    const [lower, upper] = Object.hasOwn(theirs, from) ? [from, to] : [to, from];
    const verdict = Object.hasOwn(theirs, lower) ? theirs[lower] : undefined;
    if (!verdict || ['verified', 'none', 'accepted'].includes(verdict.state) || told.has(lower)) return [];
    if (lower === to && verdicts[upper] === undefined) return [];
    told.add(lower);
    const because = verdict.reasons[0] === undefined ? '' : `: ${verdict.reasons[0]}`;
    return [
      finding('supplier-not-verified', place, {
        message: `${lower} is ${verdict.state} in ${nameOfRelease(supplier)}, not verified${because}`,
        hint: `Take a release in which it is verified, or let nothing that has to be verified rest on it (${from} ${relation} ${to}).`,
        item: upper,
      }),
    ];
  });
}

function onCycles({ name, prefix, uses }: Supplier, context: Context): Finding[] {
  const { product } = context.model;
  return uses
    .filter((further) => further.product === product.name)
    .slice(0, 1)
    .map((further) =>
      finding('supplier-cycle', settingPlace(context, 'uses', name), {
        message: `${prefix} relies on ${product.name} ${further.version} itself (${further.prefix}): neither is proven without the other.`,
        hint: 'Move what both need into a project of its own that relies on neither.',
      }),
    );
}

/** Releases by the product they are of, those of suppliers of suppliers too. */
function onVersions(context: Context): Finding[] {
  const all = provenSuppliers(context.model).flatMap((supplier) =>
    [supplier, ...supplier.uses].map(({ prefix, product, version, release, manifest }) => ({
      name: supplier.name,
      prefix,
      product,
      version,
      release,
      manifest,
    })),
  );
  return [...Map.groupBy(all, ({ product }) => product)].flatMap(([product, releases]) => {
    const [first, ...others] = releases;
    const other = others.find(({ manifest }) => manifest !== first?.manifest);
    if (!first || !other) return [];
    return [
      finding('supplier-versions', settingPlace(context, 'uses', other.name), {
        message: `${product} is relied on twice: ${first.prefix} is ${first.version} (${first.release}), ${other.prefix} is ${other.version} (${other.release}).`,
        hint: 'Take releases that rely on the same one; else say in the risk management file which of them runs.',
      }),
    ];
  });
}
