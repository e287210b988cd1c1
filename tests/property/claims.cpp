// Claims for five patients, so that histories and days meet.
#include "claims.h"

#include <map>

#include "vocabulary.h"

namespace edict::property {
namespace {

const std::vector<std::string> kMoney = {"0.00", "12.50", "100.00", "1250.00", "333.33"};
const std::vector<std::string> kAbsurdMoney = {"-50.00", "999999999999.999999", "0.000001", "0.005"};
const std::vector<std::string> kUnits = {"1", "2", "15", "60", "90", "120"};
const std::vector<std::string> kAbsurdUnits = {"0", "-5", "0.333333", "999999999999"};
const std::vector<std::string> kDoses = {"75 mg", "300 mg", "150 mg", "2 mL", "10 mcg", "305 mg"};
const std::vector<std::string> kAbsurdDoses = {"0 mg", "-1 mg", "999 kg", "0.000001 mcg"};
const std::vector<std::string> kBirths = {"1980-02-29", "2012-06-30", "2023-12-31", "1950-01-01"};
const std::vector<std::string> kPeriods = {"2024-01-01 .. 2024-12-31", "2024-07-01 .. 2025-06-30", "2023-01-01 .. 2023-12-31"};
const std::vector<std::string> kRemaining = {"0.00", "50.00", "1000.00"};

// What no clerk would write: other kinds of JSON values, numbers beyond every range, texts with signs that mean something elsewhere.
const std::vector<Json> kHostile = {Json(true),
                                    Json(-1),
                                    Json(18446744073709551615ull),
                                    Json("1e400"),
                                    Json("-0"),
                                    Json("999999999999999999999999999999"),
                                    Json("0.0000000000000001"),
                                    Json("9999-99-99"),
                                    Json("2024-02-30"),
                                    Json(std::string(3'000, 'x')),
                                    Json("\u0000\u001b[31m\"\\\n|;,"),
                                    Json("\xc3\xa4\xe2\x82\xac\xf0\x9f\x92\x8a"),
                                    Json("J45.*"),
                                    Json("75 mg 2 mL"),
                                    Json("2024-12-31 .. 2024-01-01"),
                                    Json::array(),
                                    Json::object(),
                                    Json::parse("[[[[[[1]]]]]]"),
                                    Json::parse(R"([null, "", null])"),
                                    Json::parse(R"({"id": {"id": {"id": 1}}})"),
                                    Json::parse(R"(["J9001", 7, {"code": "J9001"}, null])")};

class Clerk {
 public:
  Clerk(Dice& dice, const ClaimStyle& style) : dice_(dice), style_(style) {}

  void put(Json& into, const char* name, Json value) {
    if (dice_.chance(style_.holes)) {
      if (dice_.chance(20)) into[name] = dice_.chance(50) ? Json("") : Json(nullptr);
      return;
    }
    if (style_.hostile > 0 && dice_.chance(style_.hostile)) {
      into[name] = dice_.one_of(kHostile);
      return;
    }
    into[name] = value.is_string() && dice_.chance(style_.unreadable) ? Json("?!") : std::move(value);
  }
  void put_number(Json& into, const char* name, const std::vector<std::string>& usual, const std::vector<std::string>& absurd) {
    put(into, name, dice_.one_of(dice_.chance(style_.absurd) ? absurd : usual));
  }
  Json some(const std::vector<std::string>& from, std::uint64_t most) {
    Json list = Json::array();
    for (std::uint64_t i = 0, count = dice_.below(most + 1); i < count; ++i) list.push_back(dice_.one_of(from));
    return list;
  }

  Json patient() {
    const auto number = static_cast<std::size_t>(dice_.below(5));
    Json p;
    put(p, "id", "P" + std::to_string(number));
    put(p, "birth_date", kBirths[number % kBirths.size()]);
    put(p, "sex", number % 2 == 0 ? "female" : "male");
    put(p, "weight", dice_.one_of({"39.999999 kg", "40 kg", "55 kg", "80 kg"}));
    put(p, "deductible_remaining", dice_.one_of(kRemaining));
    put(p, "coinsurance", dice_.one_of({"20%", "0%", "33.3333%"}));
    put(p, "copay", dice_.one_of({"0.00", "15.00", "2000.00"}));
    put(p, "out_of_pocket_remaining", dice_.one_of({"0.00", "100.00", "5000.00"}));
    put(p, "coverage", dice_.one_of(kPeriods));
    Json therapies = Json::array();
    for (std::uint64_t i = 0, count = dice_.below(3); i < count; ++i) {
      Json therapy;
      put(therapy, "drug_class", "topical");
      put(therapy, "period", dice_.one_of(kPeriods));
      put(therapy, "outcome", dice_.one_of({"inadequate", "effective", "ongoing"}));
      therapies.push_back(therapy);
    }
    put(p, "therapies", therapies);
    return p;
  }

  Json line(int number, bool decided) {
    Json l;
    l["number"] = number;
    put(l, "code", dice_.one_of(kCodes));
    if (dice_.chance(60)) l["modifiers"] = some(kModifiers, 2);
    put(l, "date", dice_.chance(style_.absurd) ? dice_.one_of({"0001-01-01", "9999-12-31", "1999-05-05"}) : dice_.one_of(kDates));
    put(l, "place_of_service", dice_.one_of(kPlaces));
    put_number(l, "units", kUnits, kAbsurdUnits);
    put_number(l, "charge", kMoney, kAbsurdMoney);
    put(l, "diagnoses", some(kDiagnoses, 3));
    put_number(l, "dose", kDoses, kAbsurdDoses);
    if (dice_.chance(40)) put_number(l, "discarded", kDoses, kAbsurdDoses);
    put(l, "route", dice_.one_of(kRoutes));
    if (dice_.chance(50)) put(l, "ndc_quantity", dice_.one_of({"1", "0.5", "10", "0"}));
    if (dice_.chance(20)) put(l, "other_payer_paid", dice_.one_of(kMoney));
    if (dice_.chance(30)) put(l, "authorization", dice_.one_of({"A1", "A2"}));
    if (dice_.chance(30)) put(l, "through_date", dice_.one_of(kDates));
    if (dice_.chance(30)) put(l, "site", dice_.one_of({"A1", "left arm"}));
    if (dice_.chance(20)) put(l, "drug_name", "topical");
    if (dice_.chance(20)) put(l, "specialty", "207K00000X");
    if (dice_.chance(20)) put(l, "ndc", "00024-5914-01");
    if (!decided) return l;
    if (dice_.chance(15)) put(l, "undecided", dice_.one_of({"true", "false"}));
    put(l, "disposition", dice_.one_of({"pay", "pay", "reduce", "deny", "pend"}));
    put(l, "paid_units", dice_.one_of(kUnits));
    put(l, "allowed", dice_.one_of(kMoney));
    put(l, "paid", dice_.one_of(kMoney));
    return l;
  }

  Json claim(int number, bool decided) {
    Json c;
    c["id"] = (decided ? "H" : "C") + std::to_string(number);
    if (dice_.chance(60)) c["frequency"] = dice_.one_of({"1", "1", "1", "7", "8"});
    if (dice_.chance(20)) c["original_claim"] = "H" + std::to_string(dice_.below(6));
    put(c, "kind", dice_.one_of({"professional", "institutional"}));
    put(c, "payer", dice_.chance(3) ? "nobody" : dice_.one_of(kPayers));
    put(c, "patient", patient());
    put(c, "received_date", dice_.one_of(kDates));
    put(c, "total_charge", dice_.one_of(kMoney));
    put(c, "diagnoses", some(kDiagnoses, 4));
    if (dice_.chance(50)) put(c, "plan", dice_.one_of({"A1", "basic"}));
    if (dice_.chance(50)) put(c, "statement", dice_.one_of(kPeriods));
    if (dice_.chance(30)) put(c, "primary_remittance", dice_.one_of(kDates));
    if (dice_.chance(50)) put(c, "urgent", dice_.one_of({"true", "false"}));
    if (dice_.chance(60)) c["visits"] = visits();
    if (dice_.chance(50)) c["authorizations"] = authorizations();
    if (dice_.chance(50)) c["documents"] = documents();
    Json lines = Json::array();
    for (std::uint64_t i = 0, count = 1 + dice_.below(4); i < count; ++i) lines.push_back(line(static_cast<int>(i) + 1, decided));
    c["lines"] = lines;
    return c;
  }

 private:
  Json authorizations() {
    Json all = Json::array();
    for (std::uint64_t i = 0, count = dice_.below(3); i < count; ++i) {
      Json a;
      put(a, "number", dice_.one_of({"A1", "A2"}));
      put(a, "codes", some(kCodes, 3));
      put(a, "period", dice_.one_of(kPeriods));
      all.push_back(a);
    }
    return all;
  }
  Json visits() {
    Json all = Json::array();
    for (std::uint64_t i = 0, count = dice_.below(3); i < count; ++i) {
      Json v;
      put_number(v, "units", kUnits, kAbsurdUnits);
      put_number(v, "paid", kMoney, kAbsurdMoney);
      put(v, "code", dice_.one_of(kCodes));
      all.push_back(v);
    }
    return all;
  }
  Json documents() {
    Json all = Json::array();
    for (std::uint64_t i = 0, count = dice_.below(3); i < count; ++i) {
      Json d;
      put(d, "kind", dice_.one_of(kDocuments));
      all.push_back(d);
    }
    return all;
  }

  Dice& dice_;
  const ClaimStyle style_;
};

Json strings(const std::vector<std::string>& values) { return Json(values); }

}  // namespace

Json write_claim(Dice& dice, int number, const ClaimStyle& style, bool decided) { return Clerk(dice, style).claim(number, decided); }

std::string ndjson(const std::vector<Json>& claims) {
  std::string text;
  for (const Json& claim : claims) text += claim.dump() + "\n";
  return text;
}

std::vector<Fact> facts_of(const Json& claim) {
  static const std::map<std::string, Json> kLine = {
      {"code", strings(kCodes)},   {"date", strings(kDates)}, {"place_of_service", strings(kPlaces)}, {"units", strings(kUnits)}, {"charge", strings(kMoney)},
      {"route", strings(kRoutes)}, {"dose", strings(kDoses)}, {"discarded", strings(kDoses)},         {"ndc_quantity", strings({"1", "0.5", "10"})},
      {"diagnoses", Json::parse(R"([[], ["J45.40"], ["J33.0", "L20.9"], ["K50.818"]])")}};
  static const std::map<std::string, Json> kClaim = {{"kind", strings({"professional", "institutional"})}, {"payer", strings(kPayers)},
                                                     {"received_date", strings(kDates)}, {"total_charge", strings(kMoney)}};
  static const std::map<std::string, Json> kPatient = {{"id", strings({"P0", "P1", "P2", "P3", "P4"})}, {"birth_date", strings(kBirths)},
                                                       {"sex", strings({"female", "male"})}, {"weight", strings({"39 kg", "40 kg", "55 kg"})},
                                                       {"deductible_remaining", strings(kRemaining)}};
  std::vector<Fact> facts;
  const auto collect = [&](const std::string& base, const Json& object, const std::map<std::string, Json>& known) {
    for (const auto& [name, values] : known) {
      if (!object.is_object() || !object.contains(name)) continue;
      Fact fact{Json::json_pointer(base + "/" + name), {object[name]}};
      for (const Json& value : values) fact.values.push_back(value);
      facts.push_back(fact);
    }
  };
  collect("", claim, kClaim);
  if (claim.contains("patient")) collect("/patient", claim["patient"], kPatient);
  for (std::size_t i = 0; i < claim["lines"].size(); ++i) collect("/lines/" + std::to_string(i), claim["lines"][i], kLine);
  return facts;
}

}  // namespace edict::property
