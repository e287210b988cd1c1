// What is left of each balance: a patient's deductible of a year, an authorization's units.
//
// In: what lines take. Out: what is left. Always true: a balance never falls below zero; without run history each claim starts with an empty book;
// a claim that is replaced or voided gives back what its lines took, and a void keeps nothing of what its own lines took.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/program.h"
#include "engine/value.h"

namespace edict::payment {

struct BalanceKey {
  core::BalanceId balance = core::kNone;
  std::array<std::int64_t, 8> of{};  // by core::PerKey; 0 where the balance is not kept by it
  std::int64_t claim = 0;            // not 0: of this claim alone, because something that it is kept by is not known
  bool operator==(const BalanceKey&) const = default;
};

struct Left {
  std::int64_t amount = 0;   // millionths of a dollar, or of a unit
  engine::Counted counted;   // units: what they are counted in
};

class BalanceBook {
 public:
  explicit BalanceBook(bool across_claims = false) : across_claims_(across_claims) {}

  void begin_claim(core::SymbolId claim_id, core::SymbolId patient);
  // Nothing where no line has asked for it yet.
  std::optional<Left> left(const BalanceKey& key) const;
  // The first line that asks opens it with what it starts with for that line, whatever becomes of the line.
  void open(const BalanceKey& key, Left starts) { left_.emplace(key, starts); }
  // `before` is what stood there; `amount` is at most that.
  void take(const BalanceKey& key, Left before, std::int64_t amount);
  // Gives back what a claim took for a patient; for whatever patient where that is 0.
  void reverse(core::SymbolId claim_id, core::SymbolId patient);
  bool across_claims() const { return across_claims_; }

 private:
  struct Hash {
    std::size_t operator()(const BalanceKey& key) const;
  };
  struct Taken {
    BalanceKey key;
    std::int64_t amount = 0;
    core::SymbolId patient = 0;
  };
  bool across_claims_ = false;
  core::SymbolId claim_ = 0, patient_ = 0;
  std::unordered_map<BalanceKey, Left, Hash> left_;
  std::unordered_map<core::SymbolId, std::vector<Taken>> by_claim_;
};

}  // namespace edict::payment
