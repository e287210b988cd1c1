// What a REPL knows: the policies, what was declared on top, the claims loaded, and the line looked at.
//
// In: one entry after another. Out: the answer to each as text. Always true: an entry that fails changes nothing; the session goes on after every mistake.
#pragma once

#include <string>
#include <vector>

#include "edict.h"
#include "edict/manifest.h"

namespace edict::tool {

class Session {
 public:
  Session(Policy policy, Manifest manifest, bool colour) : policy_(std::move(policy)), manifest_(std::move(manifest)), colour_(colour) {}

  // Whether more lines are needed before the entry can be answered.
  static bool incomplete(const std::string& entry);
  // Ends with a newline unless empty.
  std::string answer(const std::string& entry);
  bool ended() const { return ended_; }

 private:
  std::string command(const std::string& entry);
  std::string load(const std::string& path);
  std::string load_history(const std::string& path);
  // Empty, or why the file cannot be held.
  std::string read(const std::string& path, HeldClaims& into) const;
  std::string hold(HeldClaims claims, const std::string& named);
  std::string typed_claim(const std::string& entry);
  std::string list_claims() const;
  std::string go_to_claim(const std::string& id);
  std::string go_to_line(const std::string& number);
  std::string question(const std::string& entry);
  std::string expression(const std::string& entry);
  std::string declare(const std::string& entry);
  ExtraText in_package(const std::string& text) const;
  std::string where() const;

  Policy policy_;
  Manifest manifest_;
  bool colour_;
  bool ended_ = false;
  std::uint32_t entries_ = 0;
  HeldClaims claims_;
  std::vector<LinePlace> lines_;  // of the claims, in their order
  LinePlace at_;
};

// The declarations that a session without policies stands on: the whole standard library in view.
ExtraText bare_session(const std::vector<std::string>& library);

}  // namespace edict::tool
