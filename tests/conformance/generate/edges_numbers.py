#!/usr/bin/env python3
"""Comparisons, sums, products and quotients of numbers at the edges, by Python's fractions."""
from fractions import Fraction

from feature import Feature, decimal, exactly, field_name, truth

EDGES = ["0", "1", "-1", "0.5", "-0.5", "0.000001", "-0.000001", "7", "999999999999.999999", "-999999999999.999999"]
SMALL = ["0", "1", "-1", "0.5", "-2.5", "0.000001", "-0.000001", "7", "1000000"]
NAMES = {text: field_name(text, "n") for text in dict.fromkeys(EDGES + SMALL)}


def field(text):
    return "claim." + NAMES[text]


def comparisons():
    for i, a in enumerate(EDGES):
        for j, b in enumerate(EDGES):
            x, y = Fraction(a), Fraction(b)
            left, right = (field(a), b) if (i + j) % 2 else (a, field(b))
            yield f"{left} < {right}", truth(x < y)
            yield f"{left} <= {right}", truth(x <= y)
            yield f"{left} = {right}", truth(x == y)


def opposites():
    for a, b in zip(EDGES, EDGES[1:] + EDGES[:1]):
        x, y = Fraction(a), Fraction(b)
        yield f"{field(a)} > {field(b)}", truth(x > y)
        yield f"{field(a)} >= {field(b)}", truth(x >= y)
        yield f"{field(a)} != {field(b)}", truth(x != y)
        yield f"-{field(a)} = {decimal(-x)}", "true"
        yield f"min({field(a)}, {b})", decimal(min(x, y))
        yield f"max({field(a)}, {b})", decimal(max(x, y))


def sums():
    for a in EDGES:
        for b in EDGES:
            x, y = Fraction(a), Fraction(b)
            for sign, result in (("+", x + y), ("-", x - y)):
                if decimal(result):
                    yield f"{field(a)} {sign} {field(b)}", decimal(result)
                else:  # beyond every literal: seen from the other side
                    yield f"{field(a)} {sign} {field(b)} {'-' if sign == '+' else '+'} {b}", a


def products():
    for a in SMALL:
        for b in SMALL:
            result = Fraction(a) * Fraction(b)
            if result.denominator >= 10**12:  # finer than any literal
                yield f"{field(a)} * {field(b)} * 1000000", exactly(result * 10**6)
            elif abs(result) >= 10**12:
                yield f"{field(a)} * {field(b)} / 1000000", exactly(result / 10**6)
            else:
                yield f"{field(a)} * {field(b)}", exactly(result)


def quotients():
    for a in SMALL:
        for b in SMALL:
            if Fraction(b) == 0:
                yield f"{field(a)} / {field(b)} > 1", "unknown (division by zero)"
                continue
            result = Fraction(a) / Fraction(b)
            if decimal(result):
                yield f"{field(a)} / {field(b)} = {decimal(result)}", "true"
            elif abs(result) < 10**6:
                below = Fraction(int(result * 10**6) - (1 if result < 0 else 0), 10**6)
                yield f"{field(a)} / {field(b)} > {decimal(below)}", "true"
                yield f"{field(a)} / {field(b)} < {decimal(below + Fraction(1, 10**6))}", "true"
            else:
                yield f"{field(a)} / {field(b)} / 1000000 = {exactly(result / 10**6)}", "true"


def thirds():
    for n in (1, 2, -1, 10, 22):
        for d in (3, 7, -9, 11):
            x = Fraction(n, d)
            yield f"{n} / {d} * {d} = {n}", "true"
            yield f"{n} / {d} + 1 = {exactly(x + 1)}", "true"
            yield f"{n} / {d} - {n} / {d} = 0", "true"
            yield f"{n} / {d} < {exactly(x * Fraction(1000001, 1000000))}", truth(n * d > 0)


def feature():
    made = Feature("edges_numbers", "Numbers at the edges", "edges_numbers.py",
                   "Numbers have at most 12 digits before and 6 behind the point; what is reckoned with them is exact. A field's name tells its value.")
    fields = ", ".join(f"{name}: decimal?" for name in NAMES.values())
    made.edict(f"package conformance.edges_numbers\n  title \"Numbers\"\npayer acme\nextend claim {{ {fields} }}")
    made.base({"id": "C", "payer": "acme", **{name: text for text, name in NAMES.items()}, "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for title, rows in (("Less, at most, equal", comparisons()), ("The other comparisons, minus sign, lesser and larger", opposites()),
                        ("Sums and differences", sums()), ("Products", products()), ("Quotients", quotients()),
                        ("Quotients that no decimal holds stay exact", thirds())):
        made.case(title)
        made.values(rows)
    return made
