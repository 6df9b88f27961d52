"""Gamma-Gamma model of spend by its definition, customers mixed by quadrature.

A customer's orders are worth z ~ Gamma(p, rate nu); nu ~ Gamma(q, rate gamma) over customers.
Source: Fader & Hardie (2013), "The gamma-gamma model of monetary value", assumptions and equation 1.
"""

from mpmath import mp

from mixing import gamma_weight
from realLineIntegral import log_integral


def log_likelihood(parameters, orders, mean):
    """Log density of the mean of `orders` values: Gamma(p * orders, rate nu * orders) at `mean`, mixed over nu."""
    p, q, gamma = parameters
    shape, weight = p * orders, gamma_weight(q, gamma)
    constant = shape * mp.log(orders) + (shape - 1) * mp.log(mean) - mp.loggamma(shape)
    return log_integral(lambda y: constant + weight(y) + shape * y - orders * mean * mp.exp(y))


def spend_moment(parameters, orders, mean, power):
    """E[(p / nu)^power | record], a moment of the customer's true mean spend (power 1: equation 5); None where it does not exist.

    Given the record, nu is again gamma distributed (conjugate prior), with shape q + p * orders and rate gamma + orders * mean.
    """
    p, q, gamma = parameters
    shape, rate = q + p * orders, gamma + orders * mean
    if shape <= power:
        return None
    weight = gamma_weight(shape, rate)
    return mp.exp(log_integral(lambda y: weight(y) + power * (mp.log(p) - y)))


def spend_deviation(parameters, orders, mean):
    """Standard deviation of the customer's true mean spend given the record; None where it does not exist.

    The two moments nearly cancel after many orders, hence twice the digits.
    """
    with mp.workdps(2 * mp.dps):
        second = spend_moment(parameters, orders, mean, 2)
        return None if second is None else mp.sqrt(second - spend_moment(parameters, orders, mean, 1) ** 2)
