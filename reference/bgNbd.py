"""Recomputes test/fixtures/bg-nbd.json from the model's definition and compares.

    python reference/bgNbd.py          a sample of rows, and the fit
    python reference/bgNbd.py --all    every row; of the discounted purchases, a double integral each, every thirteenth
"""

import sys

from mpmath import mp, mpf

import bgNbdFit
from bgNbdModel import (log_discounted_purchases, log_likelihood_parts, log_pmf, log_probability_alive, log_purchases,
                        log_still_active, log_sum)
from comparison import Comparison, fixture, timed

LIMITS = {"": 1e-15}


def compare_pointwise(table, settings, rows, comparison):
    """Likelihood, P(active) now and after each horizon, expected purchases."""
    horizons = [mpf(h) for h in table["horizons"]]
    for row in rows:
        setting, x, recency, age, likelihood, alive, odds, purchases, later = row
        r, alpha, a, b = settings[setting]
        active, left = log_likelihood_parts(settings[setting], x, mpf(recency), mpf(age))
        chance = log_probability_alive(active, left)
        comparison.add("logLikelihood", log_sum(active, left), likelihood, row[:4])
        comparison.add("probabilityAlive", mp.exp(chance), alive, row[:4])
        if left is not None:
            comparison.add("logOddsAlive", active - left, odds, row[:4])
        posterior = r + x, alpha + mpf(age), a, b + x
        for k, horizon in enumerate(horizons):
            comparison.add("expectedPurchases", mp.exp(chance + log_purchases(posterior, horizon)), purchases[k], row[:4])
            comparison.add("probabilityAliveAfterHorizon", mp.exp(chance + log_still_active(posterior, horizon)), later[k], row[:4])


def compare_expectation(rows, settings, comparison):
    """Expected purchases of a new customer."""
    for row in rows:
        comparison.add("expectation", mp.exp(log_purchases(settings[row[0]], mpf(row[1]))), row[2], row)


def compare_pmf(rows, settings, comparison):
    """The distribution of a new customer's number of purchases."""
    for row in rows:
        setting, time, count, probability, log_probability = row
        value = log_pmf(settings[setting], count, mpf(time))
        comparison.add("pmf", mp.exp(value), probability, row)
        comparison.add("log pmf", value, log_probability, row)


def compare_discounted(rows, settings, comparison):
    """Discounted expected residual purchases: a double integral a row, hence 20 digits."""
    with mp.workdps(20):
        for row in rows:
            setting, x, recency, age, rate, value = row
            r, alpha, a, b = settings[setting]
            chance = log_probability_alive(*log_likelihood_parts(settings[setting], x, mpf(recency), mpf(age)))
            ours = chance + log_discounted_purchases((r + x, alpha + mpf(age), a, b + x), mpf(rate))
            comparison.add("discounted purchases", mp.exp(ours), value, row)


def main():
    """Compares, prints a line a quantity, and exits 1 above the limits."""
    take_all = "--all" in sys.argv[1:]
    data, comparison = fixture("bg-nbd"), Comparison()
    settings = [[mpf(s["parameters"][n]) for n in data["parameterOrder"]] for s in data["settings"]]

    def rows(name, every, every_of_all=1):
        return data[name]["rows"][:: every_of_all if take_all else every]

    mp.dps = 30
    timed("pointwise", lambda: compare_pointwise(data["pointwise"], settings, rows("pointwise", 17), comparison))
    timed("expectation", lambda: compare_expectation(rows("expectation", 3), settings, comparison))
    timed("pmf", lambda: compare_pmf(rows("pmf", 5), settings, comparison))
    discounted = rows("discountedExpectedResidualPurchases", 43, 13)
    timed("discounted purchases", lambda: compare_discounted(discounted, settings, comparison))
    timed("fit", lambda: bgNbdFit.compare(data["fits"][1], comparison))
    comparison.report(LIMITS)


if __name__ == "__main__":
    main()
