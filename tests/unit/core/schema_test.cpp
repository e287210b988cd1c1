// Interned texts, and codes kept and shown.
#include <catch2/catch.hpp>

#include "core/schema.h"

using namespace edict::core;

TEST_CASE("symbols keep their ids and texts") {
  Symbols symbols;
  const SymbolId a = symbols.intern("a");
  const std::string& text = symbols.text(a);
  for (int i = 0; i < 1000; ++i) symbols.intern("x" + std::to_string(i));
  CHECK(symbols.intern("a") == a);
  CHECK(&symbols.text(a) == &text);
  CHECK(symbols.find("x999") == symbols.intern("x999"));
  CHECK(symbols.find("nobody") == 0);
  CHECK(symbols.intern("") == 0);
  CHECK(symbols.text(0).empty());
  CHECK(symbols.size() == 1002);
}

TEST_CASE("fields are found by record and name") {
  Schema schema;
  schema.records = {{"claim", "", {{"id", {}, false, false, ""}}}, {"line", "", {{"code", {}, false, false, ""}, {"units", {}, false, false, ""}}}};
  CHECK(schema.find(1, "units") == 1);
  CHECK(schema.find(0, "units") == kNoField);
  CHECK(schema.find(7, "units") == kNoField);
}

TEST_CASE("codes are kept in one form") {
  CHECK(normalised(SymbolKind::Code, " j2357 ") == "J2357");
  CHECK(normalised(SymbolKind::Code, "J23-57").empty());
  CHECK(normalised(SymbolKind::Code, "J2357J2357J2357").empty());
  CHECK(normalised(SymbolKind::Modifier, "jw") == "JW");
  CHECK(normalised(SymbolKind::Modifier, "JWX").empty());
  CHECK(normalised(SymbolKind::Diagnosis, "j45.40") == "J4540");
  CHECK(normalised(SymbolKind::Diagnosis, "J4540") == "J4540");
  CHECK(normalised(SymbolKind::Diagnosis, "J45.") == "J45");
  CHECK(normalised(SymbolKind::Diagnosis, "J4.540").empty());
  CHECK(normalised(SymbolKind::Diagnosis, "E812.0") == "E8120");
  CHECK(normalised(SymbolKind::Diagnosis, "366.9") == "3669");
  CHECK(normalised(SymbolKind::Diagnosis, "J45.5.0").empty());
  CHECK(normalised(SymbolKind::Place, "11") == "11");
  CHECK(normalised(SymbolKind::Place, "2") == "02");
  CHECK(normalised(SymbolKind::Place, "office").empty());
  CHECK(normalised(SymbolKind::Adjustment, "co-197") == "CO-197");
  CHECK(normalised(SymbolKind::Remark, "m53") == "M53");
  CHECK(normalised(SymbolKind::Payer, " Medicare B ") == "Medicare B");
  CHECK(normalised(SymbolKind::Value, "UN") == "UN");
  CHECK(normalised(SymbolKind::Code, "   ").empty());
}

TEST_CASE("an NDC has eleven digits, where its dashes tell which zero is missing") {
  CHECK(normalised(SymbolKind::Ndc, "00024-5914-01") == "00024591401");
  CHECK(normalised(SymbolKind::Ndc, "0024-5914-01") == "00024591401");
  CHECK(normalised(SymbolKind::Ndc, "50242-040-62") == "50242004062");
  CHECK(normalised(SymbolKind::Ndc, "50242-0040-6") == "50242004006");
  CHECK(normalised(SymbolKind::Ndc, "00024591401") == "00024591401");
  CHECK(normalised(SymbolKind::Ndc, "0024591401") == "0024591401");
  CHECK(normalised(SymbolKind::Ndc, "0024-") == "00024");
  for (const char* bad : {"1-2-3", "1-2-3-4", "000024-5914-01", "0024-5914-011", "ABCDE-1234-12", "123456789012", "0024 5914 01"}) {
    INFO(bad);
    CHECK(normalised(SymbolKind::Ndc, bad).empty());
  }
}

TEST_CASE("codes are shown as people write them, and read back the same") {
  CHECK(shown(SymbolKind::Diagnosis, "J4540") == "J45.40");
  CHECK(shown(SymbolKind::Diagnosis, "J45") == "J45");
  CHECK(shown(SymbolKind::Ndc, "00024591401") == "00024-5914-01");
  CHECK(shown(SymbolKind::Ndc, "0024591401") == "0024591401");
  CHECK(shown(SymbolKind::Code, "J2357") == "J2357");
  for (const char* text : {"J4540", "E8120", "3669"}) CHECK(normalised(SymbolKind::Diagnosis, shown(SymbolKind::Diagnosis, text)) == text);
}
