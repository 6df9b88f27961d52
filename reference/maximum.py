"""Maximum-likelihood estimates: the zero of a gradient on the log scale of positive parameters, by Newton's method."""

from mpmath import mp


def estimate(gradient, start):
    """Parameters where `gradient` (in their logarithms) vanishes, and their covariance on the natural scale.

    mpmath's `findroot` runs Newton with a numerical Jacobian; the covariance is the inverse of the observed information.
    """
    def of_logs(*logs):
        return gradient([mp.exp(v) for v in logs])

    logs = mp.findroot(of_logs, [mp.log(v) for v in start], solver="mdnewton", tol=mp.mpf(10) ** (-2 * mp.dps + 16))
    with mp.workdps(2 * mp.dps):
        information = -mp.jacobian(of_logs, list(logs))
    values = [mp.exp(v) for v in logs]
    inverse = information ** -1
    size = len(values)
    covariance = [[inverse[i, j] * values[i] * values[j] for j in range(size)] for i in range(size)]
    return values, covariance


def compare(fit, names, values, covariance, log_likelihood, comparison):
    """Counts estimates, log-likelihood and standard errors against one entry of `fits`."""
    comparison.add("fit: log-likelihood", log_likelihood, fit["logLikelihood"], "fit")
    for i, name in enumerate(names):
        comparison.add("fit: parameters", values[i], fit["parameters"][name], name)
        comparison.add("fit: standard errors", mp.sqrt(covariance[i][i]), fit["standardErrors"][name], name)
        for j in range(len(names)):
            comparison.add("fit: covariance", covariance[i][j], fit["covariance"][i][j], f"{i}, {j}")
