/*
 * The environments of this example on one machine. A package is unpacked once, below its hash; an environment is a link to one of them, so
 * that a deployment, a swap and a rollback take one step each and change no file of the software.
 *
 *   node deploy/slots.mjs deploy staging      what `npm run build` packed
 *   node deploy/slots.mjs swap                staging and production exchange what they run
 *   node deploy/slots.mjs rollback staging    what ran there before
 *
 * After each the software is started and asked; build/smoke-<environment>.xml tells what came of it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [action = '', environment = 'production'] = process.argv.slice(2);
const names = ['staging', 'production'];
const slots = resolve('build/slots');

/** Lets an environment point to a place in one step; what it pointed to is kept. */
function point(name, place, kind = 'current') {
  const link = join(slots, `${name}.${kind}`);
  symlinkSync(place, `${link}.next`);
  renameSync(`${link}.next`, link);
}

function placeOf(name, kind = 'current') {
  const link = join(slots, `${name}.${kind}`);
  if (!existsSync(link)) throw new Error(`Nothing runs in ${name}${kind === 'current' ? '' : ' that ran before'}.`);
  return readlinkSync(link);
}

function change(name, place) {
  if (existsSync(join(slots, `${name}.current`))) point(name, placeOf(name), 'previous');
  point(name, place);
}

/** Unpacks what was built, below its hash. */
function unpack() {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const file = join('build', `${name}-${version}.tgz`);
  if (!existsSync(file)) throw new Error(`There is no ${file}: npm run build`);
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  const place = digest.slice(0, 16);
  mkdirSync(join(slots, place), { recursive: true });
  execFileSync('tar', ['-xzf', file, '-C', join(slots, place)]);
  return place;
}

/** Starts the software of an environment, asks it, and ends it. */
async function smoke(name) {
  const place = join(slots, placeOf(name), 'package');
  const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  const program = spawn(process.execPath, ['deploy/bench.mjs', place], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((answer, refuse) => {
    program.stdout.once('data', (text) => answer(String(text).trim()));
    program.once('exit', (code) => refuse(new Error(`The software in ${name} ended with ${code}.`)));
  });
  const report = `build/smoke-${name}.xml`;
  const reporter = ['--test-reporter=./deploy/junit.mjs', `--test-reporter-destination=${report}`];
  const words = ['--test', ...reporter, 'deploy/smoke.mjs'];
  const env = { ...process.env, SMOKE_ADDRESS: `http://127.0.0.1:${port}`, SMOKE_VERSION: version };
  const { status } = spawnSync(process.execPath, words, { env, stdio: 'inherit' });
  program.removeAllListeners('exit').kill();
  console.log(`${name}: ${version}, smoke test ${status === 0 ? 'passed' : 'failed'}: ${report}`);
  if (status !== 0) process.exitCode = 1;
}

if (!names.includes(environment) || !['deploy', 'swap', 'rollback'].includes(action))
  throw new Error('Say what to do: deploy <environment>, swap, rollback <environment>.');
mkdirSync(slots, { recursive: true });
if (action === 'deploy') change(environment, unpack());
if (action === 'rollback') change(environment, placeOf(environment, 'previous'));
if (action === 'swap') {
  const [staging, production] = names.map((name) => placeOf(name));
  change('production', staging);
  change('staging', production);
}
await smoke(environment);
