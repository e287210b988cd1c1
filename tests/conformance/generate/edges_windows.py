#!/usr/bin/env python3
"""Both ends of a window, a day beside each, by Python's datetime and calendar."""
from datetime import date, timedelta

from edges_dates import moved, plural
from feature import Feature, truth

DURATIONS = [(1, "day"), (14, "day"), (28, "day"), (365, "day"), (2, "week"), (1, "month"), (6, "month"), (1, "year"), (0, "day")]
ANCHORS = [date(2025, 5, 2), date(2024, 3, 31), date(2024, 2, 29), date(2025, 1, 1)]


def shifted(day, count, unit, sign):
    if unit in ("month", "year"):
        return moved(day, sign * count * (12 if unit == "year" else 1))
    return day + timedelta(days=sign * count * (7 if unit == "week" else 1))


def window(side, anchor, count, unit):
    """First and last day of it."""
    before, after = shifted(anchor, count, unit, -1), shifted(anchor, count, unit, 1)
    if side == "before":
        return before + timedelta(days=1), anchor
    return (anchor if side == "after" else before), after


def rows(side):
    for i, anchor in enumerate(ANCHORS):
        for count, unit in DURATIONS:
            first, last = window(side, anchor, count, unit)
            for day in dict.fromkeys([first - timedelta(days=1), first, last, last + timedelta(days=1)]):
                if i == 0:
                    yield f"{day} within {plural(count, unit)} {side} line.date", truth(first <= day <= last)
                elif (day.day + count) % 2:
                    yield f"claim.a{i} within {plural(count, unit)} {side} {day}", truth(mirrored(side, anchor, day, count, unit))
                else:
                    yield f"{day} within {plural(count, unit)} {side} claim.a{i}", truth(first <= day <= last)


def mirrored(side, day, anchor, count, unit):
    first, last = window(side, anchor, count, unit)
    return first <= day <= last


def history():
    """Which of the days of the history lie in the windows of a line."""
    anchor = date(2025, 5, 2)
    given = [anchor - timedelta(days=d) for d in (0, 1, 13, 14, 15, 27, 28, 29, 89, 90, 91)]
    rows = []
    for count in (1, 14, 15, 28, 29, 90, 91):
        first, last = window("before", anchor, count, "day")
        rows.append((f"count(h in history where h.date within {plural(count, 'day')} before line.date)", sum(first <= d <= last for d in given)))
        rows.append((f"sum(h.units for h in history where h.date within {plural(count, 'day')} before line.date)",
                     sum(2**i for i, d in enumerate(given) if first <= d <= last)))
        rows.append((f"count(h in history where line.date within {plural(count, 'day')} after h.date)",
                     sum(d <= anchor <= d + timedelta(days=count) for d in given)))
        rows.append((f"any h in history where h.date within {plural(count, 'day')} before line.date and h.units > 511",
                     truth(any(first <= d <= last for i, d in enumerate(given) if 2**i > 511))))
    lines = [f'{{"lines": [{{"date": "{day}", "units": {2**i}}}]}}' for i, day in enumerate(given)]
    return lines, rows


def feature():
    made = Feature("edges_windows", "Windows at the edges", "edges_windows.py",
                   "`x within D before A` is A - D < x <= A, `after` is A <= x <= A + D, `of` is A - D <= x <= A + D.")
    made.edict("package conformance.edges_windows\n  title \"Windows\"\npayer acme\nextend claim { a1: date?, a2: date?, a3: date? }")
    made.base({"id": "C", "payer": "acme", "patient": {"id": "P1"}, **{f"a{i}": str(a) for i, a in enumerate(ANCHORS) if i},
               "lines": [{"code": "J2357", "date": "2025-05-02", "units": 1}]})
    for side in ("before", "after", "of"):
        made.case(f"Within so long {side}")
        made.values(rows(side))
    made.case("Windows over the history", "Each of these earlier lines has its own power of two as its units, so that a sum tells which ones were found.")
    lines, asked = history()
    made.block("history", lines)
    made.values(asked)
    return made
