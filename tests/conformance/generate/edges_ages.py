#!/usr/bin/env python3
"""Completed years, months, weeks and days around birthdays and month ends, by Python's datetime and calendar."""
import calendar
from datetime import date, timedelta

from feature import Feature, truth

BIRTHS = [date(2000, 2, 29), date(2004, 2, 28), date(2001, 3, 1), date(2000, 1, 31), date(2010, 5, 31), date(2000, 12, 31), date(2005, 1, 1), date(1990, 6, 15)]
COMPARISONS = {"<": int.__lt__, "<=": int.__le__, "=": int.__eq__, "!=": int.__ne__, ">": int.__gt__, ">=": int.__ge__}


def complete(birth, months):
    """The day on which so many months are complete: the first of the next month where the month has no such day."""
    index = birth.year * 12 + birth.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, birth.day) if birth.day <= last else date(year, month, last) + timedelta(days=1)


def age(birth, on, unit):
    if on < birth:
        return -1
    if unit in ("day", "week"):
        return (on - birth).days // (1 if unit == "day" else 7)
    step, count = (12 if unit == "year" else 1), 0
    while complete(birth, (count + 1) * step) <= on:
        count += 1
    return count


def asked(birth, on, count, unit):
    unit_text = unit if count == 1 else unit + "s"
    for sign, holds in COMPARISONS.items():
        yield f"age of {birth} on {on} {sign} {count} {unit_text}", truth(holds(age(birth, on, unit), count))


def around(unit, months, count):
    """The day before and the day on which it is complete, and the day before and on which one more is."""
    for birth in BIRTHS:
        for edge in (complete(birth, months), complete(birth, months + (12 if unit == "year" else 1))):
            for day in (edge - timedelta(days=1), edge):
                yield birth, day, count, unit


def few(sets, signs):
    """Of the six comparisons one each turn, and for the first births all."""
    for i, (birth, day, count, unit) in enumerate(sets):
        rows = list(asked(birth, day, count, unit))
        yield from rows if i < 4 else [rows[i % 6], rows[(i + 1 + i // 6) % 6]]


def days_and_weeks():
    for birth in BIRTHS[:3]:
        for unit, size in (("week", 7), ("day", 1)):
            for count in (0, 1, 6):
                for day in (birth + timedelta(days=count * size + d) for d in (-1, 0, size - 1, size)):
                    yield birth, day, count, unit


def feature():
    made = Feature("edges_ages", "Ages at the edges", "edges_ages.py",
                   "A year or month is complete on its day; where a month lacks that day, on the first of the next. An age counts in the unit beside it.")
    made.edict("package conformance.edges_ages\n  title \"Ages\"\npayer acme")
    made.base({"id": "C", "payer": "acme", "patient": {"id": "P1", "birth_date": "2000-02-29"}, "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for title, sets in (("Six years", around("year", 72, 6)), ("Eighteen years", around("year", 216, 18)), ("One month", around("month", 1, 1)),
                        ("Six months", around("month", 6, 6)), ("Twenty-four months are not two years: what is not more than 24 months old is not yet 25",
                                                                around("month", 24, 24)),
                        ("Days and weeks", days_and_weeks())):
        made.case(title)
        made.values(few(sets, COMPARISONS))
    made.case("The patient's own age on the line's date")
    for day in (date(2024, 2, 28), date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1)):
        years = age(date(2000, 2, 29), day, "year")
        made.values([{"lines": [{"date": str(day)}]}, (f"age on line.date >= {years} years", "true"), (f"age on line.date < {years + 1} years", "true"),
                     (f"age on line.date = {years} years", "true"), (f"age on line.date > {years} years", "false")])
    return made
