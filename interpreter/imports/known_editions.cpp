// Editions as comments of a policy file. In: text. Out: editions.
#include "imports/known_editions.h"

#include <algorithm>

#include "imports/scope.h"

namespace edict::imports {
namespace {

constexpr std::string_view kLine = "// edition ", kOf = " of ", kFrom = ", read from ";

std::optional<exact::Period> read_period(std::string_view text) {
  const std::size_t dots = text.find(" ..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto first = exact::parse_date(text.substr(0, dots));
  const std::string_view end = text.size() > dots + 4 ? text.substr(dots + 4) : "";
  const auto last = end.empty() ? std::optional(exact::kLastDate) : exact::parse_date(end);
  return first && last ? std::optional(exact::Period{*first, *last}) : std::nullopt;
}

std::optional<KnownEdition> read_line(std::string_view line) {
  if (!line.starts_with(kLine)) return std::nullopt;
  line.remove_prefix(kLine.size());
  const std::size_t from = line.find(kFrom);
  if (from == std::string_view::npos) return std::nullopt;
  KnownEdition made;
  made.file = line.substr(from + kFrom.size());
  line = line.substr(0, from);
  const std::size_t of = line.find(kOf);
  if (of != std::string_view::npos) made.scope = line.substr(of + kOf.size());
  const auto period = read_period(line.substr(0, of));
  if (!period) return std::nullopt;
  made.period = *period;
  return made;
}

}  // namespace

std::vector<KnownEdition> known_editions(std::string_view policy) {
  std::vector<KnownEdition> editions;
  while (!policy.empty()) {
    const std::size_t end = std::min(policy.find('\n'), policy.size());
    if (auto made = read_line(policy.substr(0, end))) add_edition(editions, std::move(*made));
    policy.remove_prefix(std::min(end + 1, policy.size()));
  }
  return editions;
}

std::string known_text(const std::vector<KnownEdition>& editions) {
  std::string text;
  for (const KnownEdition& known : editions) {
    text += std::string(kLine) + exact::period_text(known.period) + (known.scope.empty() ? "" : std::string(kOf) + known.scope) + std::string(kFrom) + known.file + "\n";
  }
  return text;
}

void add_edition(std::vector<KnownEdition>& editions, KnownEdition made) {
  const auto same = [&](const KnownEdition& known) { return known.period.first == made.period.first && known.scope == made.scope; };
  editions.erase(std::remove_if(editions.begin(), editions.end(), same), editions.end());
  const auto at = std::find_if(editions.begin(), editions.end(), [&](const KnownEdition& known) {
    return made.period.first < known.period.first || (made.period.first == known.period.first && made.scope < known.scope);
  });
  editions.insert(at, std::move(made));
}

std::optional<exact::Date> next_edition(const std::vector<KnownEdition>& editions, exact::Date first, std::string_view scope) {
  for (const KnownEdition& known : editions) {  // in order of their first days
    if (first < known.period.first && Scope::meet(known.scope, scope)) return known.period.first;
  }
  return std::nullopt;
}

}  // namespace edict::imports
