// One JSON text as a flat tree, with numbers as they were written.
//
// In: text (its bytes are changed: texts are unescaped in place). Out: nodes, or where and why it is no JSON (RFC 8259). Always true: any bytes give one or
// the other; depth and number of nodes are bounded; no number is ever a binary fraction. Bytes that are no UTF-8 are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::claims {

struct JsonNode {
  enum class Kind : std::uint8_t { Null, True, False, Number, Text, Array, Object } kind = Kind::Null;
  std::string_view key;      // of a member of an object
  std::string_view text;     // Number: as written. Text: without quotes and escapes
  std::uint32_t next = 0;    // index of the node behind this one and all within it
  std::uint32_t count = 0;   // Array, Object: members
};

class JsonTree {
 public:
  static constexpr int kMostDepth = 64;
  static constexpr std::size_t kMostNodes = 1'000'000;

  // False: reason() and offset() say why. The text must outlive the nodes.
  bool read(char* text, std::size_t size);
  const JsonNode& root() const { return nodes_[0]; }
  const JsonNode& at(std::uint32_t index) const { return nodes_[index]; }
  std::uint32_t index_of(const JsonNode& node) const { return static_cast<std::uint32_t>(&node - nodes_.data()); }
  // The first member of an array or object; then at(member.next) `count` times in all.
  std::uint32_t first_member(const JsonNode& node) const { return index_of(node) + 1; }

  const std::string& reason() const { return reason_; }
  std::size_t offset() const { return offset_; }

 private:
  bool value(int depth, std::string_view key);
  bool array(int depth, std::uint32_t self);
  bool object(int depth, std::uint32_t self);
  bool text_value(std::string_view& text);
  bool escape(char*& out);
  bool unicode(std::uint32_t& unit);
  bool number(std::string_view& text);
  bool word(std::string_view expected);
  void skip_blanks();
  bool fail(const char* reason);

  std::vector<JsonNode> nodes_;
  char* begin_ = nullptr;
  char* at_ = nullptr;
  char* end_ = nullptr;
  std::string reason_;
  std::size_t offset_ = 0;
};

}  // namespace edict::claims
