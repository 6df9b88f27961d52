"""Recomputes test/fixtures/special.json from mpmath's functions and from defining integrals, and compares.

    python reference/special.py

Definitions: NIST Digital Library of Mathematical Functions, 5.2, 5.12, 5.15, 7.2, 8.2, 8.17, 15.2.
"""

from mpmath import mp, mpf

from comparison import Comparison, fixture, timed
from mixing import log_complement, log_sigmoid
from realLineIntegral import log_integral

DIGITS = 40
LIMITS = {"": 1e-15}


def log_beta(a, b):
    """log B(a, b), DLMF 5.12.1. The three terms can cancel to the last digit of one of them, hence the extra digits."""
    extra = max(0, int(mp.log10(max(a, b))) + 20) + max(0, int(-mp.log10(min(a, b))))
    with mp.workdps(mp.dps + extra):
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def lower_beta(a, b, x, other):
    """I_x(a, b), DLMF 8.17.1-2, with t = x * sigmoid(y); `other` is 1 - x, known to full relative precision."""
    constant = a * mp.log(x) - log_beta(a, b)

    def log_f(y):
        part, rest = log_sigmoid(y), log_complement(y)
        return constant + a * part + rest + (b - 1) * mp.log(mp.exp(rest) + mp.exp(part) * other)

    return mp.exp(log_integral(log_f))


def lower_gamma(a, x):
    """P(a, x), DLMF 8.2.1, 8.2.4, with t = x * sigmoid(y)."""
    constant = a * mp.log(x) - mp.loggamma(a)

    def log_f(y):
        part = log_sigmoid(y)
        return constant + a * part + log_complement(y) - x * mp.exp(part)

    return mp.exp(log_integral(log_f))


def upper_gamma(a, x):
    """Q(a, x), DLMF 8.2.2, 8.2.4, with t = x + e^y."""
    constant = -x - mp.loggamma(a)
    return mp.exp(log_integral(lambda y: constant + (a - 1) * mp.log(x + mp.exp(y)) - mp.exp(y) + y))


def normal_cdf(x):
    """Standard normal distribution function, from DLMF 7.2.2."""
    return mp.erfc(-x / mp.sqrt(2)) / 2


def correction(value, density, probability):
    """The Newton step that a printed quantile still lacks: its forward value's error, in units of the quantile."""
    return (value - probability) / density


def beta_density(a, b, x, other):
    """Slope of I_x(a, b); `other` is 1 - x."""
    return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(other) - log_beta(a, b))


def check_simple(function, name, table, comparison):
    """Tables of one argument and one value."""
    for x, printed in table["rows"]:
        comparison.add(name, function(mpf(x)), printed, x)


def check_log_beta(table, comparison):
    """log B(a, b)."""
    for a, b, printed in table["rows"]:
        comparison.add("logBeta", log_beta(mpf(a), mpf(b)), printed, (a, b))


def check_beta(table, comparison):
    """Both tails of the incomplete beta function."""
    for row in table["rows"]:
        a, b, x = map(mpf, row[:3])
        comparison.add("regularizedBeta lower", lower_beta(a, b, x, 1 - x), row[3], row[:3])
        comparison.add("regularizedBeta upper", lower_beta(b, a, 1 - x, x), row[4], row[:3])


def check_beta_inverse(table, comparison):
    """Corrects the smaller of x and 1 - x by the forward value there, then compares both."""
    for row in table["rows"]:
        a, b, probability = map(mpf, row[:3])
        swapped = row[4] > row[5]
        first, second = (b, a) if swapped else (a, b)
        small = mpf(row[5] if swapped else row[4])
        lower = (row[3] == "lower") != swapped
        value = lower_beta(first, second, small, 1 - small) if lower else lower_beta(second, first, 1 - small, small)
        step = correction(value, beta_density(first, second, small, 1 - small), probability)
        exact = small - step if lower else small + step
        x, other = (1 - exact, exact) if swapped else (exact, 1 - exact)
        comparison.add("regularizedBetaInverse x", x, row[4], row[:4])
        comparison.add("regularizedBetaInverse 1 - x", other, row[5], row[:4])


def check_gamma(table, comparison):
    """Both tails of the incomplete gamma function."""
    for row in table["rows"]:
        a, x = map(mpf, row[:2])
        comparison.add("regularizedGamma lower", lower_gamma(a, x), row[2], row[:2])
        comparison.add("regularizedGamma upper", upper_gamma(a, x), row[3], row[:2])


def check_gamma_inverse(table, comparison):
    """Corrects the printed x by its forward value."""
    for a, probability, tail, printed in table["rows"]:
        shape, x = mpf(a), mpf(printed)
        value = lower_gamma(shape, x) if tail == "lower" else upper_gamma(shape, x)
        density = mp.exp((shape - 1) * mp.log(x) - x - mp.loggamma(shape))
        step = correction(value, density if tail == "lower" else -density, mpf(probability))
        comparison.add("regularizedGammaInverse", x - step, printed, (a, probability, tail))


def check_erfc(table, comparison):
    """Error function and complement."""
    for x, erf, erfc in table["rows"]:
        comparison.add("erf", mp.erf(mpf(x)), erf, x)
        comparison.add("erfc", mp.erfc(mpf(x)), erfc, x)


def check_erfc_inverse(table, comparison):
    """Corrects the printed x by its forward value."""
    for probability, printed in table["rows"]:
        x = mpf(printed)
        step = correction(mp.erfc(x), -2 / mp.sqrt(mp.pi) * mp.exp(-x * x), mpf(probability))
        comparison.add("erfcInverse", x - step, printed, probability)


def check_normal_quantile(table, comparison):
    """Corrects the printed x by its forward value."""
    for probability, printed in table["rows"]:
        x = mpf(printed)
        step = correction(normal_cdf(x), mp.npdf(x), mpf(probability))
        comparison.add("normalQuantile", x - step, printed, probability)


def hypergeometric(a, b, c, z):
    """2F1(a, b; c; z), z < 1, by Euler's integral, DLMF 15.6.1, at t = sigmoid(y); by mpmath's hyp2f1 where that integral diverges."""
    large, small = max(a, b), min(a, b)
    if not 0 < small < c:
        return mp.hyp2f1(a, b, c, z)
    constant = -log_beta(small, c - small)

    def log_f(y):
        part, rest = log_sigmoid(y), log_complement(y)
        return constant + small * part + (c - small) * rest - large * mp.log(mp.exp(rest) + mp.exp(part) * (1 - z))

    return mp.exp(log_integral(log_f))


def check_hypergeometric(table, comparison):
    """The function, and its logarithm where the double range ends."""
    for row in table["rows"]:
        value = hypergeometric(*map(mpf, row[:4]))
        comparison.add("hyp2f1", value, row[4], row[:4])
        comparison.add("hyp2f1, logarithm", mp.log(value), row[5], row[:4])


def checks():
    """(name, what compares it)."""
    return [
        ("logGamma", lambda t, c: check_simple(mp.loggamma, "logGamma", t, c)),
        ("digamma", lambda t, c: check_simple(lambda x: mp.psi(0, x), "digamma", t, c)),
        ("trigamma", lambda t, c: check_simple(lambda x: mp.psi(1, x), "trigamma", t, c)),
        ("logBeta", check_log_beta),
        ("regularizedBeta", check_beta),
        ("regularizedBetaInverse", check_beta_inverse),
        ("regularizedGamma", check_gamma),
        ("regularizedGammaInverse", check_gamma_inverse),
        ("erfc", check_erfc),
        ("erfcInverse", check_erfc_inverse),
        ("normalCdf", lambda t, c: check_simple(normal_cdf, "normalCdf", t, c)),
        ("normalQuantile", check_normal_quantile),
        ("hyp2f1", check_hypergeometric),
    ]


def main():
    """Compares every function, prints a line each, and exits 1 above the limits."""
    mp.dps = DIGITS
    functions, comparison = fixture("special")["functions"], Comparison()
    for name, check in checks():
        timed(name, lambda: check(functions[name], comparison))
    comparison.report(LIMITS)


if __name__ == "__main__":
    main()
