"""Rebuilds everything that is made from the CDNOW purchase log of the PyPI package lifetimes (MIT). Needs Python >= 3.9 and pip.

    python3 scripts/data/cdnow.py

Writes examples/data/cdnow/transactions.csv, test/fixtures/cdnow/summary.csv and the packed text inside src/verify/cdnow.ts.
"""

import csv
import re
import tempfile
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from packages import check_digest, pypi_wheel

PACKAGE, VERSION = "lifetimes", "0.11.3"
LOG = "lifetimes/datasets/CDNOW_sample.txt"
LOG_SHA256 = "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a"
PUBLISHED_SUMMARY = "lifetimes/datasets/cdnow_customers_summary_with_transactions.csv"
CALIBRATION_END = date(1997, 9, 30)
ROOT = Path(__file__).parents[2]
LINE_WIDTH = 118
# Transactions, customers, customers with a repeat order day up to the calibration's end, those order days.
EXPECTED = {"transactions": 6919, "customers": 2357, "repeaters": 946, "repeat order days": 2457}


@dataclass(frozen=True)
class Order:
    customer: int
    day: date
    items: int
    cents: int


@dataclass(frozen=True)
class Summary:
    frequency: int
    recency_days: int
    age_days: int
    repeat_cents: int


def read_orders(log: str) -> list[Order]:
    """Columns of the log: id in the full log, id in the sample, yyyymmdd, discs, dollars."""
    rows = (line.split() for line in log.splitlines() if line.strip())
    return [Order(int(row[1]), day_of(row[2]), int(row[3]), cents_of(row[4])) for row in rows]


def day_of(digits: str) -> date:
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def cents_of(dollars: str) -> int:
    whole, cents = dollars.split(".")
    return int(whole) * 100 + int(cents)


def summarise(orders: list[Order]) -> list[Summary]:
    """One row per customer, in the order of the sample's ids; orders of one day count once."""
    calibration = [order for order in orders if order.day <= CALIBRATION_END]
    return [summary_of(list(own)) for _, own in groupby(calibration, key=lambda order: order.customer)]


def summary_of(orders: list[Order]) -> Summary:
    days = sorted({order.day for order in orders})
    return Summary(
        frequency=len(days) - 1,
        recency_days=(days[-1] - days[0]).days,
        age_days=(CALIBRATION_END - days[0]).days,
        repeat_cents=sum(order.cents for order in orders if order.day > days[0]),
    )


def check(orders: list[Order], summaries: list[Summary]) -> None:
    found = {
        "transactions": len(orders),
        "customers": len(summaries),
        "repeaters": sum(s.frequency > 0 for s in summaries),
        "repeat order days": sum(s.frequency for s in summaries),
    }
    if found != EXPECTED or sorted({o.customer for o in orders}) != list(range(1, len(summaries) + 1)):
        raise SystemExit(f"CDNOW: found {found}, expected {EXPECTED}, and ids without a gap")


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    head, last = divmod(number, 36)
    return (base36(head) if head else "") + digits[last]


def pack(summaries: list[Summary]) -> str:
    """Words that src/verify/cdnow.ts reads back (its head describes them), wrapped into lines."""
    words: list[str] = []
    for age, cohort in groupby(summaries, key=lambda s: s.age_days):
        words.append("@" + base36(age))
        for repeats, run in groupby(cohort, key=lambda s: s.frequency > 0):
            customers = list(run)
            words += [packed_customer(s) for s in customers] if repeats else [base36(len(customers))]
    return wrap(words)


def packed_customer(s: Summary) -> str:
    assert s.frequency < 36
    return base36(s.frequency) + base36(s.recency_days).rjust(2, "0") + base36(s.repeat_cents)


def wrap(words: list[str]) -> str:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > LINE_WIDTH:
            lines.append(word)
        else:
            lines[-1] += " " + word
    return "\n".join(lines)


def write_transactions(orders: list[Order]) -> None:
    path = ROOT / "examples" / "data" / "cdnow" / "transactions.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["customer", "date", "items", "amount"])
        for o in orders:
            out.writerow([o.customer, o.day.isoformat(), o.items, f"{o.cents // 100}.{o.cents % 100:02}"])


def write_fixture(published: str) -> None:
    path = ROOT / "test" / "fixtures" / "cdnow" / "summary.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [line.strip() for line in published.splitlines() if line.strip()]
    path.write_text("\n".join(["customer,frequency,recencyWeeks,ageWeeks,meanRepeatSpend", *rows[1:]]) + "\n")


def write_packed(packed: str) -> None:
    path = ROOT / "src" / "verify" / "cdnow.ts"
    source, places = re.subn(r"(const PACKED = `\n)[^`]*(`;)", lambda m: m[1] + packed + "\n" + m[2], path.read_text())
    if places != 1:
        raise SystemExit("src/verify/cdnow.ts: no `const PACKED` to fill")
    path.write_text(source)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        wheel = pypi_wheel(PACKAGE, VERSION, Path(folder))
        log, published = wheel.read(LOG), wheel.read(PUBLISHED_SUMMARY)
    check_digest(log, LOG_SHA256, LOG)
    orders = read_orders(log.decode())
    summaries = summarise(orders)
    check(orders, summaries)
    write_transactions(orders)
    write_fixture(published.decode())
    write_packed(pack(summaries))
    print(", ".join(f"{count} {what}" for what, count in EXPECTED.items()))


if __name__ == "__main__":
    main()
