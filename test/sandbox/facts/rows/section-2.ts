// Rows of facts 2, answers by release, in their order.

export const section2: readonly string[] = [];
