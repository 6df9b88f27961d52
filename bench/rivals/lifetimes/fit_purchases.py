"""What the fit cases share: the fit, and the log-likelihood in the unit of the data (fit() scales time inside)."""

import numpy as np
from lifetimes import BetaGeoFitter, ParetoNBDFitter
from measure import measure, read_column


def bg_nbd(fitter, *columns):
    at = np.log(fitter.params_.to_numpy())
    mean = fitter._negative_log_likelihood(at, *columns, np.ones(len(columns[0])), 0)
    return -mean * len(columns[0])


def pareto_nbd(fitter, *columns):
    return fitter._conditional_log_likelihood(fitter.params_.to_numpy(), *columns).sum()


families = {"bgNbd": (BetaGeoFitter, bg_nbd), "paretoNbd": (ParetoNBDFitter, pareto_nbd)}


def run(family, warm_up, timed):
    make_fitter, log_likelihood = families[family]
    columns = [read_column(name) for name in ("frequency", "recency", "age")]

    def describe(fitter):
        return {**fitter.params_.to_dict(), "logLikelihood": log_likelihood(fitter, *columns)}

    measure(warm_up, timed, lambda: make_fitter().fit(*columns), describe)
