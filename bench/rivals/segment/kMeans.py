import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent / "lifetimes"))

import numpy as np
from measure import measure, read_column
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

rows = np.column_stack([read_column(name) for name in "abcdefgh"])


def fit():
    return KMeans(8, init=rows[:8], n_init=1, max_iter=1000, tol=0, algorithm="lloyd").fit(rows)


with threadpool_limits(1):
    measure(0, 5, fit, lambda model: {"inertia": model.inertia_, "iterations": model.n_iter_})
