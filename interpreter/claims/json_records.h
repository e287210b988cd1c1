// JSON objects into rows: they nest as the record does.
//
// In: a tree. Out: rows in a BatchBuilder. Always true: a value of the wrong kind makes its field unreadable and nothing else; of two members of one name the
// first one counts; a claim is given whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/batch_builder.h"
#include "claims/claim_diagnoses.h"
#include "claims/json_tree.h"
#include "claims/links.h"
#include "claims/reader.h"

namespace edict::claims {

class JsonRecords {
 public:
  // `notes` must outlive this.
  JsonRecords(const core::Program& program, Vocabulary& vocabulary, Cells& cells, const Options& options, Notes& notes);

  const Live& live() const { return live_; }
  // False: `reason` says why this is no claim, and nothing of it stands in the builder.
  bool add_claim(BatchBuilder& builder, const JsonTree& tree, std::string& reason);
  // The members of one object into one row. `but` is a name that means no field here.
  void fill(BatchBuilder& builder, core::RecordId record, std::uint32_t row, const JsonTree& tree, const JsonNode& object, std::string_view but = {});

 private:
  using Names = std::unordered_map<std::string, core::FieldId, core::TextHash, std::equal_to<>>;

  void name_fields(const Mapping& mapping);
  void choose_fields(const Options& options);
  bool read_claim(BatchBuilder& builder, const JsonTree& tree, std::string& reason);
  bool read_lines(BatchBuilder& builder, std::uint32_t claim, const JsonTree& tree, const JsonNode& lines, std::string& reason);
  void read_field(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node);
  void read_record(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node);
  void read_records(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node);
  void read_symbols(BatchBuilder& builder, core::RecordId record, core::FieldId field, std::uint32_t row, const JsonTree& tree, const JsonNode& node);
  void follow_pointers(BatchBuilder& builder, std::uint32_t claim, std::uint32_t line, const JsonTree& tree, const JsonNode& pointers);
  bool is_back_link(core::RecordId record, core::FieldId field) const;
  void note(std::vector<std::string>& notes, core::RecordId record, std::string_view key);

  const core::Schema& schema_;
  Vocabulary& vocabulary_;
  Cells& cells_;
  Notes& notes_;
  const std::uint32_t max_claim_lines_;
  Links links_;
  ClaimDiagnoses diagnoses_;
  Live live_;
  std::vector<Names> names_;                     // by record
  std::vector<std::vector<CellForm>> forms_;     // by record and field
  std::vector<std::vector<std::uint64_t>> met_;  // by record and field: the object in which it was last met
  std::uint64_t objects_ = 0;
  std::uint64_t objects_of_claim_ = 0, objects_of_line_ = 0;  // the number of the claim's and the line's own object
  const JsonNode* lines_ = nullptr;              // of the claim at hand
  const JsonNode* pointers_ = nullptr;           // of the line at hand
  std::vector<std::string_view> texts_;
  std::vector<core::SymbolId> members_;
};

}  // namespace edict::claims
