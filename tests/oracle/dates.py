#!/usr/bin/env python3
"""Edge tables for dates, month arithmetic and ages, by Python's datetime and calendar."""
import calendar
import csv
from datetime import date, timedelta
from pathlib import Path

DATA = Path(__file__).parent / "data"
EPOCH = date(1970, 1, 1)


def write(name, head, rows):
    with open(DATA / name, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def known_dates():
    yield from (date.min, date.max, EPOCH)
    for year in (1, 4, 100, 400, 1582, 1600, 1700, 1752, 1800, 1899, 1900, 1969, 1970, 1999, 2000, 2001, 2023, 2024, 2025, 2038, 2100, 2400, 9996, 9999):
        for month in (1, 2, 3, 12):
            last = calendar.monthrange(year, month)[1]
            yield from (date(year, month, 1), date(year, month, last))


NO_DATES = """0000-01-01 2025-00-10 2025-13-01 2025-02-29 2025-02-30 1900-02-29 2100-02-29 2025-04-31 2025-06-31 2025-01-00 2025-01-32 2025-1-1
    25-01-01 20250101 2025/01/01 2025-01-01T00:00 2025-01-1 +025-01-01 -001-01-01 2025-01-0a 2025_01_01 10000-01-01 2O25-01-01 2025-01-01Z""".split()
NO_DATES += ["", " 2025-01-01", "2025-01-01 ", "2025-01- 1", "\u0662025-01-1"]


def day_numbers():
    for day in dict.fromkeys(known_dates()):
        yield day.isoformat(), (day - EPOCH).days
    for text in NO_DATES:
        yield text, ""


def moved(day, months, days):
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return ""
    try:
        start = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return (start + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def sums():
    starts = [date(2024, 1, 31), date(2024, 2, 29), date(2023, 1, 31), date(2025, 3, 31), date(2025, 12, 31), date(2025, 1, 1), date(2000, 2, 29),
              date(1900, 2, 28), date(1969, 12, 31), date.min, date.max, date(1, 1, 31), date(9999, 1, 31), date(9998, 12, 31)]
    months = [1, 2, 3, 6, 11, 12, 13, 24, 48, 1200, -1, -12, 119987, 119988, 2**31 - 1, -(2**31)]
    days = [0, 1, 7, 14, 28, 29, 365, 366, 146097, -1, 3652058, 3652059, 2**31 - 1, -(2**31)]
    for start in starts:
        for m, d in [(m, 0) for m in months] + [(0, d) for d in days]:
            yield start.isoformat(), m, d, moved(start, m, d), moved(start, -m, -d)


def anniversary(birth, months):
    """The day on which `months` months after birth are complete: where the month has no such day, the first of the next."""
    index = birth.year * 12 + birth.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if birth.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, birth.day)
    return date(year, month, calendar.monthrange(year, month)[1]) + timedelta(days=1)


def completed(birth, on, step):
    count = 0
    while anniversary(birth, (count + 1) * step) <= on:
        count += 1
    return count


def ages():
    births = [date(2000, 2, 29), date(2004, 2, 29), date(1999, 2, 28), date(2001, 3, 1), date(2000, 1, 31), date(2000, 12, 31), date(2010, 5, 31),
              date(2024, 2, 29), date(1925, 6, 15), date(2018, 8, 30)]
    for birth in births:
        days = [birth, birth + timedelta(days=1), birth + timedelta(days=6), birth + timedelta(days=7), birth - timedelta(days=1)]
        for years in (1, 2, 4, 6, 12, 18, 65, 100):
            middle = anniversary(birth, years * 12)
            days += [middle + timedelta(days=d) for d in (-2, -1, 0, 1)]
        for months in (1, 2, 3, 6, 11):
            middle = anniversary(birth, months)
            days += [middle + timedelta(days=d) for d in (-1, 0, 1)]
        days += [date(2025, 2, 28), date(2025, 3, 1), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]
        for on in dict.fromkeys(days):
            if on < birth:
                yield birth.isoformat(), on.isoformat(), "", "", "", ""
            else:
                count = (on - birth).days
                yield birth.isoformat(), on.isoformat(), count, count // 7, completed(birth, on, 1), completed(birth, on, 12)


write("dates.csv", ["date", "days"], day_numbers())
write("date_add.csv", ["date", "months", "days", "plus", "minus"], sums())
write("ages.csv", ["birth", "on", "days", "weeks", "months", "years"], ages())
