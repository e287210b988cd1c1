// Dates, windows, ages, periods, and packages.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

using core::Op;

struct Days {
  World w;
  Days() { w.payer("acme"); }
  Value value(core::NodeId node) {
    if (w.batch.tables[w.line_record].rows == 0) {
      w.new_claim("acme");
      w.new_line("J1");
    }
    return w.value(node);
  }
  std::string shift(const char* date, std::int32_t months, std::int32_t days, bool back = false) {
    const Value v = value(w.add(Op::AddDuration, w.of(core::Kind::Date), w.date(date), w.duration(months, days), core::kNone, back ? 1 : 0));
    return v.known() ? exact::date_text({static_cast<std::int32_t>(v.numerator)}) : "?";
  }
  bool within(const char* day, core::WithinSide side, const char* anchor) {
    return value(w.add(Op::Within, w.of(core::Kind::Boolean), w.date(day), w.duration(0, 14), w.date(anchor), static_cast<std::uint32_t>(side))).is_true();
  }
  bool age(const char* birth, const char* on, core::Comparison c, std::int32_t months, std::int32_t days) {
    return value(w.add(Op::AgeCompare, w.of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, static_cast<std::uint32_t>(c),
                       {w.date(birth), w.date(on), w.duration(months, days)}))
        .is_true();
  }
};

TEST_CASE("adding and taking durations, month ends included") {
  CHECK(Days().shift("2024-01-31", 1, 0) == "2024-02-29");
  CHECK(Days().shift("2025-03-31", 1, 0, true) == "2025-02-28");
  CHECK(Days().shift("2025-12-31", 0, 1) == "2026-01-01");
  CHECK(Days().shift("9999-12-31", 0, 1) == "?");
}

TEST_CASE("a window before a day ends with it and is as long as it says; after and of, the last day counts") {
  using Side = core::WithinSide;
  CHECK(Days().within("2025-05-02", Side::Before, "2025-05-15"));
  CHECK(Days().within("2025-05-15", Side::Before, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-05-01", Side::Before, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-05-16", Side::Before, "2025-05-15"));
  CHECK(Days().within("2025-05-29", Side::After, "2025-05-15"));
  CHECK(Days().within("2025-05-15", Side::After, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-05-30", Side::After, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-05-14", Side::After, "2025-05-15"));
  CHECK(Days().within("2025-05-01", Side::Of, "2025-05-15"));
  CHECK(Days().within("2025-05-29", Side::Of, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-04-30", Side::Of, "2025-05-15"));
  CHECK_FALSE(Days().within("2025-05-30", Side::Of, "2025-05-15"));
}

TEST_CASE("ages in completed years, months and days") {
  using C = core::Comparison;
  CHECK(Days().age("2007-05-02", "2025-05-02", C::GreaterEqual, 216, 0));
  CHECK_FALSE(Days().age("2007-05-03", "2025-05-02", C::GreaterEqual, 216, 0));
  CHECK(Days().age("2025-01-31", "2025-02-28", C::Less, 1, 0));
  CHECK(Days().age("2025-05-01", "2025-05-02", C::Equal, 0, 1));
  CHECK(Days().age("2026-01-01", "2025-05-02", C::Less, 12, 0));  // not yet born
}

TEST_CASE("days between, and the ends of periods") {
  Days d;
  const auto between = d.w.add(Op::DaysBetween, d.w.number(), d.w.date("2024-02-28"), d.w.date("2024-03-01"));
  const auto first = d.w.add(Op::PeriodFirst, d.w.of(core::Kind::Date), d.w.line("span")), last = d.w.add(Op::PeriodLast, d.w.of(core::Kind::Date), d.w.line("span"));
  const auto in = d.w.add(Op::InPeriod, d.w.of(core::Kind::Boolean), d.w.line("date"), d.w.line("span"));
  CHECK(d.value(between).numerator == 2'000'000);
  CHECK_FALSE(d.value(first).known());
  const auto may = exact::parse_date("2025-05-01").value().days;
  d.w.set(d.w.line_record, "span", 0, may, may + 30);
  CHECK(d.value(first).numerator == may);
  CHECK(d.value(last).numerator == may + 30);
  CHECK(d.value(in).is_true());
  d.w.set(d.w.line_record, "span", 0, may + 2, may + 30);
  CHECK(d.value(in).is_false());
}

TEST_CASE("the smallest amount of whole packages that covers a dose") {
  const auto covering = [](std::int64_t dose, std::vector<std::int64_t> packages) {
    Days d;
    core::Type amounts = d.w.of(core::Kind::List);
    amounts.element = core::Kind::Amount;
    amounts.scale = 6;
    std::vector<core::NodeId> sizes;
    for (const auto p : packages) sizes.push_back(d.w.amount(p * 1'000'000, 1));
    const auto list = d.w.add(Op::MakeList, amounts, core::kNone, core::kNone, core::kNone, 0, sizes);
    const Value v = d.value(d.w.add(Op::FewestPackages, d.w.of(core::Kind::Amount), d.w.amount(dose * 1'000'000, 1), list));
    return v.known() ? static_cast<std::int64_t>(v.numerator / 1'000'000) : -1;
  };
  CHECK(covering(305, {100}) == 400);
  CHECK(covering(300, {100}) == 300);
  CHECK(covering(305, {100, 10}) == 310);
  CHECK(covering(7, {5, 3}) == 8);
  CHECK(covering(1, {5, 3}) == 3);
  CHECK(covering(4, {5, 3}) == 5);
  CHECK(covering(0, {5}) == 0);
  CHECK(covering(999'999, {150, 75}) == 1'000'050);
  CHECK(covering(5, {}) == -1);
}

TEST_CASE("packages of another dimension are a fault") {
  Days d;
  core::Type amounts = d.w.of(core::Kind::List);
  amounts.element = core::Kind::Amount;
  amounts.scale = 6;
  const auto list = d.w.add(Op::MakeList, amounts, core::kNone, core::kNone, core::kNone, 0, {d.w.amount(1'000'000, 2)});
  const auto node = d.w.add(Op::FewestPackages, d.w.of(core::Kind::Amount), d.w.amount(5'000'000, 1), list);
  CHECK(d.value(node).state == Value::State::Fault);
  CHECK(d.w.why(d.value(node)).at(0).kind == Gap::Kind::AmountMismatch);
}

}  // namespace
}  // namespace edict::engine
