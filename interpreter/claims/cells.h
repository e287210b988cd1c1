// One cell's text into what a column holds, by the type of its field.
//
// In: text, and the form of its field. Out: a Cell: blank, known, or unreadable. Always true: a text that is not entirely of the field's type is unreadable,
// never half read; a word of a declared vocabulary is one of its members.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch.h"
#include "claims/mapping.h"
#include "claims/text_words.h"
#include "claims/written_dates.h"
#include "claims/written_numbers.h"

namespace edict::claims {

struct Cell {
  enum class State : std::uint8_t { Blank, Known, Unreadable } state = State::Blank;
  std::int64_t value = 0;
  std::int64_t extra = 0;
  bool operator==(const Cell&) const = default;
};

// Remembers what the last short texts of a column came to. A fixed number of places, so that no file makes it grow.
class CellCache {
 public:
  static constexpr std::size_t kLongest = 32;  // bytes; a longer text is read anew each time
  // A short text in four words: no two texts have the same.
  struct Key {
    std::uint64_t words[4] = {};
    std::size_t size = 0;  // 0: nothing here yet
    bool operator==(const Key& o) const {
      return size == o.size && words[0] == o.words[0] && words[1] == o.words[1] && (size <= 16 || (words[2] == o.words[2] && words[3] == o.words[3]));
    }
  };
  struct Entry {
    Key key;
    Cell cell;
    std::uint64_t borrowed_in = 0;  // of a list: Batch::filling of the last batch in whose name it was borrowed
  };
  static Key key_of(std::string_view text) {
    const EndWords ends = end_words(text);
    Key key{{ends.first, ends.last}, text.size()};
    if (text.size() <= 16) return key;
    key.words[2] = word_at(text.data() + 8);
    key.words[3] = word_at(text.data() + text.size() - 16);
    return key;
  }
  // What a text of 1 to kLongest bytes came to; `read` finds it where that is not remembered.
  template <class Read>
  const Cell& cell_of(std::string_view text, Read&& read) {
    const Key key = key_of(text);
    Entry& entry = place_of(key);
    if (entry.key != key) entry = {key, read(), 0};
    return entry.cell;
  }
  Entry& place_of(const Key& key) {
    if (entries_.empty()) entries_.resize(kPlaces);
    std::uint64_t hash = (key.words[0] ^ key.size) * 0x9e3779b97f4a7c15ull;
    hash = (hash ^ (hash >> 29) ^ key.words[1]) * 0xff51afd7ed558ccdull;
    if (key.size > 16) hash = (hash ^ (hash >> 31) ^ key.words[2] ^ (key.words[3] << 1)) * 0x9e3779b97f4a7c15ull;
    return entries_[(hash >> 40) & (kPlaces - 1)];
  }

 private:
  static constexpr std::size_t kPlaces = 512;

  std::vector<Entry> entries_;  // made at first use
};

// How the cells of one field (or column) are read.
struct CellForm {
  std::string field;
  core::Type type;
  bool remembers = false;                // one word a cell, the same for all batches: the cache knows most
  const core::Unit* own_unit = nullptr;  // of bare numbers
  bool whole = false;                    // a fraction cannot be read
  CellCache cache;
  CellCache members;                     // of lists: their members
};

class Cells {
 public:
  Cells(const core::Program& program, Vocabulary& vocabulary, const Mapping& mapping);

  // `column` is the name in the file, which may have a unit of its own in the mapping.
  CellForm form(core::RecordId record, core::FieldId field, const std::string& column) const;
  // An amount with its unit, without blanks around it; nothing for any other text.
  std::optional<Quantity> read_quantity(std::string_view text) { return units_.read(text, nullptr); }
  // Whether dates are written as `2025-01-31`.
  bool iso_dates() const { return dates_.iso(); }
  // `holder` is the batch in whose name texts and lists are borrowed. Blanks around `text` are ignored. Lists of records are not read here.
  Cell read(CellForm& form, std::string_view text, Batch& holder) {
    text = trimmed(text);
    if (text.empty()) return {};
    if (!form.remembers || text.size() > CellCache::kLongest) return read_anew(form, text, holder);
    return form.cache.cell_of(text, [&] { return read_anew(form, text, holder); });
  }
  // Members given one by one, as JSON does. Nothing of `members` is blank.
  Cell read_list(CellForm& form, const std::vector<std::string_view>& members, Batch& holder);
  // At the list separator; blank members are left out. Until the next call.
  const std::vector<std::string_view>& split(std::string_view list);

 private:
  struct Words {  // of one vocabulary, by every spelling; 0 where lower case means several
    std::unordered_map<std::string, core::SymbolId, core::TextHash, std::equal_to<>> members;
  };
  Cell read_symbol(const CellForm& form, std::string_view text);
  Cell read_cell_list(CellForm& form, std::string_view text, Batch& holder);
  core::SymbolId symbol_of(const CellForm& form, std::string_view text);
  core::SymbolId member_of(CellForm& form, std::string_view text);
  Cell read_anew(CellForm& form, std::string_view text, Batch& holder);
  Cell hold_text(std::string_view text, Batch& holder);

  const core::Program* program_;
  Vocabulary* vocabulary_;
  const Mapping mapping_;
  DateForm dates_;
  UnitNames units_;
  std::vector<Words> vocabularies_;
  std::vector<core::SymbolId> members_;
  std::vector<std::string_view> parts_;
};

}  // namespace edict::claims
