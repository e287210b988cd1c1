// What directions and kinds of rows are called. In: a direction, a kind. Out: a word. Always true: each has one.
#pragma once

#include "review/payer_matrix.h"

namespace edict::tool {

const char* word_of(review::Direction direction);
const char* kind_of(review::PayerRow::Kind kind);

}  // namespace edict::tool
