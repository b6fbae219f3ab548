// Rows of the facts that no test shows on the sandbox, each with the reason. This is the only list of them.

export const notShown: Readonly<Record<string, string>> = {
  // Facts 1.
  // Facts 2.
  '2.0, RunningError zero time': 'every error in the sandbox has a time',
  '2.2, error of a normal changefeed in v5.2.0 and v5.2.1': 'these releases are not played',
  '2.3, sort_engine of changefeeds created through v2': 'the sandbox has no v2 API',
  '2.3, table_operations under way': 'tables move within one owner tick, so none is ever under way',
  '2.3, order of table_ids and of task_status':
    'random on servers; the sandbox keeps one order, so that tests can be literal',
  '2.4, error of a processor':
    'the sandbox reports errors to the owner at once and keeps none at the processor',
  // Facts 3.
  // Facts 4.
  // Facts 5.
};
