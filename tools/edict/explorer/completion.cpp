// Completion by where the cursor stands: behind a command, behind a point, behind a comparison, or anywhere.
#include "edict/explorer/completion.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "edict/explorer/commands.h"
#include "explain/node_text.h"
#include "types/functions.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMost = 60;
constexpr std::size_t kLongest = 2000;  // of a line that is completed

class Completing {
 public:
  Completing(const std::string& before, const Explorer& explorer)
      : before_(before), explorer_(explorer), program_(explorer.policy().program()), schema_(program_.schema) {}

  Completion run() {
    if (!behind_command() && !behind_change() && !behind_comparison()) anywhere();
    return finished();
  }

 private:
  void begin_at(std::size_t at) {
    found_.begin = at;
    word_ = before_.substr(at);
  }
  void begin_word() {
    std::size_t at = before_.size();
    while (at > 0 && (std::isalnum(static_cast<unsigned char>(before_[at - 1])) != 0 || before_[at - 1] == '_' || before_[at - 1] == '.')) --at;
    begin_at(at);
  }
  void offer(const std::string& text, const std::string& title) {
    if (text.starts_with(word_)) all_.emplace(text, title);
  }

  // ---------------------------------------------------------------- commands

  bool behind_command() {
    const ExplorerCommand* command = nullptr;
    std::size_t behind = 0;
    const std::size_t colon = before_.starts_with(":") ? 1 : 0;
    for (const ExplorerCommand& one : explorer_commands()) {
      const std::string name = std::string(one.name) + " ";
      if (before_.compare(colon, name.size(), name) != 0 || name.size() <= behind || one.takes == Takes::Nothing) continue;
      command = &one;
      behind = name.size();
    }
    if (command == nullptr) return false;
    begin_at(behind + colon);
    if (command->offer == Offer::Files) begin_at(std::max(found_.begin, before_.rfind(' ') + 1));
    offer_for(command->offer);
    // `claim `, `line ` and `on ` may go on as commands or as values; others only as commands.
    return !all_.empty() || command->takes == Takes::Rest;
  }

  void offer_for(Offer what) {
    switch (what) {
      case Offer::Nothing: return;
      case Offer::Files: return files();
      case Offer::SideFiles: return side_files();
      case Offer::Claims:
        for (const std::string& id : explorer_.desk().ids()) offer(id, "");
        return;
      case Offer::Lines:
        for (const LinePlace& place : explorer_.desk().lines()) {
          if (place.claim == explorer_.desk().at().claim) offer(std::to_string(place.line), "");
        }
        return;
      case Offer::Rules: return rules();
      case Offer::Codes: return codes();
      case Offer::Payers: return payers();
      case Offer::Facts: return facts();
      case Offer::Names:
        rules();
        names();
        payers();
        return codes();
      case Offer::Declared:
        for (const std::string& name : explorer_.declared_names()) offer(name, "declared here");
        return;
      case Offer::Commands:
        for (const ExplorerCommand& one : explorer_commands()) offer(one.name, one.summary);
        offer("all", "everything");
        return;
    }
  }

  // `authorizations=`, then a file.
  void side_files() {
    if (const std::size_t equals = word_.find('='); equals != std::string::npos) {
      begin_at(found_.begin + equals + 1);
      return files();
    }
    for (const std::string& list : side_lists(schema_)) offer(list + "=", schema_.field(schema_.claim, schema_.find(schema_.claim, list)).title);
    offer("none", "without records from beside the claims");
  }

  void files() {
    namespace fs = std::filesystem;
    const std::size_t slash = word_.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : word_.substr(0, slash + 1);
    const std::string start = word_.substr(folder.size());
    std::error_code none;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, none), end; !none && at != end; at.increment(none)) {
      const std::string name = at->path().filename().string();
      if (name.starts_with(".") && !start.starts_with(".")) continue;
      std::error_code unknown;
      offer(folder + name + (at->is_directory(unknown) ? "/" : ""), "");
    }
  }

  // ---------------------------------------------------------------- names

  void rules() {
    for (const core::Rule& one : program_.rules) offer(std::string(explain::short_name(one.name)), one.title);
  }
  void payers() {
    for (const core::Payer& one : program_.payers) offer(program_.symbols.text(one.symbol), one.title);
  }
  void codes() {
    for (const core::Code& one : program_.codes) offer(program_.symbols.text(one.symbol), one.title);
  }
  void modifiers() {
    for (const NamedModifier& one : explorer_.policy().modifiers()) offer(one.name, one.title);
  }
  void names() {
    for (const core::Term& one : program_.terms) offer(std::string(explain::short_name(one.name)), one.title);
    for (const core::Set& one : program_.sets) offer(std::string(explain::short_name(one.name)), one.title);
    for (const core::Table& one : program_.tables) offer(std::string(explain::short_name(one.name)), one.title);
  }
  void facts() {
    for (const auto& [head, record] : owners()) {
      for (const core::Field& field : schema_.records[record].fields) offer(head + "." + field.name, field.title);
    }
  }
  std::map<std::string, core::RecordId> owners() const { return {{"line", schema_.line}, {"claim", schema_.claim}, {"claim.patient", schema_.patient}}; }

  // ---------------------------------------------------------------- expressions

  // The type of a path of names from `line` or `claim`; nothing where it is none.
  const core::Type* type_of(const std::string& path) const {
    core::RecordId record = 0;
    const core::Type* type = nullptr;
    for (std::size_t at = 0, part = 0; at <= path.size(); ++part) {
      const std::size_t end = std::min(path.find('.', at), path.size());
      const std::string name = path.substr(at, end - at);
      at = end + 1;
      if (part == 0) {
        if (name != "line" && name != "claim") return nullptr;
        record = name == "line" ? schema_.line : schema_.claim;
        continue;
      }
      const core::FieldId field = schema_.find(record, name);
      if (field == core::kNoField) return nullptr;
      type = &schema_.field(record, field).type;
      record = type->kind == core::Kind::Record ? static_cast<core::RecordId>(type->of) : core::RecordId{0};
      if (at <= path.size() && type->kind != core::Kind::Record) return nullptr;
    }
    return type;
  }

  void words_of(const core::Type& type) {
    if (type.symbol != core::SymbolKind::Value || type.of >= program_.vocabularies.size()) return;
    for (const core::SymbolId member : program_.vocabularies[type.of].members) offer(program_.symbols.text(member), "");
  }

  // `modifier JZ is present`, `a document invoice`, `an authorization covering J2357 on …`: changes that are worded.
  bool behind_change() {
    static const std::regex kForm(R"((modifier|a document|an authorization covering) +\S*)");
    static const std::regex kPresence(R"((modifier +\S+ +)i?s? ?[a-z]*)");
    std::smatch form;
    if (before_.size() > kLongest) return false;
    if (std::regex_match(before_, form, kPresence)) {
      begin_at(static_cast<std::size_t>(form.length(1)));
      offer("is present", "the line bears it");
      offer("is absent", "the line does not bear it");
      return !all_.empty();
    }
    if (!std::regex_match(before_, form, kForm)) return false;
    begin_word();
    const std::string what = form[1];
    if (what == "modifier") modifiers();
    else if (what == "an authorization covering") codes();
    else if (const core::Field* kind = kind_of_document()) words_of(kind->type);
    return !all_.empty();
  }

  const core::Field* kind_of_document() const {
    for (const core::RecordType& record : schema_.records) {
      for (const core::Field& field : record.fields) {
        if (record.name == "document" && field.name == "kind") return &field;
      }
    }
    return nullptr;
  }

  // `line.route = `, `line.diagnoses has `: the words that the fact may be.
  bool behind_comparison() {
    static const std::regex kForm(R"(([a-z_]+(?:\.[a-z_0-9]+)+)\s+(?:=|!=|has|in)\s+\[?(?:[A-Za-z0-9_]+, )*$)");
    begin_word();
    const std::string head = before_.substr(0, found_.begin);
    std::smatch form;
    if (!std::regex_search(head, form, kForm)) return false;
    const core::Type* type = type_of(form[1]);
    if (type == nullptr) return false;
    if (type->symbol == core::SymbolKind::Payer) payers();
    else if (type->symbol == core::SymbolKind::Code) codes();
    else if (type->symbol == core::SymbolKind::Modifier) modifiers();
    else words_of(*type);
    for (const core::Set& one : program_.sets) {
      if (one.element == type->symbol && type->symbol != core::SymbolKind::None) offer(std::string(explain::short_name(one.name)), one.title);
    }
    return !all_.empty();
  }

  void anywhere() {
    begin_word();
    const std::size_t point = word_.rfind('.');
    if (point != std::string::npos) return behind_point(word_.substr(0, point));
    if (found_.begin == 0) {
      for (const ExplorerCommand& one : explorer_commands()) offer(one.name, one.summary);
      for (const char* word : {"term", "rule", "exception", "payer", "set", "table"}) offer(word, "a declaration");
      for (const char* words : {"modifier", "a document", "an authorization covering"}) offer(words, "a change of the claim");
    } else {
      // `what w`, `why n`: commands of several words.
      for (const ExplorerCommand& one : explorer_commands()) {
        const std::string name(one.name);
        if (name.starts_with(before_) && name.find(' ') != std::string::npos) {
          begin_at(0);
          offer(name, one.summary);
          return;
        }
      }
    }
    names();
    payers();
    for (const char* word : {"line", "claim", "day", "history"}) offer(word, "");
    for (const types::FunctionInfo& one : types::kFunctions) offer(std::string(one.name) + "(", std::string(one.meaning));
    if (!word_.empty()) codes();
  }

  void behind_point(const std::string& head) {
    begin_at(found_.begin + head.size() + 1);
    const core::Type* type = type_of(head);
    const bool is_record = head == "line" || head == "claim" || (type != nullptr && type->kind == core::Kind::Record);
    if (is_record) {
      const auto record = head == "line" ? schema_.line : head == "claim" ? schema_.claim : static_cast<core::RecordId>(type->of);
      for (const core::Field& field : schema_.records[record].fields) offer(field.name, field.title);
      return;
    }
    if (type == nullptr ? is_code(head) : type->symbol == core::SymbolKind::Code && type->kind == core::Kind::Symbol) {
      for (const core::Attribute& one : program_.attributes) offer(one.name, "");
      return;
    }
    packages(head);
  }

  bool is_code(const std::string& name) const {
    return std::any_of(program_.codes.begin(), program_.codes.end(), [&](const core::Code& one) { return program_.symbols.text(one.symbol) == name; });
  }

  // `std.hc` → `std.hcpcs.…`: full names.
  void packages(const std::string& head) {
    const auto full = [&](const std::string& name, const std::string& title) {
      if (name.starts_with(head + ".")) offer(name.substr(head.size() + 1), title);
    };
    for (const core::Term& one : program_.terms) full(one.name, one.title);
    for (const core::Set& one : program_.sets) full(one.name, one.title);
    for (const core::Table& one : program_.tables) full(one.name, one.title);
    for (const core::Rule& one : program_.rules) full(one.name, one.title);
  }

  Completion finished() {
    // In their order the first and the last differ earliest.
    if (!all_.empty()) {
      const std::string &first = all_.begin()->first, &last = all_.rbegin()->first;
      found_.common = first.substr(0, static_cast<std::size_t>(std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first - first.begin()));
    }
    for (const auto& [text, title] : all_) {
      if (found_.candidates.size() == kMost) found_.more = true;
      else found_.candidates.push_back({text, title});
    }
    return std::move(found_);
  }

  const std::string before_;
  const Explorer& explorer_;
  const core::Program& program_;
  const core::Schema& schema_;
  std::string word_;
  std::map<std::string, std::string> all_;
  Completion found_;
};

}  // namespace

Completion complete(const std::string& line, std::size_t cursor, const Explorer& explorer) {
  if (cursor > kLongest || cursor > line.size()) return {};
  return Completing(line.substr(0, cursor), explorer).run();
}

}  // namespace edict::tool
