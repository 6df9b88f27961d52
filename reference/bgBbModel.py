"""BG/BB by its definition: customers are mixed in closed form (beta moments of whole powers are products), or by quadrature.

A customer leaves before each opportunity with chance theta ~ Beta(gamma, delta) and, if still there, buys at it with chance
p ~ Beta(alpha, beta). Source: Fader, Hardie & Shang (2010), Marketing Science 29(6), 1086-1108, section 3.
"""

from mpmath import mp, mpf

from mixing import beta_weight, log_complement
from realLineIntegral import log_integral


def moment(a, b, first, second):
    """E[v^first (1 - v)^second] of v ~ Beta(a, b)."""
    return mp.exp(mp.loggamma(a + first) - mp.loggamma(a) + mp.loggamma(b + second) - mp.loggamma(b)
                  + mp.loggamma(a + b) - mp.loggamma(a + b + first + second))


def story(parameters, frequency, first, last):
    """(still there after `last`, left in between) for a record of `frequency` purchases up to opportunity `first`, none after.

    Each way to leave, before opportunity i + 1 for i = first ... last - 1, is the one before it times a ratio of beta moments.
    """
    alpha, beta, gamma, delta = parameters
    there = moment(alpha, beta, frequency, first - frequency) * moment(gamma, delta, 0, first)
    left = mpf(0)
    for i in range(first, last):
        left += there * gamma / (gamma + delta + i)
        there *= (beta + i - frequency) / (alpha + beta + i) * (delta + i) / (gamma + delta + i)
    return there, left


def purchases(parameters, frequency, age, horizon):
    """Purchases in the next `horizon` opportunities of a customer still there: each needs him to stay that long."""
    alpha, beta, gamma, delta = parameters
    stays, total = mpf(1), mpf(0)
    for k in range(horizon):
        stays *= (delta + age + k) / (gamma + delta + age + k)
        total += stays
    return total * (alpha + frequency) / (alpha + beta + age)


def stays(parameters, age, horizon):
    """Chance that a customer still there after `age` opportunities is there `horizon` later."""
    return moment(parameters[2], parameters[3] + age, 0, horizon)


def discounted_purchases(parameters, frequency, age, rate):
    """The same for ever, each purchase k ahead divided by (1 + rate)^k.

    Given theta a geometric series, (1 - theta) / (rate + theta); theta ~ Beta(gamma, delta + age) by quadrature.
    """
    alpha, beta, gamma, delta = parameters
    weight = beta_weight(gamma, delta + age)

    def log_f(y):
        stay = log_complement(y)
        return weight(y) + stay - mp.log(rate - mp.expm1(stay))

    return mp.exp(log_integral(log_f)) * (alpha + frequency) / (alpha + beta + age)


def pmf(parameters, opportunities, count):
    """Chance of `count` purchases in so many opportunities: all orders of purchases and misses up to the one he left before."""
    alpha, beta, gamma, delta = parameters
    there = moment(alpha, beta, count, 0) * moment(gamma, delta, 0, count)
    total = mpf(0)
    for i in range(count, opportunities):
        total += there * gamma / (gamma + delta + i)
        missed = i - count
        there *= mpf(i + 1) / (missed + 1) * (beta + missed) / (alpha + beta + i) * (delta + i) / (gamma + delta + i)
    return total + there
