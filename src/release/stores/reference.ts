/** Where a set lies in a registry (OCI distribution specification 1.1). */
export interface Reference {
  /** `http://127.0.0.1:5000` or `https://registry.example`. */
  origin: string;
  /** Repository, e.g. `team/pump-docs`. */
  name: string;
  /** Tag, or `sha256:…`; empty where none was given. */
  reference: string;
}

/**
 * Reads `oci://host[:port]/name[:tag|@sha256:digest]`. Plain HTTP is spoken with this machine only.
 * @returns undefined for what is none
 */
export function readReference(text: string): Reference | undefined {
  const match =
    /^oci:\/\/((?:\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?)\/([a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::([\w][\w.-]{0,127})|@(sha256:[0-9a-f]{64}))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, host = '', name = '', tag, digest] = match;
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|$)/.test(host);
  return { origin: `${isHere ? 'http' : 'https'}://${host}`, name, reference: tag ?? digest ?? '' };
}
