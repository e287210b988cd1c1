// Changes of an edition, looked for in a policy set.
#include "edict/affected.h"

#include <algorithm>
#include <map>
#include <set>

#include "imports/facts.h"
#include "review/mentions.h"

namespace edict::tool {
namespace {

using types::SymbolKind;
using Wanted = std::map<SymbolKind, std::set<std::string>>;

Wanted wanted(const std::string& codes, const std::vector<imports::Change>& changes) {
  Wanted all;
  for (const imports::Change& change : changes) {
    if (codes == "modifier") all[SymbolKind::Modifier].insert(change.key[0]);
    else if (codes == "place") all[SymbolKind::Place].insert(change.key[0]);
    else if (codes == "diagnosis") all[SymbolKind::Diagnosis].insert(change.key[0]);
    else if (codes == "ndc") all[SymbolKind::Ndc].insert(change.key[0]);
    else if (codes == "adjustment") all[change.key[0] == "rarc" ? SymbolKind::Remark : SymbolKind::Adjustment].insert(change.key[1]);
    else {
      for (const std::string& part : change.key) {
        if (imports::is_procedure_code(part)) all[SymbolKind::Code].insert(part);
      }
    }
  }
  return all;
}

// The declaration as it begins: `rule units_fit`, `exception to rules in std.wastage`.
std::string head_of(const source::Sources& sources, const ast::Decl* decl) {
  if (decl == nullptr) return "";
  source::Span head = decl->span;
  const auto* exception = std::get_if<ast::ExceptionDecl>(&decl->node);
  head.end = exception != nullptr && decl->name.text.empty() ? exception->target.name.span.end : decl->name.span.end;
  std::string text;
  for (const char c : sources.text(head)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank || (!text.empty() && text.back() != ' ')) text += blank ? ' ' : c;
  }
  return text;
}

}  // namespace

Affected affected_places(const PolicyWords& policies, const std::string& codes, const std::vector<imports::Change>& changes) {
  const PolicySet set = load_policies(policies);
  if (set.failed) return {*set.failed, {}};
  const source::Sources& sources = *set.compiled.sources;
  Affected affected;
  for (const auto& [kind, texts] : wanted(codes, changes)) {
    for (const review::Named& named : review::mentions({sources, set.compiled.names, set.compiled.types, nullptr, {}}, kind, texts)) {
      const source::SourceFile& file = sources.get(named.span.file);
      const bool test = named.decl != nullptr && std::holds_alternative<ast::TestDecl>(named.decl->node);
      imports::Mention mention{named.code, file.name(), file.position(named.span.begin).line, head_of(sources, named.decl), test};
      if (std::find(affected.mentions.begin(), affected.mentions.end(), mention) == affected.mentions.end()) affected.mentions.push_back(std::move(mention));
    }
  }
  return affected;
}

}  // namespace edict::tool
