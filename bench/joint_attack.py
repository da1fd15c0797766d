#!/usr/bin/python3
"""Holds all tables of a round together against a reader with a solver: joint_attack.py DATABASE.db FIGURES.json

Each item's table is protected by itself, but the same people stand behind all of them: how many there are of each district in
each sector is the same in every item, whether printed or not. This reader is told that outright, which is more than any
combination of tables could tell: given it, the items have nothing else in common, so that what is safe here is safe against
all of them together. Solves for each withheld count the least and the greatest it can be (HiGHS, through SciPy) and shares
no code with the service.

DATABASE is the SQLite file of a sample, FIGURES what 'lodestar export figures --format json' says of it. Exit code 1 where a
withheld count can be worked out, or a small one narrowed further than the printed rule says."""
import collections, json, sqlite3, sys
import brotli
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

THRESHOLD = 5


def people(database, of):
    """The answers of everybody who was counted: (district, sector, answers)."""
    rows = database.execute(
        "SELECT e.content FROM practice_sheets s JOIN practice_entries e ON e.sheet_id = s.id AND e.revision = s.submitted"
        " WHERE lower(s.round_id) = ?", (of,))
    for (content,) in rows:
        # What begins with a zero is compressed, behind its length in four bytes.
        sheet = json.loads(brotli.decompress(content[5:]) if isinstance(content, bytes) and content[0] == 0 else content)
        districts = sheet.get("districts", [])
        yield ("several" if len(districts) > 1 else districts[0] if districts else "withheld", sheet.get("sector", "withheld"), sheet.get("answers", {}))


def solve(goal, lower, upper, sums, low, high):
    found = milp(goal, integrality=np.ones(len(goal)), bounds=Bounds(lower, upper), constraints=LinearConstraint(sums, low, high))
    assert found.success, found.message
    return np.rint(found.x).astype(int)


def attack(name, rows, truth, columns, kinds):
    """rows: {option: [everybody, column, ...]}, None where withheld; truth: {(option, column, column): count}."""
    options = list(rows) + (["(rest)"] if any(key[0] == "(rest)" for key in truth) else [])
    blocks = sorted({key[1:] for key in truth})
    ids = {(option, block): place for place, (option, block) in enumerate((option, block) for option in options for block in blocks)}
    entries, low, high = [], [], []

    def add(places, least, most):
        entries.extend((len(low), place) for place in places)
        low.append(least)
        high.append(most)

    for block in blocks:
        total = sum(truth.get((option, *block), 0) for option in options)
        add([ids[option, block] for option in options], total, total)
    cells = {}
    for option, printed in rows.items():
        for place, value in enumerate(printed):
            here = [ids[option, block] for block in blocks if place == 0 or place - 1 in block]
            add(here, *((value, value) if value is not None else (1, np.inf)))
            if value is None:
                cells[option, place] = here
    if not cells:
        return 0, []
    at = np.array(entries)
    sums = coo_array((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(low), len(ids))).tocsr()
    top = np.array([sum(truth.get((option, *block), 0) for option in options) for _, block in ids], dtype=float)
    seen = {cell: [np.inf, -np.inf] for cell in cells}

    def look(x):
        for cell, here in cells.items():
            count = int(x[here].sum())
            seen[cell] = [min(seen[cell][0], count), max(seen[cell][1], count)]

    look(np.array([truth.get((option, *block), 0) for option, block in ids]))
    counts = {cell: seen[cell][0] for cell in cells}

    def wanted(cell):
        """What a reader may be left with at most: the whole range of small counts for a small one, two values for another."""
        option, place = cell
        if counts[cell] >= THRESHOLD:
            return None
        shown = [value != 0 for value in rows[option][1:]]
        inner = [sum(1 for column, here in enumerate(shown) if here and kinds[column] == kind) for kind in set(kinds)]
        return (max([1, *inner]) if place == 0 else 1, THRESHOLD - 1)

    def enough(cell):
        least, greatest = seen[cell]
        need = wanted(cell)
        return greatest > least if need is None else least <= need[0] and greatest >= need[1] and greatest > least

    bad = []
    for cell, here in cells.items():
        for sign in (1, -1):
            if enough(cell):
                break
            goal = np.zeros(len(ids))
            goal[here] = sign
            look(solve(goal, np.zeros(len(ids)), top, sums, low, high))
        if not enough(cell):
            group = columns[cell[1] - 1]["codes"] if cell[1] else "all"
            bad.append(f"{name} {cell[0]} in {group}: {counts[cell]} is between {seen[cell][0]} and {seen[cell][1]}, not {wanted(cell)}")
    return len(cells), bad


def main():
    database, figures = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True), json.load(open(sys.argv[2]))
    faults, tables, withheld = [], 0, 0
    for round_ in figures:
        columns = round_["figures"]["columns"]
        if not columns:
            continue
        kinds = [column["by"] for column in columns]
        of = {(column["by"], code): place for place, column in enumerate(columns) for code in column["codes"]}
        crowd = [(of["district", district], of["sector", sector], answers) for district, sector, answers in people(database, round_["id"])]
        for item in round_["figures"]["items"]:
            published = {row["option"]: [row["all"], *row["columns"]] for row in item["rows"]}
            if not published:
                continue
            many = any(isinstance(answers.get(item["item"]), list) for _, _, answers in crowd)
            for rows in ([{option: printed} for option, printed in published.items()] if many else [published]):
                truth = collections.Counter()
                for district, sector, answers in crowd:
                    given = answers.get(item["item"])
                    given = ["no-answer"] if given is None else [str(one) for one in given] if isinstance(given, list) else [str(given)]
                    truth[next((option for option in given if option in rows), "(rest)"), district, sector] += 1
                count, bad = attack(f"{round_['title']}: {item['item']}", rows, truth, columns, kinds)
                faults += bad
                tables += 1
                withheld += count
    print(*faults, sep="\n")
    print(f"{tables} tables, {withheld} withheld counts, {len(faults)} found out")
    sys.exit(1 if faults else 0)


main()
