// The items of the contract that a response can show: operations, statuses, fields and values. Coverage counts them.
import { type OperationId, operationIds } from '../../../generated/operations.js';
import type { ReleaseContract } from '../schema/release-contract.js';
import type { SchemaNode } from '../schema/schema-node.js';
import type { Walk } from './walk-body.js';

/** One thing that the contract describes. */
export interface ContractItem {
  readonly kind: 'operation' | 'status' | 'field' | 'value';
  readonly operationId: OperationId;
  /** The status, the field's place (`200 /-/error/code`, `-` for any item) or the field's place and value. Empty for an operation. */
  readonly name: string;
}

/**
 * Returns everything that the contract describes: operations, statuses, the fields of bodies, and the texts of open and closed
 * enumerations. Error codes are no items: which of them a server sends depends on what fails.
 */
export function describedItems(contract: ReleaseContract): ContractItem[] {
  return operationIds.flatMap((operationId): ContractItem[] => {
    const operation = contract.operation(operationId);
    if (operation === undefined) return [];
    const inResponses = [...operation.responses.values()].flatMap(({ status, contents }) => [
      statusItem(operationId, status),
      ...distinct(
        [...contents.values()].flatMap(({ schema }) => itemsIn(operationId, status, schema)),
      ),
    ]);
    return [{ kind: 'operation', operationId, name: '' }, ...inResponses];
  });
}

/**
 * Returns the items that a response has shown to be as described.
 *
 * @param conforms Whether the response has no findings besides those of headers. An operation is shown by such a success.
 */
export function observedItems(
  operationId: OperationId,
  status: number,
  walk: Walk | undefined,
  conforms: boolean,
): ContractItem[] {
  const isSuccess = status >= 200 && status < 300;
  const operation: ContractItem[] =
    isSuccess && conforms ? [{ kind: 'operation', operationId, name: '' }] : [];
  const fields = [...(walk?.seen ?? [])].flatMap((node) => fieldItem(operationId, status, node));
  const values = [...(walk?.texts ?? [])].flatMap(([node, seen]) =>
    isSuccess ? [...seen].map((text) => valueItem(operationId, status, node, text)) : [],
  );
  return [...operation, statusItem(operationId, status), ...fields, ...values];
}

function itemsIn(operationId: OperationId, status: number, node: SchemaNode): ContractItem[] {
  const texts = status < 300 ? [...(node.knownTexts ?? [])] : [];
  const inside = [
    ...[...node.properties.values()].flatMap(({ schema, possible }) => (possible ? [schema] : [])),
    ...(node.items ? [node.items] : []),
    ...(node.additional ? [node.additional] : []),
  ];
  return [
    ...fieldItem(operationId, status, node),
    ...texts.flatMap(([text, { possible }]) =>
      possible ? [valueItem(operationId, status, node, text)] : [],
    ),
    ...inside.flatMap((child) => itemsIn(operationId, status, child)),
  ];
}

const statusItem = (operationId: OperationId, status: number): ContractItem => ({
  kind: 'status',
  operationId,
  name: String(status),
});

/** Returns nothing for a whole body and for the items of a list: the status and the list stand for them. */
function fieldItem(
  operationId: OperationId,
  status: number,
  { place }: SchemaNode,
): ContractItem[] {
  return /(?:^|\/[-*])$/.test(place)
    ? []
    : [{ kind: 'field', operationId, name: `${status} ${place}` }];
}

const valueItem = (
  operationId: OperationId,
  status: number,
  { place }: SchemaNode,
  text: string,
): ContractItem => ({ kind: 'value', operationId, name: `${status} ${place} ${text || '""'}` });

/** Removes duplicates: a body may be described for several media types. */
function distinct(items: readonly ContractItem[]): ContractItem[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.name}`, item])).values()];
}
