// Points and patterns as half-open ranges.
#include "regions/ranges.h"

#include <limits>

namespace edict::regions {

namespace {

// The least text behind all that begin with `head`; nothing where there is none.
std::optional<std::string> behind(std::string head) {
  while (!head.empty()) {
    if (head.back() != '\xff') {
      head.back() = static_cast<char>(static_cast<unsigned char>(head.back()) + 1);
      return head;
    }
    head.pop_back();
  }
  return std::nullopt;
}

}  // namespace

Numbers number(std::int64_t value) { return numbers(value, value); }

Numbers numbers(std::optional<std::int64_t> first, std::optional<std::int64_t> last) {
  if (last == std::numeric_limits<std::int64_t>::max()) last.reset();
  if (last) ++*last;
  return Numbers::of(first, last);
}

Texts text(const std::string& value) { return Texts::of(value, value + '\0'); }

Texts beginning_with(const std::string& head) { return Texts::of(head, behind(head)); }

Texts codes_between(const std::string& first, const std::string& last) { return Texts::of(first, behind(last)); }

}  // namespace edict::regions
