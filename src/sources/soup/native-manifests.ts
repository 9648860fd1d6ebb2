import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml } from './block-yaml.ts';
import { integrityHashes } from './hashes.ts';
import { packageUrl } from './purl.ts';
import { demandOnly, demandTables, type LockText, type StatedPackage } from './reader.ts';
import { isRelease, type Repository, repositoryIn, shortName, versionInName } from './repository.ts';
import { starlarkCalls } from './starlark.ts';

/** A package that a manifest asks for, and what it pins of it itself. */
export type Asked = Pick<StatedPackage, 'name' | 'line'> & {
  range: string;
  scope: PackageScope;
} & Partial<Pick<StatedPackage, 'ecosystem' | 'version' | 'purl' | 'origin' | 'hashes'>>;

/** A package from a repository at a commit, which is its version, or at a tag that names a release; at a branch it has none. */
export function fromRepository(
  ecosystem: 'generic' | 'bazel',
  name: string,
  { url, revision }: Repository,
): Pick<Asked, 'range'> & Partial<Asked> {
  if (/^[0-9a-f]{40}$/.test(revision)) return { range: '', origin: { url, revision } };
  if (!isRelease(revision)) return { range: revision, origin: { url, revision } };
  return {
    range: '',
    version: revision,
    purl: packageUrl(ecosystem, name, revision, [['vcs_url', `git+${url}`]]),
  };
}

/** What the component manager of ESP-IDF knows of a component that is asked for. */
const ofComponent =
  'version public path override_path git registry_url service_url storage_url rules matches require pre_release'.split(
    ' ',
  );

/**
 * Components that a manifest of ESP-IDF's component manager asks for; those of a directory are the project's own.
 * @implements SRS-3603
 */
export function idfComponents({ text }: LockText): Asked[] {
  const [document] = readBlockYaml(text);
  if (document) demandTables(document, ['dependencies', 'files', 'repository_info', 'links']);
  return members(document, 'dependencies').flatMap(([name, value]): Asked[] => {
    if (value.map) demandOnly(Object.fromEntries(value.map), ofComponent, value.line);
    if (value.map?.has('path') && !value.map.has('git')) return [];
    const range = value.text ?? memberText(value, 'version');
    return [{ name, range, scope: 'production', line: value.line }];
  });
}

/** One library, platform or package that PlatformIO is asked for; undefined for a directory. */
export function platformioPackage(value: string): Omit<Asked, 'scope' | 'line'> | undefined {
  const [, called = '', address] =
    /^(?:([\w./+ -]+?)\s*[=@]\s*)?((?:[a-z+]+:\/\/|git@)\S+)$/.exec(value) ?? [];
  if (address !== undefined) {
    if (/^(?:file|symlink):/.test(address)) return undefined;
    const [plain = '', revision = ''] = address.split('#', 2);
    const name = called || shortName(plain).replace(/(?:-v?\d[\w.]*)?\.(?:zip|tar\.\w+|tgz)$/, '');
    if (repositoryIn(plain) || revision !== '' || !/\.(?:zip|tar\.\w+|tgz)$/.test(plain))
      return { name, ...fromRepository('generic', name, { url: plain.replace(/^git\+/, ''), revision }) };
    const version = versionInName(plain);
    return {
      name,
      range: version === '' ? plain : '',
      version,
      origin: { archive: plain },
    };
  }
  const [, name, range = ''] = /^([A-Za-z0-9][^@=${}:]*?)\s*(?:@\s*(\S.*))?$/.exec(value) ?? [];
  // What is no directory is a package, in whatever way it is written.
  if (name === undefined)
    return value === '' ||
      /^(?:[.~/]|\$\{[^}]*\}[\\/]|\$\{?PROJECT_|\$\{platformio\.|[A-Za-z]:[\\/])/.test(value)
      ? undefined
      : { name: value, range: '' };
  const version = /^=?\d+(?:\.\d+)+(?:[-+][\w.+-]+)?$/.test(range) ? range.replace(/^=/, '') : '';
  return { name, range: version === '' ? range : '', version };
}

/** Functions of MODULE.bazel that put modules in, which stand in statements of their own, and what each may say. */
const ofModules: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    bazel_dep: 'name version max_compatibility_level repo_name dev_dependency',
    git_override:
      'module_name remote commit tag branch shallow_since init_submodules recursive_init_submodules strip_prefix patches patch_cmds patch_cmds_win patch_args patch_strip patch_tool remote_patches remote_patch_strip build_file build_file_content workspace_file workspace_file_content verbose sparse_checkout_patterns sparse_checkout_file',
    archive_override:
      'module_name url urls integrity sha256 type canonical_id strip_prefix add_prefix files patches patch_cmds patch_cmds_win patch_args patch_strip patch_tool remote_patches remote_patch_strip remote_file_urls remote_file_integrity remote_module_file_urls remote_module_file_integrity netrc auth_patterns build_file build_file_content workspace_file workspace_file_content',
    local_path_override: 'module_name path',
  }).map(([name, keys]) => [name, keys.split(' ')]),
);

/** Other functions of MODULE.bazel. */
const functions =
  'module single_version_override multiple_version_override use_repo use_extension use_repo_rule register_toolchains register_execution_platforms include inject_repo override_repo flag_alias load print fail'.split(
    ' ',
  );

/**
 * Modules that MODULE.bazel asks for, and what it puts in their place, which no lockfile holds; a directory is the project's own.
 * @implements SRS-3602
 */
export function bazelModules({ text }: LockText): Asked[] {
  const calls = starlarkCalls(text, [...functions, ...ofModules.keys()], [...ofModules.keys()]).flatMap(
    ({ name: call, line, values }) => {
      const known = ofModules.get(call);
      if (!known) return [];
      demandOnly(Object.fromEntries(values), known, line);
      const value = (key: string): string => values.get(key)?.[0] ?? '';
      return [{ call, line, value }];
    },
  );
  const replaced = new Set(calls.map(({ value }) => value('module_name')));
  return calls.flatMap(({ call, line, value }): Asked[] => {
    const name = value(call === 'bazel_dep' ? 'name' : 'module_name');
    const scope = value('dev_dependency') === 'True' ? ('development' as const) : ('production' as const);
    const common = { name, scope, line };
    if (name === '') throw new Unreadable(`\`${call}\` does not name its module`, line);
    if (call === 'local_path_override') return [];
    if (call === 'bazel_dep') return replaced.has(name) ? [] : [{ ...common, range: value('version') }];
    const revision = ['commit', 'tag', 'branch'].map(value).find(Boolean) ?? '';
    if (call === 'git_override')
      return [{ ...common, ...fromRepository('bazel', name, { url: value('remote'), revision }) }];
    const url = value('urls') || value('url');
    const version = versionInName(url);
    const range = version === '' ? url : '';
    const hashes = integrityHashes(value('integrity'));
    return [{ ...common, range, version, origin: { archive: url }, hashes }];
  });
}
