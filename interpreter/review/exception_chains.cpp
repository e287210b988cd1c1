// Depth first, so that what is an exception to an exception stands below it.
#include "review/exception_chains.h"

#include <algorithm>

namespace edict::review {
namespace {

constexpr std::size_t kLongestChain = 32;  // exceptions to exceptions to exceptions
constexpr std::size_t kMost = 10'000;      // of one clause

void gather(const core::Program& program, core::ChoiceId choice, const ExceptionChain& above, std::vector<ExceptionChain>& found) {
  if (choice == core::kNone || above.parts.size() >= kLongestChain) return;
  for (const core::Override& o : program.choices[choice].overrides) {
    if (found.size() >= kMost) return;
    ExceptionChain chain = above;
    chain.parts.push_back(&o);
    chain.effective = {std::max(above.effective.first, o.effective.first), std::min(above.effective.last, o.effective.last)};
    if (o.when != core::kNone) chain.when.push_back(o.when);
    if (chain.effective.last < chain.effective.first) continue;
    found.push_back(chain);
    gather(program, o.value, chain, found);
  }
}

}  // namespace

std::vector<ExceptionChain> exception_chains(const core::Program& program, core::ChoiceId choice) {
  std::vector<ExceptionChain> found;
  gather(program, choice, {{}, exact::always(), {}}, found);
  return found;
}

}  // namespace edict::review
