// Bytes to text. In: bytes. Out: UTF-8. Always true: output is at most twice as long as the input.
#include "imports/official_text.h"

#include <array>
#include <cctype>

namespace edict::imports {
namespace {

struct Magic {
  std::string_view begins;
  const char* is;
};
constexpr std::array<Magic, 5> kMagics = {{{"PK\x03\x04", "a ZIP archive or a spreadsheet: unpack it, or save the sheet as CSV"},
                                           {"\x1F\x8B", "compressed: unpack it first (gunzip)"},
                                           {"%PDF", "a PDF document: take the file of data that is published beside it"},
                                           {"\xD0\xCF\x11\xE0", "an old spreadsheet: save it as CSV"},
                                           {"\xFF\xFE", "in UTF-16: save it as UTF-8 or CSV"}}};

bool is_web_page(std::string_view bytes) {
  std::string start;
  for (const char c : bytes.substr(0, 200)) start += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const std::size_t at = start.find_first_not_of(" \t\r\n");
  return at != std::string::npos && (start.compare(at, 9, "<!doctype") == 0 || start.compare(at, 5, "<html") == 0);
}

// How many bytes a well-formed sequence at `at` has; 0 for none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const std::size_t length = byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

// Windows-1252: what it has between 0x80 and 0x9F and these files use; the rest is Latin-1.
std::string from_windows(unsigned char byte) {
  switch (byte) {
    case 0x91: case 0x92: return "'";
    case 0x93: case 0x94: return "\"";
    case 0x96: case 0x97: return "-";
    case 0xA0: return " ";
    default: break;
  }
  return {static_cast<char>(0xC0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3F))};
}

}  // namespace

OfficialText official_text(std::string_view bytes) {
  if (bytes.empty()) return {"", "it is empty"};
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.begins)) return {"", std::string("it is ") + magic.is};
  }
  if (is_web_page(bytes)) return {"", "it is a web page: the site asked for something before the download, or the address has changed"};
  if (bytes.find('\0') != std::string_view::npos) return {"", "it is no text: it holds bytes of zero"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool utf8 = is_utf8(bytes);
  OfficialText result;
  result.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8 ? sequence_at(bytes, at) : 1;
    const std::string_view sequence = bytes.substr(at, length);
    if (sequence == "\xC2\xA0") result.text += ' ';
    else if (utf8 || static_cast<unsigned char>(bytes[at]) < 0x80) result.text += sequence;
    else result.text += from_windows(static_cast<unsigned char>(bytes[at]));
    at += length;
  }
  return result;
}

}  // namespace edict::imports
