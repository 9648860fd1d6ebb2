#!/usr/bin/env node
'use strict';
// Written so that any Node.js can read it, also one that is too old for the rest: it says so in a sentence instead of a syntax error.
// biome-ignore lint/style/useNodejsImportProtocol: an old Node.js knows no `node:` before a name
const fs = require('fs');
// biome-ignore lint/style/useNodejsImportProtocol: as above
const path = require('path');

const needed = [22, 18];
const found = process.versions.node.split('.').map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  process.stderr.write(
    `Dossier needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}.\n` +
      '  Install it, or run Dossier by the Node.js of your lockfile: npm install --save-dev node@24\n',
  );
  process.exit(2);
}
// The package holds compiled source, a clone its TypeScript.
const source = path.join(__dirname, '../src/cli/main.ts');
import(fs.existsSync(source) ? '../src/cli/main.ts' : '../lib/cli/main.js');
