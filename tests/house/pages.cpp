// Rows of Markdown and headings of declarations, as pages.h says.
#include "pages.h"

namespace edict::house {

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  for (std::size_t at = row.find('|'); at != std::string::npos;) {
    const std::size_t next = row.find('|', at + 1);
    if (next == std::string::npos) break;
    std::string cell = row.substr(at + 1, next - at - 1);
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    cells.push_back(cell);
    at = next;
  }
  return cells;
}

std::vector<std::string> quoted_in(const std::string& cell) {
  std::vector<std::string> words;
  for (std::size_t at = cell.find('`'); at != std::string::npos;) {
    const std::size_t end = cell.find('`', at + 1);
    if (end == std::string::npos) break;
    words.push_back(cell.substr(at + 1, end - at - 1));
    at = cell.find('`', end + 1);
  }
  return words;
}

bool declares(const std::string& policy, const std::string& name) {
  for (const char* kind : {"rule ", "term ", "table ", "exception ", "balance ", "set "}) {
    for (std::size_t at = policy.find(kind + name); at != std::string::npos; at = policy.find(kind + name, at + 1)) {
      const char behind = policy[at + std::string(kind + name).size()];
      if ((at == 0 || policy[at - 1] == '\n') && (behind == ' ' || behind == ':')) return true;
    }
  }
  return false;
}

bool has_test(const std::string& policy, const std::string& title) {
  return ("\n" + policy).find("\ntest \"" + title + "\" {") != std::string::npos;
}

}  // namespace edict::house
