// The book, and what each claim took from it.
#include "payment/balance_book.h"

#include <algorithm>

namespace edict::payment {

std::size_t BalanceBook::Hash::operator()(const BalanceKey& key) const {
  std::uint64_t hash = 0xcbf29ce484222325u ^ key.balance;
  const auto mix = [&hash](std::int64_t part) {
    hash ^= static_cast<std::uint64_t>(part);
    hash *= 0x100000001b3u;
    hash ^= hash >> 29;
  };
  for (const std::int64_t part : key.of) mix(part);
  mix(key.claim);
  return hash;
}

void BalanceBook::begin_claim(core::SymbolId claim_id, core::SymbolId patient) {
  claim_ = claim_id;
  patient_ = patient;
  if (!across_claims_ && !left_.empty()) left_.clear();
}

std::optional<Left> BalanceBook::left(const BalanceKey& key) const {
  const auto at = left_.find(key);
  if (at == left_.end()) return std::nullopt;
  return at->second;
}

void BalanceBook::take(const BalanceKey& key, Left before, std::int64_t amount) {
  amount = std::clamp<std::int64_t>(amount, 0, before.amount);
  before.amount -= amount;
  left_[key] = before;
  if (across_claims_ && claim_ != 0 && amount != 0) by_claim_[claim_].push_back({key, amount, patient_});
}

void BalanceBook::reverse(core::SymbolId claim_id, core::SymbolId patient) {
  const auto at = by_claim_.find(claim_id);
  if (at == by_claim_.end()) return;
  const auto is_meant = [patient](const Taken& taken) { return patient == 0 || taken.patient == patient; };
  for (const Taken& taken : at->second) {
    const auto entry = left_.find(taken.key);
    if (is_meant(taken) && entry != left_.end()) entry->second.amount += taken.amount;
  }
  std::erase_if(at->second, is_meant);
  if (at->second.empty()) by_claim_.erase(at);
}

}  // namespace edict::payment
