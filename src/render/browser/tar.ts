/** One file of a tar archive. Links and directories are left out; devices are refused. */
export interface TarFile {
  /** Path inside the archive, POSIX, without `..` and never absolute. */
  path: string;
  executable: boolean;
  bytes: Uint8Array;
}

/**
 * Reads a ustar archive (POSIX.1-1988, IEEE Std 1003.1) held in memory.
 * @throws Error when a header is damaged or a path leaves the archive: such an archive is not unpacked in part.
 */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  let offset = 0;
  while (offset + blockSize <= archive.length) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header[0] === 0) break;
    const prefix = text(header, 345, 155);
    const path = (prefix ? `${prefix}/` : '') + text(header, 0, 100);
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
    if (!Number.isSafeInteger(size) || offset + blockSize + size > archive.length) {
      throw new Error(`The archive is damaged at ${path}.`);
    }
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new Error(`The archive holds ${path}, which leaves it.`);
    }
    const kind = text(header, 156, 1);
    if (kind === '0' || kind === '') {
      const mode = Number.parseInt(text(header, 100, 8).trim() || '0', 8);
      const bytes = archive.subarray(offset + blockSize, offset + blockSize + size);
      files.push({ path, executable: (mode & 0o111) !== 0, bytes });
    }
    offset += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  return files;
}

const blockSize = 512;

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
