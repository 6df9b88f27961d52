"""Recomputes test/fixtures/gamma-gamma.json from the model's definition and compares.

    python reference/gammaGamma.py          a sample of rows, and the fit
    python reference/gammaGamma.py --all    every row
"""

import sys

from mpmath import mp, mpf

import gammaGammaFit
from comparison import Comparison, fixture, timed
from gammaGammaModel import log_likelihood, spend_deviation, spend_moment

LIMITS = {"": 1e-15}


def compare_existing(comparison, name, value, printed, row):
    """Compares a moment; a moment that does not exist has to be missing in the table too."""
    if value is None or printed is None:
        comparison.record(f"{name}, existence", mpf(value is not None or printed is not None), row)
    else:
        comparison.add(name, value, printed, row)


def compare_pointwise(rows, settings, comparison):
    """Likelihood, expected spend and its standard deviation."""
    for row in rows:
        setting, orders, mean, likelihood, expected, deviation = row
        parameters, spend = settings[setting], mpf(mean)
        if orders > 0:
            comparison.add("logLikelihood", log_likelihood(parameters, orders, spend), likelihood, row)
        compare_existing(comparison, "expectedSpend", spend_moment(parameters, orders, spend, 1), expected, row)
        compare_existing(comparison, "standardDeviationOfMeanSpend", spend_deviation(parameters, orders, spend), deviation, row)


def main():
    """Compares, prints a line a quantity, and exits 1 above the limits."""
    take_all = "--all" in sys.argv[1:]
    data, comparison = fixture("gamma-gamma"), Comparison()
    settings = [[mpf(s["parameters"][n]) for n in data["parameterOrder"]] for s in data["settings"]]
    mp.dps = 30
    rows = data["pointwise"]["rows"][:: 1 if take_all else 4]
    timed("pointwise", lambda: compare_pointwise(rows, settings, comparison))
    timed("fit", lambda: gammaGammaFit.compare(data["fits"][1], comparison))
    comparison.report(LIMITS)


if __name__ == "__main__":
    main()
