import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent / "lifetimes"))

import numpy as np
from measure import measure, read_column
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

rows = np.column_stack([read_column(f"c{j}") for j in range(20)])
event = read_column("event")


def fit():
    return LogisticRegression(C=np.inf, max_iter=1000, tol=1e-6).fit(rows, event)


with threadpool_limits(1):
    measure(0, 5, fit, lambda model: {"first": model.coef_[0, 0], "last": model.coef_[0, 19]})
