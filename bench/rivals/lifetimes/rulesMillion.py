from mine_rules import run

run(0, 1)
