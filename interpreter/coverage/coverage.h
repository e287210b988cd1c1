// What the tests of a policy set reach: rules both ways, exceptions won and lost, conditions, rows of tables, boundaries of dates and limits.
//
// In: a program with tests, its sources. Out: an item for each thing that a test may reach, with the ways in which it was. Always true: only what tests decided counts; a
// rule that several packages adopt is one item; what the built-in library wrote is no item, unless the library itself is the set; the order of tests changes nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/program.h"
#include "source/source.h"
#include "testing/testing.h"

namespace edict::coverage {

enum class Sort : std::uint8_t { Rule, Exception, Condition, Row, Boundary };
inline constexpr Sort kSorts[] = {Sort::Rule, Sort::Exception, Sort::Condition, Sort::Row, Sort::Boundary};

using Ways = std::uint8_t;  // a bit a way, in the order of Item::ways

struct Item {
  Sort sort = Sort::Rule;
  std::string name;                // as the author knows it: `filed_in_time`, `line.dose > 0 mg`
  std::string package;
  source::Span span;
  std::vector<std::string> ways;   // `met`, `not met`, …
  Ways needed = 0;                 // the ways that a full set of tests reaches
  std::uint32_t id = core::kNone;  // RuleId, ExceptionId, NodeId of a condition or a limit; else kNone
};

struct Report {
  std::vector<Item> items;         // by file and place
  std::vector<Ways> reached;       // by item
  bool full(std::size_t item) const { return (items[item].needed & ~reached[item]) == 0; }
};

struct Figure {
  std::size_t full = 0, items = 0;           // items reached in every way that is needed, of how many
  std::size_t ways_reached = 0, ways = 0;    // the same, way by way
};
Figure figure(const Report& report, Sort sort);
Figure figure(const Report& report, Sort sort, const std::string& package);
// Rules and exceptions reached both ways, in tenths of a percent, rounded down; 1000 where there are none.
std::uint32_t decided_permille(const Report& report);
std::string permille_text(std::uint32_t permille);  // `97.4%`
const char* sort_name(Sort sort);                   // `rules`

struct Outcome {
  std::vector<testing::Result> results;
  Report report;
};
// Runs the tests, and gathers what they reach. `options.see` is left alone.
Outcome measure(std::shared_ptr<const core::Program> program, const source::Sources& sources, testing::RunOptions options = {});

// Figures by package, then what no test reaches, with places.
std::string render_text(const Report& report, const source::Sources& sources);
std::string render_json(const Report& report, const source::Sources& sources);
// One page that needs nothing else: the figures, and the policies' text with a mark beside each line that something stands on.
std::string render_html(const Report& report, const source::Sources& sources);

}  // namespace edict::coverage
