import { expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const read = (path: string, text: string) => codeSource.read({ path, bytes: Buffer.from(text) }, context());
const tag = '@implements SRS-1';

// @verifies SRS-3552
it.each<[what: string, path: string, text: string, from: string]>([
  ['a page', 'a.html', `<!DOCTYPE html>\n<!-- ${tag} -->\n<p>Don't "stop\n</p>\n`, ''],
  ['data', 'a.xml', `<?xml version="1.0"?>\n<!--\n  Limits (ml/h).\n  ${tag}\n-->\n<a b="1"/>\n`, ''],
  ['a script of a page', 'a.html', `<p>It's {</p><script>\n// ${tag}\nfunction f() {}\n</script>`, 'f'],
  ['imports', 'a.vue', `<script setup>\n// ${tag}\nimport B from './B.vue';\nconst a = 1;\n</script>`, ''],
  ['a component', 'a.vue', `<script>\nimport b from 'b';\n// ${tag}\nexport default {\n};\n</script>`, ''],
  ['a method', 'a.vue', `<script>\nexport default {\n  // ${tag}\n  stop() {},\n};\n</script>`, 'stop'],
  ['a template', 'a.vue', `<template>\n<!-- ${tag} -->\n<p/>\n</template>\n<script>\nf();\n</script>`, ''],
  [
    'angles in attributes',
    'a.vue',
    `<script generic="T extends A<B>">\n/** ${tag} */\nfunction f() { return \`'\${1}\`; }\n</script>`,
    'f',
  ],
  [
    'a second script',
    'a.svelte',
    `<script module>\nlet b;\n</script>\n<script>\n// ${tag}\nimport 'b';\n</script>`,
    '',
  ],
  ['a sheet of style', 'a.svelte', `<style>\n/* ${tag} */\np { color: red }\n</style>`, ''],
  ['the head of Astro', 'a.astro', `---\nimport 'b';\n// ${tag}\nfunction f() {}\n---\n<p>{f()}</p>`, 'f'],
  ['an expression of Astro', 'a.astro', `---\nlet a;\n---\n{/* ${tag} */}\n<p/>\n`, ''],
])('a tag in markup speaks of its definition or of the file: %s', (_what, path, text, from) => {
  const { links, findings } = read(path, text);
  expect(findings).toEqual([]);
  expect(links.map((link) => link.from)).toEqual([from === '' ? path : `${path}#${from}`]);
});

// @verifies SRS-3552
it.each([
  ['behind it', `<!--\n${tag}\n<button>Stop</button>\n-->\n<p/>`, 'code in its comment follows it'],
  ['in the next one', `<!-- ${tag} -->\n<!-- <button/> -->\n<p/>`, 'another comment or directive'],
])('the tag of an element that was commented out is bound to nothing: %s', (_where, text, why) => {
  for (const path of ['a.html', 'a.xml', 'a.vue']) {
    const { links, findings } = read(path, text);
    expect(links).toEqual([]);
    expect(findings.map(({ rule, message }) => [rule, message.includes(why)])).toEqual([
      ['unbound-annotation', true],
    ]);
  }
});

// @verifies SRS-3553
it('imports of scripts in markup and of QML are read, and those in texts of elements are not', () => {
  const imports = (path: string, text: string) =>
    read(path, text).imports.map(({ specifier, line }) => `${line} ${specifier}`);
  expect(
    imports(
      'a.vue',
      `<template>import x from "no"</template>\n<script>\nimport B from './B.vue';\n</script>\n<script setup>\nimport { ref } from "vue";\n</script>`,
    ),
  ).toEqual(['3 ./B.vue', '6 vue']);
  expect(imports('a.astro', "---\nimport a from './a.ts';\n---\n<p/>")).toEqual(['2 ./a.ts']);
  expect(
    imports('a.qml', 'import QtQuick.Controls 2.15 as C\nimport "parts" as P\n// import "no"\nItem {}\n'),
  ).toEqual(['1 QtQuick.Controls', '2 parts']);
});
