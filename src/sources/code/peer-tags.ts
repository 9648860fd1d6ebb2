import type { IdSyntax } from '../../config/index.ts';
import type { SourceSettings } from '../source.ts';
import type { CommentLine } from './comments.ts';
import { coverageTagReader } from './coverage-tags.ts';
import { labelledTagReader } from './labelled-tags.ts';
import { relationMarkerReader } from './relation-markers.ts';

/** What a tag of another tool speaks of: the definition below it, else around it, else the file; only what is around it; the file. */
export type Reach = 'nearest' | 'around' | 'file';

/** A tag of another tool in source. */
export interface PeerTag {
  /** As it stands in the file. */
  tag: string;
  /** The word for its relation, a name of the project where `map.fields` says one; empty where it is left out. */
  relation: string;
  ids: readonly { id: string; offset: number }[];
  offset: number;
  reach: Reach;
  /** Artifact type by which it covers, where its tool says which ones an item needs. */
  artifact?: string;
  /** What of it is not read, as a reason. */
  left?: string;
}

/** Reads the tags of a line of a comment. */
export type PeerTagReader = (line: Pick<CommentLine, 'text' | 'offset'>, isTest: boolean) => PeerTag[];

/** Reads the tags of all tools whose formats a project reads; none where it reads none. */
export function peerTagReader(settings: Pick<SourceSettings, 'imports'>): PeerTagReader {
  const readers = [
    coverageTagReader(settings),
    relationMarkerReader(settings),
    labelledTagReader(settings),
  ].filter((reader) => reader !== undefined);
  return (line, isTest) => readers.flatMap((reader) => reader(line, isTest));
}

/** Why a tag gives no link, or not all that it says; undefined for one that is whole. */
export function whyNot(
  { ids: named, left, relation }: PeerTag,
  ids: Pick<IdSyntax, 'isId'>,
  isRelation: boolean,
): { why: string; hint: string } | undefined {
  if (relation === '') return undefined;
  const odd = named.find(({ id }) => !ids.isId(id));
  if (odd)
    return {
      why: `${odd.id} is no ID of a registered form`,
      hint: 'Register its prefix in `trace.types`, with a `pattern` where IDs are not of the plain form.',
    };
  if (named.length === 0) return { why: 'it names no ID', hint: 'Name the items it is about.' };
  if (!isRelation)
    return {
      why: `${relation} is no relation of \`trace.relations\``,
      hint: 'Name one in `fields` of `map`, as in `impl covers` or `@relation`.',
    };
  return left === undefined
    ? undefined
    : { why: left, hint: 'Say it in an item, or take it out of the tag; its link is read.' };
}
