// What every fuzz target is: one function that takes any bytes and returns. It may do what it likes with them but crash, hang or grow without bound.
//
// The name and the shape are those that clang's libFuzzer links against (https://llvm.org/docs/LibFuzzer.html).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace edict::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// Looks that one claim may take: the sanitizers make each some ten times slower, and claims that are given up are to be met.
inline constexpr std::uint64_t kMostLooks = 1'000'000;

// A claim record, units and adjustments small enough to be compiled again for every input, in place of the standard library: its files by their paths, under
// the directory that is passed as `stdlib`.
inline constexpr const char* kSmallLibrary = "small";
std::string_view small_claim();
std::string_view small_units();

}  // namespace edict::fuzz
