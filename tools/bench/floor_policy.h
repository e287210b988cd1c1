// The benchmark's policy by hand: its rules and their exceptions. floor.cpp reads the file and writes the decisions.
//
// In: one claim's lines. Out: on each line, its findings by gravity, the code that a denied charge goes to, the amount that it is reduced
// to. Always true: none of Edict's code; no check for overflow, since the benchmark's claims are tame.
#pragma once

#include <fstream>

#include "floor_facts.h"

namespace floor_program {

class Judge {
 public:
  explicit Judge(const char* prices) : drugs_(drugs()) {
    std::ifstream in(prices);
    std::string row;
    for (std::getline(in, row); std::getline(in, row);) {
      for (Drug& drug : drugs_) {
        if (drug.code != row.substr(0, 5)) continue;
        const std::string_view cells(row);  // J0897,2024-01-01 .. 2024-06-30,23.400
        drug.prices.push_back({days_of(cells.substr(6, 10)), days_of(cells.substr(20, 10)), number_of(cells.substr(31)).value});
      }
    }
    for (const Drug& drug : drugs_) {
      std::size_t at = slot(drug.code);
      while (table_[at]) at = (at + 1) % table_.size();
      table_[at] = &drug;
    }
  }

  const Drug* find(std::string_view code) const {
    for (std::size_t at = slot(code); table_[at]; at = (at + 1) % table_.size()) {
      if (table_[at]->code == code) return table_[at];
    }
    return nullptr;
  }

  void judge(const Claim& claim, std::vector<Line>& lines, std::size_t count) const {
    for (std::size_t k = 0; k < count; ++k) {
      Line& line = lines[k];
      if (claim.payer == kMissing) pend(line, "(payer missing)");
      if (claim.payer == kUndeclared) pend(line, "(payer not declared)");
      if (!line.date.is_known()) pend(line, "(date missing)");
      if (line.code.empty()) pend(line, "(code missing)");
      line.judged = claim.payer > kUndeclared && line.date.is_known();
      if (!line.judged) continue;
      intake(claim, lines, count, line);
      coding(claim, lines, count, line);
      coverage(claim, line);
    }
    for (std::size_t k = 0; k < count; ++k) {
      if (lines[k].judged) bundling(lines, count, lines[k]);
    }
  }

 private:
  static std::size_t slot(std::string_view code) {
    std::size_t hash = 0;
    for (const char c : code) hash = hash * 31 + static_cast<unsigned char>(c);
    return hash % 128;
  }

  static void add(std::string& list, std::string_view rule, std::string_view outcome) {
    if (!list.empty()) list += ';';
    list += rule;
    list += outcome;
  }
  // `rank` orders what a denied charge goes to: stage, then group.
  static void deny(Line& line, std::string_view rule, std::string_view carc, int rank) {
    if (line.carc.empty() || rank < line.carc_rank) {
      line.carc = carc;
      line.carc_rank = rank;
    }
    add(line.deny, rule, ":deny");
  }
  static void pend(Line& line, std::string_view rule) { add(line.pend, rule, ":pend"); }

  // A rule without surprises: denied where it fails, pended where it cannot be decided, unless the code is missing.
  static void decide(Line& line, Truth applies, Truth require, std::string_view rule, std::string_view carc, int rank) {
    if (applies == Truth::No || require == Truth::Yes) return;
    if (applies == Truth::Yes && require == Truth::No) {
      deny(line, rule, carc, rank);
    } else if (applies != Truth::NoCode && require != Truth::NoCode) {
      pend(line, rule);
    }
  }

  static Truth same_code(const Line& other, const Line& line) {
    if (line.code.empty()) return Truth::NoCode;
    return other.code.empty() ? Truth::Unknown : truth(other.code == line.code);
  }
  static Truth same_service(const Line& other, const Line& line) { return same_code(other, line) && equal(other.date, line.date); }
  static Truth coded(const Line& line, bool condition) { return line.code.empty() ? Truth::NoCode : truth(condition); }

  static void intake(const Claim& claim, const std::vector<Line>& lines, std::size_t count, Line& line) {
    Truth clean = Truth::Yes;
    for (std::size_t k = 0; k < count; ++k) {
      const Line& other = lines[k];
      if (other.number >= line.number) continue;
      // Units count in the unit of their code: without it, nobody knows how many they are.
      const Truth same_units = other.code.empty() ? Truth::Unknown : equal(other.units, line.units);
      const Truth differs = !same_units || !equal(other.charge, line.charge) || truth(other.jw || line.jw);
      clean = clean && (!same_service(other, line) || differs);
    }
    decide(line, Truth::Yes, clean, "duplicate_line", "OA-18", 2);
    const int days = claim.payer == kBorealis || claim.payer == kHmo ? 180 : 365;
    const std::int64_t late = claim.received.value - line.date.value;
    decide(line, Truth::Yes, claim.received.is_known() ? truth(late >= 0 && late <= days) : Truth::Unknown, "timely_filing", "CO-29", 0);
  }

  // Units of an amount, up to the next whole unit or to the nearest.
  static Number in_units(Number amount, const Line& line, bool nearest) {
    if (line.code.empty()) return {0, amount.known && Truth::NoCode};
    if (!amount.is_known() || !line.drug || line.drug->unit == 0) return {};
    const std::int64_t unit = line.drug->unit;
    return {(nearest ? (2 * amount.value + unit) / (2 * unit) : (amount.value + unit - 1) / unit) * kMillion, Truth::Yes};
  }

  static void coding(const Claim& claim, const std::vector<Line>& lines, std::size_t count, Line& line) {
    static constexpr int kApril2024 = 19814, kApril2025 = 20179;
    decide(line, Truth::Yes, truth(!(line.jw && line.jz)), "one_wastage_modifier", "CO-4", 4);
    if (line.dose.is_known()) {
      const bool nearest = claim.payer == kBorealis || claim.payer == kHmo;
      const Truth fits = equal(line.units, in_units(line.dose, line, nearest));
      decide(line, coded(line, line.code != "J3590"), fits, "units_match_dose", "CO-16", 4);
    }
    if (line.date.value >= kApril2024) {
      Truth beside_waste = Truth::No;
      for (std::size_t k = 0; k < count; ++k) {
        beside_waste = beside_waste || (same_code(lines[k], line) && truth(lines[k].jw));
      }
      const Truth single = line.container.empty() ? Truth::Unknown : truth(line.container == "single_dose_vial");
      decide(line, single && !beside_waste, truth(line.jw || line.jz), "wastage_modifier", "CO-16", 4);
    }
    if (line.jw) decide(line, Truth::Yes, equal(line.units, in_units(line.discarded, line, false)), "waste_matches_discarded", "CO-16", 4);
    if (line.date.value >= kApril2025 && line.code == "J1300") deny(line, "withdrawn_code", "CO-181", 4);
  }

  static bool allergy(std::string_view d) {
    if (starts(d, "J45.")) return d >= "J45.40" && (d <= "J45.52" || starts(d, "J45.52"));
    return starts(d, "J33") || starts(d, "L50.1") || starts(d, "L20") || starts(d, "D72.11") || starts(d, "J82.83");
  }
  static bool immunology(std::string_view d) {
    return starts(d, "K50") || starts(d, "K51") || starts(d, "L40") || starts(d, "M05") || starts(d, "M06") || starts(d, "M45");
  }
  static bool cancer(std::string_view d) { return d >= "C00" && (d <= "C96" || starts(d, "C96")); }
  static bool oncology(std::string_view d) { return cancer(d) && !starts(d, "C44"); }

  template <class Test>
  static Truth any_diagnosis(const Line& line, Test test) {
    if (line.diagnoses.empty()) return Truth::Unknown;
    bool found = false;
    each(line.diagnoses, [&](std::string_view d) { found = found || test(d); });
    return truth(found);
  }

  static Number limit_of(const Line& line) {
    struct Limit {
      const char* code;
      const char* with;
      int special, other;
    };
    static constexpr std::array<Limit, 9> limits = {{{"J2357", "J45", 75, 60},
                                                     {"J0517", nullptr, 0, 30},
                                                     {"J2182", "J82", 300, 110},
                                                     {"J1745", "K50", 70, 60},
                                                     {"J3380", nullptr, 0, 300},
                                                     {"J0897", "C", 120, 70},
                                                     {"J9271", nullptr, 0, 240},
                                                     {"J9299", nullptr, 0, 300},
                                                     {"J2327", "K50", 720, 650}}};
    if (line.code.empty()) return {0, Truth::NoCode};
    for (const Limit& limit : limits) {
      if (line.code != limit.code) continue;
      if (!limit.with) return {limit.other * kMillion, Truth::Yes};
      if (line.diagnoses.empty()) return {};
      int most = limit.other;
      each(line.diagnoses, [&](std::string_view d) {
        if (*limit.with == 'C' ? cancer(d) : starts(d, limit.with)) most = std::max(most, limit.special);
        if (line.code == "J2357" && starts(d, "J33")) most = std::max(most, 90);
        if (line.code == "J1745" && starts(d, "K51")) most = std::max(most, 65);
      });
      return {most * kMillion, Truth::Yes};
    }
    return {};
  }

  static void coverage(const Claim& claim, Line& line) {
    static const Drug kNone;
    const Drug& drug = line.drug ? *line.drug : kNone;
    if (const Truth applies = coded(line, drug.family == kAllergy); applies != Truth::No) {
      Truth old = Truth::Unknown;
      if (claim.birth.is_known()) old = truth(years_between(static_cast<int>(claim.birth.value), static_cast<int>(line.date.value)) >= 6);
      decide(line, applies, old, "age", "CO-6", 8);
      const bool evidence = is_acme(claim) && has(claim.documents, "clinical_trial_evidence");
      if (!evidence) decide(line, applies, any_diagnosis(line, allergy), "allergy_indication", "CO-11", 8);
    }
    if (line.code == "J3590" && !has(claim.documents, "medical_necessity")) pend(line, "documentation");
    if (const Truth applies = coded(line, drug.family == kImmunology); applies != Truth::No) {
      decide(line, applies, any_diagnosis(line, immunology), "immunology_indication", "CO-11", 8);
    }
    if (const Truth applies = coded(line, drug.family == kOncology); applies != Truth::No) {
      decide(line, applies, any_diagnosis(line, oncology), "oncology_indication", "CO-11", 8);
    }
    if (const Truth applies = coded(line, drug.infused); applies != Truth::No) {
      const std::string_view p = line.place;
      const bool clinic = p == "11" || p == "19" || p == "22" || p == "24" || p == "49" || (claim.payer == kHmo && p == "12");
      decide(line, applies, p.empty() ? Truth::Unknown : truth(clinic), "place_of_service", "CO-5", 8);
    }
    price(line);
    if (const Truth applies = coded(line, drug.authorized); applies != Truth::No) authorization(claim, line, applies);
    if (const Truth applies = coded(line, drug.limited); applies != Truth::No) quantity(claim, line, applies);
    const std::string_view s = line.specialty;
    if (drug.family == kOncology && !s.empty() && s != "207RH0003X" && s != "207R00000X" && s != "207RX0202X") pend(line, "specialty");
  }

  static bool is_acme(const Claim& claim) { return claim.payer == kAcme || claim.payer == kGold || claim.payer == kPlus; }

  static void price(Line& line) {
    if (line.code.empty()) return decide(line, Truth::NoCode, line.units.known && line.charge.known, "price", "", 8);
    if (!line.drug) return;
    for (const Price& price : line.drug->prices) {
      if (line.date.value < price.first || line.date.value > price.last) continue;
      if (!line.units.is_known() || !line.charge.is_known()) return pend(line, "price");
      const __int128 most = static_cast<__int128>(line.units.value) * price.limit;  // scale 12
      if (static_cast<__int128>(line.charge.value) * kMillion <= most) return;
      constexpr std::int64_t kCent = 10'000'000'000;
      line.reduced = static_cast<std::int64_t>((2 * most + kCent) / (2 * kCent)) * 10'000;
      return add(line.reduce, "price", ":reduce");
    }
  }

  static void authorization(const Claim& claim, Line& line, Truth applies) {
    Truth stands = truth(!line.authorization.empty());
    if (claim.payer == kGold) stands = stands || (line.charge.is_known() ? truth(line.charge.value < 2000 * kMillion) : Truth::Unknown);
    if (claim.payer == kHmo) stands = stands || (line.place.empty() ? Truth::Unknown : truth(line.place == "12"));
    if (applies == Truth::Yes && stands == Truth::No && is_acme(claim)) return pend(line, "prior_authorization");
    decide(line, applies, stands, "prior_authorization", "CO-197", 8);
  }

  static void quantity(const Claim& claim, Line& line, Truth applies) {
    Number limit = limit_of(line);
    if (claim.payer == kMedicare || claim.payer == kMedicareMa) limit.value *= 2;
    const Truth within = at_most(line.units, limit);
    const bool reviewed = claim.payer == kPlus || claim.payer == kMedicareMa;
    if (reviewed && applies == Truth::Yes && within == Truth::No) return pend(line, "quantity");
    decide(line, applies, within, "quantity", "CO-151", 8);
  }

  static void bundling(const std::vector<Line>& lines, std::size_t count, Line& line) {
    Truth alone = Truth::Yes, partner = Truth::No;
    for (std::size_t k = 0; k < count; ++k) {
      if (&lines[k] == &line) continue;
      const Truth same = same_service(lines[k], line);
      if (lines[k].jw) alone = alone && !same;
      if (!lines[k].jw) partner = partner || same;
    }
    if (line.jz) decide(line, Truth::Yes, alone, "nothing_wasted_beside_waste", "CO-4", 12);
    if (line.jw) decide(line, Truth::Yes, partner, "wasted_line_has_its_partner", "CO-107", 12);
  }

  static int years_between(int from, int to) {
    const auto parts = [](int day) {  // year, and month and day as one number
      const int z = day + 719468, era = z / 146097, doe = z - era * 146097;
      const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100),
                mp = (5 * doy + 2) / 153;
      const int m = mp < 10 ? mp + 3 : mp - 9;
      return std::pair{yoe + era * 400 + (m <= 2 ? 1 : 0), m * 32 + doy - (153 * mp + 2) / 5};
    };
    const auto [y0, d0] = parts(from);
    const auto [y1, d1] = parts(to);
    return y1 - y0 - (d1 < d0 ? 1 : 0);
  }

  std::vector<Drug> drugs_;
  std::array<const Drug*, 128> table_{};
};

}  // namespace floor_program
