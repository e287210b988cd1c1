// Texts that the formatter is tried on.
#pragma once

#include <string>
#include <vector>

#include "format/format.h"

namespace edict::test {

struct PolicyText {
  std::string name;
  std::string text;
};

// Every policy of the checkout below these folders, and each edict block of its Markdown files as a text of its own.
std::vector<PolicyText> policy_texts(const std::vector<std::string>& folders);

format::Formatted formatted(const std::string& name, const std::string& text);

// Words, signs and comments in order, without blanks, line ends, and commas: what may not change.
std::string told(const std::string& text);

}  // namespace edict::test
