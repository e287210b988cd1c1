// Claims that differ from one in a single fact. Private to the folder.
//
// In: a claim, the facts that policies tell apart. Out: claims. Always true: each differs from the first, and in one place; their order is settled.
#pragma once

#include "coverage/claim_text.h"
#include "coverage/facts.h"
#include "engine/plan.h"

namespace edict::coverage {

struct Candidate {
  std::string package;
  Json claim;
  std::vector<Json> history;
};

class Mutants {
 public:
  Mutants(const engine::Plan& plan, const Facts& facts) : plan_(plan), p_(plan.program()), facts_(facts) {}
  // `payers`: that the package may name.
  std::vector<Candidate> of(const Candidate& candidate, const std::vector<std::string>& payers);
  // Those of which one fact is left out: fields, records, history.
  static std::vector<Candidate> smaller(const Candidate& candidate);

 private:
  using Pointer = Json::json_pointer;
  void record(core::RecordId record, const Pointer& at, int depth);
  void field(core::RecordId record, core::FieldId field, const Pointer& at, int depth);
  void list_of_records(core::RecordId element, const Pointer& at, int depth);
  void list_of_symbols(const std::vector<std::string>& texts, const Pointer& at);
  void second_line();
  void history();
  Json element(core::RecordId record, core::FieldId field, const std::string& text) const;
  std::vector<std::string> texts_of(core::RecordId record, core::FieldId field, const Pointer& at) const;
  std::vector<std::string> days(const Pointer& at, bool period) const;
  void put(const Pointer& at, const Json& value);
  void erase(const Pointer& at);

  const engine::Plan& plan_;
  const core::Program& p_;
  const Facts& facts_;
  const Candidate* from_ = nullptr;
  const std::vector<std::string>* payers_ = nullptr;
  std::vector<Candidate> made_;
};

}  // namespace edict::coverage
