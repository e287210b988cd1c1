// Ends and beginnings that meet. In: rows. Out: the same rows, two columns fuller.
#include "imports/successors.h"

#include <map>
#include <set>

namespace edict::imports {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// `extended-release` and `extended release` are one.
std::string plain(std::string text) {
  for (char& c : text) c = c == '-' ? ' ' : c;
  return text;
}

// `(alprolix)` of `factor ix (alprolix)`; empty where there is none.
std::string brand(const std::string& title) {
  const std::size_t open = title.find(" (");
  return open == std::string::npos ? "" : title.substr(open, title.find(')', open) - open);
}

class Search {
 public:
  Search(DatedTable& table, const CodeColumns& columns) : table_(table), at_(columns) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (!cell(i, at_.ingredient).empty() && table.rows[i].effective) of_substance_[plain(cell(i, at_.ingredient))].push_back(i);
    }
  }

  void run() {
    std::map<std::size_t, std::set<std::size_t>> ended_into;
    for (const auto& [substance, codes] : of_substance_) {
      for (const std::size_t ended : codes) {
        if (last(ended) == exact::kLastDate || !cell(ended, at_.successor).empty()) continue;
        const std::size_t next = successor(ended, codes);
        if (next == kNone) continue;
        cell(ended, at_.successor) = cell(next, at_.code);
        ended_into[next].insert(ended);
      }
    }
    for (const auto& [next, earlier] : ended_into) {
      if (earlier.size() == 1) cell(next, at_.predecessor) = cell(*earlier.begin(), at_.code);
    }
  }

 private:
  std::string& cell(std::size_t row, std::size_t column) { return table_.rows[row].cells[column]; }
  exact::Date first(std::size_t row) const { return table_.rows[row].effective->first; }
  exact::Date last(std::size_t row) const { return table_.rows[row].effective->last; }

  std::size_t successor(std::size_t ended, const std::vector<std::size_t>& codes) {
    const exact::Date next_day{last(ended).days + 1};
    std::vector<std::size_t> begun, same_title;
    for (const std::size_t other : codes) {
      const bool same = plain(cell(other, at_.title)) == plain(cell(ended, at_.title));
      if (same && first(other) <= last(ended) && next_day <= last(other)) return kNone;  // one of them goes on: the ended code may have become part of it
      if (first(other) != next_day) continue;
      begun.push_back(other);
      if (same) same_title.push_back(other);
    }
    if (same_title.size() == 1) return same_title.front();
    if (begun.size() != 1) return kNone;
    const std::string was = brand(cell(ended, at_.title)), is = brand(cell(begun.front(), at_.title));
    return was.empty() || is.empty() || was == is ? begun.front() : kNone;
  }

  DatedTable& table_;
  const CodeColumns at_;
  std::map<std::string, std::vector<std::size_t>> of_substance_;
};

}  // namespace

void find_successors(DatedTable& table, const CodeColumns& columns) { Search(table, columns).run(); }

}  // namespace edict::imports
