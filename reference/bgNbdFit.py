"""Maximum-likelihood fit of the BG/NBD model to the bundled CDNOW log, calibrated on the first 39 weeks."""

from collections import Counter
from datetime import date

from mpmath import mp, mpf

import maximum
from cdnowLog import purchase_records

DIGITS = 30
NAMES = ("r", "alpha", "a", "b")
# Fader, Hardie & Lee (2005): the printed estimates.
START = ("0.243", "4.414", "0.793", "2.426")


def weekly_rows():
    """(frequency, recency and age in weeks, customers with this record)."""
    counts = Counter(purchase_records(date(1997, 9, 30)))
    return [(x, mpf(recency) / 7, mpf(age) / 7, n) for (x, recency, age), n in counts.items()]


def row_terms(parameters, row):
    """Log-likelihood of one record, and its gradient in r, alpha, a, b. Fader, Hardie & Lee (2005), equation 6."""
    r, alpha, a, b = parameters
    x, recency, age, _ = row
    value = mp.loggamma(r + x) - mp.loggamma(r) + r * mp.log(alpha) - (r + x) * mp.log(alpha + age)
    value += mp.loggamma(b + x) - mp.loggamma(b) + mp.loggamma(a + b) - mp.loggamma(a + b + x)
    psi = [mp.psi(0, v) for v in (r + x, r, b + x, b, a + b, a + b + x)]
    d_r = psi[0] - psi[1] + mp.log(alpha) - mp.log(alpha + age)
    d_alpha = r / alpha - (r + x) / (alpha + age)
    d_a = psi[4] - psi[5]
    d_b = psi[2] - psi[3] + psi[4] - psi[5]
    if x == 0:
        return value, (d_r, d_alpha, d_a, d_b)
    log_ratio = mp.log(alpha + age) - mp.log(alpha + recency)
    odds = a / (b + x - 1) * mp.exp((r + x) * log_ratio)
    left = odds / (1 + odds)
    d_alpha += left * (r + x) * (1 / (alpha + age) - 1 / (alpha + recency))
    return value + mp.log1p(odds), (d_r + left * log_ratio, d_alpha, d_a + left / a, d_b - left / (b + x - 1))


def compare(fit, comparison):
    """Fits, and counts the differences to one entry of `fits`."""
    with mp.workdps(DIGITS):
        rows = weekly_rows()

        def gradient(parameters):
            sums = [mpf(0)] * 4
            for row in rows:
                terms = row_terms(parameters, row)[1]
                sums = [s + row[3] * t for s, t in zip(sums, terms)]
            return [s * p for s, p in zip(sums, parameters)]

        values, covariance = maximum.estimate(gradient, [mpf(v) for v in START])
        log_likelihood = mp.fsum(row[3] * row_terms(values, row)[0] for row in rows)
        maximum.compare(fit, NAMES, values, covariance, log_likelihood, comparison)
