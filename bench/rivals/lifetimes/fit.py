import numpy as np
from lifetimes import BetaGeoFitter
from measure import measure, read_column

frequency, recency, age = map(read_column, ("frequency", "recency", "age"))


def describe(fitter):
    # fit() rescales time inside, which shifts the likelihood that it keeps: ask again in weeks.
    at = np.log(fitter.params_.to_numpy())
    mean = fitter._negative_log_likelihood(at, frequency, recency, age, np.ones_like(age), 0)
    return {**fitter.params_.to_dict(), "logLikelihood": -mean * len(age)}


measure(3, 15, lambda: BetaGeoFitter().fit(frequency, recency, age), describe)
