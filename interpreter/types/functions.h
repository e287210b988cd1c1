// The built-in functions, once: the checker, the reference and completion read this table.
#pragma once

#include <array>
#include <string_view>

namespace edict::types {

enum class Function : std::uint8_t { Ceil, Floor, Min, Max, FewestPackages };

struct FunctionInfo {
  Function function;
  std::string_view name;
  int least, most;                // arguments
  std::string_view signature;
  std::string_view meaning;
};

inline constexpr std::array kFunctions = {
    FunctionInfo{Function::Ceil, "ceil", 1, 1, "ceil(number)", "the next whole number, upwards"},
    FunctionInfo{Function::Floor, "floor", 1, 1, "floor(number)", "the next whole number, downwards"},
    FunctionInfo{Function::Min, "min", 2, 16, "min(a, b, …)", "the least of values of one type"},
    FunctionInfo{Function::Max, "max", 2, 16, "max(a, b, …)", "the largest of values of one type"},
    FunctionInfo{Function::FewestPackages, "fewest_packages", 2, 2, "fewest_packages(dose, [package, …])",
                 "what the smallest combination of packages that covers the dose holds"},
};

inline const FunctionInfo* find_function(std::string_view name) {
  for (const auto& f : kFunctions) {
    if (f.name == name) return &f;
  }
  return nullptr;
}

}  // namespace edict::types
