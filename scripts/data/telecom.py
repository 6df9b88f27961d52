"""Rebuilds examples/data/telecom/*.csv from Debian's package r-cran-modeldata (MIT). Needs Python >= 3.9 and apt-get.

    python3 scripts/data/telecom.py
"""

import csv
import tempfile
from pathlib import Path

from lazyData import read_frame
from packages import check_digest, debian_package

PACKAGE = "r-cran-modeldata"
VERSION = "1.1.0-1"
DATABASE = "./usr/lib/R/site-library/modeldata/data/Rdata"
DATABASE_SHA256 = "2ecef5e8da0f782ae4e3f65d928fe769702accffd8981cc358a3097f6736f58f"
# name of the table: rows, columns, customers who left
EXPECTED = {"mlc_churn": (5000, 20, 707), "wa_churn": (7043, 20, 1869)}
TARGET = Path(__file__).parents[2] / "examples" / "data" / "telecom"


def text(value) -> str:
    """A cell: empty where missing, whole numbers without a point, other numbers in their shortest exact form."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write(name: str, columns: dict[str, list]) -> None:
    rows, width, left = EXPECTED[name]
    found = (len(columns["churn"]), len(columns), sum(v.lower() == "yes" for v in columns["churn"]))
    if found != (rows, width, left):
        raise SystemExit(f"{name}: rows, columns, leavers {found}; expected {EXPECTED[name]}")
    with open(TARGET / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([text(value) for value in row] for row in zip(*columns.values()))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        version, tree = debian_package(f"{PACKAGE}={VERSION}", Path(folder))
        database = tree.extractfile(f"{DATABASE}.rdb").read()
        index = tree.extractfile(f"{DATABASE}.rdx").read()
    check_digest(database, DATABASE_SHA256, f"{PACKAGE} {version}")
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in EXPECTED:
        write(name, read_frame(database, index, name))
        print(f"examples/data/telecom/{name}.csv: {EXPECTED[name][0]} rows")


if __name__ == "__main__":
    main()
