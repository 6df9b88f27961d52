from mine_rules import run

run(2, 10)
