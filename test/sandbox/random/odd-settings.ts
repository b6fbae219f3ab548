// Bodies of the right types whose texts are odd: sink URIs, filter rules, protocols, time zones.
import fc from 'fast-check';

export const printable = fc.stringMatching(/^[ -~]{0,40}$/);

const oddSinkUri = fc
  .record({
    scheme: fc.oneof(
      fc.constantFrom(
        'blackhole',
        'MySQL',
        'kafka',
        'kafka+ssl',
        's3',
        'file',
        'pulsar',
        '',
        '%zz',
      ),
      printable,
    ),
    rest: fc.oneof(
      fc.constantFrom(':', '://', '://u:p@h:1/t?protocol=', '://[::1', '://h:99999', '://:@:'),
      printable.map((text) => `://${text}`),
      fc.constantFrom(':', '@', '/', '%', '//a:', '?a=').map((text) => `://${text.repeat(2_000)}`),
    ),
  })
  .map(({ scheme, rest }) => ({ sink_uri: scheme + rest }));

/** Among them patterns that take some matchers for ever. */
const oddRules = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '/(a+)+b/.*',
        '/(.*)*x/./(.|.)*y/',
        '/(?<=a)b/.*',
        '/[/.*',
        '[!]*.*',
        '*.*.*',
      ),
      fc.constantFrom(
        '',
        '.',
        '!',
        '@x',
        '`a`.`b',
        '"a"."b"',
        '{a,b}.*',
        '\\.*',
        '*'.repeat(3_000),
      ),
      printable,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((filter_rules) => ({ filter_rules }));

const oddZone = fc
  .oneof(printable, fc.constantFrom('../etc/passwd', 'Etc/GMT+99'))
  .map((timezone) => ({ timezone }));

const oddSink = fc.record({
  sink_uri: fc.constantFrom('kafka://h:1/t', 'mysql://h:1/', 's3://b', 'blackhole://'),
  sink_config: fc.record({
    protocol: fc.option(fc.oneof(printable, fc.constantFrom('avro', 'CSV', '__proto__'))),
    dispatchers: fc.array(
      fc.record({ matcher: fc.array(printable), dispatcher: printable, partition: printable }),
      { maxLength: 3 },
    ),
  }),
});

/** Settings of a changefeed, to be put into the body that creates it. */
export const oddSettings: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  oddSinkUri,
  oddRules,
  oddZone,
  oddSink,
);
