import pandas as pd
from lifetimes.utils import summary_data_from_transaction_data
from measure import measure, read_column

transactions = pd.DataFrame(
    {
        "customer": read_column("customer").astype("int64"),
        "at": pd.to_datetime(read_column("at").astype("int64"), unit="ms"),
        "amount": read_column("amount"),
    }
)


def work():
    # Days as the unit of purchases, divided by 7: weeks without rounding.
    return summary_data_from_transaction_data(
        transactions, "customer", "at", "amount", observation_period_end="1998-06-30", freq="D", freq_multiplier=7
    )


def describe(summary):
    return {
        "customers": len(summary),
        "frequency": summary["frequency"].sum(),
        "recency": summary["recency"].sum(),
        "age": summary["T"].sum(),
        "monetaryValue": summary["monetary_value"].sum(),
    }


measure(0, 1, work, describe)
