"""BG/NBD by its definition: conditional on a customer everything is elementary; customers are mixed by quadrature.

A customer buys at rate lambda ~ Gamma(r, rate alpha) and leaves after each repeat purchase with chance p ~ Beta(a, b).
Source: Fader, Hardie & Lee (2005), Marketing Science 24(2), 275-284, section 3 (assumptions i-v).
"""

from mpmath import mp, mpf

from mixing import beta_weight, gamma_weight, log_complement, log_one_plus_exp, log_sigmoid
from realLineIntegral import log_integral


def log_rate_moment(r, alpha, count, exposure):
    """log E[lambda^count e^(-lambda exposure)] over the rates."""
    weight = gamma_weight(r, alpha)
    return log_integral(lambda y: weight(y) + count * y - exposure * mp.exp(y))


def log_chance_moment(a, b, leaves, stays):
    """log E[p^leaves (1 - p)^stays] over the chances to leave."""
    weight = beta_weight(a, b)
    return log_integral(lambda y: weight(y) + leaves * log_sigmoid(y) + stays * log_complement(y))


def log_likelihood_parts(parameters, x, recency, age):
    """Logs of the two ways to the record: still a customer at `age`; left at the last purchase (None for x = 0).

    Their sum is equation 6.
    """
    r, alpha, a, b = parameters
    active = log_rate_moment(r, alpha, x, age) + log_chance_moment(a, b, 0, x)
    if x == 0:
        return active, None
    return active, log_rate_moment(r, alpha, x, recency) + log_chance_moment(a, b, 1, x - 1)


def log_sum(first, second):
    """log(e^first + e^second); `second` None counts as nothing."""
    return first if second is None else first + log_one_plus_exp(second - first)


def log_probability_alive(active, left):
    """log P(active | record), by Bayes' rule: Fader & Hardie (2008), "Computing P(alive) using the BG/NBD model"."""
    return mpf(0) if left is None else -log_one_plus_exp(left - active)


def log_still_active(posterior, horizon):
    """log E[e^(-lambda p horizon)]: an active customer is still one after `horizon`. The rate is integrated in closed form."""
    r, alpha, a, b = posterior
    weight, ratio = beta_weight(a, b), horizon / alpha
    return log_integral(lambda y: weight(y) - r * mp.log1p(ratio * mp.exp(log_sigmoid(y))))


def log_purchases(posterior, horizon):
    """log E[(1 - e^(-lambda p horizon)) / p]: purchases of an active customer. Equations 9 and 10."""
    r, alpha, a, b = posterior
    weight, ratio = beta_weight(a, b), horizon / alpha

    def log_f(y):
        chance = log_sigmoid(y)
        return weight(y) - chance + mp.log(-mp.expm1(-r * mp.log1p(ratio * mp.exp(chance))))

    return log_integral(log_f)


def log_erlang_by(r, alpha, n, time):
    """log P(n purchases at rate lambda happen before `time`): the density of the n-th, mixed, over s = time * sigmoid(y)."""
    constant = mp.loggamma(n + r) - mp.loggamma(n) - mp.loggamma(r) + r * mp.log(alpha)

    def log_f(y):
        log_s = mp.log(time) + log_sigmoid(y)
        return constant + n * log_s + log_complement(y) - (n + r) * mp.log(alpha + mp.exp(log_s))

    return log_integral(log_f)


def log_pmf(parameters, n, time):
    """log P(X(time) = n) of a new customer: n purchases and still active, or left at the n-th. Equation 8."""
    r, alpha, a, b = parameters
    active = log_rate_moment(r, alpha, n, time) + n * mp.log(time) - mp.loggamma(n + 1) + log_chance_moment(a, b, 0, n)
    if n == 0:
        return active
    return log_sum(active, log_erlang_by(r, alpha, n, time) + log_chance_moment(a, b, 1, n - 1))


def log_discounted_purchases(posterior, rate):
    """log E[lambda / (lambda p + rate)]: purchases of an active customer, each discounted by e^(-rate * time), for ever."""
    r, alpha, a, b = posterior
    rates, chances = gamma_weight(r, alpha), beta_weight(a, b)

    def log_given_chance(y):
        chance = mp.exp(log_sigmoid(y))
        return chances(y) + log_integral(lambda z: rates(z) + z - mp.log(mp.exp(z) * chance + rate))

    return log_integral(log_given_chance)
