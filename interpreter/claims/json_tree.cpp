// One JSON text as a flat tree.
#include "claims/json_tree.h"

#include <cstring>

namespace edict::claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::uint32_t kReplacement = 0xFFFD;  // for a half of a surrogate pair

char* put_utf8(std::uint32_t point, char* out) {
  const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
  return out;
}

}  // namespace

bool JsonTree::fail(const char* reason) {
  if (reason_.empty()) {
    reason_ = reason;
    offset_ = static_cast<std::size_t>(at_ - begin_);
  }
  return false;
}

void JsonTree::skip_blanks() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\n' || *at_ == '\r')) ++at_;
}

bool JsonTree::read(char* text, std::size_t size) {
  nodes_.clear();
  reason_.clear();
  begin_ = at_ = text;
  end_ = text + size;
  if (!value(0, {})) return false;
  skip_blanks();
  return at_ == end_ || fail("something stands behind the end of the object");
}

bool JsonTree::value(int depth, std::string_view key) {
  skip_blanks();
  if (at_ == end_) return fail("the text ends too early");
  if (depth > kMostDepth) return fail("it nests too deeply");
  if (nodes_.size() >= kMostNodes) return fail("it has too many parts");
  const auto self = static_cast<std::uint32_t>(nodes_.size());
  JsonNode& made = nodes_.emplace_back();
  made.key = key;
  bool good = false;
  switch (*at_) {
    case '{': good = object(depth, self); break;
    case '[': good = array(depth, self); break;
    case '"':
      made.kind = JsonNode::Kind::Text;
      good = text_value(made.text);
      break;
    case 't':
      made.kind = JsonNode::Kind::True;
      good = word("true");
      break;
    case 'f':
      made.kind = JsonNode::Kind::False;
      good = word("false");
      break;
    case 'n': good = word("null"); break;
    default:
      made.kind = JsonNode::Kind::Number;
      good = number(made.text);
      break;
  }
  nodes_[self].next = static_cast<std::uint32_t>(nodes_.size());
  return good;
}

bool JsonTree::array(int depth, std::uint32_t self) {
  nodes_[self].kind = JsonNode::Kind::Array;
  ++at_;
  skip_blanks();
  if (at_ != end_ && *at_ == ']') {
    ++at_;
    return true;
  }
  for (;;) {
    if (!value(depth + 1, {})) return false;
    ++nodes_[self].count;
    skip_blanks();
    if (at_ == end_) return fail("an array is not closed");
    if (*at_ == ']') break;
    if (*at_ != ',') return fail("a comma or `]` is missing");
    ++at_;
  }
  ++at_;
  return true;
}

bool JsonTree::object(int depth, std::uint32_t self) {
  nodes_[self].kind = JsonNode::Kind::Object;
  ++at_;
  skip_blanks();
  if (at_ != end_ && *at_ == '}') {
    ++at_;
    return true;
  }
  for (;;) {
    skip_blanks();
    if (at_ == end_ || *at_ != '"') return fail("a name in quotes is missing");
    std::string_view key;
    if (!text_value(key)) return false;
    skip_blanks();
    if (at_ == end_ || *at_ != ':') return fail("a colon is missing");
    ++at_;
    if (!value(depth + 1, key)) return false;
    ++nodes_[self].count;
    skip_blanks();
    if (at_ == end_) return fail("an object is not closed");
    if (*at_ == '}') break;
    if (*at_ != ',') return fail("a comma or `}` is missing");
    ++at_;
  }
  ++at_;
  return true;
}

bool JsonTree::word(std::string_view expected) {
  if (static_cast<std::size_t>(end_ - at_) < expected.size() || std::string_view(at_, expected.size()) != expected) return fail("this is no JSON value");
  at_ += expected.size();
  return true;
}

bool JsonTree::number(std::string_view& text) {
  const char* const start = at_;
  if (at_ != end_ && *at_ == '-') ++at_;
  if (at_ == end_ || !is_digit(*at_)) return fail("this is no JSON value");
  if (*at_ == '0') ++at_;
  else while (at_ != end_ && is_digit(*at_)) ++at_;
  if (at_ != end_ && is_digit(*at_)) return fail("a number begins with 0");
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (at_ == end_ || !is_digit(*at_)) return fail("a number ends with its point");
    while (at_ != end_ && is_digit(*at_)) ++at_;
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (at_ == end_ || !is_digit(*at_)) return fail("a number has an empty exponent");
    while (at_ != end_ && is_digit(*at_)) ++at_;
  }
  text = std::string_view(start, static_cast<std::size_t>(at_ - start));
  return true;
}

// Stands on the opening quote. What is unescaped is never longer than what was written, so it is put over it.
bool JsonTree::text_value(std::string_view& text) {
  char* const start = ++at_;
  char* out = start;
  for (;;) {
    if (at_ == end_) return fail("a text is not closed");
    const char c = *at_;
    if (c == '"') break;
    if (static_cast<unsigned char>(c) < 0x20) return fail("a control character stands in a text");
    if (c == '\\') {
      if (!escape(out)) return false;
    } else {
      *out++ = c;
      ++at_;
    }
  }
  ++at_;
  text = std::string_view(start, static_cast<std::size_t>(out - start));
  return true;
}

bool JsonTree::escape(char*& out) {
  static constexpr std::string_view kSigns = "\"\\/bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  ++at_;
  if (at_ == end_) return fail("a text is not closed");
  if (*at_ != 'u') {
    const std::size_t which = kSigns.find(*at_);
    if (which == std::string_view::npos) return fail("an escape is unknown");
    *out++ = kMeanings[which];
    ++at_;
    return true;
  }
  std::uint32_t point = 0;
  if (!unicode(point)) return false;
  const bool is_high = point >= 0xD800 && point < 0xDC00;
  if (is_high && end_ - at_ >= 6 && at_[0] == '\\' && at_[1] == 'u') {
    char* const second = at_++;
    std::uint32_t low = 0;
    if (!unicode(low)) return false;
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else {
      at_ = second;
    }
  }
  if (point >= 0xD800 && point < 0xE000) point = kReplacement;
  out = put_utf8(point, out);
  return true;
}

// Stands on the `u`.
bool JsonTree::unicode(std::uint32_t& unit) {
  ++at_;
  if (end_ - at_ < 4) return fail("an escape is cut off");
  unit = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_digit(*at_++);
    if (digit < 0) return fail("an escape has four hexadecimal digits");
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return true;
}

}  // namespace edict::claims
