import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "rivals" / "lifetimes"))

from lifelines import KaplanMeierFitter
from measure import measure, read_column

duration, event = map(read_column, ("duration", "event"))


def describe(fitter):
    # Theirs begins at time 0, and says 1 where no limit is defined yet.
    added = 0 if duration.min() == 0 else 1
    survival = fitter.survival_function_.iloc[added:-1, 0]
    lower = fitter.confidence_interval_.iloc[added:-1, 0].where(survival < 1, 0)
    return {"survival": survival.sum(), "lower": lower.sum()}


measure(0, 5, lambda: KaplanMeierFitter().fit(duration, event), describe)
