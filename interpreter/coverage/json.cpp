// Coverage as JSON: figures, and each item with the ways reached and missing.
#include <nlohmann/json.hpp>

#include "coverage/told.h"
#include "explain/json_text.h"

namespace edict::coverage {
namespace {

nlohmann::ordered_json figures(const Report& report, const std::string* package) {
  auto all = nlohmann::ordered_json::object();
  for (const Sort sort : kSorts) {
    const Figure f = package == nullptr ? figure(report, sort) : figure(report, sort, *package);
    all[sort_name(sort)] = {{"items", f.items}, {"full", f.full}, {"ways", f.ways}, {"ways_reached", f.ways_reached}};
  }
  return all;
}

nlohmann::ordered_json told(const std::vector<std::string>& texts) {
  auto all = nlohmann::ordered_json::array();
  for (const std::string& text : texts) all.push_back(explain::repaired(text));
  return all;
}

}  // namespace

std::string render_json(const Report& report, const source::Sources& sources) {
  nlohmann::ordered_json all{{"rules_and_exceptions_both_ways", permille_text(decided_permille(report))}, {"figures", figures(report, nullptr)}};
  all["packages"] = nlohmann::ordered_json::array();
  for (const std::string& package : packages_of(report)) all["packages"].push_back({{"package", explain::repaired(package)}, {"figures", figures(report, &package)}});
  all["items"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    const Item& item = report.items[i];
    const source::SourceFile& file = sources.get(item.span.file);
    const source::Position at = file.position(item.span.begin);
    all["items"].push_back({{"kind", sort_name(item.sort)},
                            {"name", explain::repaired(item.name)},
                            {"package", explain::repaired(item.package)},
                            {"file", explain::repaired(file.name())},
                            {"line", at.line},
                            {"column", at.column},
                            {"reached", told(reached_ways(item, report.reached[i]))},
                            {"missing", told(missing_ways(item, report.reached[i]))}});
  }
  return all.dump(2) + "\n";
}

}  // namespace edict::coverage
