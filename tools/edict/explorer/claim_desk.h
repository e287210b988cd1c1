// The claims that lie open: which one and which line is looked at, what was changed of them, and as whose claim they are seen.
//
// In: claims, the policies that read them, changes. Out: the claim looked at, alone, as it stands now. Always true: what was loaded stays as it was, and each change can be taken
// back; a change that cannot be made changes nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edict.h"
#include "edict/explorer/claim_change.h"

namespace edict::tool {

// Another payer, another date of service; empty: as the claim says.
struct Lens {
  std::string payer, date;
  bool clear() const { return payer.empty() && date.empty(); }
};

// The lists of the claim whose records may stand in a file of their own.
std::vector<std::string> side_lists(const core::Schema& schema);

class ClaimDesk {
 public:
  bool empty() const { return lines_->empty(); }
  const std::vector<LinePlace>& lines() const { return *lines_; }
  std::vector<std::string> ids() const;  // of the claims, each once, in their order
  const LinePlace& at() const { return at_; }
  std::string where() const;  // `claim C1, line 2 (changed)`

  // Empty, or why no claim could be read; then the desk is as it was.
  std::string lay_open(const Policy& policy, HeldClaims claims);
  void set_history(std::shared_ptr<const HeldClaims> history) { history_ = std::move(history); }
  const std::shared_ptr<const HeldClaims>& history() const { return history_; }

  // Records beside the claims, of those that lie open and of those to come. What was changed already keeps its lists.
  using Facts = std::vector<std::shared_ptr<const HeldFacts>>;
  void set_facts(Facts facts);
  const Facts& facts() const { return facts_; }
  std::size_t claims_with(const Policy& policy, const std::string& list_field) const { return policy.claims_with(*loaded_, list_field); }
  bool any_changed() const { return !changed_.empty(); }

  bool go_to_claim(const std::string& id);
  bool go_to_line(const std::string& number);
  bool step(int by);  // to the next line, or the one before

  // The claim looked at, through the lens. Without claims: one of which nothing is known but what the lens says.
  HeldClaims at_hand(const Policy& policy, const Lens& lens);

  struct Change {
    LinePlace place;
    std::string words;
    bool was_changed = false;
    HeldClaims before;
  };
  void put(HeldClaims changed, const std::string& words, const Policy& policy);
  std::optional<Change> undo();
  const std::vector<Change>& changes() const { return changes_; }

  void policies_changed() { alone_.erase(alone_.begin(), alone_.end()); }

 private:
  const HeldClaims& current(const Policy& policy);

  // What may be long is shared by the copies of a desk.
  std::shared_ptr<const HeldClaims> loaded_ = std::make_shared<HeldClaims>();
  std::shared_ptr<const HeldClaims> history_;
  Facts facts_;
  std::shared_ptr<const std::vector<LinePlace>> lines_ = std::make_shared<std::vector<LinePlace>>();
  LinePlace at_;
  std::map<std::string, HeldClaims> alone_;    // of claims as loaded: the one looked at last
  std::map<std::string, HeldClaims> changed_;  // by id
  std::vector<Change> changes_;
};

}  // namespace edict::tool
