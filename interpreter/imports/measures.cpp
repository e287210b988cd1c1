// Words for measures. In: tokens. Out: names of units.
#include "imports/measures.h"

#include <algorithm>

namespace edict::imports {
namespace {

struct Spelling {
  std::vector<const char*> words;
  const char* unit;
  bool container = false;
};

// Longer spellings come before their beginnings.
const std::vector<Spelling>& spellings() {
  static const std::vector<Spelling> kSpellings = {
      {{"plaque", "forming", "units"}, ""}, {{"plaque", "forming", "unit"}, ""}, {{"pfu"}, ""}, {{"vector", "genomes"}, ""}, {{"vector", "genome"}, ""}, {{"kiu"}, ""}, {{"vg"}, ""},
      {{"ctl", "units"}, ""}, {{"antigen", "units"}, ""}, {{"cells"}, ""}, {{"t", "cells"}, ""}, {{"viable", "t", "cells"}, ""},
      {{"international", "units"}, "IU"}, {{"international", "unit"}, "IU"}, {{"iu"}, "IU"},
      {{"usp", "units"}, "U"}, {{"usp", "unit"}, "U"}, {{"units"}, "U"}, {{"unit"}, "U"}, {{"u"}, "U"},
      {{"mg"}, "mg"}, {{"mgs"}, "mg"}, {{"milligram"}, "mg"}, {{"milligrams"}, "mg"},
      {{"mcg"}, "mcg"}, {{"ug"}, "mcg"}, {{"microgram"}, "mcg"}, {{"micrograms"}, "mcg"},
      {{"g"}, "g"}, {{"gm"}, "g"}, {{"gms"}, "g"}, {{"gram"}, "g"}, {{"grams"}, "g"},
      {{"ng"}, "ng"}, {{"nanogram"}, "ng"}, {{"nanograms"}, "ng"},
      {{"ml"}, "mL"}, {{"milliliter"}, "mL"}, {{"milliliters"}, "mL"}, {{"cc"}, "mL"}, {{"cubic", "centimeter"}, "mL"}, {{"cubic", "centimeters"}, "mL"},
      {{"l"}, "L"}, {{"liter"}, "L"}, {{"liters"}, "L"},
      {{"mci"}, "mCi"}, {{"millicurie"}, "mCi"}, {{"millicuries"}, "mCi"}, {{"uci"}, "uCi"}, {{"microcurie"}, "uCi"}, {{"microcuries"}, "uCi"},
      {{"meq"}, "mEq"}, {{"mmol"}, "mmol"},
      {{"sq", "cm"}, "sq_cm"}, {{"square", "centimeter"}, "sq_cm"}, {{"square", "centimeters"}, "sq_cm"}, {{"square", "cenitmeter"}, "sq_cm"},  // the July 2024 file misprints it so for two codes
      {{"vial"}, "vial", true}, {{"vials"}, "vial", true}, {{"tablet"}, "tablet", true}, {{"capsule"}, "capsule", true}, {{"kit"}, "kit", true},
      {{"syringe"}, "syringe", true}, {{"dose"}, "each", true}, {{"doses"}, "each", true}, {{"each"}, "each", true}, {{"ea"}, "each", true},
      {{"implant"}, "each", true}, {{"insert"}, "each", true}, {{"infusion"}, "each", true}, {{"instillation"}, "each", true},
      {{"treatment"}, "each", true}, {{"patch"}, "each", true}, {{"ampule"}, "each", true}, {{"bottle"}, "each", true},
      {{"injection"}, "each", true}, {{"lozenge"}, "each", true}, {{"application"}, "each", true}, {{"disc"}, "each", true},
  };
  return kSpellings;
}

}  // namespace

std::optional<Measure> measure_at(const std::vector<Token>& tokens, std::size_t at) {
  for (const Spelling& spelling : spellings()) {
    if (at + spelling.words.size() > tokens.size()) continue;
    const bool same = std::equal(spelling.words.begin(), spelling.words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](const char* word, const Token& token) { return token.kind == Token::Kind::Word && token.text == word; });
    if (same) return Measure{spelling.unit, spelling.words.size(), spelling.container};
  }
  return std::nullopt;
}

const std::vector<Factor>& factors() {
  static const std::vector<Factor> kFactors = {
      {"mcg", 1'000'000, "mcg"}, {"mg", 1'000'000'000, "mcg"}, {"g", 1'000'000'000'000, "mcg"}, {"ng", 1'000, "mcg"},
      {"mL", 1'000'000, "mL"}, {"L", 1'000'000'000, "mL"}, {"IU", 1'000'000, "IU"}, {"U", 1'000'000, "U"},
      {"uCi", 37'000'000, "kBq"}, {"mCi", 37'000'000'000, "kBq"}, {"mEq", 1'000'000, "mEq"}, {"mmol", 1'000'000'000, "umol"},
      {"sq_cm", 1'000'000, "sq_cm"}, {"each", 1'000'000, "each"}, {"vial", 1'000'000, "each"}, {"tablet", 1'000'000, "each"},
      {"capsule", 1'000'000, "each"}, {"kit", 1'000'000, "each"}, {"syringe", 1'000'000, "each"},
  };
  return kFactors;
}

}  // namespace edict::imports
