#!/usr/bin/env python3
"""Exceptions along a chain of payers, every mixture on two levels and the telling ones on more; by walking the chain as the reference says it.

At each payer from the root, what certainly applies replaces what stands and clears what was in conflict or undecided above; what only might apply, and would
change what stands, leaves it undecided.
"""
from itertools import product

from feature import Feature

# What may stand at a payer: nothing, one value, two that agree, two that disagree, one that may apply, a certain one beside another or the same that may.
KINDS = "-sadmbe"
NAMES = {"-": "n"}
MAYBE = "when line.dose > 1 mg"


def exceptions(term, level, kind):
    """(name, value, certain) of each exception of that level; values differ from level to level."""
    name, value = f"{term}_{level}", 10 * level
    return {
        "-": [],
        "s": [(name, value, True)],
        "a": [(name + "x", value, True), (name + "y", value, True)],
        "d": [(name + "x", value, True), (name + "y", value + 1, True)],
        "m": [(name, value, False)],
        "b": [(name + "x", value, True), (name + "y", value + 1, False)],
        "e": [(name + "x", value, True), (name + "y", value, False)],
    }[kind]


def walked(levels):
    """What stands after the last of the levels: a value, or a set of reasons."""
    value, reasons = 0, set()
    for here in levels:
        certain = [(n, v) for n, v, sure in here if sure]
        if certain:
            value, reasons = certain[0][1], set()
            for name, other in certain[1:]:
                if other != value:
                    reasons = {f"conflict {certain[0][0]} and {name}"}
        for name, other, sure in here:
            if not sure and (reasons or other != value):
                reasons = reasons | {f"undecidable {name}", "line.dose"}
    return f"unknown ({', '.join(sorted(reasons))})" if reasons else str(value)


def term_name(kinds):
    return "t" + "".join(NAMES.get(k, k) for k in kinds)


def declared(kinds):
    term = term_name(kinds)
    yield f"term {term}: integer {{ value 0 }}"
    for level, kind in enumerate(kinds, 1):
        for name, value, sure in exceptions(term, level, kind):
            yield f"exception {name} to {term} {{ payer p{level}, {'' if sure else MAYBE + ', '}value {value} }}"


def asked(mixtures):
    mixtures = list(mixtures)
    for level in range(0, max(map(len, mixtures)) + 1):
        yield {"payer": f"p{level}"}
        for kinds in mixtures:
            if level <= len(kinds):
                yield term_name(kinds), walked([exceptions(term_name(kinds), i, k) for i, k in enumerate(kinds[:level], 1)])


def decided(mixtures):
    """The same where the line's dose says that each `when` is true: then all are certain; and where it says that none is."""
    for dose, sure in (("5 mg", True), ("1 mg", False)):
        deepest = max(map(len, mixtures))
        yield {"payer": f"p{deepest}", "lines": [{"dose": dose}]}
        for kinds in mixtures:
            levels = [exceptions(term_name(kinds), i, k) for i, k in enumerate(kinds, 1)]
            yield term_name(kinds), walked([[(n, v, True) for n, v, s in here if s or sure] for here in levels])


def case(made, title, mixtures, prose=""):
    mixtures = ["".join(m) for m in mixtures]
    made.case(title, prose)
    made.block("edict", [line for kinds in mixtures for line in declared(kinds)])
    made.values(asked(mixtures))
    made.values(decided(mixtures))


def feature():
    made = Feature("edges_chains", "Exceptions along a chain of payers", "edges_chains.py",
                   "A term's name spells what stands at `p1`, `p2`, …: nothing (`n`), one value (`s`), two that agree (`a`), two that disagree (`d`), one that may\n"
                   "apply (`m`), a certain one beside another (`b`) or beside the same (`e`) that may. `p0` is the root, and nothing stands there.")
    made.edict("package conformance.edges_chains\n  title \"Chains\"\npayer p0\n" + "\n".join(f"payer p{i} {{ extends p{i - 1} }}" for i in range(1, 5)))
    made.base({"id": "C", "payer": "p0", "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for first in KINDS:
        case(made, {"-": "Nothing at the first", "s": "One value at the first", "a": "Agreement at the first", "d": "Conflict at the first",
                    "m": "One that may apply at the first", "b": "A value and another that may apply at the first",
                    "e": "A value and the same that may apply at the first"}[first], [first + second for second in KINDS])
    case(made, "Three levels", [m for m in product("smd", repeat=3)])
    case(made, "Four levels: the deepest that says anything", [m for m in product("-s", repeat=4)])
    return made
