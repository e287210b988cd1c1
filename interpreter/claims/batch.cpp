// The dictionaries of a run, and where a batch keeps what it could not read.
#include "claims/batch.h"

#include <algorithm>
#include <tuple>

#include "claims/text_words.h"

namespace edict::claims {
namespace {

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x9e3779b97f4a7c15ull ^ text.size();
  each_word(text, [&](std::uint64_t word) {
    hash = (hash ^ word) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  });
  return hash * 0xc4ceb9fe1a85ec53ull;
}

std::uint64_t hash_of(const std::vector<core::SymbolId>& members) {
  std::uint64_t hash = 0x9e3779b97f4a7c15ull + members.size();
  for (const core::SymbolId member : members) {
    hash = (hash ^ member) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  }
  return hash;
}

auto place_of(const Unreadable& u) { return std::tuple(u.record, u.field, u.row); }

}  // namespace

Dictionary::Dictionary(const core::Symbols& program) : program_(&program), own_(static_cast<core::SymbolId>(program.size())) {
  for (core::SymbolId id = 1; id < own_; ++id) index_.insert(hash_of(program.text(id)), id);
}

core::SymbolId Dictionary::id_of(std::string_view text) {
  const std::uint64_t hash = hash_of(text);
  const core::SymbolId found = index_.find(hash, [&](core::SymbolId id) { return same_text(this->text(id), text); });
  if (found != kNotFound) return found;
  auto entry = static_cast<std::uint32_t>(entries_.size());
  if (free_.empty()) {
    entries_.grow();
  } else {
    entry = free_.back();
    free_.pop_back();
  }
  Entry& made = entries_[entry];
  made.text.assign(text);
  made.hash = hash;
  made.uses = 0;
  index_.insert(hash, own_ + entry);
  return own_ + entry;
}

core::SymbolId Dictionary::intern(std::string_view text) {
  if (text.empty()) return 0;
  const core::SymbolId id = id_of(text);
  if (id >= own_) entries_[id - own_].uses = kKept;
  return id;
}

core::SymbolId Dictionary::borrow(std::string_view text) {
  if (text.empty()) return 0;
  const core::SymbolId id = id_of(text);
  borrow_again(id);
  return id;
}

void Dictionary::borrow_again(core::SymbolId id) {
  if (id < own_) return;
  Entry& held = entries_[id - own_];
  if (held.uses != kKept) ++held.uses;
}

void Dictionary::give_back(core::SymbolId id) {
  if (id < own_) return;
  Entry& held = entries_[id - own_];
  if (held.uses == kKept || held.uses == 0 || --held.uses != 0) return;
  index_.erase(held.hash, id);
  held.text.clear();
  free_.push_back(id - own_);
}

core::SymbolId Dictionary::find(std::string_view text) const {
  const core::SymbolId id = index_.find(hash_of(text), [&](core::SymbolId known) { return this->text(known) == text; });
  return id == kNotFound ? 0 : id;
}

Lists::Lists() {
  cells_.grow().uses = kKept;
  cells_.grow().uses = kKept;
  cells_[kEmptyList].serial = 1;
  index_.insert(hash_of(cells_[kEmptyList].members), kEmptyList);
}

std::uint32_t Lists::cell_of(const std::vector<core::SymbolId>& members) {
  const std::uint64_t hash = hash_of(members);
  const std::uint32_t found = index_.find(hash, [&](std::uint32_t cell) { return cells_[cell].members == members; });
  if (found != kNotFound) return found;
  std::uint32_t cell = static_cast<std::uint32_t>(cells_.size());
  if (free_.empty()) {
    cells_.grow();
  } else {
    cell = free_.back();
    free_.pop_back();
  }
  Cell& made = cells_[cell];
  made.members.assign(members.begin(), members.end());
  made.hash = hash;
  made.uses = 0;
  made.serial = ++serials_;
  index_.insert(hash, cell);
  return cell;
}

std::uint32_t Lists::intern(const std::vector<core::SymbolId>& members) {
  const std::uint32_t cell = cell_of(members);
  cells_[cell].uses = kKept;
  return cell;
}

std::uint32_t Lists::borrow(const std::vector<core::SymbolId>& members) {
  const std::uint32_t cell = cell_of(members);
  borrow_again(cell);
  return cell;
}

void Lists::borrow_again(std::uint32_t cell) {
  if (cells_[cell].uses != kKept) ++cells_[cell].uses;
}

void Lists::give_back(std::uint32_t cell) {
  Cell& held = cells_[cell];
  if (held.uses == kKept || held.uses == 0 || --held.uses != 0) return;
  index_.erase(held.hash, cell);
  held.members.clear();
  free_.push_back(cell);
}

Column& writable(Batch& batch, core::RecordId record, core::FieldId field) {
  Table& table = batch.tables[record];
  Column& column = table.columns[field];
  column.value.resize(table.rows);
  column.known.resize((table.rows + 63) / 64);
  return column;
}

const Unreadable* Batch::find_unreadable(core::RecordId record, core::FieldId field, std::uint32_t row) const {
  const auto wanted = std::tuple(record, field, row);
  const auto found = std::lower_bound(unreadable.begin(), unreadable.end(), wanted, [](const Unreadable& u, const auto& key) { return place_of(u) < key; });
  return found != unreadable.end() && place_of(*found) == wanted ? &*found : nullptr;
}

}  // namespace edict::claims
