// Merging by key: what stands before the edition, the edition, what stands behind it. In: rows. Out: rows.
#include "imports/merge.h"

#include <algorithm>
#include <map>
#include <set>

#include "imports/data_file.h"
#include "imports/scope.h"

namespace edict::imports {
namespace {

using Key = std::vector<std::string>;

Key key_of(const TableRow& row, std::size_t keys) { return {row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(keys)}; }
exact::Period days_of(const TableRow& row) { return row.effective.value_or(exact::always()); }
exact::Date day_before(exact::Date day) { return {day.days - 1}; }
exact::Date day_after(exact::Date day) { return {day.days + 1}; }

// The part of a row between two days, both included.
void keep(std::vector<TableRow>& into, const TableRow& row, exact::Date first, exact::Date last) {
  const exact::Period days{std::max(days_of(row).first, first), std::min(days_of(row).last, last)};
  if (days.first <= days.last) into.push_back({row.cells, days});
}

// Up to which day an edition with an open end speaks: until the next edition that is known, else until a row of the table tells of one.
class InForce {
 public:
  InForce(const DatedTable& table, const Edition& edition, const Scope& scope) : table_(table), edition_(edition), scope_(scope), period_(*edition.period) {}

  exact::Period until(const std::vector<KnownEdition>& known) {
    if (period_.last != exact::kLastDate) return period_;
    const exact::Date first = period_.first;
    if (!known.empty()) {
      if (const auto next = next_edition(known, first, scope_.text())) period_.last = day_before(*next);
      return period_;
    }
    const auto announced = own_first_days();
    for (const TableRow& row : table_.rows) {
      if (!edition_.part && !scope_.holds(row)) continue;
      const exact::Period days = days_of(row);
      if (!edition_.dated_rows && days.last != exact::kLastDate) later_begins(day_after(days.last));
      if (!edition_.dated_rows || announced.count({key_of(row, table_.shape.keys), days.first.days}) == 0) later_begins(days.first);
    }
    return period_;
  }

 private:
  void later_begins(exact::Date day) {
    if (period_.first < day && day_before(day) < period_.last) period_.last = day_before(day);
  }

  std::set<std::pair<Key, std::int32_t>> own_first_days() const {
    std::set<std::pair<Key, std::int32_t>> days;
    if (!edition_.dated_rows) return days;
    for (const TableRow& row : edition_.table.rows) days.insert({key_of(row, edition_.table.shape.keys), days_of(row).first.days});
    return days;
  }

  const DatedTable& table_;
  const Edition& edition_;
  const Scope& scope_;
  exact::Period period_;
};

// Rows of one key in order; neighbours of the same words joined.
std::vector<TableRow> joined(std::vector<TableRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const TableRow& a, const TableRow& b) { return days_of(a).first < days_of(b).first; });
  std::vector<TableRow> result;
  for (TableRow& row : rows) {
    if (!result.empty() && result.back().cells == row.cells && days_of(result.back()).last.days + 1 >= days_of(row).first.days) {
      result.back().effective = exact::Period{days_of(result.back()).first, std::max(days_of(result.back()).last, days_of(row).last)};
    } else {
      result.push_back(std::move(row));
    }
  }
  return result;
}

// Blank cells of an edition's row, filled from what the table says of the same key nearest before the edition's first day, else first behind it.
// Words of the table outrank the edition's.
void fill_blanks(TableRow& row, const std::vector<TableRow>& earlier, exact::Date first_day, std::size_t prose) {
  const TableRow* nearest = nullptr;
  for (const TableRow& old : earlier) {
    if (nearest == nullptr || days_of(old).first <= first_day) nearest = &old;
  }
  if (nearest == nullptr) return;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty() || (i == prose && !nearest->cells[i].empty())) row.cells[i] = nearest->cells[i];
  }
}

class Merging {
 public:
  Merging(const DatedTable& table, const Edition& edition, const std::vector<KnownEdition>& known) : edition_(edition), scope_(edition, table.shape) {
    merge_.table.shape = table.shape;
    merge_.in_force = InForce(table, edition, scope_).until(known);
    const auto& columns = table.shape.columns;
    prose_ = edition.prose.empty() ? columns.size() : static_cast<std::size_t>(std::find(columns.begin(), columns.end(), edition.prose) - columns.begin());
    take_old(table);
    take_new();
  }

  Merge run() {
    for (auto& [key, rows] : new_) {
      auto& old = old_[key];
      merge_.added += old.empty() ? 1 : 0;
      std::sort(old.begin(), old.end(), [](const TableRow& a, const TableRow& b) { return days_of(a).first < days_of(b).first; });
      merge_key(old, rows);
    }
    for (auto& [key, old] : old_) {
      if (new_.count(key) == 0) silent(old);
    }
    sort_rows(merge_.table);
    return std::move(merge_);
  }

 private:
  void take_old(const DatedTable& table) {
    for (const TableRow& row : table.rows) old_[key_of(row, table.shape.keys)].push_back(row);
  }

  // In the columns of the table.
  void take_new() {
    const Shape& have = edition_.table.shape;
    for (const TableRow& row : edition_.table.rows) {
      TableRow moved{std::vector<std::string>(merge_.table.shape.columns.size()), row.effective};
      for (std::size_t i = 0; i < have.columns.size(); ++i) {
        const auto at = std::find(merge_.table.shape.columns.begin(), merge_.table.shape.columns.end(), have.columns[i]);
        moved.cells[static_cast<std::size_t>(at - merge_.table.shape.columns.begin())] = row.cells[i];
      }
      new_[key_of(moved, merge_.table.shape.keys)].push_back(std::move(moved));
    }
  }

  void merge_key(const std::vector<TableRow>& old, std::vector<TableRow>& rows) {
    const exact::Date first = merge_.in_force.first, last = merge_.in_force.last;
    std::vector<TableRow> all;
    for (const TableRow& row : old) {
      if (const auto days = still_true(row, rows, first)) all.push_back({row.cells, *days});
      if (last != exact::kLastDate) keep(all, row, day_after(last), exact::kLastDate);
    }
    std::vector<TableRow> earlier = all;
    for (TableRow& row : rows) {
      fill_blanks(row, old, first, prose_);
      keep(all, row, first, last);
      if (edition_.dated_rows) fill_gaps(all, row, earlier, day_before(first));
    }
    count_change(old, rows);
    for (TableRow& row : joined(std::move(all))) put(std::move(row));
  }

  // The days before the edition on which an old row still holds. Where rows say their own dates, those of the newer edition are better known: an old row that overlaps a
  // new one begins and ends no earlier and no later than that.
  std::optional<exact::Period> still_true(const TableRow& old, const std::vector<TableRow>& rows, exact::Date first) const {
    exact::Period days{days_of(old).first, std::min(days_of(old).last, day_before(first))};
    for (const TableRow& row : rows) {
      if (!edition_.dated_rows || !days_of(row).overlaps(days_of(old))) continue;
      days.first = std::max(days.first, days_of(row).first);
      days.last = std::min(days.last, days_of(row).last);
    }
    return days.first <= days.last ? std::optional(days) : std::nullopt;
  }

  // A row's days up to `until` of which the table says nothing.
  static void fill_gaps(std::vector<TableRow>& all, const TableRow& row, std::vector<TableRow> earlier, exact::Date until) {
    std::sort(earlier.begin(), earlier.end(), [](const TableRow& a, const TableRow& b) { return days_of(a).first < days_of(b).first; });
    exact::Date next = exact::kFirstDate;
    for (const TableRow& old : earlier) {
      if (next < days_of(old).first) keep(all, row, next, std::min(until, day_before(days_of(old).first)));
      if (days_of(old).last >= until) return;
      next = std::max(next, day_after(days_of(old).last));
    }
    keep(all, row, next, until);
  }

  void count_change(const std::vector<TableRow>& old, const std::vector<TableRow>& rows) {
    const TableRow* before = nullptr;
    for (const TableRow& row : old) {
      if (days_of(row).first < merge_.in_force.first || before == nullptr) before = &row;
    }
    if (before == nullptr) return;
    const bool same = std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) { return row.cells == before->cells; });
    merge_.changed += same ? 0 : 1;
    const auto open = [](const TableRow& row) { return days_of(row).last == exact::kLastDate; };
    merge_.ended += edition_.dated_rows && std::any_of(old.begin(), old.end(), open) && std::none_of(rows.begin(), rows.end(), open) ? 1 : 0;
  }

  // The edition does not name this key: it ended the day before, if the edition speaks of it at all.
  void silent(const std::vector<TableRow>& old) {
    std::vector<TableRow> all;
    for (const TableRow& row : old) {
      // What a later edition still states, with dates of its own, it knows better.
      const bool stated_later = edition_.dated_rows && merge_.in_force.last != exact::kLastDate && merge_.in_force.last < days_of(row).last;
      if (!scope_.holds(row) || stated_later) {
        all.push_back(row);
        continue;
      }
      merge_.ended += days_of(row).overlaps(merge_.in_force) ? 1 : 0;
      keep(all, row, exact::kFirstDate, day_before(merge_.in_force.first));
      if (merge_.in_force.last != exact::kLastDate) keep(all, row, day_after(merge_.in_force.last), exact::kLastDate);
    }
    for (TableRow& row : joined(std::move(all))) put(std::move(row));
  }

  void put(TableRow row) {
    if (row.effective && *row.effective == exact::always()) row.effective.reset();
    merge_.table.rows.push_back(std::move(row));
  }

  const Edition& edition_;
  Merge merge_;
  std::map<Key, std::vector<TableRow>> old_, new_;
  Scope scope_;
  std::size_t prose_ = 0;  // no column where it is past the last
};

}  // namespace

Merge merge(const DatedTable& table, const Edition& edition, const std::vector<KnownEdition>& known) { return Merging(table, edition, known).run(); }

}  // namespace edict::imports
