#!/usr/bin/env python3
"""Billing units and containers: units of a dose, the smallest combination of packages that covers it, and what is left, by trying every combination."""
from fractions import Fraction
from itertools import product

from feature import Feature, decimal, truth

UNITS = ["1", "5", "0.5", "10", "75", "0.3"]
DOSES = ["0", "1", "4.999999", "5", "5.000001", "7", "74", "75", "76", "299", "300", "305"]
PACKAGES = [["100"], ["75", "150"], ["10", "30"], ["4", "3"], ["50", "20"], ["0.5", "2"], ["7", "11", "13"]]


def ceil(value):
    return -((-value.numerator) // value.denominator)


def units():
    for unit in UNITS:
        for dose in DOSES:
            exact = Fraction(dose) / Fraction(unit)
            yield f"ceil({dose} mg / J910{UNITS.index(unit)}.unit) = {ceil(exact)}", "true"
            yield f"floor({dose} mg / J910{UNITS.index(unit)}.unit) = {exact.numerator // exact.denominator}", "true"
            if exact.denominator == 1:
                yield f"{exact} units * J910{UNITS.index(unit)}.unit", f"{dose} mg"


def smallest(dose, sizes):
    """Fewest left over; every combination of up to so many of each."""
    if dose == 0:
        return Fraction(0)
    counts = [range(ceil(dose / size) + 1) for size in sizes]
    return min(total for combination in product(*counts) if (total := sum(n * s for n, s in zip(combination, sizes))) >= dose)


def packages():
    for sizes in PACKAGES:
        exact = [Fraction(s) for s in sizes]
        written = ", ".join(f"{s} mg" for s in sizes)
        for dose in DOSES:
            if len(sizes) == 3 and Fraction(dose) > 80:
                continue
            yield f"fewest_packages({dose} mg, [{written}])", f"{decimal(smallest(Fraction(dose), exact))} mg"


def waste():
    """Units administered and units discarded of a dose drawn from single-dose vials."""
    for unit, sizes in (("10", ["100"]), ("5", ["75", "150"]), ("1", ["10", "30"]), ("10", ["10"])):
        for dose in ("7", "305", "90", "76", "11"):
            opened = smallest(Fraction(dose), [Fraction(s) for s in sizes])
            administered = ceil(Fraction(dose) / Fraction(unit))
            whole = opened / Fraction(unit)
            assert whole.denominator == 1
            written = ", ".join(f"{s} mg" for s in sizes)
            code = f"J910{UNITS.index(unit)}"
            yield {"lines": [{"code": code, "dose": f"{dose} mg", "units": administered}]}
            yield f"line.units = ceil(line.dose / line.code.unit)", "true"
            yield f"fewest_packages(line.dose, [{written}]) / line.code.unit - ceil(line.dose / line.code.unit) = {int(whole) - administered}", "true"
            yield f"fewest_packages(line.dose, [{written}]) / line.code.unit > line.units", truth(whole > administered)


def feature():
    made = Feature("edges_packages", "Units of a dose, and containers", "edges_packages.py")
    codes = "\n".join(f"code J910{i} {{ unit {unit} mg }}" for i, unit in enumerate(UNITS))
    made.edict("package conformance.edges_packages\n  title \"Packages\"\npayer acme\n" + codes)
    made.base({"id": "C", "payer": "acme", "lines": [{"code": "J9100", "date": "2025-05-02", "units": 1}]})
    for title, rows in (("Units of a dose, up and down", units()), ("The smallest combination of packages that covers the dose", packages()),
                        ("What is opened and not given", waste())):
        made.case(title)
        made.values(rows)
    return made
