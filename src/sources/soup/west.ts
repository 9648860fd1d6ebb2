import { Unreadable } from '../unreadable.ts';
import { member, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type Asked, fromRepository } from './native-manifests.ts';
import { demandOnly, type LockReader, type LockText, lockedPackage } from './reader.ts';

/** Members of a manifest, by the schema of west, which refuses any other. */
const known = {
  manifest: ['version', 'defaults', 'remotes', 'projects', 'group-filter', 'self'],
  defaults: ['remote', 'revision'],
  remote: ['name', 'url-base'],
  project:
    'name description url remote repo-path revision path submodules clone-depth west-commands import groups userdata'.split(
      ' ',
    ),
} as const;

function demandMembers(node: YamlNode | undefined, kind: keyof typeof known): void {
  if (node?.map) demandOnly(Object.fromEntries(node.map), known[kind], node.line);
}

/**
 * Projects of a manifest of west (Zephyr). A project whose own manifest is imported brings others, which stand in no file here: they are one
 * item without a version. What no group that is on holds is optional.
 * @implements SRS-3605
 */
export function westProjects({ text }: LockText): Asked[] {
  const [document] = readBlockYaml(text);
  const manifest = member(document, 'manifest');
  if (!manifest?.map) throw new Unreadable('it has no `manifest`');
  const defaults = member(manifest, 'defaults');
  demandMembers(manifest, 'manifest');
  demandMembers(defaults, 'defaults');
  for (const each of member(manifest, 'remotes')?.list ?? []) demandMembers(each, 'remote');
  const remotes = new Map(
    (member(manifest, 'remotes')?.list ?? []).map((each) => [
      memberText(each, 'name'),
      memberText(each, 'url-base'),
    ]),
  );
  const off = new Set(
    (member(manifest, 'group-filter')?.list ?? []).flatMap(({ text: group = '' }) =>
      group.startsWith('-') ? [group.slice(1)] : [],
    ),
  );
  return (member(manifest, 'projects')?.list ?? []).flatMap((project): Asked[] => {
    const { line } = project;
    demandMembers(project, 'project');
    const name = memberText(project, 'name');
    if (name === '') throw new Unreadable('it has a project without a name', line);
    const base = remotes.get(memberText(project, 'remote') || memberText(defaults, 'remote')) ?? '';
    const url = memberText(project, 'url') || `${base}/${memberText(project, 'repo-path') || name}`;
    const revision = memberText(project, 'revision') || memberText(defaults, 'revision') || 'master';
    const groups = member(project, 'groups')?.list ?? [];
    const scope =
      groups.length > 0 && groups.every((each) => off.has(each.text ?? '')) ? 'optional' : 'production';
    const own: Asked = { name, scope, line, ...fromRepository('generic', name, { url, revision }) };
    const imports = member(project, 'import');
    const brings = imports !== undefined && imports.text !== 'false';
    return brings ? [own, { name: `what ${name} imports`, range: revision, scope, line }] : [own];
  });
}

/**
 * What `west manifest --freeze` writes: the manifest with all that it imports, each project at its commit.
 * @implements SRS-3605
 */
export const readFrozenWest: LockReader = (file) => ({
  packages: westProjects(file).map(({ range, ...project }) =>
    lockedPackage(file.path, { ecosystem: 'generic', version: '', ...project, requested: range }),
  ),
});
