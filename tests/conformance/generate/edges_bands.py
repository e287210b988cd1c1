#!/usr/bin/env python3
"""Bands of tables and ranges in conditions: a grain below each end, the end, a grain above; by Python's fractions and datetime."""
from datetime import date, timedelta
from fractions import Fraction

from feature import Feature, decimal, money, truth

# Each kind: its type in a head, how a value is written, the field that holds it, its grain, and the ends of its bands.
NUMBER = ("decimal", decimal, "claim.size", Fraction(1, 10**6), [Fraction(0), Fraction(5, 2), Fraction(40), Fraction(60)])
INTEGER = ("integer", decimal, "claim.ordinal", Fraction(1), [Fraction(-2), Fraction(1), Fraction(6), Fraction(18)])
MONEY = ("money", money, "line.charge", Fraction(1, 100), [Fraction(1), Fraction(50), Fraction(1250), Fraction(99999)])
MASS = ("mass", lambda v: f"{decimal(v)} mg", "claim.patient.weight", Fraction(1, 1000), [Fraction(1000), Fraction(40_000_000), Fraction(55_000_000), Fraction(90_000_000)])
UNITS = ("units", decimal, "line.units", Fraction(1), [Fraction(1), Fraction(30), Fraction(60), Fraction(90)])
DATES = ("date", str, "line.date", timedelta(days=1), [date(2024, 2, 29), date(2024, 3, 31), date(2024, 12, 31), date(2025, 1, 31)])
KINDS = {"Numbers": NUMBER, "Whole numbers": INTEGER, "Money": MONEY, "Weights": MASS, "Units": UNITS, "Dates": DATES}


def claim(field, text):
    record, name = field.rsplit(".", 1)
    return {"line": {"lines": [{name: text}]}, "claim": {name: text}, "claim.patient": {"patient": {name: text}}}[record]


def probes(grain, ends):
    return sorted({v for end in ends for v in (end - grain, end, end + grain)})


def bands(ends):
    """Up to a, from a grain above a to below b, half open, then a gap between c and d, then without end."""
    a, b, c, d = ends
    return [(None, a, True), (b, c, False), (c, c, True), (d, None, True)]


def inside(value, band):
    first, last, closed = band
    return (first is None or first <= value) and (last is None or value < last or (closed and value == last))


def cell(band, text):
    first, last, closed = band
    if first == last:
        return text(first)
    return f"{'' if first is None else text(first) + ' '}{'..' if closed else '..<'}{'' if last is None else ' ' + text(last)}"


def table(kind):
    type_name, text, _, _, ends = kind
    rows = [f"  | {cell(band, text)} | {i + 1} |" for i, band in enumerate(bands(ends))]
    return "\n".join([f"table banded by key {{", f"  | key: {type_name} | row: integer |", *rows, "}"])


def table_rows(kind):
    _, text, field, grain, ends = kind
    for value in probes(grain, ends):
        row = next((i + 1 for i, band in enumerate(bands(ends)) if inside(value, band)), None)
        yield claim(field, text(value))
        yield f"banded[{field}].row", row or "unknown (no row banded)"
        yield f"{field} in banded", truth(row)
        yield f"banded[{field}].row otherwise 9", row or 9


def range_rows(kind):
    _, text, field, grain, ends = kind
    for value in probes(grain, ends[1:3]):
        yield claim(field, text(value))
        for band in [(ends[1], ends[2], True), (ends[1], ends[2], False), (ends[1], None, True), (None, ends[2], True), (ends[1], ends[1], True), (ends[2], ends[1], True)]:
            form = f"{text(band[0])} .. {text(band[1])}" if band[0] is not None and band[0] == band[1] else cell(band, text)
            yield f"{field} in {form}", truth(inside(value, band))
        yield f"{field} not in {cell((ends[1], ends[2], True), text)}", truth(not inside(value, (ends[1], ends[2], True)))


def feature():
    made = Feature("edges_bands", "Bands and ranges at the edges", "edges_bands.py", "`a .. b` holds both ends, `a ..< b` not the last, `a ..` and `.. b` have one end.")
    made.edict("package conformance.edges_bands\n  title \"Bands\"\npayer acme\nextend claim { size: decimal?, ordinal: integer? }")
    made.base({"id": "C", "payer": "acme", "patient": {"id": "P1"}, "lines": [{"code": "J2357", "date": "2025-05-02", "units": 60, "charge": "$1.00"}]})
    for name, kind in KINDS.items():
        made.case(f"{name}: bands of a table")
        made.edict(table(kind))
        made.values(table_rows(kind))
        made.case(f"{name}: ranges")
        made.values(range_rows(kind))
    return made
