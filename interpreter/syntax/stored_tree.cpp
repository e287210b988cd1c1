// One walk over the members of a tree, to bytes and back. Numbers take seven bits a byte, texts and lists their length first, a choice its place among its kinds.
#include "syntax/stored_tree.h"

#include <type_traits>

#include "syntax/tree_members.h"

namespace edict::syntax {

namespace {

template <typename T>
concept Number = std::is_enum_v<T> || std::is_integral_v<T>;

class Storing {
 public:
  explicit Storing(source::FileId file) : file_(file) {}
  std::string bytes;

  template <Number T>
  void operator()(T& value) { number(static_cast<std::uint32_t>(value)); }
  void operator()(std::string& text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  void operator()(source::Span& span) {  // of this file, or none at all
    number(span.file == file_ ? span.begin + 1 : 0);
    if (span.file == file_) number(span.end - span.begin);
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    number(static_cast<std::uint32_t>(list.size()));
    for (T& item : list) (*this)(item);
  }
  template <typename T>
  void operator()(std::optional<T>& value) {
    bytes.push_back(value ? 1 : 0);
    if (value) (*this)(*value);
  }
  void operator()(std::monostate&) {}
  template <typename... Ts>
  void operator()(std::variant<Ts...>& value) {
    bytes.push_back(static_cast<char>(value.index()));
    std::visit(*this, value);
  }
  template <typename T>
    requires requires(T& x) { tree::members(x); }
  void operator()(T& node) {
    std::apply([&](auto&... part) { ((*this)(part), ...); }, tree::members(node));
  }

 private:
  void number(std::uint32_t value) {
    ++value;  // "no expression" is the largest number there is, and common
    for (; value > 0x7f; value >>= 7) bytes.push_back(static_cast<char>((value & 0x7f) | 0x80));
    bytes.push_back(static_cast<char>(value));
  }

  source::FileId file_;
};

class Restoring {
 public:
  Restoring(std::string_view bytes, source::FileId file) : bytes_(bytes), file_(file) {}
  bool whole() const { return !short_ && at_ == bytes_.size(); }

  template <Number T>
  void operator()(T& value) { value = static_cast<T>(number()); }
  void operator()(std::string& text) {
    const std::size_t size = length();
    text.assign(bytes_.substr(at_, size));
    at_ += size;
  }
  void operator()(source::Span& span) {
    const std::uint32_t begin = number();
    if (begin == 0) return;
    span = {file_, begin - 1, begin - 1};
    span.end += number();
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(length());  // each member takes a byte at least
    for (T& item : list) (*this)(item);
  }
  template <typename T>
  void operator()(std::optional<T>& value) {
    if (byte() != 0) (*this)(value.emplace());
  }
  void operator()(std::monostate&) {}
  template <typename... Ts>
  void operator()(std::variant<Ts...>& value) {
    const std::size_t index = byte();
    std::size_t kind = 0;
    ((index == kind++ ? (*this)(value.template emplace<Ts>()) : void()), ...);
  }
  template <typename T>
    requires requires(T& x) { tree::members(x); }
  void operator()(T& node) {
    std::apply([&](auto&... part) { ((*this)(part), ...); }, tree::members(node));
  }

 private:
  std::uint8_t byte() {
    if (at_ < bytes_.size()) return static_cast<std::uint8_t>(bytes_[at_++]);
    short_ = true;
    return 0;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const std::uint8_t part = byte();
      value |= static_cast<std::uint32_t>(part & 0x7f) << shift;
      if (part < 0x80) break;
    }
    return value - 1;
  }
  std::size_t length() {
    const std::size_t size = number();
    if (size <= bytes_.size() - at_) return size;
    short_ = true;
    return 0;
  }

  std::string_view bytes_;
  source::FileId file_;
  std::size_t at_ = 0;
  bool short_ = false;
};

}  // namespace

std::string stored(const ast::Module& module) {
  Storing storing(module.file);
  ast::Module whole = module;  // the walk is written once, over members that may be filled
  storing(whole.exprs);
  storing(whole.decls);
  storing(whole.comments);
  return std::move(storing.bytes);
}

std::optional<ast::Module> restored(std::string_view bytes, source::FileId file) {
  ast::Module module;
  module.file = file;
  Restoring restoring(bytes, file);
  restoring(module.exprs);
  restoring(module.decls);
  restoring(module.comments);
  return restoring.whole() ? std::optional(std::move(module)) : std::nullopt;
}

}  // namespace edict::syntax
