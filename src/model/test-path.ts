/** Whether a path looks like a test by the customs of its language: a `test` directory, `src/androidTest`, `Pump.Tests`, `x.test.ts`, `test_x.py`, `tst_x.cpp`, `x_test.go`, `XTest.java`. */
export function isTestPath(path: string): boolean {
  if (
    /(?:^|\/)(?:[Tt]ests?|__tests__|specs?|e2e|src\/\w+Test|[^/]+\.(?:Unit|Integration)?Tests?)\//.test(path)
  )
    return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^(?:test|tst)_|[._-](?:test|spec)s?\.[A-Za-z]+$|(?:Test|Tests|IT|Spec)\.(?:java|kt|cs|swift|scala|groovy|php|dart|cpp|cxx|cc)$/.test(
    name,
  );
}
