import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter
from measure import measure, read_column

columns = {name: pd.Series(read_column(name)) for name in ("frequency", "recency", "age", "monetaryValue")}
histories = [columns[name] for name in ("frequency", "recency", "age")]
# The same numbers as in bench/cases/value.ts.
fitter = BetaGeoFitter()
fitter.params_ = pd.Series({"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4259})
fitter.predict = fitter.conditional_expected_number_of_purchases_up_to_time
spend = GammaGammaFitter()
spend.params_ = pd.Series({"p": 6.25, "q": 3.74, "v": 15.44})


def work():
    alive = fitter.conditional_probability_alive(*histories)
    purchases = fitter.conditional_expected_number_of_purchases_up_to_time(39, *histories)
    value = spend.customer_lifetime_value(
        fitter, *histories, columns["monetaryValue"], time=12, discount_rate=1.1 ** (1 / 12) - 1, freq="W"
    )
    return alive, purchases, value


measure(0, 1, work, lambda r: {"probabilityAlive": r[0].sum(), "expectedPurchases": r[1].sum()})
