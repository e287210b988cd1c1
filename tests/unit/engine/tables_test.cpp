// Tables and sets: rows that match, rows that might, the row that is picked; members over their periods.
#include <catch2/catch.hpp>

#include "engine/text_ranges.h"
#include "world.h"

namespace edict::engine {
namespace {

using core::Matcher;
using core::SymbolKind;

core::Type type_of(core::Kind kind, SymbolKind symbol = SymbolKind::None) {
  core::Type t;
  t.kind = kind;
  t.symbol = symbol;
  if (kind == core::Kind::Number) t.scale = 6;
  return t;
}

// limits by code and place: one column `units`.
struct Limits {
  World w;
  Limits() {
    w.payer("acme");
    w.payer("acme_gold", "acme");
    core::Table t;
    t.keys = {type_of(core::Kind::Symbol, SymbolKind::Code), type_of(core::Kind::Symbol, SymbolKind::Place)};
    t.columns = {{"units", type_of(core::Kind::Number)}, {"note", type_of(core::Kind::Number)}};
    w.program.tables.push_back(t);
  }
  Matcher is(const char* text) {
    Matcher m;
    m.kind = text == nullptr ? Matcher::Kind::Any : Matcher::Kind::Symbol;
    if (text != nullptr) m.symbol = w.program.symbols.intern(text);
    return m;
  }
  core::Row& row(std::vector<Matcher> keys, std::int64_t units, bool otherwise = false, std::int64_t note = 0) {
    core::Row r;
    r.keys = std::move(keys);
    r.otherwise = otherwise;
    r.effective = exact::always();
    r.cells = {units < 0 ? core::kNone : w.choice(w.num(units)), w.choice(w.num(note))};
    w.program.tables[0].rows.push_back(r);
    return w.program.tables[0].rows.back();
  }
  core::NodeId lookup(std::vector<core::NodeId> keys, core::Op op = core::Op::Lookup) {
    core::Type t = type_of(op == core::Op::Lookup ? core::Kind::Row : core::Kind::Boolean);
    if (op == core::Op::Lookup) t.of = 0;
    return w.add(op, t, core::kNone, w.variable(), core::kNone, 0, std::move(keys));
  }
  core::NodeId units(core::NodeId row) { return w.add(core::Op::Column, type_of(core::Kind::Number), row, w.variable()); }
  core::NodeId by_line() { return units(lookup({w.line("code"), w.line("place")})); }
  claims::LineRef line(const char* code, const char* place, const char* payer = "acme") {
    w.new_claim(payer);
    const auto line = w.new_line(code);
    if (place != nullptr) w.set(w.line_record, "place", line.row, w.text(place));
    return line;
  }
  int found(core::NodeId node, claims::LineRef line) {
    const Value v = w.value(node, line);
    return v.known() ? static_cast<int>(v.numerator / 1'000'000) : -1;
  }
  Gap::Kind why(core::NodeId node, claims::LineRef line) { return w.why(w.value(node, line)).at(0).kind; }
};

TEST_CASE("the row whose keys all match") {
  Limits l;
  l.row({l.is("J1"), l.is("11")}, 1);
  l.row({l.is("J1"), l.is("22")}, 2);
  l.row({l.is("J2"), l.is(nullptr)}, 3);
  const auto node = l.by_line();
  CHECK(l.found(node, l.line("J1", "11")) == 1);
  CHECK(l.found(node, l.line("J1", "22")) == 2);
  CHECK(l.found(node, l.line("J2", "99")) == 3);
  CHECK(l.why(node, l.line("J3", "11")) == Gap::Kind::NoRow);
}

TEST_CASE("`otherwise` stands where nothing matches, and `in` asks first") {
  Limits l;
  l.row({l.is("J1"), l.is(nullptr)}, 1);
  const auto has = l.lookup({l.w.line("code"), l.w.line("place")}, core::Op::HasRow);
  SECTION("without") {
    CHECK(l.w.value(has, l.line("J1", "11")).is_true());
    CHECK(l.w.value(has, l.line("J2", "11")).is_false());
  }
  SECTION("with") {
    l.row({}, 9, true);
    const auto node = l.by_line();
    CHECK(l.found(node, l.line("J2", "11")) == 9);
    CHECK(l.w.value(has, l.line("J2", "11")).is_true());
  }
}

TEST_CASE("an unknown key: known where no value of it could change the answer") {
  Limits l;
  l.row({l.is("J1"), l.is(nullptr)}, 1);
  l.row({l.is("J2"), l.is("11")}, 2);
  l.row({}, 9, true);
  const auto node = l.by_line();
  CHECK(l.found(node, l.line("J1", nullptr)) == 1);
  CHECK(l.found(node, l.line("J3", nullptr)) == 9);
  const auto line = l.line("J2", nullptr);
  CHECK(l.found(node, line) == -1);
  const auto gaps = l.w.why(l.w.value(node, line));
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].field == l.w.program.schema.find(l.w.line_record, "place"));
}

TEST_CASE("several rows: a fault, unless they say the same or one is picked") {
  Limits l;
  l.row({l.is("J1"), l.is("11")}, 1);
  l.row({l.is("J1"), l.is(nullptr)}, 5);
  l.row({l.is("J2"), l.is("11")}, 4);
  l.row({l.is("J2"), l.is(nullptr)}, 4);
  const auto node = l.by_line();
  SECTION("no pick") {
    CHECK(l.why(node, l.line("J1", "11")) == Gap::Kind::ManyRows);
    CHECK(l.found(node, l.line("J2", "11")) == 4);
  }
  SECTION("largest") {
    l.w.program.tables[0].pick = 0;
    l.w.program.tables[0].pick_largest = true;
    CHECK(l.found(node, l.line("J1", "11")) == 5);
    CHECK(l.found(node, l.line("J1", nullptr)) == 5);  // the row for place 11 would lose anyway
  }
  SECTION("smallest") {
    l.w.program.tables[0].pick = 0;
    CHECK(l.found(node, l.line("J1", "11")) == 1);
    CHECK(l.found(node, l.line("J1", nullptr)) == -1);
  }
  SECTION("a tie between rows that differ elsewhere") {
    l.w.program.tables[0].pick = 0;
    l.row({l.is("J2"), l.is("11")}, 4, false, 1);
    CHECK(l.why(node, l.line("J2", "11")) == Gap::Kind::ManyRows);
    CHECK(l.why(node, l.line("J2", nullptr)) == Gap::Kind::Missing);  // one of them might not match at all
  }
}

TEST_CASE("a blank cell is unknown, and so is a pick over one") {
  Limits l;
  l.row({l.is("J1"), l.is("11")}, -1);
  l.row({l.is("J1"), l.is("22")}, 2);
  const auto node = l.by_line();
  CHECK(l.why(node, l.line("J1", "11")) == Gap::Kind::NoRow);
  CHECK(l.found(node, l.line("J1", "22")) == 2);
}

TEST_CASE("a list of keys matches where any member does") {
  Limits l;
  l.w.program.tables[0].keys = {type_of(core::Kind::Symbol, SymbolKind::Diagnosis)};
  l.w.program.tables[0].pick = 0;
  l.w.program.tables[0].pick_largest = true;
  l.row({l.is("J4540")}, 90);
  l.row({l.is("J330")}, 120);
  l.row({}, 60, true);
  const auto node = l.units(l.lookup({l.w.line("diagnoses")}));
  const auto with = [&](const std::vector<std::string>& diagnoses) {
    const auto line = l.line("J1", nullptr);
    l.w.set(l.w.line_record, "diagnoses", line.row, l.w.cell(diagnoses));
    return line;
  };
  CHECK(l.found(node, with({"J4540"})) == 90);
  CHECK(l.found(node, with({"Z00", "J4540", "J330", "J4540"})) == 120);
  CHECK(l.found(node, with({"Z00"})) == 60);
  CHECK(l.why(node, l.line("J1", nullptr)) == Gap::Kind::Missing);
}

TEST_CASE("rows with periods, payers as keys, ranges, and exceptions in cells") {
  Limits l;
  SECTION("periods") {
    l.row({l.is("J1"), l.is(nullptr)}, 1).effective.last = exact::parse_date("2025-05-01").value();
    l.row({l.is("J1"), l.is(nullptr)}, 2).effective.first = exact::parse_date("2025-05-02").value();
    const auto node = l.by_line();
    CHECK(l.found(node, l.line("J1", "11")) == 2);
  }
  SECTION("payers match their ancestors") {
    l.w.program.tables[0].keys = {type_of(core::Kind::Symbol, SymbolKind::Payer)};
    l.row({l.is("acme")}, 7);
    const auto node = l.units(l.lookup({l.w.field(l.w.claim(), "payer")}));
    CHECK(l.found(node, l.line("J1", nullptr, "acme_gold")) == 7);
  }
  SECTION("ranges") {
    l.w.program.tables[0].keys = {type_of(core::Kind::Number)};
    const auto bound = [&](std::int64_t n) { return l.w.program.node(l.w.num(n)).aux; };
    Matcher low, high;
    low.kind = high.kind = Matcher::Kind::Range;
    low.last = high.first = bound(40);
    low.half_open = true;
    l.row({low}, 1);
    l.row({high}, 2);
    const auto node = l.units(l.lookup({l.w.line("score")}));
    const auto line = l.line("J1", nullptr);
    l.w.set(l.w.line_record, "score", line.row, 39'999'999);
    CHECK(l.found(node, line) == 1);
    l.w.set(l.w.line_record, "score", line.row, 40'000'000);
    CHECK(l.found(node, line) == 2);
  }
  SECTION("exceptions") {
    core::Row& row = l.row({l.is("J1"), l.is(nullptr)}, 1);
    row.cells[0] = l.w.choice(l.w.num(1), {l.w.exception("more", "acme_gold", l.w.num(12))});
    const auto node = l.by_line();
    CHECK(l.found(node, l.line("J1", "11")) == 1);
    CHECK(l.found(node, l.line("J1", "11", "acme_gold")) == 12);
  }
}

// ---------------------------------------------------------------- sets

struct Sets {
  Limits l;
  World& w = l.w;
  core::NodeId set(SymbolKind element, std::vector<core::Member> members, core::NodeId of) {
    core::Set s;
    s.element = element;
    s.members = std::move(members);
    w.program.sets.push_back(s);
    return w.add(core::Op::InSet, w.of(core::Kind::Boolean), of, w.variable(), core::kNone, static_cast<std::uint32_t>(w.program.sets.size() - 1));
  }
  core::Member exactly(const char* text, bool except = false) {
    core::Member m;
    m.exact = w.program.symbols.intern(text);
    m.except = except;
    m.effective = exact::always();
    return m;
  }
  core::Member range(const char* first, const char* last, bool except = false) {
    core::Member m;
    m.first = first;
    m.last = last;
    m.except = except;
    m.effective = exact::always();
    return m;
  }
};

TEST_CASE("exact members, ranges that take in finer codes, and what they except") {
  Sets s;
  const auto node = s.set(SymbolKind::Code, {s.exactly("A1"), s.range("J4540", "J4552"), s.exactly("J4541", true)}, s.w.line("code"));
  const auto in = [&](const char* code) { return s.w.value(node, s.l.line(code, nullptr)); };
  for (const char* code : {"A1", "J4540", "J45409", "J4552", "J45521"}) CHECK(in(code).is_true());
  for (const char* code : {"A2", "J4541", "J453", "J4553", "K1"}) CHECK(in(code).is_false());
  CHECK_FALSE(in("").known());
}

TEST_CASE("members over their periods, and lists of symbols") {
  Sets s;
  auto dated = s.exactly("A1");
  dated.effective.first = exact::parse_date("2025-05-02").value();
  const auto node = s.set(SymbolKind::Code, {dated}, s.w.line("code"));
  const auto list = s.set(SymbolKind::Diagnosis, {s.range("L20", "L20")}, s.w.line("diagnoses"));
  s.w.new_claim("acme");
  const auto early = s.w.new_line("A1", "2025-05-01"), on = s.w.new_line("A1", "2025-05-02"), undated = s.w.new_line("A1", "");
  CHECK(s.w.value(node, early).is_false());
  CHECK(s.w.value(node, on).is_true());
  CHECK_FALSE(s.w.value(node, undated).known());
  CHECK_FALSE(s.w.value(list, on).known());
  s.w.set(s.w.line_record, "diagnoses", on.row, s.w.cell({"Z00", "L209"}));
  CHECK(s.w.value(list, on).is_true());
  s.w.set(s.w.line_record, "diagnoses", on.row, s.w.cell({"Z00"}));
  CHECK(s.w.value(list, on).is_false());
}

// Ranges within ranges, side by side and alike, against asking each in turn.
TEST_CASE("the ranges that hold a text are those that do, one by one") {
  std::uint64_t state = 17;
  const auto below = [&](std::uint64_t count) {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return (state >> 33) % count;
  };
  const auto text = [&] {
    std::string made;
    for (std::uint64_t size = below(4); made.size() <= size;) made += "012\xff"[below(4)];
    return made;
  };
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<std::pair<std::string, std::string>> all;
    TextRanges ranges;
    for (std::uint32_t i = 0; i < 12; ++i) {
      const std::string first = text();
      all.emplace_back(first, below(2) == 0 ? first : text());
      ranges.add(all[i].first, all[i].second, i);
    }
    ranges.close();
    for (int asked = 0; asked < 30; ++asked) {
      const std::string code = text();
      std::vector<std::uint32_t> expected, found;
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (stands_in(all[i].first, all[i].second, code)) expected.push_back(i);
      }
      ranges.each(code, [&](std::uint32_t i) { found.push_back(i); });
      std::sort(found.begin(), found.end());
      if (found != expected) FAIL("trial " << trial << ", text " << code);
    }
  }
  SUCCEED("9000 texts");
}

TEST_CASE("rows of patterns within each other, of exact codes beside them, and of lists of diagnoses") {
  Sets s;
  Limits l;
  l.w.program.tables[0].keys[0] = type_of(core::Kind::Symbol, SymbolKind::Diagnosis);
  const auto pattern = [&](const char* first, const char* last) {
    core::Set set;
    set.element = SymbolKind::Diagnosis;
    set.members = {s.range(first, last)};
    l.w.program.sets.push_back(set);
    Matcher m;
    m.kind = Matcher::Kind::Set;
    m.set = static_cast<core::SetId>(l.w.program.sets.size() - 1);
    return m;
  };
  l.row({pattern("J45", "J45"), l.is(nullptr)}, 1);
  l.row({pattern("J454", "J455"), l.is("11")}, 2);
  l.row({l.is("J4599"), l.is("22")}, 3);
  l.row({pattern("L20", "L20"), l.is(nullptr)}, 1);
  l.row({}, 9, true);
  const auto node = l.units(l.lookup({l.w.line("diagnoses"), l.w.line("place")}));
  const auto found = [&](const std::vector<std::string>& diagnoses, const char* place) {
    const auto line = l.line("J1", place);
    l.w.set(l.w.line_record, "diagnoses", line.row, l.w.cell(diagnoses));
    return l.found(node, line);
  };
  CHECK(found({"J450"}, "11") == 1);
  CHECK(found({"L209", "J450"}, "11") == 1);  // two rows that say the same
  CHECK(found({"J450", "J451"}, "11") == 1);  // two codes in one row
  CHECK(found({"J4520", "J4540"}, "11") == -1);  // two rows that say different things
  CHECK(found({"J4599"}, "22") == -1);
  CHECK(found({"J44", "L21"}, "11") == 9);
}

TEST_CASE("a payer is in a set that holds an ancestor of it") {
  Sets s;
  const auto node = s.set(SymbolKind::Payer, {s.exactly("acme")}, s.w.field(s.w.claim(), "payer"));
  CHECK(s.w.value(node, s.l.line("J1", nullptr, "acme_gold")).is_true());
}

}  // namespace
}  // namespace edict::engine
