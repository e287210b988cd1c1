// The list of findings: order, repetitions, counts.
//
// In: findings in any order. Out: them sorted, each once. Always true: the order that phases ran in does not show.
#include "diagnostic/diagnostic.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "diagnostic/catalogue.h"

namespace edict::diagnostic {
namespace {

auto key(const Finding& f) { return std::tuple(f.span.file, f.span.begin, f.span.end, f.code); }

bool comes_before(const Finding& a, const Finding& b) { return key(a) < key(b); }

}  // namespace

Finding& Diagnostics::add(Code code, source::Span span, std::vector<std::string> arguments) {
  findings_.push_back({code, span, std::move(arguments), {}, {}});
  return findings_.back();
}

std::vector<Finding> Diagnostics::sorted() const {
  std::vector<Finding> result;
  std::vector<const Finding*> order;
  order.reserve(findings_.size());
  for (const Finding& f : findings_) order.push_back(&f);
  std::stable_sort(order.begin(), order.end(), [](const Finding* a, const Finding* b) { return comes_before(*a, *b); });
  std::set<std::pair<Code, std::vector<std::string>>> without_place;  // only their arguments tell such findings of one code apart
  for (const Finding* f : order) {
    const bool is_new = f->span.file == source::kNoFile ? without_place.emplace(f->code, f->arguments).second
                                                        : result.empty() || key(result.back()) != key(*f);
    if (is_new) result.push_back(*f);
  }
  return result;
}

bool Diagnostics::has_errors() const {
  return std::any_of(findings_.begin(), findings_.end(), [](const Finding& f) { return entry(f.code).level == Level::Error; });
}

std::size_t Diagnostics::count(Level level) const {
  const std::vector<Finding> once = sorted();
  return static_cast<std::size_t>(
      std::count_if(once.begin(), once.end(), [&](const Finding& f) { return entry(f.code).level == level; }));
}

}  // namespace edict::diagnostic
