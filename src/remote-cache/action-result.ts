/** A file that an entry of the cache names: where it lies below the directory of the cache, and its bytes by digest. */
export interface CachedFile {
  path: string;
  /** SHA-256 (hex). */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** An entry: files, and the signature over them. */
export interface Entry {
  files: readonly CachedFile[];
  signature: Uint8Array;
}

/** Numbers of fields of `ActionResult`, `OutputFile` and `Digest` (Bazel Remote Execution API 2). */
const fields = { outputFiles: 2, stdout: 5, path: 1, digest: 2, hash: 1, size: 2 };

/**
 * An entry as servers of Bazel's cache take it: an `ActionResult` whose output files are ours and whose standard output is the
 * signature. Some servers check that it is one, and that they hold its files.
 */
export function encodeEntry({ files, signature }: Entry): Uint8Array {
  const outputs = files.flatMap(({ path, sha256, size }) =>
    message(fields.outputFiles, [
      ...bytesOf(fields.path, Buffer.from(path)),
      ...message(fields.digest, [
        ...bytesOf(fields.hash, Buffer.from(sha256)),
        ...varint(fields.size << 3),
        ...varint(size),
      ]),
    ]),
  );
  return Uint8Array.from([...outputs, ...bytesOf(fields.stdout, signature)]);
}

/** @returns undefined for bytes that are no such message */
export function decodeEntry(bytes: Uint8Array): Entry | undefined {
  const files: CachedFile[] = [];
  let signature: Uint8Array = new Uint8Array();
  try {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === fields.stdout && typeof value !== 'number') signature = value;
      if (field !== fields.outputFiles || typeof value === 'number') continue;
      const file = { path: '', sha256: '', size: 0 };
      for (const [inner, part] of fieldsOf(value)) {
        if (typeof part === 'number') continue;
        if (inner === fields.path) file.path = Buffer.from(part).toString('utf8');
        if (inner !== fields.digest) continue;
        for (const [which, of] of fieldsOf(part)) {
          if (which === fields.hash && typeof of !== 'number') file.sha256 = Buffer.from(of).toString('utf8');
          if (which === fields.size && typeof of === 'number') file.size = of;
        }
      }
      files.push(file);
    }
  } catch {
    return undefined;
  }
  return { files, signature };
}

function message(field: number, content: readonly number[]): number[] {
  return bytesOf(field, Uint8Array.from(content));
}

function bytesOf(field: number, content: Uint8Array): number[] {
  return [...varint((field << 3) | 2), ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}

/** Fields of a message one after the other (Protocol Buffers, Encoding). @throws where the bytes end before their field does */
function* fieldsOf(bytes: Uint8Array): Generator<[field: number, value: number | Uint8Array]> {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 2 ** 49) throw new RangeError('no number');
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = number();
    const [field, kind] = [Math.floor(key / 8), key % 8];
    if (kind === 0) yield [field, number()];
    else if (kind === 2) {
      const length = number();
      if (at + length > bytes.length) throw new RangeError('too short');
      yield [field, bytes.subarray(at, at + length)];
      at += length;
    } else if (kind === 5 || kind === 1) at += kind === 5 ? 4 : 8;
    else throw new RangeError('no field');
  }
}
