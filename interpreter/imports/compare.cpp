// Old and new by key. In: rows. Out: changes.
#include "imports/compare.h"

#include <algorithm>
#include <map>

#include "imports/scope.h"

namespace edict::imports {
namespace {

using Key = std::vector<std::string>;
using Latest = std::map<Key, const TableRow*>;

exact::Period days_of(const TableRow& row) { return row.effective.value_or(exact::always()); }

Latest latest(const DatedTable& table) {
  Latest result;
  for (const TableRow& row : table.rows) {
    const TableRow*& last = result[Key(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(table.shape.keys))];
    if (last == nullptr || days_of(*last).first < days_of(row).first) last = &row;
  }
  return result;
}

std::string first_day(const TableRow& row) { return days_of(row).first == exact::kFirstDate ? "" : exact::date_text(days_of(row).first); }
bool open_ended(const TableRow& row) { return days_of(row).last == exact::kLastDate; }

class Comparison {
 public:
  Comparison(const DatedTable& old, const Edition& edition) : old_(old), edition_(edition), scope_(edition, old.shape), before_(latest(old)), after_(latest(edition.table)) {}

  std::vector<Change> run() {
    for (const auto& [key, row] : after_) {
      const auto found = before_.find(key);
      if (found == before_.end()) changes_.push_back({Change::Kind::Added, key, "", "", first_day(*row)});
      else both(key, *found->second, *row);
    }
    for (const auto& [key, row] : before_) {
      if (after_.count(key) == 1 || (edition_.dated_rows && !open_ended(*row))) continue;  // long ended, and no longer listed
      if (edition_.period && days_of(*row).last < edition_.period->first) continue;  // ended before this edition
      if (!scope_.holds(*row)) continue;
      const std::string last = edition_.period ? exact::date_text({edition_.period->first.days - 1}) : "";
      changes_.push_back({Change::Kind::Ended, key, "", "", last});
    }
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) { return a.key < b.key; });
    return std::move(changes_);
  }

 private:
  void both(const Key& key, const TableRow& before, const TableRow& after) {
    const auto& columns = edition_.table.shape.columns;
    for (std::size_t i = edition_.table.shape.keys; i < columns.size(); ++i) {
      const auto at = std::find(old_.shape.columns.begin(), old_.shape.columns.end(), columns[i]);
      if (at == old_.shape.columns.end() || columns[i] == edition_.prose) continue;
      const std::string& was = before.cells[static_cast<std::size_t>(at - old_.shape.columns.begin())];
      if (was != after.cells[i] && !after.cells[i].empty()) changes_.push_back({Change::Kind::Changed, key, columns[i], was, after.cells[i]});
    }
    if (!edition_.dated_rows || days_of(before).last == days_of(after).last) return;
    const std::string last = exact::date_text(days_of(after).last);
    if (open_ended(after)) changes_.push_back({Change::Kind::Changed, key, "last day", exact::date_text(days_of(before).last), "open"});
    else if (open_ended(before)) changes_.push_back({Change::Kind::Ended, key, "", "", last});
    else changes_.push_back({Change::Kind::Changed, key, "last day", exact::date_text(days_of(before).last), last});
  }

  const DatedTable& old_;
  const Edition& edition_;
  Scope scope_;
  Latest before_, after_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare(const DatedTable& old, const Edition& edition) { return Comparison(old, edition).run(); }

std::string change_text(const Change& change) {
  std::string text;
  for (const std::string& part : change.key) text += (text.empty() ? "" : " ") + part;
  switch (change.kind) {
    case Change::Kind::Added: return text + ": new" + (change.after.empty() ? "" : ", from " + change.after);
    case Change::Kind::Ended: return text + (change.after.empty() ? ": no longer listed" : ": ended, last day " + change.after);
    case Change::Kind::Changed: break;
  }
  return text + ": " + change.what + " " + (change.before.empty() ? "was not stated" : "was " + change.before) + ", is " + change.after;
}

}  // namespace edict::imports
