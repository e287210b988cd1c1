#!/usr/bin/env python3
"""Truth tables of three values, by the definition of Kleene's logic: what no completion of the unknown can change is known."""
from itertools import product

from feature import Feature, truth

TERMS = {"t": True, "f": False, "u": None, "v": None, "w": None}
FIELDS = {"u": "line.dose", "v": "line.discarded", "w": "line.ndc_quantity"}
POLICY = """
package conformance.edges_logic
  title "Three values"
payer acme
term t: boolean { value line.units = 60 }
term f: boolean { value line.units != 60 }
term u: boolean { value line.dose > 1 mg }
term v: boolean { value line.discarded > 1 mg }
term w: boolean { value line.ndc_quantity > 1 }
"""


def kleene_and(values):
    if any(v is False for v, _ in values):
        return False, set()
    gaps = set().union(*(g for v, g in values if v is None))
    return (None, gaps) if gaps else (True, set())


def negated(value):
    return (None if value[0] is None else not value[0]), value[1]


def kleene_or(values):
    return negated(kleene_and([negated(v) for v in values]))


def choice(c, a, b):
    if c[0] is not None:
        return a if c[0] else b
    if a[0] is not None and a[0] == b[0]:
        return a
    return None, c[1] | a[1] | b[1]


def equal(a, b):
    gaps = a[1] | b[1]
    return (None, gaps) if gaps else (a[0] == b[0], set())


def leaf(name):
    return TERMS[name], ({FIELDS[name]} if name in FIELDS else set())


def told(value):
    return truth(value[0]) if value[0] is not None else f"unknown ({', '.join(sorted(value[1]))})"


def rows(places, form, meaning):
    """Every assignment; the first place's unknown is u, the second's v, the third's w, so that each has its own reason."""
    for kinds in product("tf?", repeat=places):
        names = [("uvw"[i] if kind == "?" else kind) for i, kind in enumerate(kinds)]
        yield form.format(*names), told(meaning(*[leaf(n) for n in names]))


TABLES = [
    ("Not", 1, "not {0}", negated),
    ("And", 2, "{0} and {1}", lambda a, b: kleene_and([a, b])),
    ("Or", 2, "{0} or {1}", lambda a, b: kleene_or([a, b])),
    ("Equal", 2, "{0} = {1}", equal),
    ("Not equal", 2, "{0} != {1}", lambda a, b: negated(equal(a, b))),
    ("And of three", 3, "{0} and {1} and {2}", lambda a, b, c: kleene_and([a, b, c])),
    ("Or of three", 3, "{0} or {1} or {2}", lambda a, b, c: kleene_or([a, b, c])),
    ("And within or", 3, "{0} and {1} or {2}", lambda a, b, c: kleene_or([kleene_and([a, b]), c])),
    ("Or within and", 3, "({0} or {1}) and {2}", lambda a, b, c: kleene_and([kleene_or([a, b]), c])),
    ("Not of and", 2, "not ({0} and {1})", lambda a, b: negated(kleene_and([a, b]))),
    ("Not of or", 2, "not ({0} or {1})", lambda a, b: negated(kleene_or([a, b]))),
    ("If", 3, "if {0} then {1} else {2}", choice),
    ("If within and", 3, "{2} and (if {0} then {1} else true)", lambda a, b, c: kleene_and([c, choice(a, b, (True, set()))])),
]


def known():
    for name, value in TERMS.items():
        yield f"{name} is known", truth(value is not None)
        yield f"{name} is missing", truth(value is None)
        yield f"{name} is not known", truth(value is None)
        yield f"{name} otherwise t", truth(True if value is None else value)
        yield f"{name} otherwise f", truth(False if value is None else value)


def feature():
    made = Feature("edges_logic", "Truth tables", "edges_logic.py",
                   "`t` is true, `f` false; `u`, `v` and `w` are unknown, each for a field of its own. An unknown answer names the unknown operands where no other decides.")
    made.edict(POLICY)
    made.base({"id": "C", "payer": "acme", "lines": [{"code": "J2357", "date": "2025-05-02", "units": 60}]})
    for title, places, form, meaning in TABLES:
        made.case(title)
        made.values(rows(places, form, meaning))
    made.case("Known, missing, otherwise")
    made.values(known())
    return made
