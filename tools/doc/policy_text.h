// Policy text as markup: words of the language, texts, numbers and comments told apart, names and codes as links. Private to the folder.
//
// In: a place in a policy. Out: HTML for the inside of `pre` or `code`. Always true: without its tags it is the text of the policy.
#pragma once

#include <string>

#include "doc/book.h"
#include "doc/codes.h"

namespace edict::doc {

std::string policy_text(const Book& book, const Codes& codes, std::uint32_t module, source::Span span);
// On one line, in `code`.
std::string policy_phrase(const Book& book, const Codes& codes, std::uint32_t module, source::Span span);

}  // namespace edict::doc
