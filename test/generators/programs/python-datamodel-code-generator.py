# Calls a server with the models of datamodel-code-generator.
import sys

import httpx
from models import ChangefeedCommonInfo, ChangefeedDetail, CreateChangefeedRequest, HTTPError

base = f"{sys.argv[1]}/api/v1/changefeeds"


def get(changefeed_id):
    return ChangefeedDetail.model_validate_json(httpx.get(f"{base}/{changefeed_id}").text)


items = [ChangefeedCommonInfo.model_validate(one) for one in httpx.get(base).json()]
print("list", ",".join(getattr(one.id, "root", one.id) for one in items))
print("start_ts", get("test1").start_ts)
body = CreateChangefeedRequest(changefeed_id="wide", sink_uri="blackhole://", target_ts=2**64 - 1)
created = httpx.post(base, content=body.model_dump_json(exclude_unset=True, by_alias=True))
print("create", created.status_code)
print("target_ts", get("wide").target_ts)
print("pause", httpx.post(f"{base}/test1/pause").status_code)
refused = httpx.get(f"{base}/missing")
print("refused", refused.status_code, HTTPError.model_validate_json(refused.text).error_code)
