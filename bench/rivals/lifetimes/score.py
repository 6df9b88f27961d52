import pandas as pd
from lifetimes import BetaGeoFitter
from measure import measure, read_column

frequency, recency, age = map(read_column, ("frequency", "recency", "age"))
fitter = BetaGeoFitter()
# The same numbers as cdnowParameters in bench/harness/simulate.ts.
fitter.params_ = pd.Series({"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4259})


def work():
    alive = fitter.conditional_probability_alive(frequency, recency, age)
    purchases = fitter.conditional_expected_number_of_purchases_up_to_time(39, frequency, recency, age)
    return alive, purchases


measure(0, 1, work, lambda r: {"probabilityAlive": r[0].sum(), "expectedPurchases": r[1].sum()})
