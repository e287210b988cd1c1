// Units that labels, orders and claims write. Decilitres, pounds and pieces by their package are read, and shown where somebody wrote them.
//
// In: a unit's name. Out: its place in the order of usage. Always true: of each dimension of the standard library the most usual one comes first.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace edict::core {

inline constexpr std::array<std::string_view, 22> kUsualUnits = {"mg", "mcg", "g", "kg", "mL", "L", "IU", "U", "mCi", "MBq", "uCi", "GBq", "mmol", "umol", "mEq", "each", "cm", "m", "sq_cm", "sq_m", "hour", "minute"};

// Nothing where it is no usual one: a dimension of the policy's own has none.
inline std::optional<std::size_t> usage_rank(std::string_view unit) {
  const auto at = std::find(kUsualUnits.begin(), kUsualUnits.end(), unit);
  return at == kUsualUnits.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - kUsualUnits.begin()));
}

}  // namespace edict::core
