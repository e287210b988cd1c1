// The bytes of a file that somebody was given, as text; or why they are none.
//
// In: bytes. Out: UTF-8 with plain blanks. Always true: archives, spreadsheets, PDF and web pages are named for what they are; text in Windows-1252 (price lists) is read too.
#pragma once

#include <string>
#include <string_view>

namespace edict::imports {

struct OfficialText {
  std::string text;
  std::string failure;  // in words; empty where there is text
};
OfficialText official_text(std::string_view bytes);

}  // namespace edict::imports
