// Decides the claims of a case by the engine, and the same batches by the reference.
//
// In: policies by file name, claims as text. Out: a program, or what is wrong with it; what became of each line. Always true: the reference sees the batch and
// the history that the engine saw; it stands aside only where balances run from one claim to the next, which it does not keep.
#pragma once

#include <memory>
#include <optional>

#include "case_file.h"
#include "decided.h"
#include "pipeline.h"

namespace edict::conformance {

struct Verdict {
  std::string claim;
  std::uint32_t line = 0;
  Decided engine;
  std::optional<Decided> reference;
};

// Policies and the data files that tables are read from.
Compilation compiled(const std::map<std::string, std::string>& policies, const std::map<std::string, std::string>& data);
std::string errors_of(const Compilation& compilation);
// The lines of a file on which `check` finds an error.
std::vector<std::uint32_t> error_lines(const Compilation& compilation, const std::string& file);

// In the order in which they were decided. Throws FormatError where claims cannot be read, or an option names nothing.
std::vector<Verdict> judged(const std::shared_ptr<const core::Program>& program, const Claims& claims, bool history_given, const std::string& history);

}  // namespace edict::conformance
