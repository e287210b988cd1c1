// The explorer behind `edict repl`: policies, what was declared on top, the claims that lie open, and what is asked of them.
//
// In: one entry after another. Out: the answer to each as text. Always true: an entry that fails, or is stopped (EngineOptions::stop), changes nothing; the session goes on after
// every mistake; the same entries give the same answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edict.h"
#include "edict/explorer/claim_desk.h"
#include "edict/explorer/named_things.h"
#include "edict/explorer/page.h"
#include "edict/manifest.h"

namespace edict::tool {

inline constexpr const char* kNoClaims = "no claims are open; `load FILE` opens some\n";

// What the session stands on, to be read again.
struct Ground {
  Engine engine;
  std::vector<std::string> paths;
  std::vector<ExtraText> declarations;  // without policies: the packages in view
  Manifest manifest;
  std::vector<std::string> library;     // the packages that can be imported
};

class Explorer {
 public:
  // `policy` runs.
  Explorer(Ground ground, Policy policy, Look look) : ground_(std::move(ground)), policy_(std::move(policy)), look_(look) {}

  // Whether more lines are needed before the entry can be answered.
  static bool incomplete(const std::string& entry);
  // Ends with a newline unless empty.
  std::string answer(const std::string& entry);
  bool ended() const { return ended_; }
  std::string prompt() const;
  void set_width(std::uint32_t columns) { look_.width = columns; }

  const Policy& policy() const { return policy_; }
  const ClaimDesk& desk() const { return desk_; }
  std::vector<std::string> declared_names() const;

  // The commands, as the table names them (commands.h).
  std::string load(const std::string& path);
  std::string load_history(const std::string& path);
  std::string load_facts(const std::string& words);
  std::string list_claims(const std::string&);
  std::string go_to_claim(const std::string& id);
  std::string go_to_line(const std::string& number);
  std::string next(const std::string&);
  std::string previous(const std::string&);
  std::string remove(const std::string& path);
  std::string undo(const std::string&);
  std::string list_changes(const std::string&);
  std::string decide(const std::string&);
  std::string why(const std::string& how);
  std::string why_not(const std::string& rule);
  std::string what_would_pay(const std::string&);
  std::string try_suggestion(const std::string& number);
  std::string as_payer(const std::string& words);
  std::string on_date(const std::string& date);
  std::string as_claimed(const std::string&);
  std::string rules_for(const std::string& code);
  std::string payers_of(const std::string& rule);
  std::string find(const std::string& words);
  std::string show(const std::string& name);
  std::string reload(const std::string&);
  std::string list_declared(const std::string&);
  std::string forget(const std::string& name);
  std::string save(const std::string& words);
  std::string help(const std::string& command);
  std::string quit(const std::string&);

 private:
  struct Declared {
    ExtraText text;
    std::string written;  // as it was entered
  };

  std::string answer_seen(const std::string& entry);
  std::string answer_plainly(const std::string& text);
  std::string expression(const std::string& entry);
  std::string meaning_of(const Answer& code) const;
  std::string listed(const std::vector<NamedThing>& things) const;
  std::vector<NamedThing> not_imported(const std::string& words, const std::vector<NamedThing>& in_view);
  std::string change(const std::string& words);
  std::string changed(const ChangedClaim& made, const std::string& words);
  std::string unreadable(const HeldClaims& claim, const ChangedClaim& made) const;
  std::string typed_claim(const std::string& entry);
  std::string lay_open(HeldClaims claims, const std::string& named);
  template <class Held>  // HeldClaims, HeldFacts
  std::string read(const std::string& path, Held& into) const;
  std::string walk(int by);
  std::string facts_at_hand();
  std::string declare(const std::string& entry);
  // Takes the policies where they run, and tells what that changes for the claim looked at.
  std::string take(Policy policy);
  Policy compiled(const std::vector<Declared>& declared) const;
  std::string package() const;
  ExtraText in_package(const std::string& name, const std::string& text) const;
  HeldClaims at_hand() { return desk_.at_hand(policy_, lens_); }
  LinePlace place() const { return desk_.empty() ? LinePlace{"none", 1} : desk_.at(); }
  std::vector<LineStanding> standing() { return desk_.empty() ? std::vector<LineStanding>() : policy_.standing(at_hand(), desk_.at().claim); }
  std::string set_lens(Lens lens);
  struct Kept {  // as a test
    std::string text;
    std::size_t expectations = 0, earlier = 0;
    bool otherwise = false;
  };
  Kept kept(const std::string& name, const std::string& package);
  std::vector<std::string> history_as_given(const std::string& patient) const;
  std::string trial(const std::string& name, const std::string& package, const std::string& text) const;
  std::string after_saving(const std::string& test);
  std::string lens_problem() const;  // empty where it is clear what is to be seen

  Ground ground_;
  Policy policy_;
  std::optional<Policy> library_;   // all of its packages, once `find` has looked there
  Look look_;
  bool ended_ = false;
  std::uint32_t entries_ = 0;
  std::vector<Declared> declared_;
  ClaimDesk desk_;
  Lens lens_;
  std::vector<Suggestion> suggestions_;  // of the last `what would pay`
};

// The declarations that a session without policies stands on: the whole standard library in view.
ExtraText bare_session(const std::vector<std::string>& library);

}  // namespace edict::tool
