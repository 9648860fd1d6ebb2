import type { z } from 'zod';
import type { Config } from '../../config/index.ts';
import type { Model, Place } from '../../model/index.ts';
import type { BlockContext } from '../context.ts';

/** A part of a document that is generated: data from the model, shown by the partial `blocks/<name>`. */
export interface Block<Shape extends z.ZodType = z.ZodType> {
  /** First word of the fenced block. */
  name: string;
  /** What it shows, for the manual. */
  summary: string;
  parameters: Shape;
  /**
   * Types of the items it shows, `code` for the architecture and `soup` for locked packages; `[]` when no item and no code
   * changes what it says. Where nothing is said, it may show everything.
   */
  shows?: readonly string[] | ((parameters: Readonly<Record<string, string>>) => readonly string[]);
  /** Whether a project has anything for it, so that a template leaves it out where not; always, where nothing is said. */
  applies?(config: Config, model: Model): boolean;
  /** @param place of the block in its page; undefined when a template asks for it */
  data(context: BlockContext, parameters: z.output<Shape>, place?: Place): object;
}

const defined = new WeakSet<object>();

/** Keeps the type of the parameters between schema and data. */
export function defineBlock<Shape extends z.ZodType>(block: Block<Shape>): Block {
  defined.add(block);
  return block as unknown as Block;
}

/** Whether something that a module exports is a block. */
export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && defined.has(value);
}
