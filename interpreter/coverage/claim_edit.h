// A claim whose facts are set one after another, by the nodes that read them. Private to the folder.
//
// In: a candidate, the facts that policies tell apart. Out: the candidate changed. Always true: only what a claim can say is set; a node that reads nothing of a claim by itself
// (a sum, a look-up) has no place.
#pragma once

#include <map>

#include "coverage/facts.h"
#include "coverage/mutants.h"

namespace edict::coverage {

class ClaimEdit {
 public:
  // `variant`: which of several ways is gone, where there are several.
  ClaimEdit(const core::Program& program, const Facts& facts, Candidate candidate, unsigned variant);

  struct At {
    int earlier = -1;                   // of the history's claims; -1: the claim itself
    Json::json_pointer pointer;
  };
  struct Place {
    At at;
    core::RecordId record = 0;
    core::FieldId field = core::kNoField;
    core::Type type;                    // of the fact
  };

  std::optional<Place> place(core::NodeId node);
  std::optional<std::string> now(const Place& place);          // what the claim says there
  bool put(const Place& place, const std::string& text);
  bool erase(const Place& place);
  void payer(core::SymbolId symbol);
  bool payer_beside(core::SymbolId symbol);                    // the one above it, else another
  void received(const exact::Period& within);                  // the day of receipt, moved into it
  void code(core::SymbolId symbol);
  void date(const exact::Period& within);                      // the line's date, moved into it

  // A further member of the list that the node reads, and the variable bound to it: a record with what it must say, an earlier claim, a symbol not yet said.
  bool member(core::NodeId list, std::uint32_t slot);
  bool no_members(core::NodeId list);

  std::optional<exact::Date> day(core::NodeId node);           // of a date that is set or written, else the line's
  std::string text_of(const core::Constant& constant, int step) const;   // that many ones (units, days, of the largest whole unit) beside it
  std::vector<std::string> known(const Place& place) const;    // texts that policies tell apart
  bool in_force_for_payer(const core::Matcher& matcher);       // of a table's payer key

  unsigned variant() const { return variant_; }
  const core::Program& program() const { return p_; }
  Candidate done() const { return made_; }

 private:
  std::optional<At> record(core::NodeId node);
  Json& claim(const At& at) { return at.earlier < 0 ? made_.claim : made_.history[static_cast<std::size_t>(at.earlier)]; }
  bool earlier_claim(std::uint32_t slot);
  Json first_facts(core::RecordId record) const;

  const core::Program& p_;
  const Facts& facts_;
  Candidate made_;
  unsigned variant_;
  std::map<std::uint32_t, At> slots_;
  std::map<std::uint32_t, core::NodeId> lists_;                // of symbols: the list that a variable goes through
  int depth_ = 0;
};

}  // namespace edict::coverage
