// Rows of facts 1, per operation, in their order.

export const section1: readonly string[] = [];
