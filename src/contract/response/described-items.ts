// What the contract describes and an answer can show, item by item, so that nothing passes by absence.
import { type OperationId, operationIds } from '../../../generated/operations.js';
import type { CoverageItem } from '../report/report.js';
import type { ContractView } from '../schema/release-contract.js';
import type { SchemaNode } from '../schema/schema-node.js';
import type { Walk } from './walk-body.js';

/** An item without what became of it. */
export type Item = Pick<CoverageItem, 'kind' | 'operationId' | 'name'>;

/**
 * Everything that this release's contract describes: operations, statuses, the fields of their bodies, and the words of
 * open and closed enumerations. Error codes are no items: which of them a server sends depends on the trouble that it is in.
 */
export function describedItems(view: ContractView): Item[] {
  return operationIds.flatMap((operationId): Item[] => {
    const operation = view.operation(operationId);
    if (operation === undefined) return [];
    const answers = [...operation.responses.values()].flatMap(({ status, contents }) => [
      statusItem(operationId, status),
      ...distinct(
        [...contents.values()].flatMap(({ schema }) => itemsOf(operationId, status, schema)),
      ),
    ]);
    return [{ kind: 'operation', operationId, name: '' }, ...answers];
  });
}

/** The items that an answer has shown to be as described. An operation is one if all of a successful answer is. */
export function itemsOfWalk(
  operationId: OperationId,
  status: number,
  walk: Walk | undefined,
  conforms: boolean,
): Item[] {
  const isSuccess = status >= 200 && status < 300;
  const operation: Item[] =
    isSuccess && conforms ? [{ kind: 'operation', operationId, name: '' }] : [];
  const fields = [...(walk?.seen ?? [])].flatMap((node) => fieldItem(operationId, status, node));
  const words = [...(walk?.words ?? [])].flatMap(([node, seen]) =>
    isSuccess ? [...seen].map((word) => wordItem(operationId, status, node, word)) : [],
  );
  return [...operation, statusItem(operationId, status), ...fields, ...words];
}

function itemsOf(operationId: OperationId, status: number, node: SchemaNode): Item[] {
  const words = status < 300 ? [...(node.words ?? [])] : [];
  const inside = [
    ...[...node.properties.values()].flatMap(({ schema, possible }) => (possible ? [schema] : [])),
    ...(node.items ? [node.items] : []),
    ...(node.additional ? [node.additional] : []),
  ];
  return [
    ...fieldItem(operationId, status, node),
    ...words.flatMap(([word, { possible }]) =>
      possible ? [wordItem(operationId, status, node, word)] : [],
    ),
    ...inside.flatMap((child) => itemsOf(operationId, status, child)),
  ];
}

const statusItem = (operationId: OperationId, status: number): Item => ({
  kind: 'status',
  operationId,
  name: String(status),
});

/** A body as a whole and the items of a list have no name of their own; the status and the list stand for them. */
function fieldItem(operationId: OperationId, status: number, { place }: SchemaNode): Item[] {
  return /(?:^|\/[-*])$/.test(place)
    ? []
    : [{ kind: 'field', operationId, name: `${status} ${place}` }];
}

const wordItem = (
  operationId: OperationId,
  status: number,
  { place }: SchemaNode,
  word: string,
): Item => ({ kind: 'value', operationId, name: `${status} ${place} ${word || '""'}` });

/** An error body may be described for several media types. */
function distinct(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.name}`, item])).values()];
}
