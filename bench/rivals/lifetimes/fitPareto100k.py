from fit_purchases import run

run("paretoNbd", 0, 1)
