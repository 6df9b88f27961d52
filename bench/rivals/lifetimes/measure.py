"""The Python side of bench/harness/measure.ts: the same columns in, the same JSON out."""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")


def read_column(name):
    return np.fromfile(Path(sys.argv[1]) / f"{name}.f64", dtype="<f8")


def measure(warm_up, timed, work, describe):
    """Times `work`, and prints the times, the memory and what `describe` says of the last result."""
    start = resident_megabytes("VmRSS")
    for _ in range(warm_up):
        work()
    seconds = []
    for _ in range(timed):
        begin = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - begin)
    peak = resident_megabytes("VmHWM")
    report = {"seconds": seconds, "startMegabytes": start, "peakMegabytes": peak, "result": describe(result)}
    print(json.dumps(report))


def resident_megabytes(field):
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))
    except OSError:
        return other_system_megabytes()


def other_system_megabytes():
    try:
        import resource
    except ImportError:  # Windows tells no memory without another package
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 1024
