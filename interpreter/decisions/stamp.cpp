// Stamps made and written.
#include "decisions/stamp.h"

#include <algorithm>

#include "decisions/identity.h"
#include "decisions/sha256.h"
#include "explain/json_text.h"

namespace edict::decisions {

Stamp make_stamp(const core::Program& program, std::string engine_version, std::string inputs_digest) {
  Stamp stamp{std::move(engine_version), {}, policy_identity(program), std::move(inputs_digest)};
  for (const core::Package& package : program.packages) stamp.packages.push_back(package.name + (package.version.empty() ? "" : " " + package.version));
  std::sort(stamp.packages.begin(), stamp.packages.end());
  return stamp;
}

std::string short_stamp(const Stamp& stamp) { return sha256_hex(stamp.policy + " " + stamp.engine).substr(0, 12); }

std::string stamp_json(const Stamp& stamp) {
  std::string out = "{\"engine\":";
  explain::append_json(out, stamp.engine);
  out += ",\"policy_sha256\":";
  explain::append_json(out, stamp.policy);
  out += ",\"inputs_sha256\":";
  stamp.inputs.empty() ? void(out += "null") : explain::append_json(out, stamp.inputs);
  out += ",\"packages\":[";
  for (std::size_t i = 0; i < stamp.packages.size(); ++i) {
    if (i != 0) out += ',';
    explain::append_json(out, stamp.packages[i]);
  }
  out += "],\"stamp\":";
  explain::append_json(out, short_stamp(stamp));
  return out + "}";
}

std::string stamp_text(const Stamp& stamp) {
  std::string out = "stamp    " + short_stamp(stamp) + "\nengine   " + stamp.engine + "\npolicy   sha256 " + stamp.policy + "\n";
  if (!stamp.inputs.empty()) out += "inputs   sha256 " + stamp.inputs + "\n";
  for (const std::string& package : stamp.packages) out += "package  " + package + "\n";
  return out;
}

}  // namespace edict::decisions
