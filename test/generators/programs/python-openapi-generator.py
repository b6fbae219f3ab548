# Calls a server through the client of openapi-generator for Python.
import sys

import openapi_client
from openapi_client import ApiClient, ApiException, ChangefeedsApi, Configuration

api = ChangefeedsApi(ApiClient(Configuration(host=sys.argv[1])))
print("list", ",".join(one.id for one in api.list_changefeeds()))
print("start_ts", api.get_changefeed("test1").start_ts)
body = openapi_client.CreateChangefeedRequest(
    changefeed_id="wide", sink_uri="blackhole://", target_ts=2**64 - 1
)
print("create", api.create_changefeed_with_http_info(body).status_code)
print("target_ts", api.get_changefeed("wide").target_ts)
print("pause", api.pause_changefeed_with_http_info("test1").status_code)
try:
    api.get_changefeed("missing")
except ApiException as refused:
    print("refused", refused.status, refused.data.error_code)
