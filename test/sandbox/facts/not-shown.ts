// Rows of the facts that no test shows on the sandbox, each with the reason. This is the only list of them.

export const notShown: Readonly<Record<string, string>> = {
  // Facts 1.
  // Facts 2.
  // Facts 3.
  // Facts 4.
  // Facts 5.
};
