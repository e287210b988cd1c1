// The smallest amount of whole packages that covers a dose.
#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>

#include "engine/machine.h"

namespace edict::engine {
namespace {

using exact::Int;

constexpr std::int64_t kMostResidues = 20'000;  // the smallest package in common parts of all: beyond, the search would cost too much

Int greatest_divisor(Int a, Int b) {
  while (b != 0) {
    const Int rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// Least reachable total for each remainder by the smallest package: totals of one remainder then go on in steps of it. (Shortest paths over remainders.)
bool least_by_remainder(const std::vector<Int>& sizes, std::vector<Int>& least) {
  const Int smallest = sizes.front();
  if (smallest > kMostResidues) return false;
  const Int far = std::numeric_limits<std::int64_t>::max();
  least.assign(static_cast<std::size_t>(smallest), far);
  least[0] = 0;
  using Entry = std::pair<Int, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  queue.push({0, 0});
  while (!queue.empty()) {
    const auto [total, remainder] = queue.top();
    queue.pop();
    if (total > least[remainder]) continue;
    for (const Int size : sizes) {
      const Int next = total + size;
      const auto to = static_cast<std::size_t>(next % smallest);
      if (next >= least[to]) continue;
      least[to] = next;
      queue.push({next, to});
    }
  }
  return true;
}

}  // namespace

// Total of the fewest packages: least left over. All amounts of one dimension; packages of nothing are passed over.
Value Machine::fewest_packages(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value dose = eval(n.a), packages = eval(n.b);
  if (!dose.known() || !packages.whole()) return unknown(reasons_.join(dose.reason, packages.reason));
  const core::Type member = element_type(program.node(n.b).type);
  std::vector<Int> sizes;
  for (std::uint32_t i = 0; i < packages.list.count; ++i) {
    const Value package = list_item(packages, i);
    if (package.dimension != dose.dimension && package.dimension != 0 && dose.dimension != 0) return fault(Gap::Kind::AmountMismatch, id);
    if (package.denominator != 1) return fault(Gap::Kind::Overflow, id);  // contents are constants, never quotients
    if (package.numerator > 0) sizes.push_back(package.numerator);
  }
  if (sizes.empty()) return unknown(gap(Gap::Kind::EmptyList, id));
  // The dose, up to the next step of the packages' scale.
  Number number = number_of(dose, n.a);
  if (!to_ratio(number, number)) return fault(Gap::Kind::Overflow, id);
  const Int scale = exact::power_of_ten(member.scale), common = greatest_divisor(scale, number.denominator);  // so that a fine dose does not overflow on the way
  Int scaled = 0;
  if (!exact::multiply(number.numerator, scale / common, scaled)) return fault(Gap::Kind::Overflow, id);
  const auto needed = exact::divide_rounded(scaled, number.denominator / common, exact::Rounding::Ceiling);
  if (!needed) return fault(Gap::Kind::Overflow, id);
  if (*needed <= 0) return result(id, true, fixed(0, member.scale), dose);
  std::sort(sizes.begin(), sizes.end());
  const Int part = std::accumulate(sizes.begin(), sizes.end(), Int{0}, greatest_divisor);
  for (Int& size : sizes) size /= part;
  const Int parts = (*needed - 1) / part + 1;
  std::vector<Int> least;
  if (parts > std::numeric_limits<std::int64_t>::max() / 4 || sizes.back() > std::numeric_limits<std::int32_t>::max() ||
      !least_by_remainder(sizes, least)) {
    return fault(Gap::Kind::Overflow, id);
  }
  const Int smallest = sizes.front();
  Int best = -1;
  for (std::size_t r = 0; r < least.size(); ++r) {
    if (least[r] == std::numeric_limits<std::int64_t>::max()) continue;
    Int total = least[r];
    if (total < parts) total += ((parts - total - 1) / smallest + 1) * smallest;
    if (best < 0 || total < best) best = total;
  }
  Int amount = 0;
  const bool fine = exact::multiply(best, part, amount);
  return result(id, fine, fixed(amount, member.scale), dose);
}

}  // namespace edict::engine
