from fit_purchases import run

run("paretoNbd", 1, 5)
