// Rows of facts 4, the state machine, in their order.

export const section4: readonly string[] = [];
