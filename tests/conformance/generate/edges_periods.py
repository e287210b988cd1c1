#!/usr/bin/env python3
"""Everything that has a period, on the day before it, its first, its last and the day after; by Python's datetime."""
from datetime import date, timedelta

from feature import Feature, truth

FAR = date(9999, 12, 31)
PERIODS = [(date(2025, 3, 1), date(2025, 5, 31)), (date(2024, 2, 29), date(2024, 2, 29)), (date(2024, 12, 31), date(2025, 1, 1)),
           (date(2024, 2, 1), date(2024, 2, 29)), (date(2025, 7, 1), FAR)]
DAY = timedelta(days=1)


def written(period):
    return f"{period[0]} .." + ("" if period[1] == FAR else f" {period[1]}")


def edges(period):
    first, last = period
    return list(dict.fromkeys([first - DAY, first, last] + ([last + DAY] if last != FAR else [])))


def holds(period, day):
    return period[0] <= day <= period[1]


def rows(*forms):
    """For each edge of each period: what each form is inside, and outside."""
    for i, period in enumerate(PERIODS):
        for day in edges(period):
            yield {"lines": [{"date": str(day)}]}
            for form, inside, outside in forms:
                yield form.format(i), (inside if holds(period, day) else outside).format(i)


def each(form):
    return "\n".join(form.format(i=i, p=written(p), first=p[0], last=p[1]) for i, p in enumerate(PERIODS))


def yes(form):
    return form, "true", "false"


VALUES = [
    ("Terms", each("term t{i}: integer {{ effective {p}, value 7 }}"),
     [("t{0}", "7", "unknown (no value t{0})"), ("t{0} otherwise 0", "7", "0"), ("t{0} is known", "true", "false")]),
    ("Exceptions to a term", each("term t{i}: integer {{ value 0 }}\nexception x{i} to t{i} {{ payer acme, effective {p}, value 7 }}"), [("t{0}", "7", "0")]),
    ("Members of a set", each("set s{i} of code {{ J2357 effective {p} }}"), [yes("line.code in s{0}")]),
    ("Members that are excepted", each("set s{i} of code {{ J2357, except J2357 effective {p} }}"), [("line.code in s{0}", "false", "true")]),
    ("Patterns and ranges in a set", each("set d{i} of diagnosis {{ J45.* effective {p} }}\nset r{i} of diagnosis {{ J40 .. J46 effective {p} }}"),
     [yes("line.diagnoses in d{0}"), yes("line.diagnoses in r{0}")]),
    ("A set within a set", each("set s{i} of code {{ J2357 effective {p} }}\nset outer{i} of code {{ s{i}, J0517 }}"), [yes("line.code in outer{0}")]),
    ("Rows of a table", each("table rows{i} by code {{\n  | code  | n: integer | effective: period |\n  | J2357 | 7          | {p} |\n}}"),
     [("rows{0}[line.code].n otherwise 0", "7", "0"), yes("line.code in rows{0}")]),
    ("A table", each("table rows{i} by code {{\n  effective {p}\n  | code  | n: integer |\n  | J2357 | 7          |\n}}"),
     [("rows{0}[line.code].n otherwise 0", "7", "0"), yes("line.code in rows{0}")]),
    ("Exceptions to a row", each("table rows{i} by code {{\n  | code  | n: integer |\n  | J2357 | 0          |\n}}\nexception x{i} to rows{i}[J2357] {{ payer acme, effective {p}, n 7 }}"),
     [("rows{0}[line.code].n", "7", "0")]),
    ("Codes", "extend code { rank: integer? }\n" + each("code J910{i} {{ effective {p}, rank 7 }}"), [("J910{0}.rank otherwise 0", "7", "0")]),
    ("Exceptions to a code", "extend code { rank: integer? }\n" + each("code J910{i} {{ rank 0 }}\nexception x{i} to code J910{i} {{ payer acme, effective {p}, rank 7 }}"),
     [("J910{0}.rank", "7", "0")]),
]


def as_of_rows():
    """A line of another year, asked as of the edges."""
    for i, period in enumerate(PERIODS):
        for day in edges(period):
            inside = holds(period, day)
            yield f"(t{i} as of {day}) otherwise 0", "7" if inside else "0"
            yield f"(line.code in s{i}) as of {day}", truth(inside)
            yield f"(rows{i}[line.code].n as of {day}) otherwise 0", "7" if inside else "0"
            yield f"(J910{i}.rank as of {day}) otherwise 0", "7" if inside else "0"


AS_OF = ("extend code { rank: integer? }\n" + each(
    "term t{i}: integer {{ effective {p}, value 7 }}\nset s{i} of code {{ J2357 effective {p} }}\n"
    "table rows{i} by code {{\n  | code  | n: integer | effective: period |\n  | J2357 | 7          | {p} |\n}}\ncode J910{i} {{ effective {p}, rank 7 }}"))


def findings(days, acts):
    """A claim with a line a day, and of each line the rules that act on it."""
    lines = ", ".join(f'{{"date": "{day}"}}' for day in days)
    yield f'{{"lines": [{lines}]}}'
    for number, day in enumerate(days, 1):
        found = [f"r{i} not met" for i in range(len(PERIODS)) if acts(i, day)]
        yield f"  {number}: " + "; ".join((["deny"] if found else ["pay"]) + found)


def judged(acts):
    for period in PERIODS:
        yield from findings(edges(period), acts)


OWN = (date(2024, 2, 20), date(2025, 4, 30))  # a rule's own period, within a package's or an adoption's
RULE = "rule r{i} {{ require line.units <= 4, else deny CO-151 }}"
DATED_RULE = f"rule r{{i}} {{{{ effective {written(OWN)}, require line.units <= 4, else deny CO-151 }}}}"


def files(form):
    return [(f"p{i}.edict", form.format(i=i, p=written(p), first=p[0], last=p[1])) for i, p in enumerate(PERIODS)]


def received():
    for period in PERIODS:
        for day in edges(period):
            yield f'{{"received_date": "{day}"}}'
            found = [f"r{i} not met" for i, p in enumerate(PERIODS) if holds(p, day)]
            yield "  1: " + "; ".join((["deny"] if found else ["pay"]) + found)


def in_own(i, day):
    return holds(PERIODS[i], day)


def in_both(i, day):
    return holds(PERIODS[i], day) and holds(OWN, day)


LIBRARY = "library conformance.shelf{i}\n  title \"Shelf\"\n"
PACKAGE = "package conformance.p{i}\n  title \"Bounded\"\n  effective {p}\n"
ADOPT = each("adopt conformance.shelf{i} from {first} until {last}")
JUDGED = [
    ("Rules", each("rule r{i} {{ effective {p}, require line.units <= 4, else deny CO-151 }}"), [], in_own),
    ("Exceptions to a rule", each(RULE + "\nexception x{i} to r{i} {{ payer acme, effective {p}, waive }}"), [], lambda i, day: not in_own(i, day)),
    ("Packages", "", files(PACKAGE + RULE), in_own),
    ("A rule's period within its package's", "", files(PACKAGE + DATED_RULE), in_both),
    ("Adoptions", ADOPT, files(LIBRARY + RULE), in_own),
    ("A rule's period within its adoption's", ADOPT, files(LIBRARY + DATED_RULE), in_both),
]


def feature():
    made = Feature("edges_periods", "Periods at the edges", "edges_periods.py",
                   "Five periods: three months, one leap day, two days over the new year, a leap February, and one without an end. Both ends belong to a period.")
    made.edict("package conformance.edges_periods\n  title \"Periods\"\npayer acme\ncode J2357\ncode J0517")
    made.base({"id": "C", "payer": "acme", "patient": {"id": "P1"}, "received_date": "2025-12-01",
               "lines": [{"code": "J2357", "date": "2025-04-01", "units": 5, "charge": "$10.00", "diagnoses": ["J45.40"]}]})
    for title, policy, forms in VALUES:
        made.case(title)
        made.edict(policy)
        made.values(rows(*forms))
    made.case("As of another day")
    made.edict(AS_OF)
    made.values([{"lines": [{"date": "2010-01-01"}]}, *as_of_rows()])
    for title, policy, more, acts in JUDGED:
        made.case(title, "The rules' own period is " + written(OWN) + "." if acts is in_both else "")
        if policy:
            made.edict(policy)
        for name, text in more:
            made.block(f"edict {name}", text.split("\n"))
        made.block("claims", judged(acts))
    made.case("Received: the day of receipt, whatever the day of service")
    made.edict(each("rule r{i} {{ received {p}, require line.units <= 4, else deny CO-151 }}"))
    made.block("claims", received())
    return made
