import type { Config, Forge } from '../config/index.ts';
import type { Model } from '../model/index.ts';

/** How a forge addresses what it keeps. Paths are encoded already. */
interface AddressForm {
  /** Beginning of the host by which the forge is known. */
  host: RegExp;
  source(commit: string, path: string, line: number, endLine: number): string;
  commit(hash: string): string;
  /** Absent where the forge edits nothing by address. */
  edit?(branch: string, path: string): string;
}

const range = (line: number, endLine: number, to: string): string =>
  endLine > line ? `${line}${to}${endLine}` : `${line}`;

/** Forges and their addresses. */
const addressForms: Record<Forge, AddressForm> = {
  github: {
    host: /(?:^|\.)github\./,
    source: (commit, path, line, end) => `/blob/${commit}/${path}#L${range(line, end, '-L')}`,
    commit: (hash) => `/commit/${hash}`,
    edit: (branch, path) => `/edit/${branch}/${path}`,
  },
  gitlab: {
    host: /(?:^|[.-])gitlab[.-]/,
    source: (commit, path, line, end) => `/-/blob/${commit}/${path}#L${range(line, end, '-')}`,
    commit: (hash) => `/-/commit/${hash}`,
    edit: (branch, path) => `/-/edit/${branch}/${path}`,
  },
  gitea: {
    host: /(?:^|[.-])(?:gitea|forgejo|codeberg)[.-]/,
    source: (commit, path, line, end) => `/src/commit/${commit}/${path}#L${range(line, end, '-L')}`,
    commit: (hash) => `/commit/${hash}`,
    edit: (branch, path) => `/_edit/${branch}/${path}`,
  },
  bitbucket: {
    host: /^bitbucket\.org$/,
    source: (commit, path, line, end) => `/src/${commit}/${path}#lines-${range(line, end, ':')}`,
    commit: (hash) => `/commits/${hash}`,
    edit: (branch, path) => `/src/${branch}/${path}?mode=edit`,
  },
  'bitbucket-server': {
    host: /bitbucket/,
    source: (commit, path, line, end) => `/browse/${path}?at=${commit}#${range(line, end, '-')}`,
    commit: (hash) => `/commits/${hash}`,
  },
  azure: {
    host: /(?:^|\.)(?:dev\.azure|visualstudio)\.com$/,
    source: (commit, path, line, end) =>
      `?path=/${path}&version=GC${commit}&line=${line}&lineEnd=${Math.max(line, end) + 1}&lineStartColumn=1&lineEndColumn=1`,
    commit: (hash) => `/commit/${hash}`,
  },
};

/** Addresses of what a repository holds, each undefined where it is kept nowhere that is known. */
export interface Repository {
  /** A line of a file at the commit, or several. */
  source(file: string, line: number, endLine?: number): string | undefined;
  commit(hash: string): string | undefined;
  /** The page on which a file is edited. */
  edit(file: string): string | undefined;
}

/**
 * The repository of a project on its forge: as the configuration tells, else of a draft as git's remote does. A release is made of its commit
 * alone, wherever it is built, and nobody edits it.
 * @implements SDS-3254, SRS-3587
 */
export function repositoryOf(model: Pick<Model, 'release'>, { output }: Pick<Config, 'output'>): Repository {
  const { revision, draft } = model.release;
  const branch = draft ? output.branch || (revision.remote?.branch ?? '') : '';
  if (output.repositoryUrl !== '' || !draft) return toldRepository(model, { output }, branch);
  const { url = '' } = revision.remote ?? {};
  return repositoryAt(url, formOf(url, output.forge), model, branch);
}

/** The same for prints, which outlive the remotes of drafts: as the configuration tells. */
export function toldRepository(
  model: Pick<Model, 'release'>,
  { output: { repositoryUrl, forge } }: Pick<Config, 'output'>,
  branch = '',
): Repository {
  return repositoryAt(repositoryUrl, formOf(repositoryUrl, forge ?? 'github'), model, branch);
}

function repositoryAt(
  url: string,
  form: AddressForm | undefined,
  { release: { revision } }: Pick<Model, 'release'>,
  branch: string,
): Repository {
  const { commit, folder = '' } = revision;
  if (!form || commit === '') return { source: nowhere, commit: nowhere, edit: nowhere };
  const root = form === addressForms['bitbucket-server'] ? serverAddress(url) : url;
  const pathOf = (file: string): string => encoded(folder + file);
  return {
    source: (file, line, endLine = line) => root + form.source(commit, pathOf(file), line, endLine),
    commit: (hash) => root + form.commit(hash),
    edit: (file) =>
      form.edit && branch !== '' ? root + form.edit(encoded(branch), pathOf(file)) : undefined,
  };
}

/** By the host; of one that tells no forge the one that is told. Without it nothing is guessed: links might lead nowhere. */
function formOf(url: string, told: Forge | undefined): AddressForm | undefined {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(url)) return undefined;
  const { hostname } = new URL(url);
  return Object.values(addressForms).find(({ host }) => host.test(hostname)) ?? (told && addressForms[told]);
}

/** `https://host/scm/KEY/name`, and what a remote of SSH makes of it, as a browser opens it. */
function serverAddress(base: string): string {
  return /\/projects\/[^/]+\/repos\/[^/]+$/.test(base)
    ? base
    : base.replace(/\/(?:scm\/)?([^/]+)\/([^/]+)$/, '/projects/$1/repos/$2');
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replaceAll("'", '%27');
}

const nowhere = (): undefined => undefined;
