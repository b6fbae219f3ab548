// The help of `ticdc-openapi check`.

export const help = `Usage: ticdc-openapi check <url> [options]

Checks a running TiCDC server against the contract of API v1. Without further options only
GET is sent. The report goes to stdout, everything else to stderr.

What may be sent:
  --allow-writes           also create, pause, update, resume and remove changefeeds of the
                           run's own, which match no table and write nowhere
  --allow-disruptive       also resign the owner, move and rebalance tables, drain captures;
                           includes --allow-writes, needs --owner
  --owner <capture id>     the present owner, as GET /api/v1/captures shows it; nothing
                           disruptive is sent if another capture is the owner
  --log-level <level>      the level that is in force; also sets levels, this one at last
                           (with --allow-disruptive)
  --filter <rule>          tables that may be moved, such as 'test.*'; repeatable
                           (with --allow-disruptive)
  --plan                   print what would be sent, and send nothing
  --only <name>            an operation or check that runs; repeatable
  --skip <name>            an operation or check that does not run; repeatable

How the server is reached:
  --header <name: value>   sent with every request; repeatable
  --ca, --cert, --key <file>
                           PEM files for https: authorities, client certificate and its key
  --timeout <time>         for an answer to come as a whole, such as 500ms (default 20s)
  --settle-timeout <time>  for an accepted operation to take effect (default 30s)
  Basic authentication: set TICDC_USER and TICDC_PASSWORD in the environment.

What is expected of it:
  --release <number>       in place of what it says, such as 8.5.7
  --generation <name>      classic or newarch, in place of what its answers show
  --floor <share>          least share that must have been verified of what the run could
                           observe, from 0 to 1

Reports:
  --reporter <name>        pretty (default), json, junit or sarif; repeatable
  --output <file>          where the reporter before it writes to; - or none: stdout

Afterwards:
  --run-id <id>            part of the names of the run's own changefeeds: check- with
                           letters, digits and single hyphens (default: a new one)
  --clean-up <run id>      remove what that run left behind, and do nothing else

  --help                   show this help

Exit code: 0 conforms, 1 violates the contract, 2 could not run or was ended early.
Ctrl-C ends the run, removes its changefeeds and writes the report; a second one ends at once.
`;
