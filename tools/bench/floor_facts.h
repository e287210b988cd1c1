// What the benchmark's policy speaks of, by hand: three-valued logic, drugs and payers, a claim's cells.
//
// In: cells of text. Out: known or unknown values, whole numbers in millionths. Always true: none of Edict's code.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace floor_program {

// ---------------------------------------------------------------- three-valued logic

// An unknown has a cause: the judged line's own missing code (which is told once, by itself, whatever else is missing), or something else.
enum class Truth : std::uint8_t { No, NoCode, Unknown, Yes };
inline Truth truth(bool b) { return b ? Truth::Yes : Truth::No; }
inline bool known(Truth a) { return a == Truth::No || a == Truth::Yes; }
inline Truth operator&&(Truth a, Truth b) {
  if (known(a)) return a == Truth::No ? a : b;
  if (known(b)) return b == Truth::No ? b : a;
  return std::min(a, b);
}
inline Truth operator!(Truth a) { return a == Truth::No ? Truth::Yes : a == Truth::Yes ? Truth::No : a; }
inline Truth operator||(Truth a, Truth b) { return !(!a && !b); }

struct Number {
  std::int64_t value = 0;
  Truth known = Truth::Unknown;  // Yes, or why not
  bool is_known() const { return known == Truth::Yes; }
};
inline Truth equal(Number a, Number b) {
  const Truth both = a.known && b.known;
  return both == Truth::Yes ? truth(a.value == b.value) : both;
}
inline Truth at_most(Number a, Number b) {
  const Truth both = a.known && b.known;
  return both == Truth::Yes ? truth(a.value <= b.value) : both;
}

// ---------------------------------------------------------------- the policy's tables

constexpr std::int64_t kMillion = 1'000'000;
enum Family : std::uint8_t { kNoFamily, kAllergy, kImmunology, kOncology };
struct Price {
  int first, last;
  std::int64_t limit;  // millionths of a dollar
};
struct Drug {
  std::string_view code = {};
  std::int64_t unit = 0;  // nanograms; 0 = not defined
  Family family = kNoFamily;
  bool infused = false, authorized = false, limited = false;
  std::vector<Price> prices = {};
};
constexpr std::int64_t kMcg = 1000, kMg = 1000 * kMcg;

inline std::vector<Drug> drugs() {
  return {{"J0897", kMg, kNoFamily, false, false, true},
          {"J2357", 5 * kMg, kAllergy, false, true, true},
          {"J1745", 10 * kMg, kImmunology, true, true, true},
          {"J9271", kMg, kOncology, true, false, true},
          {"J0178", kMg},
          {"J3380", kMg, kImmunology, true, true, true},
          {"J2506", kMg / 2},
          {"J0517", kMg, kAllergy, false, true, true},
          {"J9299", kMg, kOncology, true, false, true},
          {"J2350", kMg, kNoFamily, true, true},
          {"J9312", 10 * kMg, kOncology, true},
          {"J3262", kMg, kImmunology, true, true},
          {"J2182", kMg, kAllergy, false, true, true},
          {"J0129", 10 * kMg, kImmunology, true, true},
          {"J3357", kMg, kImmunology, false, true},
          {"J9035", 10 * kMg, kOncology, true},
          {"J2323", kMg, kNoFamily, true},
          {"J1602", kMg, kImmunology, false, true},
          {"J9355", 10 * kMg, kOncology, true},
          {"J2778", kMg / 10},
          {"J9144", 10 * kMg, kOncology},
          {"J2327", kMg, kImmunology, false, true, true},
          {"J0881", kMcg},
          {"J3358", kMg, kImmunology, true, true},
          {"J9022", 10 * kMg, kOncology, true},
          {"J1300", 10 * kMg, kNoFamily, true, true},
          {"J0717", kMg, kImmunology, false, true},
          {"J2796", 10 * kMcg},
          {"J9173", 10 * kMg, kOncology, true},
          {"J2356", kMg, kAllergy, false, true},
          {"J1303", 10 * kMg, kNoFamily, true, true},
          {"J9145", 10 * kMg, kOncology, true},
          {"J2786", kMg, kAllergy, false, true},
          {"J9306", kMg, kOncology, true},
          {"J3245", kMg, kImmunology, false, true},
          {"J3590", 0, kNoFamily, false, true}};
}

enum Payer : std::uint8_t { kMissing, kUndeclared, kCommercial, kAcme, kGold, kPlus, kBorealis, kHmo, kMedicare, kMedicareMa, kMedicaid };
inline Payer payer_of(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Payer>, 9> all = {{{"commercial", kCommercial},
                                                                             {"acme", kAcme},
                                                                             {"acme_gold", kGold},
                                                                             {"acme_plus", kPlus},
                                                                             {"borealis", kBorealis},
                                                                             {"borealis_hmo", kHmo},
                                                                             {"medicare", kMedicare},
                                                                             {"medicare_ma", kMedicareMa},
                                                                             {"medicaid", kMedicaid}}};
  if (text.empty()) return kMissing;
  for (const auto& [name, payer] : all) {
    if (name == text) return payer;
  }
  return kUndeclared;
}

// ---------------------------------------------------------------- reading cells

inline int days_of(std::string_view text) {  // YYYY-MM-DD → days since 1970-01-01
  const auto digit = [&](int at) { return text[static_cast<std::size_t>(at)] - '0'; };
  int y = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const int m = digit(5) * 10 + digit(6), d = digit(8) * 10 + digit(9);
  y -= m <= 2;
  const int era = y / 400, yoe = y - era * 400, doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}
inline Number date_of(std::string_view text) { return text.empty() ? Number{} : Number{days_of(text), Truth::Yes}; }

inline Number number_of(std::string_view text) {  // in millionths
  if (text.empty()) return {};
  std::int64_t value = 0, scale = kMillion;
  bool point = false;
  for (const char c : text) {
    if (c == '.') {
      point = true;
    } else {
      value = value * 10 + (c - '0');
      if (point) scale /= 10;
    }
  }
  return {value * scale, Truth::Yes};
}
inline Number mass_of(std::string_view text) {  // `300 mg` → nanograms
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {};
  return {number_of(text.substr(0, space)).value * (text.substr(space + 1) == "mg" ? kMg : kMcg) / kMillion, Truth::Yes};
}

// Calls `use` with each member of a list cell.
template <class Use>
void each(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find(';');
    use(list.substr(0, end));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}
inline bool has(std::string_view list, std::string_view member) {
  bool found = false;
  each(list, [&](std::string_view m) { found = found || m == member; });
  return found;
}
inline bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

struct Claim {
  Payer payer = kMissing;
  std::string_view payer_text, documents;
  Number birth, received;
};

struct Line {
  std::string_view id, number_text, code, diagnoses, date_text, place, specialty, container, authorization;
  const Drug* drug = nullptr;
  int number = 0;
  bool jw = false, jz = false;
  Number units, dose, discarded, date, charge;

  // The decision.
  std::int64_t reduced = -1;  // millionths of a dollar
  std::string_view carc;
  int carc_rank = 0;
  bool judged = false;
  std::string deny, pend, reduce;  // findings by gravity, in order of stage and name
};

}  // namespace floor_program
