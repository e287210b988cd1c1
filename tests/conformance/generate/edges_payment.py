#!/usr/bin/env python3
"""Amounts of a line from its charge to what is paid, by Python's fractions, in the order of the language's payment.

Units over the cap (CO-151), what the fee leaves (CO-45), other payers (OA-23), deductible (PR-1), coinsurance (PR-2), copay (PR-3), the out-of-pocket maximum,
which lets the last of these give way first, and sequestration (CO-253). Each amount is rounded half up to cents when it is stated.
"""
from fractions import Fraction
from itertools import cycle, islice, product

from feature import Feature, money

CONTRACTS = {  # payer: fee as percent of the charge, cap of units, factor, sequestration
    "plain": ("100", None, "1", "0"),
    "eighty": ("80", None, "1", "0"),
    "thirds": ("66.6667", None, "0.5", "0"),
    "capped": ("100", 7, "1", "2"),
    "harsh": ("33.3", 3, "1.5", "2"),
}
CHARGES = ["100.00", "33.33", "1234.56", "0.07"]
PATIENTS = [  # deductible, coinsurance, copay, out of pocket
    ("0", "0", "0", "1000000"), ("50", "20", "0", "1000000"), ("0", "20", "10", "1000000"), ("25", "50", "5", "40"), ("1000000", "20", "10", "1000000"),
    ("10", "33.3", "7.77", "12"), ("0", "100", "10", "1000000"), ("0", "0", "500", "1000000"), ("30", "20", "10", "0"),
]
OTHERS = ["0", "12.34", "2000"]
UNITS = 10


def cents(value):
    """Half up, away from zero."""
    whole = abs(value) * 100
    rounded = whole.numerator // whole.denominator + (1 if whole % 1 >= Fraction(1, 2) else 0)
    return Fraction(rounded if value >= 0 else -rounded, 100)


class Line:
    def __init__(self, charge):
        self.left = self.charge = Fraction(charge)
        self.adjustments = []

    def take(self, code, amount):
        amount = max(Fraction(0), min(amount, self.left))
        self.left -= amount
        self.adjustments.append([code, amount])
        return amount


def settled(contract, charge, other, patient):
    """The line's adjustments and amounts; `patient` is what is left of deductible and out of pocket, and is used up."""
    percent, cap, factor, held = contract
    line = Line(charge)
    payable = UNITS if cap is None else min(cap, UNITS)
    line.take("CO-151", cents(line.charge * (UNITS - payable) / UNITS))
    fee = cents(line.charge * Fraction(percent) / 100 * Fraction(payable, UNITS) * Fraction(factor))
    if fee <= 0 < line.left:
        return None  # a fee of nothing is no price: the line pends
    line.take("CO-45", line.left - min(line.left, fee))
    allowed = line.left
    line.take("OA-23", Fraction(other))
    shares = [["PR-1", line.take("PR-1", patient["deductible"])], ["PR-2", line.take("PR-2", cents(line.left * Fraction(patient["coinsurance"]) / 100))],
              ["PR-3", line.take("PR-3", Fraction(patient["copay"]))]]
    over = sum(s[1] for s in shares) - patient["out_of_pocket"]
    for share in reversed(shares):
        cut = max(Fraction(0), min(over, share[1]))
        share[1] -= cut
        over -= cut
        line.left += cut
    patient["deductible"] -= shares[0][1]
    patient["out_of_pocket"] -= sum(s[1] for s in shares)
    line.adjustments = [a for a in line.adjustments if not a[0].startswith("PR")] + shares
    line.take("CO-253", cents(line.left * Fraction(held) / 100))
    assert line.charge == line.left + sum(a[1] for a in line.adjustments)
    return line, allowed, payable < UNITS


def expectation(number, result):
    if result is None:
        return f"  {number}: pend; (price) undecided"
    line, allowed, reduced = result
    parts = ["reduce" if reduced else "pay", f"allowed {money(allowed)}", f"paid {money(line.left)}"]
    return f"  {number}: " + "; ".join(parts + [f"{code} {money(amount)}" for code, amount in line.adjustments if amount])


def claims(payer):
    combinations = list(product(range(len(PATIENTS)), CHARGES))
    for (i, charge), other in zip(combinations, cycle(OTHERS)):
        deductible, coinsurance, copay, out = PATIENTS[i]
        patient = {"deductible": Fraction(deductible), "out_of_pocket": Fraction(out), "coinsurance": coinsurance, "copay": copay}
        charges = list(islice(cycle(CHARGES), CHARGES.index(charge), CHARGES.index(charge) + 2))
        fields = f'"deductible_remaining": "{deductible}", "coinsurance": "{coinsurance}%", "copay": "{copay}", "out_of_pocket_remaining": "{out}"'
        lines = ", ".join(f'{{"charge": "{c}", "other_payer_paid": "{other}"}}' for c in charges)
        yield f'{{"payer": "{payer}", "patient": {{{fields}}}, "lines": [{lines}]}}'
        for number, one in enumerate(charges, 1):
            yield expectation(number, settled(CONTRACTS[payer], one, other, patient))


def policy():
    yield "package conformance.edges_payment\n  title \"Payment\"\nadopt std.payment\npayer any_plan\ncode J2357"
    for payer, (percent, cap, factor, held) in CONTRACTS.items():
        yield f"payer {payer} {{ extends any_plan }}"
        yield f"exception {payer}_fee to fee {{ payer {payer}, value line.charge * {percent}% }}"
        if cap:
            yield f"exception {payer}_cap to unit_cap {{ payer {payer}, value {cap} }}"
        yield f"exception {payer}_factor to factor {{ payer {payer}, value {factor} }}"
        yield f"exception {payer}_held to sequestration {{ payer {payer}, value {held}% }}"


def feature():
    made = Feature("edges_payment", "Payment at the edges", "edges_payment.py",
                   "Ten units a line, two lines a claim: deductible and out-of-pocket maximum run on from the first to the second.")
    made.edict("\n".join(policy()))
    made.base({"id": "C", "plan": "P", "patient": {"id": "P1"}, "lines": [{"code": "J2357", "date": "2025-05-02", "units": UNITS}]})
    for payer, (percent, cap, factor, held) in CONTRACTS.items():
        made.case(f"{percent}% of the charge" + (f", at most {cap} units" if cap else "") + f", factor {factor}, {held}% held back")
        made.block("claims", claims(payer))
    return made
