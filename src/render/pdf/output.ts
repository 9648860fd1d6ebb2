import { type PDFDict, PDFName } from '@cantoo/pdf-lib';

/** The table of references and the trailer (ISO 32000-1, 7.5.4 and 7.5.5). */
export function writeTable(output: Output, starts: Uint32Array, trailer: PDFDict): void {
  const table = output.length;
  output.text('xref\n0 1\n0000000000 65535 f \n');
  let largest = 0;
  for (let from = 1; from < starts.length; ) {
    let to = from;
    while (starts[to]) to++;
    if (to > from) {
      output.text(`${from} ${to - from}\n`);
      for (; from < to; from++) output.text(`${String(starts[from]).padStart(10, '0')} 00000 n \n`);
      largest = to - 1;
    }
    from = to + 1;
  }
  const own = trailer.clone();
  own.set(PDFName.of('Size'), own.context.obj(largest + 1));
  output.text(`\ntrailer\n${own}\n\nstartxref\n${table}\n%%EOF`);
}

/** Bytes and text in their order, in one piece: a large file does not stand in memory twice. */
export class Output {
  #whole: Buffer<ArrayBuffer>;
  length = 0;

  /** @param expected length of the whole, about */
  constructor(expected: number) {
    this.#whole = Buffer.allocUnsafeSlow(expected);
  }

  text(text: string): void {
    this.#makeRoom(text.length);
    this.length += this.#whole.write(text, this.length, 'latin1');
  }

  bytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#whole.set(bytes, this.length);
    this.length += bytes.length;
  }

  whole(): Uint8Array {
    return new Uint8Array(this.#whole.buffer, 0, this.length);
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#whole.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.ceil((this.length + more) * 1.25));
    larger.set(this.#whole.subarray(0, this.length));
    this.#whole = larger;
  }
}
