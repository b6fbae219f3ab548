// Rows of facts 3, enumerations, in their order.

export const section3: readonly string[] = [];
