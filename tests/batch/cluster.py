"""A Dask cluster of two processes on this machine; prints its address and their ids, and ends with its input."""

from __future__ import annotations

import json
import sys

if __name__ == "__main__":
    from distributed import LocalCluster

    asked = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with LocalCluster(**asked) as cluster:  # type: ignore[no-untyped-call]
        address = cluster.scheduler_address.removeprefix("tcp://")
        pids = [nanny.pid for nanny in cluster.workers.values()]
        print(json.dumps({"address": address, "pids": pids}), flush=True)
        sys.stdin.read()
