"""Gamma and beta densities on the whole real line: of log(rate) and of logit(chance)."""

from mpmath import mp


def log_one_plus_exp(y):
    """log(1 + e^y) without loss or overflow."""
    return y + mp.log1p(mp.exp(-y)) if y > 0 else mp.log1p(mp.exp(y))


def log_sigmoid(y):
    """log(p) at logit(p) = y."""
    return -log_one_plus_exp(-y)


def log_complement(y):
    """log(1 - p) at logit(p) = y."""
    return -log_one_plus_exp(y)


def gamma_weight(shape, rate):
    """Log density of y = log(v), v ~ Gamma(shape, rate)."""
    constant = shape * mp.log(rate) - mp.loggamma(shape)
    return lambda y: constant + shape * y - rate * mp.exp(y)


def beta_weight(a, b):
    """Log density of y = logit(p), p ~ Beta(a, b)."""
    constant = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return lambda y: constant + a * log_sigmoid(y) + b * log_complement(y)
