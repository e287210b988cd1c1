// Where writers put their bytes.
//
// In: text in pieces. Out: nothing. Always true: pieces are large; a writer flushes at its end.
#pragma once

#include <functional>
#include <string_view>

namespace edict::decisions {

using Sink = std::function<void(std::string_view)>;

}  // namespace edict::decisions
