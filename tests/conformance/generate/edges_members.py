#!/usr/bin/env python3
"""Every mixture of up to three members that are large, small or unknown, in each operator over lists; by counting."""
from itertools import product

from feature import Feature, truth

DOSE = {"L": 8, "S": 2, "?": None}


def claims():
    for size in (1, 2, 3):
        yield from product("LS?", repeat=size)


def holes(kinds):
    names = ["line.dose" if i == 0 else f"line {i + 1}.dose" for i, kind in enumerate(kinds) if kind == "?"]
    return f"unknown ({', '.join(names)})"


def quantified(kinds):
    condition = "l in claim.lines where l.dose > 5 mg"
    large, small, hole = "L" in kinds, "S" in kinds, "?" in kinds
    yield f"any {condition}", "true" if large else holes(kinds) if hole else "false"
    yield f"all {condition}", "false" if small else holes(kinds) if hole else "true"
    yield f"none {condition}", "false" if large else holes(kinds) if hole else "true"


def counted(kinds):
    doses = [DOSE[k] for k in kinds]
    known = [d for d in doses if d is not None]
    hole = len(known) < len(doses)
    yield "count(l in claim.lines where l.dose > 5 mg)", holes(kinds) if hole else kinds.count("L")
    yield "count(l in claim.lines where l.dose is known)", len(known)
    yield "count(distinct l.dose for l in claim.lines)", holes(kinds) if hole else len(set(known))
    yield "sum(l.dose for l in claim.lines)", holes(kinds) if hole else f"{sum(known)} mg"
    yield "sum(l.dose otherwise 1 mg for l in claim.lines)", f"{sum(known) + len(doses) - len(known)} mg"
    yield "sum(l.dose for l in claim.lines where l.dose is known)", f"{sum(known)} mg"
    yield "sum(l.number for l in claim.lines where l.dose > 5 mg)", holes(kinds) if hole else sum(i + 1 for i, k in enumerate(kinds) if k == "L")


def extremes(kinds):
    doses = [DOSE[k] for k in kinds]
    known = [d for d in doses if d is not None]
    hole = len(known) < len(doses)
    nothing = "unknown (nothing)"
    yield "min(l.dose for l in claim.lines)", holes(kinds) if hole else f"{min(known)} mg"
    yield "max(l.dose for l in claim.lines)", holes(kinds) if hole else f"{max(known)} mg"
    yield "max(l.dose for l in claim.lines where l.dose is known)", f"{max(known)} mg" if known else nothing
    large = [i + 1 for i, k in enumerate(kinds) if k == "L"]
    yield "min(l.number for l in claim.lines where l.dose > 5 mg)", holes(kinds) if hole else min(large) if large else nothing
    yield "min(l.number for l in claim.lines where l.dose > 5 mg) otherwise 9", holes_or_nine(kinds, large)


def holes_or_nine(kinds, large):
    return "9" if "?" in kinds or not large else min(large)


def with_claim(rows):
    for kinds in claims():
        yield {"lines": [{"dose": f"{DOSE[k]} mg"} if k != "?" else {} for k in kinds]}
        yield from rows(kinds)


def empty():
    """A list that says it is empty, and lists that say nothing."""
    for patient, name in (({"therapies": []}, None), ({"therapies": None}, "claim.patient.therapies"), ({"therapies": [{"drug_class": "a"}]}, "therapy.outcome"),
                          ({"therapies": [{"drug_class": "a", "outcome": "inadequate"}]}, "one")):
        yield {"patient": patient}
        where = "t in claim.patient.therapies where t.outcome = inadequate"
        hole = None if name in (None, "one") else f"unknown ({name})"
        yield f"any {where}", hole or truth(name == "one")
        yield f"all {where}", hole or "true"
        yield f"none {where}", hole or truth(name is None)
        yield f"count({where})", hole or (1 if name == "one" else 0)
        members = 1 if name in ("therapy.outcome", "one") else 0
        yield "count(t in claim.patient.therapies)", hole if name == "claim.patient.therapies" else members
        yield "any t in claim.patient.therapies", hole if name == "claim.patient.therapies" else truth(members)


def feature():
    made = Feature("edges_members", "Lists with known and missing members", "edges_members.py", "Doses are 8 mg, 2 mg or missing.")
    made.edict("package conformance.edges_members\n  title \"Members\"\npayer acme")
    made.base({"id": "C", "payer": "acme", "patient": {"id": "P1"}, "lines": [{"code": "J2357", "date": "2025-05-02"}]})
    for title, rows in (("Any, all and none", quantified), ("Count and sum", counted), ("Min and max", extremes)):
        made.case(title)
        made.values(with_claim(rows))
    made.case("Empty lists and absent lists")
    made.values(empty())
    return made
