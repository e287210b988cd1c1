// An import told: counts, every refused row with its reason, what is odd, what changed.
//
// In: an Edition, and what was done with it. Out: text or JSON. Always true: reasons are counted, most frequent first; every refused row is named.
#pragma once

#include <string>
#include <vector>

#include "imports/compare.h"
#include "imports/edition.h"
#include "imports/merge.h"

namespace edict::imports {

// A place where a policy names something that changed.
struct Mention {
  std::string key, file;
  std::uint32_t line = 0;
  std::string within;        // `rule units_fit`; empty where the place tells nothing of it
  bool test = false;
  bool operator==(const Mention&) const = default;
};

struct Account {
  std::string importer, file;
  const Edition* edition = nullptr;
  std::vector<std::string> written;
  const Merge* merged = nullptr;            // nothing: not merged
  std::string merged_into;
  bool compared = false;
  std::string compared_with;
  std::vector<Change> changes;
  bool looked_for_mentions = false;
  std::vector<Mention> mentions;
};
std::string account_text(const Account& account);
std::string account_json(const Account& account);

}  // namespace edict::imports
