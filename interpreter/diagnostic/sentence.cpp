// Sentences: a catalogue text and the arguments of a finding become words.
//
// In: a finding. Out: one line of valid UTF-8. Always true: arguments are the author's text and are never trusted to be short, whole
// or printable.
#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "diagnostic/snippet.h"

namespace edict::diagnostic {
namespace {

constexpr std::size_t kLongestArgument = 240;  // code points

bool is_placeholder(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '{' && text[at + 1] >= '0' && text[at + 1] <= '9' && text[at + 2] == '}';
}

// `{{` and `}}` are a brace each.
bool is_doubled_brace(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && (text[at] == '{' || text[at] == '}') && text[at + 1] == text[at];
}

std::string fill(std::string_view text, const std::vector<std::string>& arguments, bool& lacking) {
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_placeholder(text, i)) {
      words.push_back(text[i]);
      if (is_doubled_brace(text, i)) ++i;
      continue;
    }
    const std::size_t number = static_cast<std::size_t>(text[i + 1] - '0');
    if (number < arguments.size() && !arguments[number].empty()) {
      words += printable(arguments[number], kLongestArgument);
    } else {
      lacking = true;
    }
    i += 2;
  }
  return words;
}

}  // namespace

std::string sentence(const Finding& finding) {
  bool lacking = false;
  return fill(entry(finding.code).message, finding.arguments, lacking);
}

std::string help_text(const Finding& finding) {
  constexpr std::size_t kLongestHelp = 2000;
  if (!finding.help.empty()) return printable(finding.help, kLongestHelp);
  bool lacking = false;
  const std::string words = fill(entry(finding.code).help, finding.arguments, lacking);
  return lacking ? std::string() : words;
}

}  // namespace edict::diagnostic
