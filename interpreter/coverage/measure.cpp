// The tests run on a copy of the program in which each "is there a row" can also be asked which one.
#include <algorithm>

#include "coverage/observer.h"
#include "engine/plan.h"

namespace edict::coverage {

const char* sort_name(Sort sort) {
  switch (sort) {
    case Sort::Rule: return "rules";
    case Sort::Exception: return "exceptions";
    case Sort::Condition: return "conditions";
    case Sort::Row: return "table rows";
    case Sort::Boundary: return "boundaries";
  }
  return "";
}

namespace {

template <typename Counts>
Figure counted(const Report& report, const Counts& counts) {
  Figure f;
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    const Item& item = report.items[i];
    if (!counts(item)) continue;
    ++f.items;
    f.full += report.full(i) ? 1 : 0;
    for (std::size_t way = 0; way < item.ways.size(); ++way) {
      if ((item.needed >> way & 1) == 0) continue;
      ++f.ways;
      f.ways_reached += report.reached[i] >> way & 1;
    }
  }
  return f;
}

}  // namespace

Figure figure(const Report& report, Sort sort) {
  return counted(report, [&](const Item& item) { return item.sort == sort; });
}

Figure figure(const Report& report, Sort sort, const std::string& package) {
  return counted(report, [&](const Item& item) { return item.sort == sort && item.package == package; });
}

std::uint32_t decided_permille(const Report& report) {
  const Figure f = counted(report, [](const Item& item) { return item.sort == Sort::Rule || item.sort == Sort::Exception; });
  return f.items == 0 ? 1000 : static_cast<std::uint32_t>(f.full * 1000 / f.items);
}

std::string permille_text(std::uint32_t permille) { return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%"; }

Observer::Observer(std::shared_ptr<const core::Program> program, const source::Sources& sources) {
  auto observed = std::make_shared<core::Program>(*program);
  const std::size_t size = observed->nodes.size();
  for (core::NodeId id = 0; id < size; ++id) {
    if (observed->nodes[id].op != core::Op::HasRow) continue;
    core::Node lookup = observed->nodes[id];
    lookup.op = core::Op::Lookup;
    lookup.type = core::Type{};
    lookup.type.kind = core::Kind::Row;
    lookup.type.of = lookup.aux;
    twin_[id] = static_cast<core::NodeId>(observed->nodes.size());
    observed->nodes.push_back(lookup);
  }
  program_ = observed;
  map_ = items_of(*program_, sources);
  std::vector<bool> closed(program_->nodes.size());
  for (core::NodeId id = 0; id < closed.size(); ++id) closed[id] = explain::closed(*program_, id);
  chart_ = std::make_unique<Chart>(Chart{*program_, map_, twin_, std::move(closed), explain::payment_terms(*program_)});
  plan_ = std::make_unique<engine::Plan>(program_);
}

Observer::~Observer() = default;

void Observer::see(explain::Words& words, std::uint32_t row, const core::Test* test, std::vector<Ways>& reached) const { see_line(*chart_, words, row, test, reached); }

Outcome measure(std::shared_ptr<const core::Program> program, const source::Sources& sources, testing::RunOptions options) {
  const Observer observer(std::move(program), sources);
  const std::vector<std::size_t> chosen = testing::chosen_tests(observer.program(), options.filters);
  std::vector<std::vector<Ways>> by_test(chosen.size(), std::vector<Ways>(observer.items().size()));
  options.see = [&](std::size_t test, explain::Words& words, std::uint32_t row) {
    observer.see(words, row, &observer.program().tests[chosen[test]], by_test[test]);
  };
  Outcome outcome;
  outcome.results = testing::run_tests(observer.plan(), &sources, options);
  outcome.report.items = observer.items();
  outcome.report.reached.assign(observer.items().size(), 0);
  for (const auto& reached : by_test) {
    for (std::size_t i = 0; i < reached.size(); ++i) outcome.report.reached[i] |= reached[i];
  }
  return outcome;
}

}  // namespace edict::coverage
