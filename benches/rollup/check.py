#!/usr/bin/env python3
"""Runs rollup.sql on generated project rows and compares it with duikou's own roll-up.

    python3 -m venv VENV && VENV/bin/pip install duckdb
    VENV/bin/python benches/rollup/check.py [--rows 10000000] [--engine duckdb|sqlite]

Sums of decimals are exact in DuckDB; duikou adds floats, and SQLite does. They must
agree to 1e-9 of the sum; everything else must be equal.
"""

import argparse
import csv
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
STATEMENT = (HERE / "rollup.sql").read_text()
KEY = ["pairing", "area", "indicator", "nature", "unit", "source"]

# The multipliers are odd and large: every column has a sequence of its own.
GENERATE = """
COPY (
  WITH drawn AS (
    SELECT n AS id,
           hash(n * 11 + 1) AS a, hash(n * 11 + 2) AS b, hash(n * 11 + 3) AS c,
           hash(n * 11 + 4) AS d, hash(n * 11 + 5) AS e, hash(n * 11 + 6) AS f,
           hash(n * 11 + 7) AS g
    FROM range(1, {rows} + 1) AS t(n)
  )
  SELECT id,
         'p' || lpad(CAST(1 + a % 20 AS VARCHAR), 2, '0') AS pairing,
         't' || (1 + b % 10) AS area,
         'indicator-' || (1 + c % 40) AS indicator,
         CASE WHEN c % 4 = 0 THEN 'level' WHEN c % 4 = 1 THEN 'cumulative'
              WHEN c % 4 = 2 THEN 'period' ELSE 'event' END AS nature,
         CASE WHEN c % 2 = 0 THEN 'cny-wan' ELSE 'item' END AS unit,
         'source-' || (1 + d % 3) AS source,
         CAST(DATE '2022-01-01' + CAST(e % 3287 AS INTEGER) AS VARCHAR) AS day,
         CASE WHEN f % 10 = 0 THEN NULL
              ELSE CAST(CAST(f % 100000000 AS BIGINT) / 100 AS DECIMAL(18, 2)) END AS planned,
         CASE WHEN g % 7 = 0 THEN NULL
              ELSE CAST(CAST(g % 100000000 AS BIGINT) / 100 AS DECIMAL(18, 2)) END AS actual
  FROM drawn ORDER BY id
) TO '{file}' (HEADER, DELIMITER ',')
"""


def run_duckdb(source, goal):
    import duckdb

    db = duckdb.connect()
    db.execute(f"SET temp_directory = '{goal}.tmp'; SET preserve_insertion_order = false")
    types = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in {
        "id": "BIGINT", **dict.fromkeys(KEY, "VARCHAR"), "day": "VARCHAR",
        "planned": "DECIMAL(18, 2)", "actual": "DECIMAL(18, 2)"}.items()) + "}"
    db.execute(f"CREATE VIEW projects AS SELECT * FROM read_csv('{source}', header = true, types = {types})")
    db.execute(f"COPY ({STATEMENT}) TO '{goal}' (HEADER, DELIMITER ',')")


def run_sqlite(source, goal):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE projects (id INTEGER, pairing TEXT, area TEXT, indicator TEXT, nature TEXT,"
               " unit TEXT, source TEXT, day TEXT, planned REAL, actual REAL)")
    with open(source, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        db.executemany("INSERT INTO projects VALUES (?,?,?,?,?,?,?,?,?,?)",
                       ([cell or None for cell in row] for row in rows))
    found = db.execute(STATEMENT)
    with open(goal, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow([column[0] for column in found.description])
        out.writerows(found)


def read(file):
    with open(file, newline="") as rows:
        table = {}
        for row in csv.DictReader(rows):
            key = (*[row[name] for name in KEY], row["date"][:4])
            assert key not in table, f"twice: {key}"
            table[key] = row
        return table


def compare(ours, theirs):
    assert ours.keys() == theirs.keys(), "other groups"
    worst = 0.0
    for key, row in ours.items():
        other = theirs[key]
        assert (row["date"], row["stands_for"]) == (other["date"], other["stands_for"]), (row, other)
        for name in ["planned", "actual"]:
            assert (row[name] == "") == (other[name] == ""), (row, other)
            if row[name]:
                a, b = float(row[name]), float(other[name])
                error = abs(a - b) / max(abs(b), 1e-300) if a != b else 0.0
                assert error <= 1e-9, (row, other)
                worst = max(worst, error)
    return worst


def timed(command, **more):
    start = time.perf_counter()
    child = subprocess.Popen(command, **more)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--rows", type=int, default=10_000_000)
    parse.add_argument("--engine", choices=["duckdb", "sqlite"], default="duckdb")
    parse.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parse.parse_args()
    if args.one:
        {"duckdb": run_duckdb, "sqlite": run_sqlite}[args.engine](*args.one)
        return
    import duckdb

    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "rollup"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    with tempfile.TemporaryDirectory() as folder:
        source, theirs, ours = (f"{folder}/{name}.csv" for name in ["projects", args.engine, "duikou"])
        duckdb.execute(GENERATE.format(rows=args.rows, file=source))
        print(f"{args.rows} rows, {os.path.getsize(source) / 1e6:.0f} MB of CSV")
        print(f"{args.engine}: %.1f s, %.1f s of CPU, %.0f MB" % timed(
            [sys.executable, __file__, "--engine", args.engine, "--one", source, theirs]))
        with open(ours, "w") as out:
            print("duikou: %.1f s, %.1f s of CPU, %.0f MB" % timed(
                [str(target / "release/examples/rollup"), source], stdout=out))
        mine = read(ours)
        worst = compare(mine, read(theirs))
        print(f"equal: {len(mine)} rows, {os.path.getsize(ours) / 1e6:.1f} MB; largest relative difference {worst:.1e}")


if __name__ == "__main__":
    main()
