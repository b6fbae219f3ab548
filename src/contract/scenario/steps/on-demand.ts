// What only a mock gives: every documented status, when it is asked for.
import { type Operation, operationIds, operations } from '../../../../generated/operations.js';
import { judge, type Run } from '../../run/run.js';
import { whyNotSent } from '../needs.js';
import { type WrittenRequest, writeRequest } from '../request-input.js';
import { mainSettings } from './test-changefeed-steps.js';

/** Asks a mock for every documented status of every operation. */
export async function performOnDemand(run: Run): Promise<void> {
  const asked = operationIds.filter(
    (id) => run.selection.wantsOperation(id) && whyNotSent(id, run.options) === undefined,
  );
  for (const operationId of asked) {
    const operation: Operation = operations[operationId];
    for (const status of Object.keys(operation.responses).map(Number)) {
      const exchange = await run.connection.send(requestFor(run, operationId, status));
      const { findings } = judge(run, operationId, exchange, { statuses: [status] });
      const name = `answers ${status} on demand`;
      run.recorder.add({ operationId, name, milliseconds: 0, findings, exchange });
    }
  }
}

function requestFor(
  { known }: Run,
  operationId: (typeof operationIds)[number],
  status: number,
): WrittenRequest {
  const { requestBody, pathParameters }: Operation = operations[operationId];
  const values = {
    changefeed_id: known.own.idOf('main'),
    capture_id: '561c3784-77f0-4863-ad52-65a3436db6af',
  };
  const path = Object.fromEntries(
    pathParameters.map((name) => [name, values[name === 'capture_id' ? name : 'changefeed_id']]),
  );
  const bodies: Readonly<Record<string, unknown>> = {
    createChangefeed: mainSettings(known),
    updateChangefeed: { mounter_worker_num: 32 },
    setLogLevel: { log_level: 'info' },
    moveTable: { capture_id: values.capture_id, table_id: 49 },
    drainCapture: { capture_id: values.capture_id },
  };
  const body = requestBody === undefined ? {} : { body: bodies[operationId] };
  return writeRequest(operationId, { path, ...body, headers: { prefer: `code=${status}` } });
}
