// Lines of text for a terminal.
#include "edict/explorer/page.h"

#include <algorithm>

#include "diagnostic/snippet.h"

namespace edict::tool {
namespace {

constexpr std::uint32_t kNarrowest = 20;

// Where a sequence of colour that begins at `at` ends; `at` where there is none.
std::size_t behind_colour(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\x1b[") return at;
  const std::size_t end = text.find('m', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t blanks_before(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string_view::npos ? 0 : first;
}

// Excerpts: `12 | text`, `   | ^^^`, ` --> file:3:4`.
bool of_excerpt(std::string_view coloured) {
  std::string line;
  for (std::size_t at = 0; at < coloured.size();) {
    const std::size_t behind = behind_colour(coloured, at);
    if (behind == at) line += coloured[at++];
    else at = behind;
  }
  const std::size_t first = line.find_first_not_of(" 0123456789");
  if (first == std::string::npos) return false;
  return line.substr(first, 2) == "| " || line.substr(first) == "|" || line.substr(first, 4) == "--> ";
}

std::string one_wrapped(std::string_view line, std::uint32_t width) {
  const std::size_t indent = std::min<std::size_t>(blanks_before(line), width / 2);
  const std::size_t hanging = std::min<std::size_t>(indent + 2, width / 2);
  std::string out(indent, ' ');
  std::size_t used = indent;
  bool fresh = true;
  for (std::size_t at = blanks_before(line); at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::size_t gap = std::min(line.find_first_not_of(' ', end), line.size()) - end;
    const std::string_view word = line.substr(at, end - at);
    const std::size_t size = columns_of(word);
    if (!fresh && used + size > width) {
      out.erase(out.find_last_not_of(' ') + 1);
      out += "\n" + std::string(hanging, ' ');
      used = hanging;
    }
    out += std::string(word) + std::string(end + gap < line.size() ? gap : 0, ' ');
    used += size + gap;
    fresh = false;
    at = end + gap;
  }
  return out;
}

}  // namespace

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string shown(const std::string& text) { return diagnostic::printable(text, 200); }

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t behind = behind_colour(text, at);
    if (behind != at) {
      at = behind;
      continue;
    }
    columns += (static_cast<unsigned char>(text[at]) & 0xc0u) != 0x80u ? 1 : 0;
    ++at;
  }
  return columns;
}

std::string wrapped(std::string_view text, std::uint32_t width) {
  if (width == 0) return std::string(text);
  width = std::max(width, kNarrowest);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    out += columns_of(line) <= width || of_excerpt(line) ? std::string(line) : one_wrapped(line, width);
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string beside(const std::vector<Entry>& entries, const Look& look, std::size_t indent, std::size_t most) {
  std::size_t widest = 0;
  for (const Entry& entry : entries) {
    if (columns_of(entry.name) <= most) widest = std::max(widest, columns_of(entry.name));
  }
  const std::size_t start = indent + widest + 2;
  std::string out;
  for (const Entry& entry : entries) {
    const std::size_t name = columns_of(entry.name);
    out += std::string(indent, ' ') + look.strong(entry.name);
    if (entry.told.empty()) {
      out += "\n";
      continue;
    }
    const std::string told = look.width > start ? wrapped(entry.told, look.width - static_cast<std::uint32_t>(start)) : entry.told;
    out += name > widest ? "\n" + std::string(start, ' ') : std::string(widest - name + 2, ' ');
    for (std::size_t at = 0; at < told.size();) {
      const std::size_t end = std::min(told.find('\n', at), told.size());
      std::string_view line(told);
      line = line.substr(at, end - at);
      if (at != 0) line.remove_prefix(std::min<std::size_t>(blanks_before(line), 2));
      out += (at == 0 ? "" : std::string(start, ' ')) + std::string(line) + "\n";
      at = end + 1;
    }
  }
  return out;
}

}  // namespace edict::tool
