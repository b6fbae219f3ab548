// Rows of facts 5, error codes, in their order.

export const section5: readonly string[] = [];
