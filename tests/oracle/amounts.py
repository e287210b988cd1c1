#!/usr/bin/env python3
"""Edge tables for rounded division, decimals and ratios, by Python's fractions and decimal."""
import csv
import math
import re
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).parent / "data"
getcontext().prec = 80  # more digits than 127 bits have: nothing here may be rounded
LARGEST = 2**127 - 1
SMALLEST = -(2**127)
LIMIT = 10**18


def write(name, head, rows):
    with open(DATA / name, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def half(value, to_even):
    floor = math.floor(abs(value))
    rest = abs(value) - floor
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (not to_even or floor % 2 == 1))
    magnitude = floor + (1 if up else 0)
    return -magnitude if value < 0 else magnitude


ROUNDINGS = {
    "ceiling": math.ceil,
    "floor": math.floor,
    "half_up": lambda v: half(v, False),
    "half_even": lambda v: half(v, True),
    "down": math.trunc,
    "up": lambda v: math.ceil(v) if v > 0 else math.floor(v),
}


def divisions():
    small = [(n, d) for n in (-15, -10, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 10, 15) for d in (-10, -4, -3, -2, -1, 1, 2, 3, 4, 10)]
    big = [LARGEST, LARGEST - 1, SMALLEST, SMALLEST + 1, 2**126, -(2**126), 10**38, -(10**38), 2**63, -(2**63), 2**63 - 1, 2**64, 2**64 - 1, -(2**64)]
    divisors = [1, -1, 2, -2, 3, -3, 10**6, -(10**6), LARGEST, SMALLEST, LARGEST - 1, 2**126, 2**64, 2**64 - 1, -(2**64), 2**63]
    pairs = small + [(n, d) for n in big for d in divisors] + [(n, d) for n in (1, -1, 2**126) for d in (LARGEST, SMALLEST)]
    pairs += [(0, 0), (1, 0), (LARGEST, 0), (SMALLEST, 0)]
    for n, d in dict.fromkeys(pairs):
        for name, rounding in ROUNDINGS.items():
            result = ""
            if d != 0:
                whole = rounding(Fraction(n, d))
                if SMALLEST <= whole <= LARGEST:
                    result = whole
            yield n, d, name, result


def parsed(text, grouped):
    whole = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)" if grouped else r"[0-9]+"
    if not re.fullmatch(rf"-?{whole}(?:\.[0-9]+)?", text):
        return "", "not a number"
    millionths = Fraction(Decimal(text.replace(",", ""))) * 10**6
    if abs(Fraction(Decimal(text.replace(",", "")))) >= 10**12:
        return "", "too large"
    if millionths.denominator != 1:
        return "", "too fine"
    return millionths.numerator, ""


def parsings():
    texts = """0 -0 00 7 007 -7 60 0.5 -0.5 .5 5. . - -. +5 1e3 0x10 1_000 12.5 12.50 12.500000 12.5000000000 0.000001 -0.000001
        0.0000001 0.0000010 0.1234567 0.9999995 999999999999 999999999999.999999 -999999999999.999999 999999999999.9999990
        1000000000000 1000000000000.000000 -1000000000000 000000000000000000000000000001 0000000000000999999999999 9223372036854775807
        -9223372036854775808 340282366920938463463374607431768211456 1000000000000.0000001 1.2.3 1..2 --1 1- a 1a a1 1,250 1,250.00
        1,250.5 12,345,678.90 999,999,999,999 1,000,000,000,000 1,25 1,2500 ,250 1,,250 1,250, 1234,567 0,125 00,125 -1,250 1,250,00
        1,250.000,000 1.000,00 $5 5% 1e-6 inf nan 0.00 000.000 -000.000 0.10 100 1000000 1.000001 1.0000001""".split()
    texts += ["", " ", " 1", "1 ", "1 000", "1\t", "\u0661", "1\u00a0000", "\u22125", "9" * 400, "0" * 400 + "1", "0." + "0" * 400, "0." + "0" * 400 + "1"]
    for text in dict.fromkeys(texts):
        for grouped in (False, True):
            yield (text, int(grouped), *parsed(text, grouped))


def plain(value):
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_money(value, group):
    whole, _, fraction = plain(abs(value)).partition(".")
    if group:
        whole = f"{int(whole):,}"
    return ("-" if value < 0 else "") + whole + "." + fraction.ljust(2, "0")


def formats():
    values = [0, 1, 9, 10, 99, 100, 10**4, 10**5, 10**6, 10**6 + 1, 609000, 12_500_000, 1_250_000_000, 60_000_000, 999_999, 1_000_000_000,
              999_999_999_999, 123_456_789_012_345_678, LIMIT - 1, LIMIT, 2**63 - 1, 2**63, LARGEST, 10**9, 10**10, 10**12 - 1, 10**12]
    for value in values + [-v for v in values if v] + [SMALLEST]:
        digits = str(abs(value)).rjust(7, "0")
        exact = Decimal(("-" if value < 0 else "") + digits[:-6] + "." + digits[-6:])
        yield value, plain(exact) if value else "0", as_money(exact, False), as_money(exact, True)


def ratio(n, d):
    value = Fraction(n, d)
    millionths = value * 10**6
    if millionths.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(millionths.numerator), 10**6)
    fraction = str(rest).rjust(6, "0").rstrip("0")
    return sign + str(whole) + ("." + fraction if fraction else "")


def ratios():
    pairs = [(n, d) for n in (-8, -7, -3, -1, 0, 1, 2, 3, 7, 8, 300, 1_000_001) for d in (1, 2, 3, 5, 7, 8, 64, 125, 128, 10**6, 2 * 10**6)]
    pairs += [(n, d) for n in (LARGEST, LARGEST - 1, SMALLEST, SMALLEST + 1, 10**38) for d in (1, 2, 3, 10**6, 2**100, LARGEST, 10**38)]
    for n, d in dict.fromkeys(pairs):
        yield n, d, ratio(n, d)


write("divide_rounded.csv", ["numerator", "denominator", "rounding", "result"], divisions())
write("decimals_parse.csv", ["text", "grouped", "millionths", "error"], parsings())
write("decimals_format.csv", ["millionths", "decimal", "money", "grouped"], formats())
write("ratios.csv", ["numerator", "denominator", "text"], ratios())
