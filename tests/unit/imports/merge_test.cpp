// Editions that follow each other, in order and out of it, as one table; and what a new one changes.
#include <catch2/catch.hpp>
#include <algorithm>

#include "imports/compare.h"
#include "imports/data_file.h"
#include "imports/importers.h"
#include "imports/known_editions.h"
#include "imports/merge.h"

using namespace edict;
using namespace edict::imports;

namespace {

exact::Date day(const char* text) { return *exact::parse_date(text); }
exact::Period from(const char* first) { return {day(first), exact::kLastDate}; }
exact::Period between(const char* first, const char* last) { return {day(first), day(last)}; }

const Shape kShape{{"code", "limit"}, 1};

DatedTable table(std::string_view rows) {
  const ReadTable read = read_table("code,limit,effective\n" + std::string(rows), kShape);
  CHECK(read.failure.empty());
  return read.table;
}

// An edition whose rows all hold for its period: `A=1 B=2`.
Edition edition(const char* rows, exact::Period period) {
  EditionBuilder builder(kShape, false, period);
  std::string key, value;
  for (const char* at = rows;; ++at) {
    if (*at == ' ' || *at == '\0') {
      builder.begin_row(1);
      builder.add({key.substr(0, key.find('=')), key.substr(key.find('=') + 1)}, period);
      key.clear();
      if (*at == '\0') break;
    } else {
      key += *at;
    }
  }
  return builder.take();
}

// An edition whose rows say their own dates.
Edition dated(std::string_view rows, exact::Period period) {
  EditionBuilder builder(kShape, true, period);
  for (const TableRow& row : table(rows).rows) {
    builder.begin_row(1);
    builder.add(row.cells, row.effective);
  }
  return builder.take();
}

std::string text(const DatedTable& merged) {
  std::string all = data_text(merged);
  return all.substr(all.find('\n') + 1);
}

}  // namespace

TEST_CASE("a new edition ends what it changes and what it leaves out") {
  const Merge merged = merge(table("A,1,2024-01-01 ..\nB,2,2024-01-01 ..\nC,3,2024-01-01 ..\n"), edition("A=1 B=5 D=4", from("2024-04-01")));
  CHECK(text(merged.table) ==
        "A,1,2024-01-01 ..\nB,2,2024-01-01 .. 2024-03-31\nB,5,2024-04-01 ..\nC,3,2024-01-01 .. 2024-03-31\nD,4,2024-04-01 ..\n");
  CHECK(merged.added == 1);
  CHECK(merged.changed == 1);
  CHECK(merged.ended == 1);
}

TEST_CASE("merging an edition twice changes nothing") {
  const Edition next = edition("A=1 B=5 D=4", from("2024-04-01"));
  const DatedTable once = merge(table("A,1,2024-01-01 ..\nB,2,2024-01-01 ..\n"), next).table;
  CHECK(text(merge(once, next).table) == text(once));
}

TEST_CASE("quarters join where nothing changes, and leave gaps where nothing is said") {
  DatedTable all = merge({kShape, {}}, edition("A=1 B=2", between("2026-01-01", "2026-03-31"))).table;
  all = merge(all, edition("A=1 B=3", between("2026-04-01", "2026-06-30"))).table;
  CHECK(text(all) == "A,1,2026-01-01 .. 2026-06-30\nB,2,2026-01-01 .. 2026-03-31\nB,3,2026-04-01 .. 2026-06-30\n");
  all = merge(all, edition("A=1", between("2026-10-01", "2026-12-31"))).table;
  CHECK(text(all).find("A,1,2026-10-01 .. 2026-12-31") != std::string::npos);
}

TEST_CASE("an older edition comes in behind a newer one") {
  DatedTable all = merge({kShape, {}}, edition("A=2 B=1", from("2024-07-01"))).table;
  all = merge(all, edition("A=1 C=1", from("2024-04-01"))).table;
  CHECK(text(all) == "A,1,2024-04-01 .. 2024-06-30\nA,2,2024-07-01 ..\nB,1,2024-07-01 ..\nC,1,2024-04-01 .. 2024-06-30\n");
  CHECK(merge(all, edition("A=1 C=1", from("2024-04-01"))).in_force == between("2024-04-01", "2024-06-30"));
}

TEST_CASE("an edition corrected later replaces itself") {
  const DatedTable all = merge({kShape, {}}, edition("A=1 B=1", from("2024-07-01"))).table;
  CHECK(text(merge(all, edition("A=9", from("2024-07-01"))).table) == "A,9,2024-07-01 ..\n");
}

// Three quarters, merged in each order; and what is then asked again.
struct Quarters {
  std::vector<Edition> editions;
  std::vector<KnownEdition> known;

  std::string merged(const std::vector<std::size_t>& order) const {
    DatedTable all{kShape, {}};
    std::vector<KnownEdition> have;
    for (const std::size_t e : order) {
      all = merge(all, editions[e], have).table;
      add_edition(have, known[e]);
    }
    for (const std::size_t e : order) {
      INFO("again " << e);
      CHECK(text(merge(all, editions[e], have).table) == text(all));
    }
    return text(all);
  }
};

Quarters quarters(const char* first, const char* second, const char* third) {
  Quarters made;
  const char* const rows[] = {first, second, third};
  const char* const days[] = {"2024-01-01", "2024-04-01", "2024-07-01"};
  for (std::size_t i = 0; i < 3; ++i) {
    made.editions.push_back(edition(rows[i], from(days[i])));
    made.known.push_back({from(days[i]), "", "a file"});
  }
  return made;
}

TEST_CASE("editions give the same table in whatever order they come") {
  const struct {
    const char *what, *first, *second, *third, *table;
  } cases[] = {
      {"a fact that changes and changes back", "A=1 B=1", "A=2 B=1", "A=1 B=1", "A,1,2024-01-01 .. 2024-03-31\nA,2,2024-04-01 .. 2024-06-30\nA,1,2024-07-01 ..\nB,1,2024-01-01 ..\n"},
      {"a code that goes and comes back", "A=1 B=1", "A=1", "A=1 B=1", "A,1,2024-01-01 ..\nB,1,2024-01-01 .. 2024-03-31\nB,1,2024-07-01 ..\n"},
      {"a code that is there for one quarter", "A=1", "A=1 B=1", "A=1", "A,1,2024-01-01 ..\nB,1,2024-04-01 .. 2024-06-30\n"},
      {"a code that goes", "A=1 B=1", "A=1 B=1", "A=1", "A,1,2024-01-01 ..\nB,1,2024-01-01 .. 2024-06-30\n"},
      {"one fact that changes", "A=1 B=1", "A=1 B=2", "A=1 B=2", "A,1,2024-01-01 ..\nB,1,2024-01-01 .. 2024-03-31\nB,2,2024-04-01 ..\n"},
      {"nothing that changes", "A=1 B=1", "A=1 B=1", "A=1 B=1", "A,1,2024-01-01 ..\nB,1,2024-01-01 ..\n"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const Quarters three = quarters(c.first, c.second, c.third);
    std::vector<std::size_t> order = {0, 1, 2};
    do {
      INFO(order[0] << order[1] << order[2]);
      CHECK(three.merged(order) == c.table);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST_CASE("where nobody knows the editions, days on which rows end tell of a later one, too") {
  DatedTable all = merge({kShape, {}}, edition("A=1 B=1", from("2024-01-01"))).table;
  all = merge(all, edition("A=1", from("2024-07-01"))).table;
  all = merge(all, edition("A=2 B=2", from("2024-04-01"))).table;
  CHECK(text(all) == "A,1,2024-01-01 .. 2024-03-31\nA,2,2024-04-01 .. 2024-06-30\nA,1,2024-07-01 ..\nB,1,2024-01-01 .. 2024-03-31\nB,2,2024-04-01 .. 2024-06-30\n");
}

TEST_CASE("an edition between two days of its own ends with them") {
  const DatedTable old = table("A,1,2024-01-01 ..\nB,1,2024-01-01 ..\n");
  CHECK(text(merge(old, edition("A=2 C=1", between("2024-02-01", "2024-02-29"))).table) ==
        "A,1,2024-01-01 .. 2024-01-31\nA,2,2024-02-01 .. 2024-02-29\nA,1,2024-03-01 ..\nB,1,2024-01-01 .. 2024-01-31\nB,1,2024-03-01 ..\nC,1,2024-02-01 .. 2024-02-29\n");
}

TEST_CASE("what an edition announced does not pass for a later edition") {
  DatedTable all = merge({kShape, {}}, dated("A,1,2020-01-01 ..\nY,1,2024-07-01 ..\n", from("2024-03-01"))).table;
  const Edition next = dated("A,1,2020-01-01 .. 2024-12-31\nY,1,2024-07-01 ..\nZ,1,2024-09-01 ..\n", from("2024-05-01"));
  const Merge merged = merge(all, next);
  CHECK(text(merged.table) == "A,1,2020-01-01 .. 2024-12-31\nY,1,2024-07-01 ..\nZ,1,2024-09-01 ..\n");
  CHECK(merged.in_force == from("2024-05-01"));
  CHECK(merged.ended == 1);
  CHECK(text(merge(merged.table, next).table) == text(merged.table));
}

TEST_CASE("rows with dates of their own, merged late: what a later edition states is not ended by an older one's silence") {
  const std::vector<KnownEdition> known = {{from("2024-10-01"), "", "a file"}};
  const DatedTable all = merge({kShape, {}}, dated("A,1,2005-01-01 ..\nB,2,2020-01-01 ..\n", from("2024-10-01"))).table;
  CHECK(text(merge(all, dated("B,1,2020-01-01 ..\nC,1,2001-01-01 ..\n", from("2024-07-01")), known).table) ==
        "A,1,2005-01-01 ..\nB,2,2020-01-01 .. 2024-06-30\nB,1,2024-07-01 .. 2024-09-30\nB,2,2024-10-01 ..\nC,1,2001-01-01 .. 2024-09-30\n");
}

TEST_CASE("a part of an edition ends nothing that it does not name") {
  const DatedTable old = table("A,1,2024-01-01 ..\nB,1,2024-01-01 ..\n");
  Edition part = edition("A=2", from("2024-04-01"));
  part.part = true;
  CHECK(text(merge(old, part).table) == "A,1,2024-01-01 .. 2024-03-31\nA,2,2024-04-01 ..\nB,1,2024-01-01 ..\n");
  REQUIRE(compare(old, part).size() == 1);
  CHECK(change_text(compare(old, part)[0]) == "A: limit was 1, is 2");
}

TEST_CASE("files that share the codes of an edition among them end nothing of each other's") {
  const Importer& ptp = *importer("ptp");
  const std::string head = "column1,column2,modifier\n";
  const auto read = [&](const std::string& rows, const char* day_of) { return ptp.read(head + rows, {from(day_of)}); };
  DatedTable all{{{"column1", "column2", "indicator"}, 2}, {}};
  all = merge(all, read("11111,J0001,1\n22222,J0001,1\n33333,J0001,1\n", "2024-01-01")).table;
  all = merge(all, read("44444,J0001,1\n66666,J0001,0\n", "2024-01-01")).table;
  all = merge(all, read("11111,J0001,1\n33333,J0001,1\n", "2024-04-01")).table;
  all = merge(all, read("44444,J0001,1\n55555,J0001,0\n66666,J0001,1\n", "2024-04-01")).table;
  CHECK(text(all) ==
        "11111,J0001,1,2024-01-01 ..\n22222,J0001,1,2024-01-01 .. 2024-03-31\n33333,J0001,1,2024-01-01 ..\n44444,J0001,1,2024-01-01 ..\n55555,J0001,0,2024-04-01 ..\n"
        "66666,J0001,0,2024-01-01 .. 2024-03-31\n66666,J0001,1,2024-04-01 ..\n");
}

TEST_CASE("what was left out of a file on request has not ended") {
  const Importer& mue = *importer("mue");
  const std::string head = "hcpcs_code,mue_units,mue_mai,mue_service\n";
  DatedTable all = merge({{{"code", "setting", "units", "mai"}, 2}, {}}, mue.read(head + "J0001,1,3,Practitioner\nJ0002,1,3,Practitioner\n99213,1,3,Practitioner\n", {from("2024-07-01")})).table;
  const Edition next = mue.read(head + "J0001,1,3,Practitioner\n99214,1,3,Practitioner\n", {from("2024-10-01"), false, true});
  CHECK(text(merge(all, next).table) ==
        "99213,practitioner,1,3,2024-07-01 ..\nJ0001,practitioner,1,3,2024-07-01 ..\nJ0002,practitioner,1,3,2024-07-01 .. 2024-09-30\n");
  REQUIRE(compare(all, next).size() == 1);
  CHECK(change_text(compare(all, next)[0]) == "J0002 practitioner: ended, last day 2024-09-30");
}

TEST_CASE("a later edition of one setting tells nothing of another's") {
  const Importer& mue = *importer("mue");
  const std::string head = "hcpcs_code,mue_units,mue_mai,mue_service\n";
  DatedTable all{{{"code", "setting", "units", "mai"}, 2}, {}};
  const auto take = [&](const char* row, const char* day_of) { all = merge(all, mue.read(head + row, {from(day_of)})).table; };
  take("J0001,1,3,Practitioner\n", "2024-01-01");
  take("J0001,1,3,Outpatient Hospital\n", "2024-01-01");
  take("J0001,2,3,Outpatient Hospital\n", "2024-07-01");
  take("J0001,3,3,Practitioner\n", "2024-04-01");
  CHECK(text(all) ==
        "J0001,outpatient_hospital,1,3,2024-01-01 .. 2024-06-30\nJ0001,outpatient_hospital,2,3,2024-07-01 ..\nJ0001,practitioner,1,3,2024-01-01 .. 2024-03-31\nJ0001,practitioner,3,3,2024-04-01 ..\n");
}

TEST_CASE("the policy file beside a table tells its editions") {
  std::vector<KnownEdition> known;
  add_edition(known, {from("2024-07-01"), "setting practitioner", "practitioner-2024q3.csv"});
  add_edition(known, {between("2024-04-01", "2024-06-30"), "", "all, of spring.csv"});
  add_edition(known, {from("2024-07-01"), "setting practitioner", "corrected.csv"});
  const std::string lines = known_text(known);
  CHECK(lines == "// edition 2024-04-01 .. 2024-06-30, read from all, of spring.csv\n// edition 2024-07-01 .. of setting practitioner, read from corrected.csv\n");
  CHECK(known_text(known_editions("library imported.mue\n\n" + lines + "// edition of another kind\ntable mue\n")) == lines);
  CHECK(next_edition(known, day("2024-04-01"), "setting practitioner") == day("2024-07-01"));
  CHECK(next_edition(known, day("2024-04-01"), "setting outpatient_hospital") == std::nullopt);
  known = {{from("2024-07-01"), "column1 10000 to 20000", "f1.csv"}};
  CHECK(next_edition(known, day("2024-04-01"), "column1 15000 to 30000") == day("2024-07-01"));
  CHECK(next_edition(known, day("2024-04-01"), "column1 20001 to 30000") == std::nullopt);
}

TEST_CASE("rows with dates of their own: old words before the edition, new dates throughout") {
  const DatedTable old = table("A,10 mg,2010-01-01 ..\nB,5 mg,2005-01-01 ..\nC,1 mg,2000-01-01 .. 2001-12-31\n");
  const Edition next = dated("A,1 mg,2010-01-01 ..\nB,5 mg,2005-01-01 .. 2023-12-31\nD,2 mg,2023-10-01 ..\n", from("2024-07-01"));
  CHECK(text(merge(old, next).table) ==
        "A,10 mg,2010-01-01 .. 2024-06-30\nA,1 mg,2024-07-01 ..\nB,5 mg,2005-01-01 .. 2023-12-31\nC,1 mg,2000-01-01 .. 2001-12-31\nD,2 mg,2023-10-01 ..\n");
  CHECK(text(merge(table("A,1 mg,2009-01-01 ..\n"), dated("A,1 mg,2010-01-01 ..\n", from("2024-07-01"))).table) == "A,1 mg,2010-01-01 ..\n");
  CHECK(text(merge(table("A,1 mg,2011-01-01 ..\n"), dated("A,1 mg,2010-01-01 ..\n", from("2024-07-01"))).table) == "A,1 mg,2010-01-01 ..\n");
}

TEST_CASE("what a later edition announced stays when an earlier one is merged again") {
  const DatedTable old = table("A,10 mg,2010-01-01 .. 2024-12-31\nB,1 mg,2025-01-01 ..\n");
  CHECK(text(merge(old, dated("A,10 mg,2010-01-01 ..\n", from("2024-07-01"))).table) == "A,10 mg,2010-01-01 .. 2024-12-31\nB,1 mg,2025-01-01 ..\n");
}

TEST_CASE("cells that an edition leaves blank, and columns that it does not have, keep their words") {
  const ReadTable old = read_table("code,meaning,limit,effective\nA,ours,1,2020-01-01 ..\n", kShape);
  const Merge merged = merge(old.table, edition("A= B=2", from("2024-07-01")));
  CHECK(data_text(merged.table) == "code,limit,meaning,effective\nA,1,ours,2020-01-01 ..\nB,2,,2024-07-01 ..\n");
}

TEST_CASE("words of the table outrank those of an edition, and are no change") {
  const ReadTable old = read_table("place,name,facility,effective\n11,ours,no,\n", {{"place", "name", "facility"}, 1});
  const Edition next = importer("pos")->read("pos_code,pos_type,pos_name\n11,Facility,Office\n12,Facility,Home\n", {from("2024-07-01")});
  CHECK(text(merge(old.table, next).table) == "11,ours,no,.. 2024-06-30\n11,ours,yes,2024-07-01 ..\n12,Home,yes,2024-07-01 ..\n");
  const std::vector<Change> changes = compare(old.table, next);
  REQUIRE(changes.size() == 2);
  CHECK(change_text(changes[0]) == "11: facility was no, is yes");
}

TEST_CASE("rows are sorted as people count") {
  CHECK(text(table("MA10,1,\n2,1,\nA,1,\n10,1,\nMA4,1,\n2B,1,\n2A,1,\n")) == "2,1,\n2A,1,\n2B,1,\n10,1,\nA,1,\nMA4,1,\nMA10,1,\n");
}

TEST_CASE("a file of one setting says nothing of the others") {
  const Importer& mue = *importer("mue");
  const std::string head = "hcpcs_code,mue_units,mue_mai,mue_service\n";
  DatedTable all = merge({{{"code", "setting", "units", "mai"}, 2}, {}}, mue.read(head + "J0001,1,3,Practitioner\n", {from("2024-07-01")})).table;
  all = merge(all, mue.read(head + "J0001,2,3,Outpatient Hospital\n", {from("2024-07-01")})).table;
  CHECK(text(all) == "J0001,outpatient_hospital,2,3,2024-07-01 ..\nJ0001,practitioner,1,3,2024-07-01 ..\n");
}

TEST_CASE("data files are read back as they were written") {
  const DatedTable odd = table("A,\"1,\"\"2\"\"\",2024-01-01 .. 2024-02-01\nB,,\nC,1,.. 2020-01-01\n");
  CHECK(text(odd) == "A,\"1,\"\"2\"\"\",2024-01-01 .. 2024-02-01\nB,,\nC,1,.. 2020-01-01\n");
  CHECK(read_table("code,limit\nA,1\n", kShape).failure == "its first row does not name the columns `code`, and `effective`");
  CHECK(read_table("code,limit,effective\nA,1,soon\n", kShape).failure == "row 2: `soon` is no period");
}

TEST_CASE("comparing: added, ended, changed") {
  const auto told = [](const DatedTable& old, const Edition& next) {
    std::string all;
    for (const Change& change : compare(old, next)) all += change_text(change) + "\n";
    return all;
  };
  CHECK(told(table("A,1,2024-01-01 ..\nB,2,2024-01-01 ..\nC,3,2024-01-01 ..\n"), edition("A=1 B=5 D=4", from("2024-04-01"))) ==
        "B: limit was 2, is 5\nC: ended, last day 2024-03-31\nD: new, from 2024-04-01\n");
  CHECK(told(table("A,10 mg,2010-01-01 ..\nB,,2005-01-01 ..\nC,1,2000-01-01 .. 2001-12-31\nE,1,2000-01-01 .. 2020-12-31\n"),
             dated("A,1 mg,2010-01-01 .. 2024-12-31\nB,5 mg,2005-01-01 ..\nE,1,2000-01-01 ..\n", from("2024-07-01"))) ==
        "A: limit was 10 mg, is 1 mg\nA: ended, last day 2024-12-31\nB: limit was not stated, is 5 mg\nE: last day was 2020-12-31, is open\n");
  CHECK(told(table("A,1,2024-01-01 .. 2024-03-31\n"), edition("A=1", between("2024-04-01", "2024-06-30"))).empty());
}
