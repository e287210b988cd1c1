// An empty cell of a field that is not declared complete never denies or pays.
//
// Each such cell of each example's claims is blanked in turn, and the claim decided again beside its patient's other claims. Every line then pends, or comes to
// what it came to before: the same disposition and, where it is paid, the same amounts. Two things are no violation of that:
//   - what the policy itself says of an empty cell; each such field is named below with the clause that says so, and must occur;
//   - a line that pends takes nothing from a balance yet, and the next line finds that much more left. The rules must say the same of that line as before.
#include <catch2/catch.hpp>
#include <algorithm>
#include <map>
#include <set>

#include "examples.h"

using namespace edict;
using namespace edict::examples;

namespace {

// Fields of whose absence the example's policy speaks, and where.
const std::map<std::string, std::map<std::string, std::string>> kSpokenOf = {
    {"01-dupilumab",
     {{"line.specialty", "prescribed_by_a_specialist: missing pass"},
      {"line.other_payer_paid", "std.payment: otherwise $0.00"},
      {"authorization.units", "authorized_units: a.units is known"}}},
    {"payers-disagree", {{"line.ndc", "commercial: the NDC may be left out, and limits of an NDC are asked of lines that name one"}}},
};
// At least so many cells an example.
const std::map<std::string, std::size_t> kLeast = {{"01-dupilumab", 4000}, {"02-quick-start", 30}};

struct Cell {
  Json::json_pointer place;
  std::string name;  // `line.dose`
};

class Cells {
 public:
  explicit Cells(const core::Schema& schema) : schema_(schema) {}

  std::vector<Cell> of(const Json& claim) {
    cells_.clear();
    record(claim, schema_.claim, Json::json_pointer());
    return std::move(cells_);
  }

 private:
  void record(const Json& owner, core::RecordId of, const Json::json_pointer& at) {
    if (!owner.is_object()) return;
    for (const auto& [name, value] : owner.items()) {
      const core::FieldId id = schema_.find(of, name);
      if (id == core::kNoField) continue;
      const core::Field& field = schema_.field(of, id);
      const core::Type& type = field.type;
      const bool names_it = (of == schema_.claim && name == "id") || (of == schema_.line && name == "number");
      if (type.kind == core::Kind::Record) record(value, static_cast<core::RecordId>(type.of), at / name);
      if (type.kind == core::Kind::List && type.element == core::Kind::Record) {
        for (std::size_t i = 0; i < value.size(); ++i) record(value[i], static_cast<core::RecordId>(type.of), at / name / i);
        if (of == schema_.claim && name == "lines") continue;
      }
      if (!field.complete && !names_it) cells_.push_back({at / name, schema_.records[of].name + "." + name});
    }
  }

  const core::Schema& schema_;
  std::vector<Cell> cells_;
};

// The claim, and then its patient's others.
std::vector<Json> claims_beside(const Example& example, const Json& claim) {
  const auto patient = [](const Json& one) { return one.contains("patient") ? one.at("patient").value("id", "") : ""; };
  std::vector<Json> beside = {claim};
  for (const Json& other : example.claims) {
    if (other.at("id") != claim.at("id") && !patient(claim).empty() && patient(other) == patient(claim)) beside.push_back(other);
  }
  return beside;
}

bool as_before(const Decided& was, const Decided& is) {
  if (is.disposition() == "pend") return true;
  if (is.disposition() != was.disposition()) return false;
  return !was.row.at("paid").is_string() || was.disposition() == "deny" || was.row.at("adjustments") == is.row.at("adjustments");
}

// Whether the rules say of the line what they said, and another line, that was decided, waits now.
bool finds_more_left(const std::vector<Decided>& before, const std::vector<Decided>& after, const Decided& was, const Decided& is) {
  if (was.disposition() == "pend" || was.row.at("findings") != is.row.at("findings")) return false;
  return std::any_of(before.begin(), before.end(), [&](const Decided& other) {
    return other.disposition() != "pend" && line_of(after, other.claim, other.line).disposition() == "pend";
  });
}

class Blanks {
 public:
  explicit Blanks(const Example& example) : example_(example) {
    const auto spoken_of = kSpokenOf.find(example.name);
    if (spoken_of != kSpokenOf.end()) spoken_of_ = spoken_of->second;
  }

  void try_all() {
    for (const Json& claim : example_.claims) {
      std::vector<Json> claims = claims_beside(example_, claim);
      const std::vector<Decided> before = decide(example_, claims);
      for (const Cell& cell : Cells(example_.policy.program().schema).of(claim)) {
        claims[0] = claim;
        claims[0][cell.place.parent_pointer()].erase(cell.place.back());
        compare(before, decide(example_, claims), cell, claim.at("id"));
      }
    }
    const auto least = kLeast.find(example_.name);
    CHECK(tried_ >= (least == kLeast.end() ? example_.claims.size() : least->second));
    for (const auto& [field, clause] : spoken_of_) {
      INFO(field << " is exempt by " << clause);
      CHECK(occurred_.contains(field));
    }
  }

 private:
  void compare(const std::vector<Decided>& before, const std::vector<Decided>& after, const Cell& cell, const std::string& claim) {
    ++tried_;
    for (const Decided& was : before) {
      const Decided& is = line_of(after, was.claim, was.line);
      if (as_before(was, is) || finds_more_left(before, after, was, is)) continue;
      if (spoken_of_.contains(cell.name)) occurred_.insert(cell.name);
      else FAIL_CHECK(example_.name << ", claim " << claim << " without " << cell.place.to_string() << ":\n" << was.row.dump() << "\nbecomes\n" << is.row.dump());
    }
  }

  const Example& example_;
  std::map<std::string, std::string> spoken_of_;
  std::set<std::string> occurred_;
  std::size_t tried_ = 0;
};

}  // namespace

TEST_CASE("an empty cell of an example's claim never denies or pays") {
  for (const Example& example : all()) {
    INFO(example.name);
    Blanks(example).try_all();
  }
}
