import type { Impact } from '../change/index.ts';
import type { Config } from '../config/index.ts';
import { elementOwners } from '../depth/index.ts';
import type { GateResult } from '../gates/index.ts';
import { type Finding, type Model, ownership } from '../model/index.ts';
import type { readSigners } from '../release/approvals/index.ts';
import type { ChangeCommit, Codeowners } from '../sources/git/index.ts';
import { type Claim, isProgram, ownerNamed, personNamed } from './people.ts';

/** What touched something. */
const touches = ', which the change touches';
const removes = ', which the change removes';

/**
 * Those who made a change: authors and co-authors of its commits. Who merged has to know where the merge failed; a merge that a forge makes
 * to try a pull request is nobody's work.
 * @returns with sentences on commits of programs, which nobody reads for
 */
export function makers(
  commits: readonly ChangeCommit[],
  isMerge: boolean,
): { claims: Claim[]; left: string[] } {
  const told = commits.filter((each) => !each.isMerge || isMerge);
  const left = new Set<string>();
  const claims = told.flatMap(({ commit, isMerge: merged, author, coAuthors }) => {
    const of = `commit ${commit.slice(0, 12)}`;
    const people = [
      { person: author, role: merged ? ('merger' as const) : ('author' as const) },
      ...coAuthors.map((person) => ({ person, role: 'co-author' as const })),
    ];
    return people.flatMap(({ person, role }): Claim[] => {
      if (!isProgram(person)) return [{ ...personNamed(person), role, of, note: '', mention: true }];
      left.add(`A program wrote commits (${personNamed(person).name}): nobody is told as their author.`);
      return [];
    });
  });
  return { claims, left: [...left] };
}

/** The two sides of a change: the earlier one is absent where it cannot be read. */
export interface Sides {
  before?: Model | undefined;
  after: Model;
}

/** Owners of the software items that own a changed file, by the source before the change; of new ones, as it names them. */
export function ownersOfElements({ before, after }: Sides, files: Impact['files'], config: Config): Claim[] {
  const paths = files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  const told = new Set<string>();
  return [before, after].flatMap((model) => {
    if (!model) return [];
    const elements = model.architecture?.elements ?? [];
    const ownerOf = ownership(elements);
    const ownersOf = elementOwners(elements, model, config);
    const touched = new Set(paths.map(ownerOf));
    return elements
      .filter(({ id }) => touched.has(id) && !told.has(id))
      .flatMap((element) => {
        told.add(element.id);
        const isLeft = after.architecture?.elements.some(({ id }) => id === element.id) === true;
        return ownersOf(element).map(
          (owner): Claim => ({
            ...ownerNamed(owner),
            role: 'owner',
            of: `${element.name} (${element.path})`,
            note: isLeft ? touches : removes,
            mention: model === before,
          }),
        );
      });
  });
}

/** Owners by CODEOWNERS of the items that a change touches, of the other files that it changes, and of those with a finding. */
export function ownersOfFiles(
  sides: Sides | undefined,
  { touched, files }: Pick<Impact, 'touched' | 'files'>,
  findings: readonly Finding[],
  codeowners: Codeowners,
): Claim[] {
  const places = new Map(
    [...(sides?.before?.items ?? []), ...(sides?.after.items ?? [])].map(
      ({ id, place }) => [id, place.file] as const,
    ),
  );
  const of = (what: string, file: string, note: string): Claim[] =>
    codeowners.ownersOf(file).map((owner) => ({
      ...ownerNamed(owner),
      role: 'owner',
      of: what,
      note,
      mention: true,
    }));
  const items = touched.flatMap(({ key, kind }) => {
    const file = places.get(key);
    return file === undefined ? [] : of(key, file, kind === 'removed' ? removes : touches);
  });
  const changed = files.flatMap(({ path, from, kind }) => [
    ...of(path, path, kind === 'removed' ? removes : touches),
    ...(from === undefined ? [] : of(from, from, ', which the change moves')),
  ]);
  const found = findings.flatMap(({ file, rule }) =>
    file === undefined ? [] : of(file, file, `, where ${rule} is found`),
  );
  return [...items, ...changed, ...found];
}

export type Signers = ReturnType<typeof readSigners>['signers'];

/** Those whose role the criteria ask for that a gate still waits for: by the configuration, and by the list of allowed signers. */
export function reviewers(
  gate: GateResult | undefined,
  { approvals }: Pick<Config, 'approvals'>,
  signers: Signers,
): Claim[] {
  const open = gate?.criteria.filter(({ state }) => !/^(?:met|off|follows)$/.test(state)) ?? [];
  const roles = new Set(
    open.flatMap(({ criterion }) =>
      criterion.proofs.flatMap((proof) => ('role' in proof ? [proof.role] : [])),
    ),
  );
  const listed = [
    ...approvals.pullRequests.map(({ login, name, email, roles: own }) => ({
      ...personNamed({ name, email }),
      handle: ownerNamed(`@${login}`).handle,
      own: own as string[],
    })),
    ...signers.map(({ principal, name, roles: own }) => ({
      ...personNamed({ name, email: principal }),
      own,
    })),
  ];
  return listed.flatMap(({ own, ...who }) => {
    const role = own.find((each) => roles.has(each));
    return role === undefined
      ? []
      : [{ ...who, role: 'reviewer', of: `gate ${gate?.gate} (${role})`, note: '', mention: true }];
  });
}
