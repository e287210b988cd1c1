// JSON strings and UTF-8 repair: whatever a claims file or a policy holds becomes valid output.
//
// In: bytes. Out: text. Always true: what is written is valid UTF-8 and valid JSON; a byte that belongs to no character becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace edict::explain {

// `text` with quotes, escaped.
void append_json(std::string& out, std::string_view text);
std::string json_string(std::string_view text);

// Valid UTF-8; unchanged where it is already.
bool is_utf8(std::string_view text);
std::string repaired(std::string_view text);

}  // namespace edict::explain
