"""Recomputes test/fixtures/bg-bb.json from the model's definition and compares.

    python reference/bgBb.py          a sample of rows, and the fit
    python reference/bgBb.py --all    every row
"""

import sys

from mpmath import mp, mpf

import bgBbFit
from bgBbModel import discounted_purchases, pmf, purchases, stays, story
from comparison import Comparison, fixture, timed

LIMITS = {"": 1e-15}


def compare_pointwise(table, settings, rows, comparison):
    """Likelihood, P(alive) now and after each horizon, expected and discounted purchases."""
    for row in rows:
        setting, x, recency, age, likelihood, alive, odds, later, expected, discounted = row
        parameters = settings[setting]
        there, left = story(parameters, x, recency, age)
        chance = there / (there + left)
        comparison.add("logLikelihood", mp.log(there + left), likelihood, row[:4])
        comparison.add("probabilityAlive", chance, alive, row[:4])
        if left > 0:
            comparison.add("logOddsAlive", mp.log(there / left), odds, row[:4])
        for k, horizon in enumerate(table["horizons"]):
            comparison.add("probabilityAliveAfterHorizon", chance * stays(parameters, age, horizon), later[k], row[:4])
            comparison.add("expectedPurchases", chance * purchases(parameters, x, age, horizon), expected[k], row[:4])
        for k, rate in enumerate(table["discountRatesPerOpportunity"]):
            value = chance * discounted_purchases(parameters, x, age, mpf(rate))
            comparison.add("discounted purchases", value, discounted[k], row[:4])


def compare_expectation(rows, settings, comparison):
    """Expected purchases of a new customer."""
    for row in rows:
        comparison.add("expectation", purchases(settings[row[0]], 0, 0, row[1]), row[2], row)


def compare_pmf(rows, settings, comparison):
    """The distribution of a new customer's number of purchases."""
    for row in rows:
        setting, opportunities, count, probability, log_probability = row
        value = pmf(settings[setting], opportunities, count)
        comparison.add("pmf", value, probability, row)
        comparison.add("log pmf", mp.log(value), log_probability, row)


def main():
    """Compares, prints a line a quantity, and exits 1 above the limits."""
    take_all = "--all" in sys.argv[1:]
    data, comparison = fixture("bg-bb"), Comparison()
    settings = [[mpf(s["parameters"][n]) for n in data["parameterOrder"]] for s in data["settings"]]

    def rows(name, every):
        return data[name]["rows"][:: 1 if take_all else every]

    mp.dps = 30
    timed("pointwise", lambda: compare_pointwise(data["pointwise"], settings, rows("pointwise", 7), comparison))
    timed("expectation", lambda: compare_expectation(rows("expectation", 1), settings, comparison))
    timed("pmf", lambda: compare_pmf(rows("pmf", 3), settings, comparison))
    timed("fit", lambda: bgBbFit.compare(data["fits"][0], data["donations"]["rows"], comparison))
    comparison.report(LIMITS)


if __name__ == "__main__":
    main()
