"""The bundled CDNOW log as columns of customers, in exact fractions."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal

from comparison import ROOT


def order_days(end):
    """{customer: {day: dollars}} up to `end` inclusive; the orders of one day are one order."""
    days = defaultdict(lambda: defaultdict(Decimal))
    with open(ROOT / "examples" / "data" / "cdnow" / "transactions.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date"])
            if day <= end:
                days[row["customer"]][day] += Decimal(row["amount"])
    return days


def purchase_records(end):
    """(frequency, days from first to last order, days from first order to `end`), a customer."""
    for days in order_days(end).values():
        first, last = min(days), max(days)
        yield len(days) - 1, (last - first).days, (end - first).days


def spend_records(end):
    """(frequency, dollars on the repeat days) of the customers who came back and spent something."""
    for days in order_days(end).values():
        spend = sum(days.values()) - days[min(days)]
        if len(days) > 1 and spend > 0:
            yield len(days) - 1, spend
