// The ids of all claims that a file has shown, and where.
#include "claims/claim_ids.h"

#include <utility>

#include "claims/text_words.h"

namespace edict::claims {
namespace {

constexpr int kCheckBits = 24;
constexpr std::uint64_t kMostLine = (std::uint64_t{1} << 40) - 1;

__extension__ using Wide = unsigned __int128;

// Multiply and fold: every bit of both factors reaches the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

ClaimIds::Id ClaimIds::id_of(std::string_view id) const {
  Id h{0x9e3779b97f4a7c15ull, 0xc2b2ae3d27d4eb4full};
  each_word(id, [&](std::uint64_t word) {
    h.first = fold(h.first ^ word, 0xa0761d6478bd642full);
    h.second = fold(h.second + word, 0xe7037ed1a0b428dbull);
  });
  // Texts of different sizes can have the same words (`C1`, `C11`), and words that differ as their sizes do: so the size comes in when the words are mixed.
  h.first = fold(h.first ^ 0x8ebc6af09c88c6e3ull ^ id.size(), 0x589965cc75374cc3ull);
  h.second += id.size() << 40;
  __builtin_prefetch(&slots_[h.first & (slots_.size() - 1)]);
  return h;
}

std::uint64_t ClaimIds::first_seen(Id h, std::uint64_t line) {
  const std::uint64_t check = h.second >> (64 - kCheckBits);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = h.first & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.line_and_check == 0) {
      if (full()) return 0;
      slot = {h.first, ((line > kMostLine ? kMostLine : line) << kCheckBits) | check};
      if (++used_ * 4 > slots_.size() * 3) grow();
      return 0;
    }
    if (slot.hash == h.first && (slot.line_and_check & ((1u << kCheckBits) - 1)) == check) return slot.line_and_check >> kCheckBits;
  }
}

void ClaimIds::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.line_and_check == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].line_and_check != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace edict::claims
