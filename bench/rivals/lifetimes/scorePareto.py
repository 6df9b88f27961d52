import pandas as pd
from lifetimes import ParetoNBDFitter
from measure import measure, read_column

frequency, recency, age = map(read_column, ("frequency", "recency", "age"))
fitter = ParetoNBDFitter()
# The same numbers as in bench/cases/scorePareto.ts.
fitter.params_ = pd.Series({"r": 0.5534, "alpha": 10.5802, "s": 0.6061, "beta": 11.6562})


def work():
    alive = fitter.conditional_probability_alive(frequency, recency, age)
    purchases = fitter.conditional_expected_number_of_purchases_up_to_time(39, frequency, recency, age)
    return alive, purchases


measure(0, 1, work, lambda r: {"probabilityAlive": r[0].sum(), "expectedPurchases": r[1].sum()})
