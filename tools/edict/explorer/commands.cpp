// The table, and the reading of an entry by it.
#include "edict/explorer/commands.h"

#include <algorithm>
#include <cstring>

#include "edict/explorer/explorer.h"

namespace edict::tool {
namespace {

constexpr const char* kClaims = "Claims";
constexpr const char* kDecisions = "Decisions";
constexpr const char* kPolicies = "Policies";
constexpr const char* kSession = "Session";

const std::vector<std::string> kOperators = {"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "..", "..<"};

bool fits(Takes takes, const std::string& argument) {
  const bool several = argument.find_first_of(" \t\n{") != std::string::npos;
  // `history is known`, `claim = …` and the like are questions about a value.
  const std::string first = argument.substr(0, argument.find_first_of(" \t"));
  const bool sign = std::find(kOperators.begin(), kOperators.end(), first) != kOperators.end();
  switch (takes) {
    case Takes::Nothing: return argument.empty();
    case Takes::MaybeWord: return argument.empty() || (!several && !sign);
    case Takes::Word: return !several && !sign;
    case Takes::MaybeRest:
    case Takes::Rest: return !sign;
  }
  return false;
}

}  // namespace

const std::vector<ExplorerCommand>& explorer_commands() {
  using E = Explorer;
  static const std::vector<ExplorerCommand> kTable = {
      {"load", "FILE", Takes::Rest, Offer::Files, kClaims, "opens claims (CSV or NDJSON)", "load claims.csv", &E::load},
      {"history", "FILE", Takes::MaybeWord, Offer::Files, kClaims, "claims decided earlier; `history none`: nothing came earlier (else it is not known)", "history none", &E::load_history},
      {"facts", "FIELD=FILE", Takes::MaybeRest, Offer::SideFiles, kClaims,
       "records for a list of the claim, by claim_id: of the claims that are open, and of those opened later; `facts none`: without them", "facts authorizations=authorizations.ndjson", &E::load_facts},
      {"claims", "", Takes::Nothing, Offer::Nothing, kClaims, "lists the claims and their lines", "claims", &E::list_claims},
      {"claim", "ID", Takes::MaybeWord, Offer::Claims, kClaims, "goes to a claim; without a name: shows the one looked at", "claim N001", &E::go_to_claim},
      {"line", "N", Takes::MaybeWord, Offer::Lines, kClaims, "goes to a line of the claim", "line 2", &E::go_to_line},
      {"next", "", Takes::Nothing, Offer::Nothing, kClaims, "goes to the next line, and on to the next claim", "next", &E::next},
      {"previous", "", Takes::Nothing, Offer::Nothing, kClaims, "goes back", "previous", &E::previous},
      {"remove", "FACT", Takes::Word, Offer::Facts, kClaims, "makes a fact of the claim unknown", "remove line.dose", &E::remove},
      {"undo", "", Takes::Nothing, Offer::Nothing, kClaims, "takes the last change of a claim back", "undo", &E::undo},
      {"changes", "", Takes::Nothing, Offer::Nothing, kClaims, "lists what was changed", "changes", &E::list_changes},

      {"decide", "", Takes::Nothing, Offer::Nothing, kDecisions, "decides the claim", "decide", &E::decide},
      {"why", "[all]", Takes::MaybeWord, Offer::Nothing, kDecisions, "tells why the line was decided so; `why all`: by rules that do not apply, too", "why", &E::why},
      {"why not", "RULE", Takes::Rest, Offer::Rules, kDecisions, "tells how one rule judges the line", "why not prior_authorization", &E::why_not},
      {"what would pay", "", Takes::Nothing, Offer::Nothing, kDecisions, "looks for changes that would make the line pay", "what would pay", &E::what_would_pay},
      {"try", "N", Takes::Word, Offer::Nothing, kDecisions, "makes the changes of that answer", "try 1", &E::try_suggestion},
      {"as payer", "PAYER [on DATE]", Takes::Rest, Offer::Payers, kDecisions, "sees claims and values as that payer's; behind a question: for that question alone",
       "as payer acme on 2025-03-01", &E::as_payer},
      {"on", "DATE", Takes::Word, Offer::Nothing, kDecisions, "sees claims and values as of that date of service", "on 2025-03-01", &E::on_date},
      {"as claimed", "", Takes::Nothing, Offer::Nothing, kDecisions, "sees claims as they are again", "as claimed", &E::as_claimed},

      {"rules for", "CODE", Takes::Word, Offer::Codes, kPolicies, "lists the rules that concern a code", "rules for J2357", &E::rules_for},
      {"payers of", "RULE", Takes::Word, Offer::Rules, kPolicies, "lists for whom a rule acts, and who has exceptions", "payers of prior_authorization", &E::payers_of},
      {"find", "WORDS", Takes::Rest, Offer::Nothing, kPolicies, "searches titles, names and texts", "find wastage", &E::find},
      {"show", "NAME", Takes::Rest, Offer::Names, kPolicies, "shows what stands written of a rule, term, set, table, code or payer", "show prior_authorization", &E::show},
      {"reload", "", Takes::Nothing, Offer::Nothing, kPolicies, "reads the policies again; where they have errors, those before stay", "reload", &E::reload},

      {"declared", "", Takes::Nothing, Offer::Nothing, kSession, "lists what was declared here", "declared", &E::list_declared},
      {"forget", "NAME", Takes::Rest, Offer::Declared, kSession, "takes a declaration back", "forget half_dose", &E::forget},
      {"save", "NAME FILE", Takes::Rest, Offer::Files, kSession, "writes the claim and its decision as a test, with what was declared here", "save \"a dose of 250 mg\" tests.edict", &E::save},
      {"help", "[COMMAND]", Takes::MaybeRest, Offer::Commands, kSession, "tells what can be entered; more of one command, or of all", "help why not", &E::help},
      {"quit", "", Takes::Nothing, Offer::Nothing, kSession, "ends", "quit", &E::quit},
  };
  return kTable;
}

std::optional<Asked> asked(const std::string& entry) {
  const std::string text = trimmed(entry);
  const bool colon = text.starts_with(':');
  std::string words = colon ? trimmed(text.substr(1)) : text;
  if (colon && words == "q") words = "quit";
  if (colon && words == "h") words = "help";
  Asked best;
  std::size_t longest = 0;
  for (const ExplorerCommand& command : explorer_commands()) {
    const std::size_t size = std::strlen(command.name);
    if (size <= longest || words.compare(0, size, command.name) != 0) continue;
    if (words.size() > size && words[size] != ' ' && words[size] != '\t') continue;
    const std::string argument = trimmed(words.substr(size));
    if (!colon && !fits(command.takes, argument)) continue;
    best = {&command, argument};
    longest = size;
  }
  if (best.command == nullptr) return std::nullopt;
  return best;
}

std::vector<std::string> command_groups() { return {kClaims, kDecisions, kPolicies, kSession}; }

bool unknown_command(const std::string& entry) { return trimmed(entry).starts_with(':') && !asked(entry); }

}  // namespace edict::tool
