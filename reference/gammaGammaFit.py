"""Maximum-likelihood fit of the Gamma-Gamma model to the bundled CDNOW log, calibrated on the first 39 weeks."""

from collections import Counter
from datetime import date

from mpmath import mp, mpf

import maximum
from cdnowLog import spend_records

DIGITS = 30
NAMES = ("p", "q", "gamma")
# Fader & Hardie (2013): the printed estimates.
START = ("6.25", "3.74", "15.44")


def spend_rows():
    """(orders, total dollars, customers with this record)."""
    return [(x, mpf(str(total)), n) for (x, total), n in Counter(spend_records(date(1997, 9, 30))).items()]


def row_terms(parameters, row):
    """Log density of one customer's mean spend, and its gradient in p, q, gamma. Fader & Hardie (2013), equation 1a."""
    p, q, gamma = parameters
    x, total, _ = row
    shape = p * x
    value = mp.loggamma(shape + q) - mp.loggamma(shape) - mp.loggamma(q)
    value += q * mp.log(gamma) + shape * mp.log(total) - mp.log(total / x) - (shape + q) * mp.log(gamma + total)
    psi_sum, psi_shape, psi_q = (mp.psi(0, v) for v in (shape + q, shape, q))
    d_p = x * (psi_sum - psi_shape + mp.log(total) - mp.log(gamma + total))
    d_q = psi_sum - psi_q + mp.log(gamma) - mp.log(gamma + total)
    return value, (d_p, d_q, q / gamma - (shape + q) / (gamma + total))


def compare(fit, comparison):
    """Fits, and counts the differences to one entry of `fits`."""
    with mp.workdps(DIGITS):
        rows = spend_rows()

        def gradient(parameters):
            sums = [mpf(0)] * 3
            for row in rows:
                terms = row_terms(parameters, row)[1]
                sums = [s + row[2] * t for s, t in zip(sums, terms)]
            return [s * v for s, v in zip(sums, parameters)]

        values, covariance = maximum.estimate(gradient, [mpf(v) for v in START])
        log_likelihood = mp.fsum(row[2] * row_terms(values, row)[0] for row in rows)
        maximum.compare(fit, NAMES, values, covariance, log_likelihood, comparison)
