// Unit sizes by hand: what a biller reads in each turn of a descriptor. The snippets are cut to the words that matter.
#include <catch2/catch.hpp>

#include "imports/amount.h"

using namespace edict::imports;

namespace {

// The amounts joined by ` + `, or the refusal in brackets.
std::string read(std::string_view descriptor) {
  const UnitSize size = unit_size(descriptor);
  if (!size.understood() && size.amounts.empty()) return "[" + size.refusal + "]";
  std::string text;
  for (const Amount& amount : size.amounts) text += (text.empty() ? "" : " + ") + amount_text(amount);
  return text;
}

struct Case {
  const char* descriptor;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.descriptor);
    CHECK(read(c.descriptor) == c.expected);
  }
}

const std::string kNone = "[" + std::string(kNoAmount) + "]";

}  // namespace

TEST_CASE("plain amounts") {
  check({{"x, 1 mg", "1 mg"},
         {"x, 5 mg", "5 mg"},
         {"x, 5mg", "5 mg"},
         {"X, 5 MG", "5 mg"},
         {"x 1 mg", "1 mg"},
         {"x, not otherwise specified,10 mg", "10 mg"},
         {"x, 0.5 mg", "0.5 mg"},
         {"x, .625 gm", "0.625 g"},
         {"x, 0.075 mg", "0.075 mg"},
         {"x, 1.5 gm", "1.5 g"},
         {"x, 1 gram", "1 g"},
         {"x, 5 gm", "5 g"},
         {"x, 10 micrograms", "10 mcg"},
         {"x, 1 microgram", "1 mcg"},
         {"x, 10 mcg", "10 mcg"},
         {"x, 100 ml", "100 mL"},
         {"x, 250 cc", "250 mL"},
         {"x, 1,000 cc", "1000 mL"},
         {"x, 10 milligrams", "10 mg"},
         {"x, 2 meq", "2 mEq"},
         {"x, 10 millicuries", "10 mCi"},
         {"x, 1 mci", "1 mCi"},
         {"x, 100 microcuries", "100 uCi"}});
}

TEST_CASE("units of activity, and units of a label") {
  check({{"x, 150 i.u.", "150 IU"},
         {"x, 1 i.u. vwf:rco", "1 IU"},
         {"x, up to 300 iu", "300 IU"},
         {"x, 300 international units", "300 IU"},
         {"x, 1 unit", "1 U"},
         {"x, 1,000 units", "1000 U"},
         {"x, 100,000 units", "100000 U"},
         {"x, 3 million units", "3000000 U"},
         {"x, 1 usp unit", "1 U"},
         {"x, per 1,000 usp units", "1000 U"},
         {"x, per 1 usp unit (up to 999 usp units)", "1 U"},
         {"x, per factor viii i.u.", "1 IU"},
         {"x, per i.u. of factor ix activity", "1 IU"},
         {"x, 250,000 i.u. vial", "250000 IU"}});
}

TEST_CASE("per, and up to") {
  check({{"x, per 5 mg", "5 mg"},
         {"x, per 1 mg", "1 mg"},
         {"x, per gm", "1 g"},
         {"x, per gram", "1 g"},
         {"x, per milligram", "1 mg"},
         {"x, per ml", "1 mL"},
         {"x, per iu", "1 IU"},
         {"x per i.u., not otherwise specified", "1 IU"},
         {"x, per microcurie", "1 uCi"},
         {"x, per square centimeter", "1 sq_cm"},
         {"x, per 10 square centimeters", "10 sq_cm"},
         {"x, per 50 units", "50 U"},
         {"x through dme (i.e., insulin pump) per 50 units", "50 U"},
         {"x, up to 250 mg", "250 mg"},
         {"x, up to 2 ml ampule", "2 mL"},
         {"x, unit dose form, up to 20 micrograms", "20 mcg"}});
}

TEST_CASE("pieces") {
  check({{"x, per instillation", "1 each"},
         {"x (intravesical) per instillation", "1 each"},
         {"x, per dose", "1 each"},
         {"x, per study dose", "1 each"},
         {"x, per therapeutic dose", "1 each"},
         {"x, per treatment", "1 each"},
         {"x, per infusion", "1 each"},
         {"x, per implant", "1 each"},
         {"x 70 mg/y 70 mg, per patch", "1 each"},
         {"x, ring, each", "1 each"},
         {"1 EACH", "1 each"},
         {"1 EA", "1 each"},
         {"x, per vial", "1 vial"},
         {"x, per single use vial", "1 vial"},
         {"x, per single dose vial", "1 vial"},
         {"x, 100 mg, per study dose", "1 each"},
         {"x, diagnostic, per study dose, up to 10 millicuries", "1 each"},
         {"x, up to 600 million viable t cells, including preparation, per therapeutic dose", "1 each"}});
}

TEST_CASE("bands are one piece, whatever is in it") {
  check({{"x, over 10 cc", "1 each"},
         {"x, less than or equal to 100 mg", "1 each"},
         {"x, greater than 100 mg", "1 each"},
         {"x, greater than 3 mg, but less than or equal to 6 mg", "1 each"},
         {"x, less than or equal to 7 days of therapy", "1 each"},
         {"x, greater than 7 days and up to 28 days of therapy", "1 each"}});
}

TEST_CASE("what is no unit: concentrations, packages, conditions, names") {
  check({{"x, up to 149 mg/ml iodine, per ml", "1 mL"},
         {"x, 250-299 mg/ml iodine, per ml", "1 mL"},
         {"x 10.16 mg/ml and y 2.88 mg/ml solution, 1 ml", "1 mL"},
         {"x 5 mg/y 20 mg suspension, 100 ml", "100 mL"},
         {"x, 10 mg/ml", kNone.c_str()},
         {"x, 5 mg/100 ml", kNone.c_str()},
         {"x, 0.9 mg, provided in 1.1 mg vial", "0.9 mg"},
         {"x, 25% in 50 ml", "50 mL"},
         {"x, 50%, 50 ml", "50 mL"},
         {"x, for adults weighing at least 40 kg, 4500 mg", "4500 mg"},
         {"x, (2 years of age and older), 1 mg", "1 mg"},
         {"x 1 mg, oral, not to exceed a 48 hour dosage", "1 mg"},
         {"x, minimum of 50 million cells, per infusion", "1 each"},
         {"x, per ml, containing 2 x 10^13 vector genomes", "1 mL"},
         {"c-1 x, 10 units", "10 U"},
         {"vitamin b-12 x, up to 1000 mcg", "1000 mcg"},
         {"x, not therapeutically equivalent to j0131, 10 mg", "10 mg"},
         {"x y90, 50 mg", "50 mg"},
         {"alpha 1 x, 10 mg", "10 mg"}});
}

TEST_CASE("brackets count only where nothing stands outside them") {
  check({{"x, 50 micrograms (250 i.u.)", "50 mcg"},
         {"x, sterile (500 ml = 1 unit)", "500 mL"},
         {"x, 20%, single unit dosage form (354 mg)", "354 mg"},
         {"x, 1 mg (non-esrd use)", "1 mg"},
         {"x, 1 mg (not for use with 2 mg)", "1 mg"}});
}

TEST_CASE("several substances have no single amount, unless their sum is told") {
  check({{"x and y, 2mg/3mg", "2 mg + 3 mg"},
         {"x 50 mg and y 25 mg", "50 mg + 25 mg"},
         {"x 3 mg and y 3 mg", "3 mg + 3 mg"},
         {"x 4 mg, y 4 mg and z 2 mg", "4 mg + 4 mg + 2 mg"},
         {"4 mg-4 mg-2 mg", "4 mg + 4 mg + 2 mg"},
         {"3 mg & 3 mg", "3 mg + 3 mg"},
         {"x/y, 1 gram/0.125 grams (1.125 grams)", "1.125 g"},
         {"x and y, 10mg/10mg (20mg)", "20 mg"},
         {"x, 10 mg and y-fihj", "10 mg"},
         {"x, per 10 mg", "10 mg"}});
  CHECK(unit_size("x 50 mg and y 25 mg").refusal == kSeveralAmounts);
  CHECK(unit_size("x 50 mg and y 25 mg").detail == "50 mg and 25 mg");
}

TEST_CASE("what cannot be said is refused with its reason") {
  const std::string measure = "[" + std::string(kUnknownMeasure) + "]", number = "[" + std::string(kOddNumber) + "]";
  check({{"x, 1 million plaque forming units", measure.c_str()},
         {"x, per 1 million plaque forming units", measure.c_str()},
         {"x, 1 billion vector genomes", measure.c_str()},
         {"x, 10,000 kiu", measure.c_str()},
         {"unclassified drugs", kNone.c_str()},
         {"", kNone.c_str()},
         {"x, 0 mg", number.c_str()},
         {"x, 1000000000000000 mg", number.c_str()},
         {"x, 0.0000001 mg", number.c_str()},
         {"per", kNone.c_str()},
         {"5", kNone.c_str()},
         {"x, 5 widgets", kNone.c_str()}});
  CHECK(unit_size("x, 1 million plaque forming units").detail == "plaque forming units");
}

TEST_CASE("amounts of one dimension compare in its base unit") {
  CHECK(measured({1'000'000, "g"}) == measured({1'000'000'000, "mg"}));
  CHECK(measured({1'000'000, "vial"}) == measured({1'000'000, "each"}));
  CHECK_FALSE(measured({1'000'000, "U"}) == measured({1'000'000, "IU"}));
}
