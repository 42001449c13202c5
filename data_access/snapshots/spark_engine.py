"""Asks a Spark Connect cluster, for snapshots too large for one machine."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

# Three tries, some seconds in all. The client's own patience is many minutes, and a reader waits.
TRIES: dict[str, Any] = {
    "max_retries": 3,
    "initial_backoff": 200,
    "max_backoff": 2000,
}  # milliseconds
NO_ANSWER = Text(
    "ระบบคำนวณตามค่า HOH_ENGINE ไม่ตอบ จึงยังไม่มีตัวเลขให้แสดง"
    " กรุณาแจ้งผู้ดูแลให้ตรวจระบบ หรือลบค่า HOH_ENGINE แล้วเริ่มแดชบอร์ดใหม่",
    "The cluster named in HOH_ENGINE does not answer, so there are no figures to show. Ask who"
    " looks after it to see that it runs, or unset HOH_ENGINE and start the dashboard again.",
)

NO_CLIENT = Text(
    "HOH_ENGINE ระบุคลัสเตอร์ แต่เครื่องนี้ยังไม่มีโปรแกรมติดต่อ กรุณาติดตั้งด้วย pip install pyspark-client"
    " หรือลบค่า HOH_ENGINE เพื่อคำนวณในเครื่องนี้",
    "HOH_ENGINE names a cluster, and its client is not installed. Install it with"
    " `pip install pyspark-client`, or unset HOH_ENGINE to have this machine answer.",
)


def ask(sql: str, url: str, folder: Path) -> pa.Table:
    """The answer to `sql` from the cluster at `url` (sc://host:port), which reads the snapshot
    in `folder` from the same path. RecordsError when it does not answer."""
    try:  # only where a cluster is used is the client installed
        from grpc import StatusCode
        from pyspark.errors.exceptions.connect import (
            SparkConnectException,
            SparkConnectGrpcException,
        )
    except ImportError:
        raise RecordsError(NO_CLIENT) from None

    try:
        return _session(url, folder).sql(sql).toArrow()
    except SparkConnectException:
        # A cluster that was started anew has forgotten its sessions: the second try opens another.
        _session.cache_clear()
    try:
        return _session(url, folder).sql(sql).toArrow()
    except SparkConnectGrpcException as error:
        if error.getGrpcStatusCode() is not StatusCode.UNAVAILABLE:
            raise
        raise RecordsError(NO_ANSWER) from None


@lru_cache(maxsize=4)
def _session(url: str, folder: Path):
    from pyspark.sql import SparkSession
    from pyspark.sql.connect.client.retries import DefaultPolicy

    session = SparkSession.builder.remote(url).create()
    session.client.set_retry_policies([DefaultPolicy(**TRIES)])
    for path in sorted(folder.glob("*.parquet")):
        session.read.parquet(str(path)).createOrReplaceTempView(f"raw_{path.stem}")
    return session
