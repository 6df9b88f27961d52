"""mlxtend's FP-growth and rules; the table of truth values that it takes is made before the clock starts."""

import numpy as np
import pandas as pd
from measure import measure, read_column
from mlxtend.frequent_patterns import association_rules, fpgrowth


def run(warm_up, timed):
    basket, item = (read_column(name).astype("int64") for name in ("basket", "item"))
    held = np.zeros((basket.max() + 1, 169), dtype=bool)
    held[basket, item] = True
    table = pd.DataFrame(held, columns=[f"item {k}" for k in range(169)])

    def work():
        itemsets = fpgrowth(table, min_support=0.01, use_colnames=True)
        return itemsets, association_rules(itemsets, metric="support", min_threshold=0)

    def describe(result):
        itemsets, rules = result
        sums = {name: rules[name].sum() for name in ("support", "confidence", "lift")}
        largest = int(itemsets["itemsets"].map(len).max())
        return {"itemsets": len(itemsets), "rules": len(rules), **sums, "largest": largest}

    measure(warm_up, timed, work, describe)
