"""Maximum-likelihood fit of the BG/BB model to the donations in test/fixtures/bg-bb.json."""

from mpmath import mp, mpf

import maximum

DIGITS = 30
NAMES = ("alpha", "beta", "gamma", "delta")
# Fader, Hardie & Shang (2010): the printed estimates.
START = ("1.204", "0.750", "0.657", "2.783")


def log_beta_ratio(a, b, first, second):
    """log of B(a + first, b + second) / B(a, b), and its derivatives in a and b."""
    value = mp.log(mp.beta(a + first, b + second)) - mp.log(mp.beta(a, b))
    both = mp.psi(0, a + b) - mp.psi(0, a + b + first + second)
    return value, mp.psi(0, a + first) - mp.psi(0, a) + both, mp.psi(0, b + second) - mp.psi(0, b) + both


def row_terms(parameters, row):
    """Log-likelihood of one record, and its gradient. Fader, Hardie & Shang (2010), equation 5, term by term."""
    alpha, beta, gamma, delta = parameters
    x, recency, age, _ = row
    total, gradient = mpf(0), [mpf(0)] * 4
    for lived in range(recency, age + 1):
        buy = log_beta_ratio(alpha, beta, x, lived - x)
        stay = log_beta_ratio(gamma, delta, 1 if lived < age else 0, lived)
        term = mp.exp(buy[0] + stay[0])
        total += term
        gradient = [g + term * d for g, d in zip(gradient, buy[1:] + stay[1:])]
    return mp.log(total), [g / total for g in gradient]


def compare(fit, rows, comparison):
    """Fits, and counts the differences to one entry of `fits`."""
    with mp.workdps(DIGITS):

        def gradient(parameters):
            sums = [mpf(0)] * 4
            for row in rows:
                terms = row_terms(parameters, row)[1]
                sums = [s + row[3] * t for s, t in zip(sums, terms)]
            return [s * p for s, p in zip(sums, parameters)]

        values, covariance = maximum.estimate(gradient, [mpf(v) for v in START])
        log_likelihood = mp.fsum(row[3] * row_terms(values, row)[0] for row in rows)
        maximum.compare(fit, NAMES, values, covariance, log_likelihood, comparison)
