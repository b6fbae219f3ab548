// The help text of `ticdc-openapi check`.

export const help = `Usage: ticdc-openapi check <url> [options]

Checks a running TiCDC server against the contract of API v1. By default it sends only GET.
The report goes to stdout, all other messages to stderr.

Requests:
  --allow-writes           also create, pause, update, resume and remove test changefeeds,
                           which match no table and replicate nothing; creates can hold back
                           garbage collection in the upstream for up to an hour after the run
  --allow-disruptive       also resign the owner, move and rebalance tables, drain captures;
                           includes --allow-writes, needs --owner. The new architecture v8.5.7
                           and later is drained only with --only drainCapture; its owner must
                           not change until the drained capture has been restarted
  --owner <capture id>     the current owner, as GET /api/v1/captures shows it; if another
                           capture is the owner, no disruptive request is sent
  --log-level <level>      the current log level of the server; lets the run change the level,
                           and is set again at the end (with --allow-disruptive)
  --filter <rule>          tables that the run may move, such as 'test.*'; repeatable
                           (with --allow-disruptive)
  --plan                   print the requests of a run without sending them
  --only <name>            run only this operation or check; repeatable
  --skip <name>            do not run this operation or check; repeatable

Connection:
  --proxy <url>            HTTP proxy, such as http://proxy:3128; none: no proxy. Default: that of
                           HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment;
                           never for localhost
  --header <name: value>   header of every request; repeatable
  --ca, --cert, --key <file>
                           PEM files for https: CA certificates, client certificate and its key
  --timeout <time>         time limit for a complete response, such as 500ms (default 20s)
  --settle-timeout <time>  time limit for an operation to take effect (default 30s)
  Basic authentication: set TICDC_USER and TICDC_PASSWORD in the environment.

Expectations:
  --release <number>       check against this release, such as 8.5.7 (default: as reported)
  --generation <name>      check against classic or newarch (default: as detected)
  --floor <share>          fail if the run verified less than this share of what it could
                           observe, from 0 to 1

Reports:
  --reporter <name>        for people: pretty (default), markdown, html; for programs: json,
                           junit, sarif, har (all exchanges); repeatable
  --output <file>          file of the preceding --reporter; - is stdout (default)

Test changefeeds:
  --run-id <id>            prefix of the names of test changefeeds: check- followed by
                           letters, digits and single hyphens (default: a new one)
  --clean-up <run id>      remove the test changefeeds that this run left, and do nothing else

  --help                   show this help

Exit code: 0 conforms, 1 violates the contract, 2 could not run or was interrupted.
The first Ctrl-C stops the run, removes its changefeeds and writes the report. A second one
stops immediately.
`;
