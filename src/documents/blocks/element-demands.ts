import { z } from 'zod';
import { depthRows, elementDepths } from '../../depth/index.ts';
import { sayReason } from '../../model/index.ts';
import { demandRows } from '../demand-rows.ts';
import { defineBlock } from './block.ts';

/**
 * What the table of depth demands of each element, why, and what there is.
 * @implements SRS-3729
 */
export const elementDemands = defineBlock({
  name: 'element-demands',
  summary:
    'What is demanded of each element by its class and by the risk behind it, why, whether it is met, and by what.',
  parameters: z.strictObject({}),
  applies: (config) => depthRows(config).length > 0,
  data({ model, config, t }) {
    return {
      elements: elementDepths(model, config).map((depth) => ({
        name: depth.element.name,
        safetyClass: depth.safetyClass,
        demands: demandRows(depth, (reason) => sayReason(reason, t)),
      })),
    };
  },
});
