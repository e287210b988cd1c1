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

class ClaimDesk {
 public:
  bool empty() const { return lines_.empty(); }
  const std::vector<LinePlace>& lines() const { return lines_; }
  std::vector<std::string> ids() const;  // of the claims, each once, in their order
  const LinePlace& at() const { return at_; }
  std::string where() const;  // `claim C1, line 2 (changed)`

  // Empty, or why no claim could be read; then the desk is as it was.
  std::string lay_open(const Policy& policy, HeldClaims claims);
  void set_history(std::shared_ptr<const HeldClaims> history) { history_ = std::move(history); }
  const std::shared_ptr<const HeldClaims>& history() const { return history_; }

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

  HeldClaims loaded_;
  std::shared_ptr<const HeldClaims> history_;
  std::vector<LinePlace> lines_;
  LinePlace at_;
  std::map<std::string, HeldClaims> alone_;    // of claims as loaded: the one looked at last
  std::map<std::string, HeldClaims> changed_;  // by id
  std::vector<Change> changes_;
};

}  // namespace edict::tool
