# Calls a server through the client of openapi-python-client.
import sys

from ticdc import Client
from ticdc.api.changefeeds import (
    create_changefeed,
    get_changefeed,
    list_changefeeds,
    pause_changefeed,
)
from ticdc.models import CreateChangefeedRequest

client = Client(base_url=sys.argv[1])
print("list", ",".join(one.id for one in list_changefeeds.sync(client=client)))
print("start_ts", get_changefeed.sync("test1", client=client).start_ts)
body = CreateChangefeedRequest(
    changefeed_id="wide", sink_uri="blackhole://", target_ts=2**64 - 1
)
print("create", int(create_changefeed.sync_detailed(client=client, body=body).status_code))
print("target_ts", get_changefeed.sync("wide", client=client).target_ts)
print("pause", int(pause_changefeed.sync_detailed("test1", client=client).status_code))
refused = get_changefeed.sync_detailed("missing", client=client)
print("refused", int(refused.status_code), refused.parsed.error_code)
