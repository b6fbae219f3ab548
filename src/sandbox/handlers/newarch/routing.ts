// How a queue's messages are routed: rules that the new architecture refuses (server-behaviour/new-architecture.md#create).
import type { JsonValue } from '../../../codec/index.js';
import { parseSinkUri } from '../../../http/refusals/newarch/sink-checks.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { isPulsar, sinkKindOf } from '../../../http/refusals/sink-schemes.js';
import { parseFilter } from '../../../http/refusals/table-filter/filter.js';
import { isObject, type JsonObject, objectsAt, textAt } from '../../../shared/json.js';

/**
 * Checks the dispatch rules and the column selectors of a queue.
 *
 * @param sinkConfig the decoded `sink_config` of the request.
 * @throws {Refusal} if a matcher or a topic expression cannot be read.
 */
export function checkRouting(text: string, sinkConfig: JsonValue | undefined): void {
  const { scheme } = parseSinkUri(text);
  if (sinkKindOf(scheme) !== 'queue' || !isObject(sinkConfig)) return;
  for (const rule of objectsAt(sinkConfig, 'dispatchers')) {
    checkMatcher(rule);
    const topic = textAt(rule, 'topic') ?? '';
    if (!isPulsar(scheme) && !topicExpression.test(topic)) {
      throw refuse('CDC:ErrKafkaTopicExprInvalid', `invalid topic expression: ${topic} `);
    }
  }
  for (const selector of objectsAt(sinkConfig, 'column-selectors')) checkMatcher(selector);
}

const topicExpression = /^[\w.-]*(?:\{schema\})?[\w.-]*(?:\{table\})?[\w.-]*$/;

function checkMatcher({ matcher }: JsonObject): void {
  const rules = Array.isArray(matcher) ? matcher.filter((rule) => typeof rule === 'string') : [];
  try {
    parseFilter(rules);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const text = `filter rule is invalid [${rules.join(' ')}]: ${error.message}`;
    throw refuse('CDC:ErrFilterRuleInvalid', text);
  }
}
