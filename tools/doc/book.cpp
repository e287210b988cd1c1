// Pages, anchors and users of declarations. In: a compiled set. Out: a Book.
#include "doc/book.h"

#include <algorithm>

#include "doc/markup.h"

namespace edict::doc {
namespace {

// A file's name for a package's page: capitals are marked, for disks that do not tell them from small letters.
std::string page_name(const std::string& package) {
  std::string name = "package-";
  for (const char c : package) {
    if (c >= 'A' && c <= 'Z') name += std::string("-") + static_cast<char>(c - 'A' + 'a');
    else name += c;
  }
  return name + ".html";
}

struct KindOf {
  std::string operator()(const ast::PackageDecl&) const { return "package"; }
  std::string operator()(const ast::ImportDecl&) const { return "import"; }
  std::string operator()(const ast::AdoptDecl&) const { return "adoption"; }
  std::string operator()(const ast::ValuesDecl& d) const { return d.extend ? "addition to a vocabulary" : "vocabulary"; }
  std::string operator()(const ast::UnitDecl&) const { return "unit"; }
  std::string operator()(const ast::RecordDecl& d) const { return d.extend ? "addition to a record" : "record"; }
  std::string operator()(const ast::CodeDecl&) const { return "code"; }
  std::string operator()(const ast::CodeRowsDecl& d) const { return d.of_modifiers ? "modifiers" : "codes"; }
  std::string operator()(const ast::ModifierDecl&) const { return "modifier"; }
  std::string operator()(const ast::PayerDecl&) const { return "payer"; }
  std::string operator()(const ast::SetDecl& d) const { return d.extend ? "addition to a set" : "set"; }
  std::string operator()(const ast::TableDecl& d) const { return d.extend ? "addition to a table" : "table"; }
  std::string operator()(const ast::TermDecl&) const { return "term"; }
  std::string operator()(const ast::RuleDecl&) const { return "rule"; }
  std::string operator()(const ast::ExceptionDecl&) const { return "exception"; }
  std::string operator()(const ast::BalanceDecl&) const { return "balance"; }
  std::string operator()(const ast::TestDecl&) const { return "test"; }
};

struct ClausesOf {
  const std::vector<ast::Clause>& none;
  const std::vector<ast::Clause>& operator()(const ast::ImportDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::AdoptDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::ValuesDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::UnitDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::RecordDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::SetDecl&) const { return none; }
  const std::vector<ast::Clause>& operator()(const ast::TestDecl&) const { return none; }
  template <typename D>
  const std::vector<ast::Clause>& operator()(const D& decl) const { return decl.clauses; }
};

}  // namespace

const std::vector<ast::Clause>& clauses_of(const ast::Decl& decl) {
  static const std::vector<ast::Clause> kNoClauses;
  return std::visit(ClausesOf{kNoClauses}, decl.node);
}

Book::Book(const Compilation& set, bool with_library) : set_(set) {
  page_of_.resize(set_.names.packages.size());
  for (names::PackageId p = 0; p < set_.names.packages.size(); ++p) {
    const names::Package& package = set_.names.packages[p];
    const bool built_in = !package.modules.empty() && file(package.modules.front()).name().starts_with("<");
    if (!package.modules.empty() && (!built_in || with_library)) packages_.push_back(p);
  }
  std::sort(packages_.begin(), packages_.end(), [&](auto a, auto b) { return set_.names.packages[a].name < set_.names.packages[b].name; });
  for (const names::PackageId p : packages_) page_of_[p] = page_name(set_.names.packages[p].name);
  for (names::SymbolId id = 0; id < set_.names.symbols.size(); ++id) {
    for (const DeclRef ref : set_.names.symbols[id].decls) symbols_.emplace(place_of(ref), id);
  }
  find_row_homes();
  find_places();
  references_.resize(set_.names.modules.size());
  for (std::uint32_t m = 0; m < references_.size(); ++m) references_[m] = references_of(set_, m);
  find_anchors();
  find_users();
}

std::vector<DeclRef> Book::decls_of(names::PackageId package) const {
  std::vector<DeclRef> all;
  for (const std::uint32_t m : set_.names.packages[package].modules) {
    for (std::uint32_t d = 0; d < module(m).decls.size(); ++d) {
      if (module(m).decls[d].span.file == module(m).file) all.push_back({m, d});
    }
  }
  return all;
}

void Book::find_anchors() {
  for (const names::PackageId p : packages_) {
    std::set<std::string> taken;
    for (const DeclRef ref : decls_of(p)) {
      const ast::Decl& one = decl(ref);
      const bool by_number = std::holds_alternative<ast::TestDecl>(one.node) || one.name.text.empty();
      const names::SymbolId symbol = symbol_of(ref);
      const std::string name = symbol != kNone && one.name.text.empty() ? set_.names.symbols[symbol].name : by_number ? "" : one.name.text;
      const std::string first = doc::anchor_of(kind_of(ref) + (name.empty() ? "" : "-" + name));
      std::string anchor = first;
      for (std::size_t n = 2; !taken.insert(anchor).second; ++n) anchor = first + "--" + std::to_string(n);
      anchors_.emplace(place_of(ref), anchor);
    }
  }
}

void Book::find_users() {
  for (const names::PackageId p : packages_) {
    for (const DeclRef ref : decls_of(p)) {
      for (const names::SymbolId used : uses(ref)) users_[used].insert(place_of(ref));
    }
  }
}

std::string Book::title_of(names::PackageId package) const {
  const names::Package& one = set_.names.packages[package];
  const auto* title = clause_value<ast::Text>(clauses_of(decl(one.decl)), ast::ClauseKind::Title);
  return title == nullptr || title->value.empty() ? one.name : title->value;
}

DeclRef Book::home(DeclRef ref) const {
  const source::FileId stands = decl(ref).span.file;
  if (stands == module(ref.module).file) return ref;
  const auto found = row_homes_.find({ref.module, stands});
  return found == row_homes_.end() ? ref : DeclRef{ref.module, found->second};
}

// Which declaration reads the data file that rows of codes and modifiers stand in.
void Book::find_row_homes() {
  for (std::uint32_t m = 0; m < set_.names.modules.size(); ++m) {
    const std::string& policy = set_.sources->get(module(m).file).name();
    const std::string folder = policy.substr(0, policy.rfind('/') + 1);
    std::set<source::FileId> read;
    for (const ast::Decl& one : module(m).decls) {
      if (one.span.file != module(m).file) read.insert(one.span.file);
    }
    for (std::uint32_t d = 0; d < module(m).decls.size() && !read.empty(); ++d) {
      const auto* rows = std::get_if<ast::CodeRowsDecl>(&module(m).decls[d].node);
      if (rows == nullptr) continue;
      for (const source::FileId file : read) {
        const std::string& name = set_.sources->get(file).name();
        if (name == folder + rows->from.value) row_homes_.try_emplace({m, file}, d);
      }
    }
  }
}

const std::string& Book::anchor_of(DeclRef ref) const {
  static const std::string kNowhere;
  const auto found = anchors_.find(place_of(home(ref)));
  return found == anchors_.end() ? kNowhere : found->second;
}

std::string Book::href(DeclRef ref) const {
  if (ref.module == kNone) return "";
  const names::PackageId package = set_.names.package_of[ref.module];
  const std::string& anchor = anchor_of(ref);
  return shown(package) && !anchor.empty() ? page_of(package) + "#" + anchor : "";
}

std::string Book::href(names::SymbolId symbol) const { return symbol == kNone ? "" : href(set_.names.symbols[symbol].decls.front()); }

names::SymbolId Book::symbol_of(DeclRef ref) const {
  const auto found = symbols_.find(place_of(ref));
  return found == symbols_.end() ? kNone : found->second;
}

std::string Book::kind_of(DeclRef ref) const { return std::visit(KindOf{}, decl(ref).node); }

std::string Book::name_of(DeclRef ref) const {
  const ast::Decl& one = decl(ref);
  const names::SymbolId symbol = symbol_of(ref);
  const bool alone = std::holds_alternative<ast::CodeDecl>(one.node) || std::holds_alternative<ast::ModifierDecl>(one.node) || std::holds_alternative<ast::PayerDecl>(one.node) ||
                     std::holds_alternative<ast::UnitDecl>(one.node) || symbol == kNone;
  if (const auto* rows = std::get_if<ast::CodeRowsDecl>(&one.node)) return rows->from.value;
  return alone ? one.name.text : set_.names.full_name(symbol);
}

std::string Book::title_of(DeclRef ref) const {
  const ast::Decl& one = decl(ref);
  if (one.title && !one.title->value.empty()) return one.title->value;
  const names::SymbolId symbol = symbol_of(ref);
  if (std::holds_alternative<ast::AdoptDecl>(one.node)) {
    const names::PackageId library = set_.names.find_package(set_.names.package_of[ref.module], one.name.text);
    if (library != names::kNone) return title_of(library);
  }
  if (const auto* rows = std::get_if<ast::CodeRowsDecl>(&one.node)) return (rows->of_modifiers ? "Modifiers of " : "Codes of ") + rows->from.value;
  return one.name.text.empty() && symbol != kNone ? "Exception " + set_.names.symbols[symbol].name : one.name.text;
}

names::SymbolId Book::target_of(DeclRef ref) const {
  const ast::Decl& one = decl(ref);
  const names::PackageId package = set_.names.package_of[ref.module];
  if (const auto* set = std::get_if<ast::SetDecl>(&one.node); set != nullptr && set->extend) return set_.names.find(package, one.name.text, names::Sort::Set).symbol;
  if (const auto* table = std::get_if<ast::TableDecl>(&one.node); table != nullptr && table->extend) return set_.names.find(package, one.name.text, names::Sort::Table).symbol;
  const auto found = set_.types.exceptions.find(symbol_of(ref));
  return found == set_.types.exceptions.end() ? kNone : found->second.symbol;
}

std::vector<Reference> Book::references_in(std::uint32_t m, source::Span span) const {
  const std::vector<Reference>& all = references_[m];
  std::vector<Reference> within;
  auto at = std::lower_bound(all.begin(), all.end(), span.begin, [](const Reference& one, std::uint32_t byte) { return one.begin < byte; });
  for (; at != all.end() && at->end <= span.end; ++at) within.push_back(*at);
  return within;
}

std::vector<names::SymbolId> Book::uses(DeclRef ref) const {
  const names::SymbolId own = symbol_of(ref);
  std::vector<names::SymbolId> used;
  for (const Reference& one : references_in(ref.module, decl(ref).span)) {
    if (one.symbol != kNone && one.symbol != own && std::find(used.begin(), used.end(), one.symbol) == used.end()) used.push_back(one.symbol);
  }
  return used;
}

const std::set<Place>& Book::users(names::SymbolId symbol) const {
  static const std::set<Place> kNobody;
  const auto found = users_.find(symbol);
  return found == users_.end() ? kNobody : found->second;
}

void Book::find_places() {
  begins_.resize(set_.names.modules.size());
  for (std::uint32_t m = 0; m < begins_.size(); ++m) {
    module_of_[module(m).file] = m;
    for (std::uint32_t d = 0; d < module(m).decls.size(); ++d) {
      if (module(m).decls[d].span.file == module(m).file) begins_[m].emplace_back(module(m).decls[d].span.begin, d);
    }
    std::sort(begins_[m].begin(), begins_[m].end());
  }
}

DeclRef Book::decl_at(std::uint32_t m, std::uint32_t byte) const {
  const auto after = std::upper_bound(begins_[m].begin(), begins_[m].end(), std::pair(byte, kNone));
  if (after == begins_[m].begin()) return {kNone, kNone};
  const std::uint32_t d = std::prev(after)->second;
  return byte < module(m).decls[d].span.end ? DeclRef{m, d} : DeclRef{kNone, kNone};
}

DeclRef Book::written_at(source::Span span) const {
  const auto own = module_of_.find(span.file);
  return own == module_of_.end() ? DeclRef{kNone, kNone} : decl_at(own->second, span.begin);
}

DeclRef Book::decl_of(source::Span span) const {
  if (module_of_.contains(span.file)) return written_at(span);
  for (std::uint32_t m = 0; m < set_.names.modules.size() && span.file != source::kNoFile; ++m) {
    for (std::uint32_t d = 0; d < module(m).decls.size(); ++d) {   // a code that a row of a data file declares
      const source::Span one = module(m).decls[d].span;
      if (one.file == span.file && one.begin <= span.begin && span.begin < one.end) return home({m, d});
    }
  }
  return {kNone, kNone};
}

}  // namespace edict::doc
