#!/usr/bin/env python3
"""Writes every generated feature; with --check only compares, and fails where the committed file is another."""
import sys

sys.dont_write_bytecode = True

import edges_ages
import edges_bands
import edges_chains
import edges_dates
import edges_logic
import edges_members
import edges_numbers
import edges_packages
import edges_payment
import edges_periods
import edges_rounding
import edges_units
import edges_windows
from feature import CASES

FEATURES = [edges_ages, edges_bands, edges_chains, edges_dates, edges_logic, edges_members,
            edges_numbers, edges_packages, edges_payment, edges_periods, edges_rounding, edges_units, edges_windows]


def main():
    stale = []
    for module in FEATURES:
        made = module.feature()
        path, text = CASES / f"{made.name}.md", made.text()
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    for name in stale:
        print(f"cases/{name} is not what its script makes: python3 tests/conformance/generate")
    return 1 if stale else 0


sys.exit(main())
