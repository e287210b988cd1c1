#!/usr/bin/env python3
"""Each direction of rounding at ties and beside them, on both sides of zero, by Python's decimal."""
import decimal as d
from fractions import Fraction

from feature import Feature, decimal, field_name, money

MODES = {"half up": d.ROUND_HALF_UP, "half even": d.ROUND_HALF_EVEN, "down": d.ROUND_DOWN, "up": d.ROUND_UP}
WHOLE = ["0", "0.000001", "0.4", "0.499999", "0.5", "0.500001", "0.999999", "1", "1.5", "2.5", "3.5", "59.5", "60.499999"]
CENTS = ["0", "0.000001", "0.004", "0.004999", "0.005", "0.005001", "0.015", "0.025", "1.005", "2.675", "99.995", "0.009999", "0.01"]


def both_signs(texts):
    return texts + ["-" + t for t in texts if float(t)]


def rounded(text, mode, place):
    return d.Decimal(text).quantize(d.Decimal(place), rounding=MODES[mode])


NUMBERS = {text: field_name(text, "n") for text in both_signs(WHOLE)}
AMOUNTS = {text: field_name(text, "m") for text in both_signs(CENTS)}


def whole(mode):
    for text, name in NUMBERS.items():
        yield f"round(claim.{name} {mode} to whole unit)", decimal(Fraction(rounded(text, mode, "1")))


def cents(mode):
    for text, name in AMOUNTS.items():
        yield f"round(claim.{name} {mode} to cent)", money(Fraction(rounded(text, mode, "0.01")))


def ceilings():
    for text, name in NUMBERS.items():
        value = d.Decimal(text)
        yield f"ceil(claim.{name})", decimal(Fraction(value.to_integral_value(d.ROUND_CEILING)))
        yield f"floor(claim.{name})", decimal(Fraction(value.to_integral_value(d.ROUND_FLOOR)))


def quotients():
    """Ties, and what lies a hair beside them, that arise by division: nothing is rounded before."""
    pairs = [(5, 2), (7, 2), (-5, 2), (-7, 2), (10, 4), (1, 3), (2, 3), (-1, 3), (-2, 3), (3, 6), (9, 6), (100, 8), (999999, 2000000), (1000001, 2000000)]
    for n, q in pairs:
        exact = Fraction(n, q)
        floor = exact.numerator // exact.denominator
        rest = exact - floor
        near = floor + (1 if rest > Fraction(1, 2) else 0)
        away = floor + 1 if exact > 0 else floor
        toward = floor if exact > 0 else floor + (1 if rest else 0)
        tie = rest == Fraction(1, 2)
        results = {"half up": away if tie else near, "half even": floor + floor % 2 if tie else near, "down": toward, "up": away if rest else floor}
        for mode, result in results.items():
            yield f"round({n} / {q} {mode} to whole unit)", result
        yield f"ceil({n} / {q})", -((-n) // q)
        yield f"floor({n} / {q})", n // q


def charges():
    for charge in ("0.01", "0.10", "1.00", "33.33", "99.99", "1234.56", "0.07"):
        for percent in ("20", "85", "2", "50", "33.3", "0.5"):
            exact = d.Decimal(charge) * d.Decimal(percent) / 100
            for mode in MODES:
                result = exact.quantize(d.Decimal("0.01"), rounding=MODES[mode])
                yield f"round(${charge} * {percent}% {mode} to cent)", money(Fraction(result))


def feature():
    made = Feature("edges_rounding", "Rounding at the edges", "edges_rounding.py",
                   "`half up` and `up` go away from zero, `down` goes toward it, so that what is taken back rounds as what was given; `ceil` and\n"
                   "`floor` go up and down the line of numbers. A field's name tells its value.")
    fields = ", ".join([f"{n}: decimal?" for n in NUMBERS.values()] + [f"{m}: money?" for m in AMOUNTS.values()])
    made.edict(f"package conformance.edges_rounding\n  title \"Rounding\"\npayer acme\nextend claim {{ {fields} }}")
    made.base({"id": "C", "payer": "acme", **{n: t for t, n in NUMBERS.items()}, **{m: t for t, m in AMOUNTS.items()},
               "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for mode in MODES:
        made.case(f"To a whole unit, {mode}")
        made.values(whole(mode))
    for mode in MODES:
        made.case(f"To a cent, {mode}")
        made.values(cents(mode))
    made.case("Ceil and floor")
    made.values(ceilings())
    made.case("Quotients are rounded once, from their exact value")
    made.values(quotients())
    made.case("A percentage of a charge, to the cent")
    made.values(charges())
    return made
