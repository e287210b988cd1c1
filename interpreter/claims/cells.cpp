// One cell's text into what a column holds, by the type of its field.
#include "claims/cells.h"

#include "exact/decimal.h"

namespace edict::claims {
namespace {

constexpr std::size_t kLongestWord = 256;

Cell known(std::int64_t value, std::int64_t extra = 0) { return {Cell::State::Known, value, extra}; }
Cell unreadable() { return {Cell::State::Unreadable, 0, 0}; }

std::optional<std::int64_t> read_whole(std::string_view text) {
  const std::optional<std::int64_t> millionths = read_decimal(text);
  return millionths && *millionths % exact::kOne == 0 ? millionths : std::nullopt;
}

Cell number_cell(std::optional<std::int64_t> value) { return value ? known(*value) : unreadable(); }

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return low;
}

Cell read_boolean(std::string_view text) {
  if (text == "1") return known(1);
  if (text == "0") return known(0);
  if (text.size() > 5) return unreadable();
  const std::string word = lowered(text);
  if (word == "true" || word == "yes") return known(1);
  if (word == "false" || word == "no") return known(0);
  return unreadable();
}

}  // namespace

Cells::Cells(const core::Program& program, Vocabulary& vocabulary, const Mapping& mapping)
    : program_(&program), vocabulary_(&vocabulary), mapping_(mapping), dates_(mapping.date_format), units_(program.schema, mapping.units) {
  for (const core::Vocabulary& declared : program.vocabularies) {
    Words words;
    for (const core::SymbolId member : declared.members) words.members.emplace(program.symbols.text(member), member);
    for (const core::SymbolId member : declared.members) {
      const auto [at, is_new] = words.members.emplace(lowered(program.symbols.text(member)), member);
      if (!is_new && at->second != member && at->first != program.symbols.text(at->second)) at->second = 0;
    }
    vocabularies_.push_back(std::move(words));
  }
}

CellForm Cells::form(core::RecordId record, core::FieldId field, const std::string& column) const {
  const core::Field& declared = program_->schema.field(record, field);
  CellForm form;
  form.field = declared.name;
  form.type = declared.type;
  form.remembers = declared.type.kind == core::Kind::Symbol;
  form.whole = declared.whole;
  for (const std::string& name : {column, declared.name}) {
    const auto own = mapping_.units.find("column:" + name);
    if (own != mapping_.units.end() && form.own_unit == nullptr) form.own_unit = units_.find(own->second);
  }
  return form;
}

Cell Cells::hold_text(std::string_view text, Batch& holder) {
  const core::SymbolId id = vocabulary_->symbols.borrow(text);
  holder.borrowed_texts.push_back(id);
  return known(id);
}

// 0 where the text cannot be of that kind.
core::SymbolId Cells::symbol_of(const CellForm& form, std::string_view text) {
  if (!mapping_.values.empty() && text.size() <= kLongestWord) {
    const auto theirs = mapping_.values.find(form.field + ":" + std::string(text));
    if (theirs != mapping_.values.end()) text = theirs->second;
  }
  if (form.type.symbol != core::SymbolKind::Value) return vocabulary_->symbols.intern(core::normalised(form.type.symbol, text));
  if (form.type.of >= vocabularies_.size() || text.size() > kLongestWord) return 0;
  const auto& members = vocabularies_[form.type.of].members;
  auto found = members.find(text);
  if (found == members.end()) found = members.find(lowered(text));
  return found == members.end() ? 0 : found->second;
}

Cell Cells::read_symbol(const CellForm& form, std::string_view text) {
  const core::SymbolId id = symbol_of(form, text);
  return id == 0 ? unreadable() : known(id);
}

const std::vector<std::string_view>& Cells::split(std::string_view list) {
  parts_.clear();
  for (std::size_t at = 0; at <= list.size();) {
    std::size_t end = list.find(mapping_.list_separator, at);
    if (end == std::string_view::npos) end = list.size();
    const std::string_view member = trimmed(list.substr(at, end - at));
    if (!member.empty()) parts_.push_back(member);
    at = end + 1;
  }
  return parts_;
}

core::SymbolId Cells::member_of(CellForm& form, std::string_view text) {
  if (text.empty() || text.size() > CellCache::kLongest) return symbol_of(form, text);
  return static_cast<core::SymbolId>(form.members.cell_of(text, [&] { return known(symbol_of(form, text)); }).value);
}

Cell Cells::read_list(CellForm& form, const std::vector<std::string_view>& members, Batch& holder) {
  if (form.type.element != core::Kind::Symbol && form.type.element != core::Kind::Text) return unreadable();
  members_.clear();
  for (const std::string_view member : members) {
    const core::SymbolId id = member_of(form, member);
    if (id == 0) return unreadable();
    members_.push_back(id);
  }
  const std::uint32_t cell = vocabulary_->lists.borrow(members_);
  holder.borrowed_lists.push_back(cell);
  return known(cell);
}

// The cache is a holder of its own, so that a cell which it remembers cannot be given to another list. A batch borrows such a list once.
Cell Cells::read_cell_list(CellForm& form, std::string_view text, Batch& holder) {
  if (text.size() > CellCache::kLongest) return read_list(form, split(text), holder);
  const CellCache::Key key = CellCache::key_of(text);
  CellCache::Entry& entry = form.cache.place_of(key);
  if (entry.key != key) {
    const Cell cell = read_list(form, split(text), holder);
    if (entry.cell.state == Cell::State::Known) vocabulary_->lists.give_back(static_cast<std::uint32_t>(entry.cell.value));
    if (cell.state == Cell::State::Known) vocabulary_->lists.borrow_again(static_cast<std::uint32_t>(cell.value));
    entry = {key, cell, holder.filling};
    return cell;
  }
  if (entry.cell.state == Cell::State::Known && (holder.filling == 0 || entry.borrowed_in != holder.filling)) {
    const auto list = static_cast<std::uint32_t>(entry.cell.value);
    vocabulary_->lists.borrow_again(list);
    holder.borrowed_lists.push_back(list);
    entry.borrowed_in = holder.filling;
  }
  return entry.cell;
}

// Of a text without blanks around it, and not empty.
Cell Cells::read_anew(CellForm& form, std::string_view text, Batch& holder) {
  switch (form.type.kind) {
    case core::Kind::Boolean: return read_boolean(text);
    case core::Kind::Number:
      if (form.type.dimension != 0) {
        const std::optional<Quantity> quantity = units_.read(text, form.own_unit);
        return quantity && quantity->dimension == form.type.dimension ? known(quantity->base) : unreadable();
      }
      if (form.type.money) return number_cell(read_money(text));
      if (form.type.percent) return number_cell(read_percent(text));
      return number_cell(form.whole ? read_whole(text) : read_decimal(text));
    case core::Kind::Amount: {
      const std::optional<Quantity> quantity = units_.read(text, form.own_unit);
      return quantity ? known(quantity->base, quantity->dimension) : unreadable();
    }
    case core::Kind::Units: return number_cell(read_decimal(text));
    case core::Kind::Text: return hold_text(text, holder);
    case core::Kind::Date: {
      const std::optional<exact::Date> date = dates_.date(text);
      return date ? known(date->days) : unreadable();
    }
    case core::Kind::Period: {
      const std::optional<exact::Period> period = dates_.period(text);
      return period ? known(period->first.days, period->last.days) : unreadable();
    }
    case core::Kind::Duration: {
      const std::optional<exact::Duration> duration = read_duration(text);
      return duration ? known(duration->months, duration->days) : unreadable();
    }
    case core::Kind::Symbol: return read_symbol(form, text);
    case core::Kind::List: return read_cell_list(form, text, holder);
    case core::Kind::UnitSize:
    case core::Kind::PerUnit:
    case core::Kind::Record:
    case core::Kind::Row: return unreadable();
  }
  return unreadable();
}

}  // namespace edict::claims
