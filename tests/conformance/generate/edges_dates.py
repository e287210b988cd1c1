#!/usr/bin/env python3
"""Calendar arithmetic at month ends, leap days and year ends, by Python's datetime and calendar."""
import calendar
from datetime import date, timedelta

from feature import Feature

STARTS = [date(2024, 1, 30), date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 3, 31),
          date(2024, 12, 31), date(2025, 1, 1), date(1900, 2, 28), date(2000, 2, 29), date(2100, 2, 28), date(2023, 8, 31), date(2025, 5, 15)]
MONTHS = [1, 2, 6, 12, 13]
DAYS = [1, 7, 28, 31, 365, 366]


def moved(day, months):
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def plural(count, word):
    return f"{count} {word}" + ("" if count == 1 else "s")


def months():
    for i, start in enumerate(STARTS):
        for count in MONTHS:
            yield f"claim.d{i} + {plural(count, 'month')}", moved(start, count)
            yield f"{start} - {plural(count, 'month')}", moved(start, -count)


def years():
    for i, start in enumerate(STARTS):
        for count in (1, 4, 100):
            yield f"claim.d{i} + {plural(count, 'year')}", moved(start, 12 * count)
            yield f"claim.d{i} - {plural(count, 'year')}", moved(start, -12 * count)


def days():
    for i, start in enumerate(STARTS):
        for count in DAYS:
            yield f"claim.d{i} + {plural(count, 'day')}", start + timedelta(days=count)
            yield f"{start} - {plural(count, 'day')}", start - timedelta(days=count)
        yield f"claim.d{i} + 2 weeks", start + timedelta(weeks=2)
        yield f"claim.d{i} - 1 week", start - timedelta(weeks=1)


def between():
    for i, start in enumerate(STARTS):
        for j, end in enumerate(STARTS):
            if (i + j) % 3 == 0:
                yield f"days between claim.d{i} and claim.d{j}", (end - start).days
    yield "days between 0001-01-01 and 9999-12-31", (date.max - date.min).days


def order():
    for i, start in enumerate(STARTS):
        for step in (-1, 0, 1):
            other = start + timedelta(days=step)
            yield f"claim.d{i} < {other}", "true" if start < other else "false"
            yield f"claim.d{i} >= {other}", "true" if start >= other else "false"
            yield f"claim.d{i} = {other}", "true" if start == other else "false"


def calendar_days():
    """Each month's last day is one; the next is none."""
    accepted, refused = [], []
    for year in (1900, 2000, 2023, 2024, 2100):
        for month in range(1, 13):
            last = calendar.monthrange(year, month)[1]
            if month == 2 or year == 2024:
                accepted.append((f"{year}-{month:02}-{last} < {date(year, month, last) + timedelta(days=1)}", "true"))
                refused.append(f"line.date = {year}-{month:02}-{last + 1}")
    return accepted, refused


def feature():
    made = Feature("edges_dates", "Dates at the edges", "edges_dates.py", "Where the month that is reached lacks the day, its last day stands in.")
    fields = ", ".join(f"d{i}: date?" for i in range(len(STARTS)))
    made.edict(f"package conformance.edges_dates\n  title \"Dates\"\npayer acme\nextend claim {{ {fields} }}")
    made.base({"id": "C", "payer": "acme", **{f"d{i}": str(day) for i, day in enumerate(STARTS)}, "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for title, rows in (("Months", months()), ("Years", years()), ("Days and weeks", days()), ("Days between", between()), ("Before and after", order())):
        made.case(title)
        made.values(rows)
    accepted, refused = calendar_days()
    made.case("The last day of each month, and the day that there is not")
    made.values(accepted)
    made.refused(refused)
    return made
