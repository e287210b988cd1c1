#!/usr/bin/env python3
"""Writes a feature of the suite: Markdown with a policy, a base claim and cases."""
import json
from fractions import Fraction
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


class Feature:
    def __init__(self, name, title, script, prose=""):
        self.name = name
        self.parts = [f"# {title}\n", f"<!-- Made by generate/{script}: change that, not this. -->\n"]
        if prose:
            self.parts.append(prose + "\n")

    def block(self, kind, lines):
        self.parts.append("```" + kind + "\n" + "\n".join(lines) + "\n```\n")

    def edict(self, text):
        self.block("edict", text.strip("\n").split("\n"))

    def base(self, claim):
        self.block("base", [as_json(claim)])

    def case(self, title, prose=""):
        self.parts.append(f"## {title}\n")
        if prose:
            self.parts.append(prose + "\n")

    def values(self, rows):
        """Rows are (expression, value); a dict among them is a claim."""
        self.block("values", [as_json(r) if isinstance(r, dict) else f"{r[0]} => {r[1]}" for r in rows])

    def refused(self, rows):
        self.block("refused", rows)

    def text(self):
        return "\n".join(self.parts)


def as_json(claim):
    return json.dumps(claim, ensure_ascii=False)


def truth(condition):
    return "true" if condition else "false"


def decimal(value):
    """A number as a literal of at most six digits behind the point, or None."""
    millionths = Fraction(value) * 10**6
    if millionths.denominator != 1 or abs(millionths) >= 10**18:
        return None
    sign = "-" if millionths < 0 else ""
    whole, rest = divmod(abs(millionths.numerator), 10**6)
    return sign + str(whole) + ("." + f"{rest:06}".rstrip("0") if rest else "")


def field_name(text, prefix):
    """A number's text as a field's name: n_0_5, n_minus_0_5."""
    return f"{prefix}_" + text.replace("-", "minus_").replace(".", "_")


def money(value):
    text = decimal(abs(Fraction(value)))
    whole, _, cents = text.partition(".")
    return ("-$" if value < 0 else "$") + whole + "." + cents.ljust(2, "0")


def exactly(value):
    """A number as a literal, else as a quotient of two."""
    return decimal(value) or f"{value.numerator} / {value.denominator}"
