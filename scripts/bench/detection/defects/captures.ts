// Defects of the list of captures.
import { isObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { list, objects, replaced, textOf } from '../mutations/bodies.js';
import { accepted } from '../mutations/effects.js';
import { asked, leftOut, looking, objectOf, observing } from '../mutations/looking.js';
import { requestFor } from '../mutations/requests.js';
import { changing } from '../mutations/responses.js';

const drainedLeftOut: Play = looking((operationId) => {
  let drained = '';
  return (call, response) => {
    if (call.operationId === 'drainCapture' && accepted(response)) {
      drained = textOf(asked(call).capture_id);
    }
    if (call.operationId !== operationId || drained === '') return response;
    return leftOut(({ id }) => id === drained)(response, call);
  };
});

const oldOwnerShown: Play = (operationId) => {
  let before: RawResponse | undefined;
  let end = Number.NEGATIVE_INFINITY;
  return async (call, server) => {
    const resigns = call.operationId === 'resignOwner';
    if (resigns) before = await server.send(requestFor('listCaptures'));
    const response = await server.send(call.request);
    if (resigns && accepted(response)) end = server.now() + 5_000;
    return before && call.operationId === operationId && server.now() < end ? before : response;
  };
};

const ofOwnersAddress = list((items) => {
  const owner = items.find((item) => isObject(item) && item.is_owner === true);
  const address = isObject(owner) ? owner.address : undefined;
  if (address === undefined) return items;
  return items.map((item) => (isObject(item) ? { ...item, address } : item));
});

const ofManyClusters = list((items) =>
  items.map((item, index) =>
    isObject(item) && index > 0 ? { ...item, cluster_id: `default-${index}` } : item,
  ),
);

export const capturesDefects: readonly Defect[] = [
  ...defectsOf('listCaptures', [
    ['consistency', 'calls every capture the owner', changing(objects(replaced('is_owner', true)))],
    ['consistency', 'calls no capture the owner', changing(objects(replaced('is_owner', false)))],
    [
      'consistency',
      'calls another capture the owner',
      changing(
        list((all) =>
          all.map((item, index) =>
            isObject(item) ? { ...item, is_owner: index === all.length - 1 } : item,
          ),
        ),
      ),
    ],
    [
      'consistency',
      'leaves the owner out',
      changing(list((all) => all.filter((item) => !isObject(item) || item.is_owner !== true))),
    ],
    ['consistency', 'shows every capture twice', changing(list((all) => [...all, ...all]))],
    ['consistency', 'shows no capture', changing(list(() => []))],
    ['settling', 'leaves out a capture that is drained', drainedLeftOut],
    ['consistency', 'has the address of the owner for all', changing(ofOwnersAddress)],
    ['consistency', 'has another cluster for each capture', changing(ofManyClusters)],
    ['settling', 'shows the old owner for five seconds', oldOwnerShown],
    [
      'settling',
      'leaves out the capture that was called, unless it is the owner',
      observing(async (call, response, server) => {
        const called = objectOf(await server.send(requestFor('getServerStatus')));
        if (called === undefined || called.is_owner === true) return response;
        return leftOut(({ id }) => id === called.id)(response, call);
      }),
    ],
  ]),
];
