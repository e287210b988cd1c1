// A file's text replaced as a whole: whoever reads it sees the old text or the new one, never a part.
#pragma once

#include <string>
#include <string_view>

namespace edict::tool {

// Permissions stay; of a link the file behind it is replaced. Empty, or why the file stays as it was.
std::string replace_file(const std::string& path, std::string_view text);

}  // namespace edict::tool
