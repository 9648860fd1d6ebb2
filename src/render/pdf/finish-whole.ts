import { chapterPrefix } from './binder.ts';
import { type Joinable, joinable, movedName } from './graft.ts';
import type { FileIdentity } from './job.ts';
import { loadPrint } from './load-print.ts';
import { readOwnFile } from './own-file.ts';
import { type Joined, type Postprocessed, postprocess } from './postprocess.ts';
import { stampFile } from './stamp-file.ts';
import type { Stamped } from './stand-ins.ts';
import type { Inward } from './write-grafted.ts';

/** What stands around pages, as the browser wrote it, and what there is to say of the files that hold these pages. It can be sent to a thread. */
export interface RawWhole extends Pick<Joined, 'at' | 'problems' | 'stamps'> {
  bytes: Uint8Array;
  /** Nothing in it is of a commit yet. */
  identity: FileIdentity;
  /** What the links of the front say, in its order. */
  linkTexts: readonly string[];
  /** How many files there are. */
  count: number;
  /** Where they are documents. */
  bound?: {
    /** Their IDs. */
    documents: readonly string[];
    /** What the binder says of its commit, before they are joined to it. */
    stamped: FileIdentity & Stamped;
    /** Whether its front shows what stands for stamps. */
    isOpen: boolean;
  };
}

/** The bytes of the file at an index. */
export type BytesOf = (index: number) => Promise<Uint8Array>;

/** Makes a file of what stands around pages and of the files that hold them. */
export async function finishWhole(
  { bytes, identity, linkTexts, count, bound, ...joined }: RawWhole,
  bytesOf: BytesOf,
): Promise<Postprocessed> {
  const files: Joinable[] = [];
  for (let index = 0; index < count; index++)
    files.push(await (bound ? document(index, bytesOf) : piece(index, bytesOf)));
  return postprocess(await loadPrint(bytes), identity, {
    linkTexts,
    joined: {
      ...joined,
      files,
      ...(bound ? asDocuments(files, bound) : { prefixOf: () => '', sheets: 'Running' }),
    },
  });
}

async function piece(index: number, bytesOf: BytesOf): Promise<Joinable> {
  const file = readOwnFile(await bytesOf(index));
  return joinable(async () => file);
}

/** It is large, and is opened anew each time. */
async function document(index: number, bytesOf: BytesOf): Promise<Joinable> {
  return joinable(async () => readOwnFile(await bytesOf(index)));
}

function asDocuments(
  files: readonly Joinable[],
  { documents, stamped, isOpen }: NonNullable<RawWhole['bound']>,
): Pick<Joined, 'prefixOf' | 'sheets' | 'inward' | 'stamp'> {
  return {
    prefixOf: chapterPrefix,
    sheets: 'Bound',
    inward: inwardTo(documents, files),
    stamp: (host, shown, conforms) => stampFile(host, isOpen ? shown : [], stamped, conforms),
  };
}

/** A link to a destination that a document does not have leads to its first page. */
function inwardTo(documents: readonly string[], files: readonly Joinable[]): Inward {
  const indexes = new Map(documents.map((id, index) => [`${id}.pdf`, index]));
  const names = files.map(({ destinations }) => new Set(destinations.map(({ name }) => name)));
  return (file, destination) => {
    const index = indexes.get(file);
    if (index === undefined) return undefined;
    return movedName(chapterPrefix(index), names[index]?.has(destination) ? destination : '');
  };
}
