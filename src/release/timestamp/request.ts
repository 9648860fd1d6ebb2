import { sha256Of } from '../../model/index.ts';

/** Object identifier of SHA-256 in DER, without tag and length (RFC 5754 section 2.2). */
export const sha256Identifier = '608648016503040201';

/**
 * What a time-stamping authority is asked with: a TimeStampReq in DER (RFC 3161 section 2.4.1) of version 1 that names the SHA-256 of the bytes and
 * asks for the certificate of the authority. It has no nonce, so that it is the same for the same bytes.
 * @implements SRS-3291
 */
export function timeStampRequest(bytes: Uint8Array): Buffer {
  const imprint = `300d0609${sha256Identifier}05000420${sha256Of(bytes)}`;
  return Buffer.from(`30390201013031${imprint}0101ff`, 'hex');
}
