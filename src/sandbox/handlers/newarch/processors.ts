// Processors, which the new architecture does not have (server-behaviour/new-architecture.md#processors).
import { compactResponse } from '../../../http/response.js';
import type { Handler } from '../common/types.js';

export const listProcessors: Handler = () => compactResponse(200, []);

export const getProcessor: Handler = () => compactResponse(200, { table_ids: null });
