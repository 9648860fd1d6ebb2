import { z } from 'zod';
import type { Item } from '../../model/index.ts';
import { type BlockContext, verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';

/**
 * Risk controls with two verifications that a reader must not take for one: that each is implemented, and that it is effective
 * (ISO 14971 7.2). A test of a requirement shows the first; the second is a test that names the control itself, or what the control states.
 * @implements SRS-3870
 */
export const controlVerification = defineBlock({
  name: 'control-verification',
  summary:
    'Risk controls with the requirements and software items that implement each, the verdict of that, and what shows that it is effective.',
  parameters: z.strictObject({}),
  shows: ['RC', 'HAZ'],
  data(context) {
    const controls = context.model.items.filter((item) => item.type === 'RC');
    return { rows: controls.map((control) => describe(control, context)) };
  },
});

function describe(control: Item, context: BlockContext): object {
  const { model, graph } = context;
  const { id, title, attributes } = control;
  const below = graph.reach(id, 'down');
  const chain = new Set([id, ...below]);
  const state = (key: string): string => verdictOf(model, key).state;
  const direct = graph.down(id).filter(({ relation }) => relation === 'verifies');
  const tests = direct.map(({ from }) => from).filter((key) => graph.end(key).type === 'test');
  return {
    id,
    title,
    controls: graph.up(id).flatMap(({ relation, to }) => (relation === 'controls' ? [to] : [])),
    requirements: below
      .filter((key) => graph.end(key).type === 'SRS')
      .map((key) => ({ id: key, state: state(key) })),
    elements: (model.architecture?.elements ?? [])
      .filter((element) => element.implements.some((each) => chain.has(each)))
      .map(({ name }) => name),
    state: state(id),
    stated: piecesOf(attributes.effectiveness ?? '', context),
    testItems: direct
      .filter(({ from }) => graph.end(from).type === 'TST')
      .map(({ from }) => ({ id: from, state: state(from) })),
    tests: tests.length,
    testsPassed: tests.filter((key) => state(key) === 'verified').length,
  };
}

/** A statement, with each item it names and the verdict of a test among them. */
function piecesOf(text: string, { ids, graph, model }: BlockContext): object[] {
  const pieces: object[] = [];
  let end = 0;
  for (const { id, offset } of ids.find(text)) {
    const item = graph.item(id);
    if (!item) continue;
    pieces.push({ text: text.slice(end, offset) });
    pieces.push({ id, ...(item.type === 'TST' && { state: verdictOf(model, id).state }) });
    end = offset + id.length;
  }
  return end === 0 && text === '' ? [] : [...pieces, { text: text.slice(end) }];
}
