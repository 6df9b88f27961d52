from fit_purchases import run

run("bgNbd", 0, 1)
