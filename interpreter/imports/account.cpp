// Words and JSON of an import. In: an Account. Out: text.
#include "imports/account.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace edict::imports {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::pair<std::string, std::size_t>> by_reason(const std::vector<Remark>& remarks) {
  std::map<std::string, std::size_t> counts;
  for (const Remark& remark : remarks) ++counts[remark.reason];
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string number(std::size_t count) { return std::to_string(count); }
std::string plural(std::size_t count, const std::string& one) { return number(count) + " " + one + (count == 1 ? "" : "s"); }

std::string remarks_text(const std::string& title, const std::vector<Remark>& remarks) {
  std::string text;
  for (const auto& [reason, count] : by_reason(remarks)) {
    text += "\n" + title + ": " + reason + " (" + number(count) + ")\n";
    for (const Remark& remark : remarks) {
      if (remark.reason != reason) continue;
      text += "  line " + std::to_string(remark.line) + (remark.key.empty() ? "" : "  " + remark.key);
      text += (remark.detail.empty() || remark.detail == remark.key ? "" : "  " + remark.detail) + "\n";
    }
  }
  return text;
}

// `3 changes: 1 new, 2 changed`
std::string counts_text(const std::vector<Change>& changes) {
  if (changes.empty()) return "no change";
  std::map<Change::Kind, std::size_t> counts;
  for (const Change& change : changes) ++counts[change.kind];
  std::string text;
  for (const auto& [kind, count] : counts) {
    const char* word = kind == Change::Kind::Added ? " new" : kind == Change::Kind::Ended ? " ended" : " changed";
    text += (text.empty() ? "" : ", ") + number(count) + word;
  }
  return plural(changes.size(), "change") + ": " + text;
}

// The places that name one code: each declaration once with its lines, tests counted behind them.
std::string places_text(const std::vector<const Mention*>& places) {
  std::vector<std::pair<std::string, std::string>> lines;  // file and lines, and what stands there
  std::map<std::string, std::size_t> tests;
  const Mention* before = nullptr;
  for (const Mention* place : places) {
    if (place->test) {
      ++tests[place->file];
      continue;
    }
    if (before != nullptr && before->file == place->file && before->within == place->within) lines.back().first += "," + std::to_string(place->line);
    else lines.emplace_back(place->file + ":" + std::to_string(place->line), place->within);
    before = place;
  }
  for (const auto& [file, count] : tests) lines.emplace_back(file, plural(count, "place") + " in tests");
  std::string text;
  for (const auto& [where, what] : lines) text += "    " + where + (what.empty() ? "" : "  " + what) + "\n";
  return text;
}

// By what changed, so that an analyst goes through one after the other.
std::string mentions_text(const Account& account) {
  std::map<std::string, std::vector<const Mention*>> by_key;
  for (const Mention& mention : account.mentions) by_key[mention.key].push_back(&mention);
  const std::string count = by_key.empty() ? "none" : plural(account.mentions.size(), "place") + ", " + number(by_key.size()) + " of what changed";
  std::string text = "\npolicies that name what changed: " + count + "\n";
  for (const auto& [key, places] : by_key) text += "  " + key + "\n" + places_text(places);
  return text;
}

std::string changes_text(const Account& account) {
  std::string text = "\ncompared with " + account.compared_with + ": " + counts_text(account.changes) + "\n";
  for (const Change& change : account.changes) text += "  " + change_text(change) + "\n";
  return account.looked_for_mentions ? text + mentions_text(account) : text;
}

Json remarks_json(const std::vector<Remark>& remarks) {
  Json list = Json::array();
  for (const Remark& remark : remarks) list.push_back({{"line", remark.line}, {"key", remark.key}, {"reason", remark.reason}, {"detail", remark.detail}});
  return list;
}

Json reasons_json(const std::vector<Remark>& remarks) {
  Json counts = Json::object();
  for (const auto& [reason, count] : by_reason(remarks)) counts[reason] = count;
  return counts;
}

const char* kind_name(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::Added: return "added";
    case Change::Kind::Ended: return "ended";
    case Change::Kind::Changed: break;
  }
  return "changed";
}

}  // namespace

std::string account_text(const Account& account) {
  const Edition& edition = *account.edition;
  std::string text = account.file + ": " + plural(edition.read, "row") + " read, " + number(edition.understood) + " understood, " + number(edition.refused.size()) + " refused";
  if (edition.left_out > 0) text += ", " + number(edition.left_out) + " left out";
  if (edition.repeated > 0) text += ", " + number(edition.repeated) + " repeated";
  text += edition.period ? "\nin force " + exact::period_text(*edition.period) + "\n" : "\n";
  text += remarks_text("refused", edition.refused) + remarks_text("odd", edition.notes);
  if (account.merged != nullptr) {
    text += "\nmerged into " + account.merged_into + ": " + plural(account.merged->table.rows.size(), "row") + "; " + number(account.merged->added) + " added, " +
            number(account.merged->changed) + " changed, " + number(account.merged->ended) + " ended\n";
  }
  for (const std::string& file : account.written) text += "wrote " + file + "\n";
  return account.compared ? text + changes_text(account) : text;
}

std::string account_json(const Account& account) {
  const Edition& edition = *account.edition;
  Json json = {{"importer", account.importer}, {"file", account.file}};
  json["in_force"] = edition.period ? Json(exact::period_text(*edition.period)) : Json(nullptr);
  json["rows"] = {{"read", edition.read}, {"understood", edition.understood}, {"refused", edition.refused.size()}, {"left_out", edition.left_out}, {"repeated", edition.repeated}};
  json["refused_by_reason"] = reasons_json(edition.refused);
  json["refused"] = remarks_json(edition.refused);
  json["odd_by_reason"] = reasons_json(edition.notes);
  json["odd"] = remarks_json(edition.notes);
  json["written"] = account.written;
  if (account.merged != nullptr) {
    json["merged"] = {{"into", account.merged_into}, {"rows", account.merged->table.rows.size()}, {"added", account.merged->added}, {"changed", account.merged->changed},
                      {"ended", account.merged->ended}};
  }
  if (account.compared) {
    json["compared_with"] = account.compared_with;
    Json changes = Json::array();
    for (const Change& c : account.changes) changes.push_back({{"key", c.key}, {"change", kind_name(c.kind)}, {"what", c.what}, {"before", c.before}, {"after", c.after}});
    json["changes"] = std::move(changes);
  }
  if (account.looked_for_mentions) {
    Json mentions = Json::array();
    for (const Mention& m : account.mentions) mentions.push_back({{"key", m.key}, {"file", m.file}, {"line", m.line}, {"in", m.within}, {"test", m.test}});
    json["mentions"] = std::move(mentions);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace edict::imports
