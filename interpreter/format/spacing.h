// What stands between two pieces of one line.
#pragma once

#include <initializer_list>

#include "format/pieces.h"

namespace edict::format {

bool one_of(std::string_view text, std::initializer_list<std::string_view> words);

// One space, or none. `i` > 0.
bool spaced(const std::vector<Piece>& pieces, std::size_t i);

std::size_t columns_of(std::string_view text);  // code points

inline constexpr std::size_t kWidth = 140;  // lines longer than this are broken where they can be

}  // namespace edict::format
