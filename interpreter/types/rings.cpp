// What needs itself: a term, table or attribute whose value would have to be known before it can be found.
//
// In: what each declaration uses. Out: a finding a ring, and one for what leads too far. Always true: a program without findings has no rings, so that each
// evaluation ends, and no lead longer than kLongestLead, so that none exhausts the stack.
#include <algorithm>

#include "diagnostic/codes_types.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

// Declarations by their symbols, and behind those the attributes, by their places in Types::attributes.
class Needs {
 public:
  Needs(const names::Names& names, const Types& types) : names_(names), types_(types), edges_(names.symbols.size() + types.attributes.size()) {
    for (const auto& [user, used] : types.uses) add(user, used, 0);
    for (const auto& [user, used] : types.attribute_uses) add(user, used, names.symbols.size());
    for (const auto& [exception, bound] : types.exceptions) add_exception(exception, bound);
  }

  std::size_t size() const { return edges_.size(); }
  const std::vector<std::size_t>& of(std::size_t at) const { return edges_[at]; }
  bool is_symbol(std::size_t at) const { return at < names_.symbols.size(); }
  const std::string& name(std::size_t at) const {
    return is_symbol(at) ? names_.symbols[at].name : types_.attributes[at - names_.symbols.size()].name;
  }

 private:
  void add(std::size_t user, const std::vector<std::uint32_t>& used, std::size_t first) {
    for (const std::uint32_t one : used) {
      const bool rule = first == 0 && names_.symbols[one].sort == names::Sort::Rule;  // has no value to wait for, which is told where it stands (T308)
      if (!rule) edges_[user].push_back(first + one);
    }
  }
  // What an exception needs, that which it changes needs too: a term, the cells of a row, an attribute, another exception.
  void add_exception(names::SymbolId exception, const ExceptionInfo& bound) {
    const bool changes = bound.target == TargetSort::Term || bound.target == TargetSort::Row || bound.target == TargetSort::Exception;
    if (changes && bound.symbol != kNone && bound.symbol != exception) edges_[bound.symbol].push_back(exception);
    for (const std::uint32_t attribute : bound.attributes) edges_[names_.symbols.size() + attribute].push_back(exception);
  }

  const names::Names& names_;
  const Types& types_;
  std::vector<std::vector<std::size_t>> edges_;
};

enum class Mark : std::uint8_t { New, Open, Done };

}  // namespace

void Checker::find_rings() {
  const Needs needs(in_.names, types_);
  std::vector<Mark> marks(needs.size(), Mark::New);
  std::vector<std::size_t> lead(needs.size(), 0);  // how many others the longest way goes through
  // Depth first, with a path of its own instead of recursion.
  for (std::size_t root = 0; root < needs.size(); ++root) {
    if (marks[root] != Mark::New) continue;
    std::vector<std::pair<std::size_t, std::size_t>> path = {{root, 0}};
    marks[root] = Mark::Open;
    while (!path.empty()) {
      const std::size_t at = path.back().first;
      if (path.back().second == needs.of(at).size()) {
        marks[at] = Mark::Done;
        for (const std::size_t next : needs.of(at)) lead[at] = std::max(lead[at], lead[next] + 1);
        if (lead[at] > kLongestLead) {
          report(code::T361, needs.is_symbol(at) ? in_.names.symbols[at].span : source::Span{}, {needs.name(at), std::to_string(kLongestLead)});
          lead[at] = 0;  // told once, not again for all that need it
        }
        path.pop_back();
        continue;
      }
      const std::size_t to = needs.of(at)[path.back().second++];
      if (marks[to] == Mark::New) {
        marks[to] = Mark::Open;
        path.emplace_back(to, 0);
      } else if (marks[to] == Mark::Open) {
        // An attribute has no place of its own here: the exception to it has.
        if (needs.is_symbol(to) && in_.names.symbols[to].sort == names::Sort::Payer) continue;  // read_payers tells it
        const std::size_t told = needs.is_symbol(to) ? to : at, other = needs.is_symbol(to) ? at : to;
        auto& finding = report(code::T356, in_.names.symbols[told].span, {needs.name(told), needs.name(other)});
        if (told != other && needs.is_symbol(other)) finding.related.push_back({in_.names.symbols[other].span, "which needs it again"});
      }
    }
  }
}

}  // namespace edict::types
