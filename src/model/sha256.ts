import { hash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of bytes, or of a text in UTF-8, in hexadecimal digits or in Base64. */
export function sha256Of(content: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string {
  return hash('sha256', content, encoding);
}

/** Identifies data of JSON in few characters; undefined is data too. Only for what is kept between runs. */
export function digestOfData(data: unknown): string {
  return sha256Of(JSON.stringify([data]), 'base64').slice(0, 22);
}
