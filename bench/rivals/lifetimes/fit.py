from fit_purchases import run

run("bgNbd", 3, 15)
