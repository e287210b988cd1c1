#!/usr/bin/env python3
"""Units of measure against each other, by Python's fractions; the factors are those of the SI, of the avoirdupois pound, the inch and the curie."""
from fractions import Fraction

from feature import Feature, decimal

DIMENSIONS = {
    "mass": {"mcg": "1", "ng": "0.001", "mg": "1000", "g": "1000000", "kg": "1000000000", "lb": "453592370"},
    "volume": {"mL": "1", "uL": "0.001", "dL": "100", "L": "1000"},
    "activity": {"IU": "1", "MIU": "1000000"},
    "potency": {"U": "1"},
    "radioactivity": {"kBq": "1", "MBq": "1000", "GBq": "1000000", "uCi": "37", "mCi": "37000"},
    "substance": {"umol": "1", "mmol": "1000"},
    "equivalents": {"mEq": "1"},
    "count": {"each": "1", "vial": "1", "syringe": "1", "tablet": "1", "kit": "1"},
    "length": {"cm": "1", "mm": "0.1", "m": "100", "inch": "2.54", "mile": "160934.4"},
    "area": {"sq_cm": "1", "sq_m": "10000"},
    "time": {"minute": "1", "hour": "60"},
}


def base(count, factor):
    """In base units; None where that leaves the six digits or the twelve."""
    value = Fraction(count) * Fraction(factor)
    return value if decimal(value) else None


def conversions(units):
    for a, fa in units.items():
        for b, fb in units.items():
            if a == b:
                continue
            for count in ("1", "2.5", "400"):
                value = base(count, fa)
                if value is None:
                    continue
                other = decimal(value / Fraction(fb))
                if other:
                    yield f"{count} {a} = {other} {b}", "true"
                    more = decimal(Fraction(other) + 1)
                    if base(more, fb) is not None:
                        yield f"{count} {a} < {more} {b}", "true"
                        break


def quotients(units):
    for a, fa in units.items():
        for b, fb in units.items():
            ratio = Fraction(fa) / Fraction(fb)
            if decimal(3 * ratio) and base("3", fa) is not None:
                yield f"3 {a} / 1 {b} = {decimal(3 * ratio)}", "true"


def sums(units):
    names = list(units)
    for a, b in zip(names, names[1:]):
        total = base("1", units[a]), base("1", units[b])
        yield f"1 {a} + 1 {b}", f"{decimal(sum(total))} {names[0]}"
        yield f"3 {a} - 3 {a}", f"0 {b}"
        yield f"max(1 {a}, 1 {b})", f"{decimal(max(total))} {names[0]}"


def strangers():
    names = list(DIMENSIONS)
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            x, y = list(DIMENSIONS[a])[-1], list(DIMENSIONS[b])[0]
            yield f"1 {x} = 1 {y}"
            yield f"1 {x} + 1 {y}"


def as_read(units):
    """Amounts of a claim, in each of the units."""
    for name, factor in units.items():
        for count in ("1", "0.5", "12"):
            value = base(count, factor)
            if value is not None:
                yield {"lines": [{"dose": f"{count} {name}"}]}
                yield "line.dose", f"{decimal(value)} {next(iter(units))}"
                break


def feature():
    made = Feature("edges_units", "Units of measure", "edges_units.py", "An amount is kept in its dimension's base unit, the first of each case.")
    made.edict("package conformance.edges_units\n  title \"Units of measure\"\npayer acme")
    made.base({"id": "C", "payer": "acme", "lines": [{"code": "J2357", "date": "2025-05-02", "dose": "1 mg"}]})
    for name, units in DIMENSIONS.items():
        made.case(name.capitalize())
        rows = [*conversions(units), *quotients(units), *sums(units), *as_read(units)]
        made.values(rows)
    made.case("No two dimensions meet")
    made.refused(strangers())
    return made
