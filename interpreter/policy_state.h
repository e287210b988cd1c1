// What a Policy holds. Behind edict.h: hosts do not include it.
#pragma once

#include <mutex>

#include "edict.h"
#include "engine/plan.h"

namespace edict {

struct Engine::State {
  std::shared_ptr<const source::Loader> loader;
  EngineOptions options;
};

struct Policy::State {
  std::shared_ptr<const Engine::State> engine;
  std::vector<std::string> paths;
  std::vector<ExtraText> declarations;
  Compilation set;
  std::unique_ptr<engine::Plan> plan;  // where the set runs
  std::mutex asking;                   // an expression adds its text to the set's sources
  std::once_flag stamped;
  decisions::Stamp stamp;              // without inputs: to digest all policies takes longer than to decide a claim
};

// HeldClaims and HeldFacts are read alike; what is held outlives the input.
template <class Held>
run::Input input_of(const Held& held) {
  run::Input input;
  input.format = held.format;
  input.mapping = held.mapping;
  input.bytes = claims::bytes_of(held.text);
  return input;
}

// How questions read claims; `claim` is the one that is asked about, or nothing.
run::Options every_field(const Policy::State& policy, const HeldClaims& claims, const std::string& claim = "");
void open(run::Run& run, const HeldClaims& claims);
// The number of a line.
std::uint32_t number_of(const core::Schema& schema, const claims::Batch& batch, std::uint32_t row);
// The rows of one claim's lines among those just decided.
std::vector<std::uint32_t> rows_of(run::Run& run, const core::Schema& schema, const std::string& claim);

}  // namespace edict
