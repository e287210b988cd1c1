// One word each.
#include "payers/row_words.h"

namespace edict::tool {

using review::Direction;
using review::PayerRow;

const char* word_of(Direction direction) {
  switch (direction) {
    case Direction::Same: return "as base";
    case Direction::Stricter: return "stricter";
    case Direction::Looser: return "looser";
    case Direction::Waived: return "waived";
    case Direction::Changed: return "changed";
  }
  return "";
}

const char* kind_of(PayerRow::Kind kind) {
  switch (kind) {
    case PayerRow::Kind::Rule: return "rule";
    case PayerRow::Kind::Term: return "term";
    case PayerRow::Kind::Attribute: return "code";
    case PayerRow::Kind::TableRow: return "row";
    case PayerRow::Kind::Set: return "set";
  }
  return "";
}

}  // namespace edict::tool
