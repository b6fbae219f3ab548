// Processors, which the new architecture does not have (facts C.14, C.15).
import { jsonAnswer } from '../../edge/answer.js';
import type { NewarchHandler } from './types.js';

export const listProcessors: NewarchHandler = () => jsonAnswer(200, [], undefined, 0);

export const getProcessor: NewarchHandler = () =>
  jsonAnswer(200, { table_ids: null }, undefined, 0);
