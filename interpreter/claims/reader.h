// Phase 7. In: bytes of a claims file, the schema, a mapping of columns. Out: batches of whole claims, rejected records with reasons, notes once a file.
// Always true: no byte of input crashes it; nothing is dropped without a Reject; one bad cell spoils that cell only.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch.h"
#include "claims/mapping.h"
#include "diagnostic/diagnostic.h"

namespace edict::claims {

enum class Format : std::uint8_t { Csv, Ndjson };

struct Reject {             // a record that could not be read at all
  std::uint64_t line = 0;   // of the input, 1-based
  std::string reason;       // for a person
  std::string text;         // the record, cut at 1,000 bytes
};

struct Notes {              // said once for a file
  std::vector<std::string> unknown_columns;   // in words: `procedure`; NDJSON: `claim.colour`. At most 1,000
  std::vector<std::string> repeated_columns;  // a second column (or key) for the same field: the first one counts
  std::vector<AbsentColumn> absent;           // CSV: wanted fields of claim, line and patient that no column gives
  std::uint64_t order_unchecked_from = 0;     // line of the input; 0: all of it was checked
};

struct Options {
  Format format = Format::Csv;
  Mapping mapping;
  std::uint32_t batch_lines = 1024;              // a batch closes at the first claim end at or after this many lines
  std::uint32_t max_record_bytes = 16u << 20;    // longer records are rejected
  std::uint32_t max_claim_lines = 100'000;       // a claim with more lines is rejected, so that no input can make a batch grow without bound
  // CSV: how many claim ids are remembered to find claims whose lines do not stand together. Each takes 16 bytes, and with free room for new ones 21 to 43
  // (0.4 GB at 16 million claims). Beyond this many the rest of the file is not checked, and the notes say from which line on.
  std::uint64_t max_remembered_claims = 64'000'000;
  // The fields that somebody will read; empty: all. What identifies a claim and its lines (ids, numbers, payer, code, date) is read always.
  std::function<bool(core::RecordId, core::FieldId)> wants;
};

// Pulls bytes: returns how many were put into `buffer` (0 = end).
using ByteSource = std::function<std::size_t(char* buffer, std::size_t capacity)>;

// A stream of batches. CSV claims whose lines do not stand together are rejected from their second place on, with both places named.
class Reader {
 public:
  virtual ~Reader() = default;
  // Nothing at the end. A batch may have no claims, where thousands of records in a row were rejected (take them before they pile up).
  virtual std::unique_ptr<Batch> next() = 0;
  virtual const Notes& notes() const = 0;          // CSV: complete after the first batch. NDJSON: grows with what is met
  virtual std::vector<Reject> take_rejects() = 0;  // since the last call
  // The reader re-uses the memory of a batch that is given back, and gives back the texts and lists that it borrowed.
  virtual void recycle(std::unique_ptr<Batch> batch) = 0;
};

std::unique_ptr<Reader> open(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source);

// `--facts authorizations=FILE` (NDJSON or CSV, keyed by claim_id): records added to claims by id before they are decided.
// Reads the whole file. Gives the rejects.
class Facts {
 public:
  Facts(const core::Program& program, Vocabulary& vocabulary);
  std::vector<Reject> add(std::string_view list_field, Format format, const Mapping& mapping, ByteSource source);
  void apply(Batch& batch) const;
  bool empty() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// The bytes of a text that outlives the reading.
ByteSource bytes_of(std::string_view text);

// Claims given as text in NDJSON form (tests, REPL): the same as the lines of an NDJSON file, in one batch. Never null; without claims where none was good.
std::unique_ptr<Batch> read_claims(const core::Program& program, Vocabulary& vocabulary, std::string_view ndjson, std::vector<Reject>& rejects);

}  // namespace edict::claims
