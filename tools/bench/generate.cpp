// Writes drug-claim lines as CSV, the benchmark's input. tools/bench/README.md describes the distribution.
//
// In: how many lines, a seed. Out: on standard output, exactly that many lines of service, the lines of a claim together.
// Always true: the same arguments give the same bytes; facts of a claim and its patient are equal on all its lines.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>((next() >> 32) * limit >> 32); }
  bool chance(std::uint32_t in_thousand) { return below(1000) < in_thousand; }

 private:
  std::uint64_t state_;
};

enum class Family : std::uint8_t { Allergy, Immunology, Oncology, Other };
enum class Route : std::uint8_t { Subcutaneous, Intravenous, Intravitreal };

struct Drug {
  const char* code;
  Family family;
  int unit_tenths;  // size of a billing unit, in tenths of `measure`
  const char* measure;
  int usual_units;  // of one dose
  int cents;        // about what a unit is charged at
  Route route;
  bool single_dose;
};

// In order of how often they come: the k-th is drawn with a weight of 1 / (k + 3).
constexpr std::array<Drug, 36> kDrugs = {{
    {"J0897", Family::Other, 10, "mg", 60, 2250, Route::Subcutaneous, true},
    {"J2357", Family::Allergy, 50, "mg", 60, 4100, Route::Subcutaneous, true},
    {"J1745", Family::Immunology, 100, "mg", 50, 5200, Route::Intravenous, true},
    {"J9271", Family::Oncology, 10, "mg", 200, 5600, Route::Intravenous, true},
    {"J0178", Family::Other, 10, "mg", 2, 90000, Route::Intravitreal, true},
    {"J3380", Family::Immunology, 10, "mg", 300, 2300, Route::Intravenous, true},
    {"J2506", Family::Other, 5, "mg", 12, 18000, Route::Subcutaneous, true},
    {"J0517", Family::Allergy, 10, "mg", 30, 16500, Route::Subcutaneous, true},
    {"J9299", Family::Oncology, 10, "mg", 240, 3100, Route::Intravenous, true},
    {"J2350", Family::Other, 10, "mg", 600, 6200, Route::Intravenous, true},
    {"J9312", Family::Oncology, 100, "mg", 70, 7800, Route::Intravenous, true},
    {"J3262", Family::Immunology, 10, "mg", 560, 620, Route::Intravenous, true},
    {"J2182", Family::Allergy, 10, "mg", 100, 3200, Route::Subcutaneous, true},
    {"J0129", Family::Immunology, 100, "mg", 75, 4600, Route::Intravenous, true},
    {"J3357", Family::Immunology, 10, "mg", 90, 21000, Route::Subcutaneous, true},
    {"J9035", Family::Oncology, 100, "mg", 40, 7100, Route::Intravenous, true},
    {"J2323", Family::Other, 10, "mg", 300, 2500, Route::Intravenous, true},
    {"J1602", Family::Immunology, 10, "mg", 160, 2700, Route::Intravenous, true},
    {"J9355", Family::Oncology, 100, "mg", 42, 6900, Route::Intravenous, false},
    {"J2778", Family::Other, 1, "mg", 5, 25000, Route::Intravitreal, true},
    {"J9144", Family::Oncology, 100, "mg", 180, 4700, Route::Subcutaneous, true},
    {"J2327", Family::Immunology, 10, "mg", 600, 1600, Route::Intravenous, true},
    {"J0881", Family::Other, 10, "mcg", 100, 330, Route::Subcutaneous, true},
    {"J3358", Family::Immunology, 10, "mg", 390, 1200, Route::Intravenous, true},
    {"J9022", Family::Oncology, 100, "mg", 120, 8100, Route::Intravenous, true},
    {"J1300", Family::Other, 100, "mg", 90, 22000, Route::Intravenous, true},
    {"J0717", Family::Immunology, 10, "mg", 400, 900, Route::Subcutaneous, true},
    {"J2796", Family::Other, 100, "mcg", 40, 9000, Route::Subcutaneous, true},
    {"J9173", Family::Oncology, 100, "mg", 150, 7900, Route::Intravenous, true},
    {"J2356", Family::Allergy, 10, "mg", 210, 1900, Route::Subcutaneous, true},
    {"J1303", Family::Other, 100, "mg", 330, 21500, Route::Intravenous, true},
    {"J9145", Family::Oncology, 100, "mg", 128, 5900, Route::Intravenous, true},
    {"J2786", Family::Allergy, 10, "mg", 225, 1000, Route::Intravenous, true},
    {"J9306", Family::Oncology, 10, "mg", 420, 1400, Route::Intravenous, true},
    {"J3245", Family::Immunology, 10, "mg", 100, 15500, Route::Subcutaneous, true},
    {"J3590", Family::Allergy, 10, "mg", 300, 1500, Route::Subcutaneous, true},
}};

struct Weighted {
  const char* name;
  std::uint32_t weight;
};
constexpr std::array<Weighted, 10> kPayers = {{{"medicare", 260},
                                               {"acme", 180},
                                               {"borealis", 140},
                                               {"medicare_ma", 120},
                                               {"acme_gold", 90},
                                               {"borealis_hmo", 80},
                                               {"commercial", 50},
                                               {"acme_plus", 40},
                                               {"medicaid", 30},
                                               {"UNLISTED MUTUAL", 10}}};

constexpr std::array<const char*, 8> kAllergy = {"J45.50", "J45.40", "J33.9", "L50.1", "L20.9", "J45.51", "D72.119", "J82.83"};
constexpr std::array<const char*, 8> kImmunology = {"K50.90", "L40.0", "M05.79", "K51.90", "M45.9", "L40.59", "M06.9", "K50.80"};
constexpr std::array<const char*, 8> kOncology = {"C34.90", "C50.911", "C18.9", "C90.00", "C43.9", "C83.30", "C34.11", "C64.9"};
constexpr std::array<const char*, 8> kOther = {"M81.0", "G35", "H35.3211", "D69.3", "D59.5", "D70.1", "N18.6", "H35.3221"};
constexpr std::array<const char*, 6> kAnybodys = {"I10", "E11.9", "Z79.899", "R53.83", "E78.5", "F32.9"};
constexpr std::array<const char*, 9> kSpecialties = {"207K00000X", "207N00000X", "207RP1001X", "207RR0500X", "207RG0100X",
                                                     "207RH0003X", "2084N0400X", "207W00000X", "207R00000X"};
constexpr std::array<const char*, 7> kPlaces = {"11", "22", "19", "12", "24", "49", "21"};
constexpr std::array<const char*, 4> kDocuments = {"medical_necessity", "progress_note", "prior_treatment_failure",
                                                   "clinical_trial_evidence"};

constexpr std::uint32_t kHole = 50;  // of thousand cells, how many are empty
constexpr int kFirstDay = 19723;     // 2024-01-01
constexpr int kDays = 731;           // to 2025-12-31

struct Line {
  const Drug* drug = nullptr;
  const char* modifier = "";
  int units = 0;
  int dose = -1;  // in tenths of the drug's measure; -1 = none
  int discarded = -1;
  int day = 0;
  int place = 0;
  std::int64_t charge = 0;
  bool authorized = false;
  std::string diagnoses;
};

struct Claim {
  std::string head;  // claim facts before the line's own, from `payer` to `documents`
  std::vector<Line> lines;
};

std::string date_text(int day) {  // days since 1970-01-01
  const int z = day + 719468, era = z / 146097, doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100),
            mp = (5 * doy + 2) / 153;
  const int d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9, y = yoe + era * 400 + (m <= 2 ? 1 : 0);
  const auto two = [](int n) { return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; };
  return std::to_string(y) + "-" + two(m) + "-" + two(d);
}

std::string amount_text(int tenths, const char* measure) {
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10) text += "." + std::to_string(tenths % 10);
  return text + " " + measure;
}

template <std::size_t N>
const char* one_of(Random& random, const std::array<const char*, N>& list) {
  return list[random.below(static_cast<std::uint32_t>(N))];
}

const char* fitting_diagnosis(Random& random, Family family) {
  switch (family) {
    case Family::Allergy: return one_of(random, kAllergy);
    case Family::Immunology: return one_of(random, kImmunology);
    case Family::Oncology: return one_of(random, kOncology);
    case Family::Other: return one_of(random, kOther);
  }
  return "";
}

const Drug& draw_drug(Random& random) {
  static const std::array<std::uint32_t, kDrugs.size()> sums = [] {
    std::array<std::uint32_t, kDrugs.size()> all{};
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = sum += static_cast<std::uint32_t>(100000 / (k + 3));
    return all;
  }();
  const std::uint32_t at = random.below(sums.back());
  std::size_t k = 0;
  while (sums[k] <= at) ++k;
  return kDrugs[k];
}

int lines_of_a_claim(Random& random) {
  const std::uint32_t at = random.below(100);
  return at < 38 ? 1 : at < 68 ? 2 : at < 82 ? 3 : at < 91 ? 4 : static_cast<int>(5 + random.below(4));
}

std::string draw_diagnoses(Random& random, Family family) {
  std::string text = random.chance(880) ? fitting_diagnosis(random, family) : one_of(random, kAnybodys);
  for (std::uint32_t more = random.below(10); more >= 7; --more) text += std::string(";") + one_of(random, kAnybodys);
  return text;
}

std::int64_t charge_of(Random& random, const Drug& drug, int units) {
  return std::int64_t{units} * drug.cents * static_cast<int>(85 + random.below(50)) / 100;
}

Line draw_line(Random& random, int day, int place) {
  Line line;
  line.drug = &draw_drug(random);
  line.day = random.chance(900) ? day : day + static_cast<int>(random.below(4));
  line.place = place;
  const int units = std::max(1, line.drug->usual_units * static_cast<int>(70 + random.below(70)) / 100);
  line.dose = units * line.drug->unit_tenths - (random.chance(100) ? line.drug->unit_tenths / 3 : 0);
  line.units = random.chance(930) ? units : random.chance(500) ? units + 1 : units * 2;
  line.authorized = random.chance(800);
  line.charge = charge_of(random, *line.drug, line.units);
  line.diagnoses = draw_diagnoses(random, line.drug->family);
  return line;
}

// What is left in the vial stands on a line of its own, beside the line administered; now and then it stands alone.
void add_wastage(Random& random, std::vector<Line>& lines) {
  Line& given = lines.back();
  if (!given.drug->single_dose) return;
  if (!random.chance(130)) {
    given.modifier = random.chance(930) ? "JZ" : random.chance(900) ? "" : "JW;JZ";
    return;
  }
  Line waste = given;
  waste.modifier = "JW";
  const int left = 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(given.units) / 4 + 1));
  waste.units = random.chance(940) ? left : left + 1;
  waste.dose = -1;
  waste.discarded = left * given.drug->unit_tenths;
  waste.charge = charge_of(random, *given.drug, waste.units);
  given.modifier = random.chance(30) ? "JZ" : "";
  if (random.chance(60)) {
    lines.back() = waste;
  } else {
    lines.push_back(waste);
  }
}

Claim draw_claim(Random& random) {
  Claim claim;
  const std::uint32_t patient = random.below(200000);
  Random person(patient * 77 + 5);
  const int born = static_cast<int>(kFirstDay - 365 * 2 - static_cast<int>(person.below(365 * 84)));
  const int day = kFirstDay + static_cast<int>(random.below(kDays - 4));
  std::uint32_t at = random.below(1000);
  std::size_t payer = 0;
  while (at >= kPayers[payer].weight) at -= kPayers[payer++].weight;
  const auto cell = [&](std::string text) {
    if (!random.chance(kHole)) claim.head += text;
    claim.head += ',';
  };
  const int delay = random.chance(970) ? static_cast<int>(3 + random.below(100)) : static_cast<int>(150 + random.below(400));
  cell(kPayers[payer].name);
  cell("P" + std::to_string(100000 + patient));
  cell(date_text(born));
  cell(person.chance(500) ? "female" : "male");
  cell(one_of(random, kSpecialties));
  cell(date_text(day + delay));
  cell(random.chance(250) ? one_of(random, kDocuments) : "");

  const int place = static_cast<int>(random.below(10));
  for (int left = lines_of_a_claim(random); left > 0; --left) {
    claim.lines.push_back(draw_line(random, day, place < 4 ? 0 : place < 7 ? 1 : place - 5));
    add_wastage(random, claim.lines);
  }
  if (random.chance(15)) claim.lines.push_back(claim.lines.back());
  return claim;
}

std::string money_text(std::int64_t cents) {
  const std::string below = std::to_string(cents % 100);
  return std::to_string(cents / 100) + (below.size() == 1 ? ".0" : ".") + below;
}

std::string line_text(Random& random, const std::string& id, std::size_t number, const std::string& head, const Line& line) {
  const Drug& drug = *line.drug;
  std::string text = id + "," + std::to_string(number) + "," + head;
  const auto cell = [&](const std::string& value, char end = ',') {
    if (!random.chance(kHole)) text += value;
    text += end;
  };
  const char* const routes[] = {"subcutaneous", "intravenous", "intravitreal"};
  cell(drug.code);
  cell(line.modifier);
  cell(std::to_string(line.units));
  cell(line.dose < 0 ? "" : amount_text(line.dose, drug.measure));
  cell(line.discarded < 0 ? "" : amount_text(line.discarded, drug.measure));
  cell(line.diagnoses);
  cell(date_text(line.day));
  cell(kPlaces[static_cast<std::size_t>(line.place)]);
  cell(routes[static_cast<int>(drug.route)]);
  cell(drug.single_dose ? "single_dose_vial" : "multi_dose_vial");
  cell(line.authorized ? "A" + std::to_string(10000 + random.below(90000)) : "");
  cell(money_text(line.charge), '\n');
  return text;
}

void generate(std::uint64_t lines, std::uint64_t seed) {
  Random random(seed);
  std::string out =
      "claim_id,line,payer,patient_id,birth_date,sex,specialty,received_date,documents,code,modifiers,units,dose,discarded,diagnoses,date,"
      "place_of_service,route,container,authorization,charge\n";
  std::uint64_t written = 0;
  for (std::uint64_t n = 0; written < lines; ++n) {
    const Claim claim = draw_claim(random);
    const std::string id = "C" + std::to_string(1000000 + n);
    for (std::size_t k = 0; k < claim.lines.size() && written < lines; ++k, ++written)
      out += line_text(random, id, k + 1, claim.head, claim.lines[k]);
    if (out.size() > (1u << 20)) {
      std::fwrite(out.data(), 1, out.size(), stdout);
      out.clear();
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: generate LINES SEED\n");
    return 2;
  }
  generate(std::strtoull(arguments[1], nullptr, 10), std::strtoull(arguments[2], nullptr, 10));
  return std::fflush(stdout) == 0 ? 0 : 1;
}
