// Claims from a CSV file: one line of service a record, the records of one claim together.
//
// In: bytes. Out: batches of whole claims; rejects. Always true: a claim is given whole or not at all: where one of its records cannot be split, all are set
// aside; so are records of a claim that was already given.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claims/claim_ids.h"
#include "claims/csv_claims.h"
#include "claims/csv_split.h"
#include "claims/reader.h"

namespace edict::claims {

class CsvReader : public Reader {
 public:
  CsvReader(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source);

  std::unique_ptr<Batch> next() override;
  const Notes& notes() const override { return notes_; }
  std::vector<Reject> take_rejects() override;
  void recycle(std::unique_ptr<Batch> batch) override;

 private:
  enum class State : std::uint8_t { Between, Reading, SettingAside };

  void read_head();
  bool batch_is_full() const;
  void on_record();
  void on_bad_record(std::string_view id, const std::string& reason);
  void begin_claim(std::string_view id);
  void check_order();
  void end_claim();
  void set_aside(const std::string& reason);
  void reject(std::uint64_t line, std::string reason, std::string_view text);
  std::string_view id_in_text() const;

  const core::Program& program_;
  Vocabulary& vocabulary_;
  const Options options_;
  Cells cells_;
  CsvSplitter splitter_;
  ClaimIds ids_;
  Notes notes_;
  std::vector<Reject> rejects_;
  std::unique_ptr<CsvClaim> claim_;       // nothing where the head cannot be used
  std::unique_ptr<BatchBuilder> builder_;
  bool started_ = false, ended_ = false;
  bool waiting_ = false;                  // the splitter's record begins the next batch
  State state_ = State::Between;
  std::string id_;                        // of the claim being read or set aside
  ClaimIds::Id remembered_as_;            // the same id
  std::uint64_t claim_line_ = 0;          // of the input: where it begins
  std::string reason_;                    // why its records are set aside
  std::uint32_t claims_given_ = 0;
};

}  // namespace edict::claims
