// Asks the monitor that runs in an environment: the version that was deployed, and one alarm from the line to the speaker.
import assert from 'node:assert/strict';
import { it } from 'node:test';

const { SMOKE_ADDRESS: address, SMOKE_VERSION: version } = process.env;
const send = async (line) => (await fetch(`${address}/frame`, { method: 'POST', body: line })).json();

/** A line as the pump sends it. */
function frame(text) {
  let sum = 0;
  for (const letter of text) sum ^= letter.charCodeAt(0);
  return `${text}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}

it('answers with the version that was deployed', async () => {
  assert.deepEqual(await (await fetch(`${address}/version`)).json(), { version });
});

it('is silent while the infusion is as it was set', async () => {
  assert.deepEqual(await send(frame('F1 P40 A0 Q120')), { played: ['test'] });
});

it('sounds the high alarm when the pressure is above its limit', async () => {
  const { played } = await send(frame('F2 P80 A0 Q120'));
  assert.equal(played.at(-1), 'high');
});
