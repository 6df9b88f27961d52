"""Reads the tables of test/fixtures and keeps count of how far our numbers are from theirs."""

import json
import sys
import time
from pathlib import Path

from mpmath import mp, mpf, nstr

ROOT = Path(__file__).resolve().parent.parent
SMALLEST_NORMAL = 2.3e-308


def fixture(name):
    """The parsed table `test/fixtures/<name>.json`; its numbers are exact doubles."""
    return json.loads((ROOT / "test" / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))


def relative_difference(value, printed):
    """|value - printed| / |printed|; absolute where the table says 0."""
    return abs(value - mpf(printed)) / (abs(mpf(printed)) or 1)


class Comparison:
    """The largest relative difference of each named quantity, and the row where it occurs."""

    def __init__(self):
        self.worst = {}
        self.rows = {}

    def add(self, name, value, printed, row):
        """Counts one number; what the table leaves out (None) or holds with fewer digits, below the normal doubles, is skipped."""
        if printed is None or 0 < abs(printed) < SMALLEST_NORMAL:
            return
        self.record(name, relative_difference(value, printed), row)

    def record(self, name, difference, row):
        """Counts a difference found in another way."""
        self.rows[name] = self.rows.get(name, 0) + 1
        if name not in self.worst or difference > self.worst[name][0]:
            self.worst[name] = (difference, row)

    def report(self, limits):
        """Prints a line a quantity and ends the script: 0 when all are within `limits` (by name, or "" for the rest), else 1."""
        failed = False
        print(f"{'quantity':36}{'rows':>6}  largest relative difference")
        for name, (difference, row) in self.worst.items():
            over = not difference <= limits.get(name, limits[""])
            failed = failed or over
            print(f"{name:36}{self.rows[name]:6}  {nstr(difference, 3)}{f'  TOO LARGE at {row}' if over else ''}")
        sys.exit(1 if failed else 0)


def timed(name, check):
    """Runs `check` and says on the error stream how long it took."""
    started = time.monotonic()
    check()
    print(f"{name}: {time.monotonic() - started:.2g} s", file=sys.stderr, flush=True)
