// The benchmark's yardstick: the policy in tools/bench/policy written by hand, for this one policy and this one layout of columns.
//
// In: the claims file of tools/bench/generate and the policy's prices.csv. Out: the same bytes as `edict eval … --format csv`.
// Shares no code with Edict. It is what a careful programmer writes in an afternoon: one pass over a large buffer, no allocation a line,
// no vector instructions.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "floor_policy.h"

namespace {

using namespace floor_program;

enum Column {
  kId,
  kNumber,
  kPayer,
  kPatient,
  kBirth,
  kSex,
  kSpecialty,
  kReceived,
  kDocuments,
  kCode,
  kModifiers,
  kUnits,
  kDose,
  kDiscarded,
  kDiagnoses,
  kDate,
  kPlace,
  kRoute,
  kContainer,
  kAuthorization,
  kCharge,
  kColumns
};
constexpr std::string_view kHead =
    "claim_id,line,payer,patient_id,birth_date,sex,specialty,received_date,documents,code,modifiers,units,dose,discarded,diagnoses,date,"
    "place_of_service,route,container,authorization,charge";

// ---------------------------------------------------------------- writing

void put_money(std::string& out, std::int64_t millionths) {  // whole cents
  const std::int64_t cents = millionths / 10'000;
  char digits[24];
  char* at = digits + sizeof digits;
  std::int64_t left = cents;
  for (int n = 0; n < 3 || left > 0; ++n) {
    if (n == 2) *--at = '.';
    *--at = static_cast<char>('0' + left % 10);
    left /= 10;
  }
  out.append(at, static_cast<std::size_t>(digits + sizeof digits - at));
}

void put_line(std::string& out, const Claim& claim, const Line& line) {
  const bool undecided = !line.pend.empty() || !line.charge.is_known();
  enum { Pay, Reduce, Pend, Deny } what = !line.deny.empty() ? Deny : undecided ? Pend : line.reduce.empty() ? Pay : Reduce;
  static constexpr std::array<std::string_view, 4> kNames = {"pay", "reduce", "pend", "deny"};
  for (const std::string_view cell : {line.id, line.number_text, claim.payer_text, line.code, line.date_text, kNames[what]}) {
    (out += cell) += ',';
  }
  if (line.charge.is_known()) put_money(out, line.charge.value);
  out += ',';
  if (what == Pend) {
    out += ",,,";
  } else {
    const std::int64_t paid = what == Deny ? 0 : what == Reduce ? line.reduced : line.charge.value;
    put_money(out, paid);  // allowed
    put_money(out += ',', paid);
    out += ',';
    if (what != Pay && line.charge.is_known()) {
      (out += what == Deny ? line.carc : "CO-45") += ':';
      put_money(out, line.charge.value - paid);
    }
    out += ',';
  }
  const std::string_view unpriced = what == Pend && line.pend.empty() ? "(price):pend" : "";
  bool first = true;
  for (const std::string_view list : {std::string_view(line.deny), std::string_view(line.pend), unpriced, std::string_view(line.reduce)}) {
    if (list.empty()) continue;
    if (!first) out += ';';
    out += list;
    first = false;
  }
  out += '\n';
}

// ---------------------------------------------------------------- the file

bool split(std::string_view row, std::array<std::string_view, kColumns>& cells) {
  const char* at = row.data();
  const char* const end = at + row.size();
  for (int k = 0; k < kColumns; ++k) {
    const char* comma = static_cast<const char*>(std::memchr(at, ',', static_cast<std::size_t>(end - at)));
    if (!comma) comma = end;
    cells[static_cast<std::size_t>(k)] = {at, static_cast<std::size_t>(comma - at)};
    if (comma == end) return k == kColumns - 1;
    at = comma + 1;
  }
  return false;
}

void read_line(const std::array<std::string_view, kColumns>& c, const Judge& judge, Line& line) {
  line.id = c[kId];
  line.number_text = c[kNumber];
  line.number = std::atoi(c[kNumber].data());
  line.code = c[kCode];
  line.drug = judge.find(line.code);
  line.diagnoses = c[kDiagnoses];
  line.date_text = c[kDate];
  line.date = date_of(c[kDate]);
  line.place = c[kPlace];
  line.container = c[kContainer];
  line.authorization = c[kAuthorization];
  line.jw = has(c[kModifiers], "JW");
  line.jz = has(c[kModifiers], "JZ");
  line.units = number_of(c[kUnits]);
  if (line.code.empty()) line.units.known = line.units.known && Truth::NoCode;
  line.specialty = c[kSpecialty];
  line.dose = mass_of(c[kDose]);
  line.discarded = mass_of(c[kDiscarded]);
  line.charge = number_of(c[kCharge]);
  line.reduced = -1;
  line.carc = {};
  line.deny.clear();
  line.pend.clear();
  line.reduce.clear();
}

int run(const char* prices, const char* claims, const char* output) {
  const Judge judge(prices);
  std::FILE* in = std::fopen(claims, "rb");
  std::FILE* to = std::fopen(output, "wb");
  if (!in || !to) return 1;
  std::vector<char> buffer(1u << 20);
  std::size_t held = 0;
  bool at_end = false, head_seen = false;
  std::string out = "claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules\n";
  std::vector<Line> lines(64);
  std::array<std::string_view, kColumns> cells;
  while (!at_end) {
    const std::size_t got = std::fread(buffer.data() + held, 1, buffer.size() - held, in);
    at_end = got == 0;
    held += got;
    std::size_t done = 0;  // up to here, claims are decided
    std::size_t at = 0, count = 0;
    Claim claim;
    const auto finish = [&] {
      if (count == 0) return;
      judge.judge(claim, lines, count);
      for (std::size_t k = 0; k < count; ++k) put_line(out, claim, lines[k]);
      count = 0;
      claim = {};
    };
    while (const void* newline = at < held ? std::memchr(buffer.data() + at, '\n', held - at) : nullptr) {
      const std::string_view row(buffer.data() + at, static_cast<std::size_t>(static_cast<const char*>(newline) - buffer.data()) - at);
      const std::size_t next = at + row.size() + 1;
      if (!head_seen) {
        if (row != kHead) return 2;
        head_seen = true;
        done = at = next;
        continue;
      }
      if (!split(row, cells)) return 2;
      if (count > 0 && cells[kId] != lines[0].id) {
        finish();
        done = at;
      }
      if (count == 0) {
        claim.payer_text = cells[kPayer];
        claim.payer = payer_of(cells[kPayer]);
        claim.documents = cells[kDocuments];
        claim.birth = date_of(cells[kBirth]);
        claim.received = date_of(cells[kReceived]);
      }
      if (count == lines.size()) return 2;
      read_line(cells, judge, lines[count++]);
      at = next;
    }
    if (at_end) finish(), done = at;
    std::memmove(buffer.data(), buffer.data() + done, held - done);
    held -= done;
    std::fwrite(out.data(), 1, out.size(), to);
    out.clear();
  }
  std::fclose(in);
  return std::fclose(to) == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: floor PRICES CLAIMS OUTPUT\n");
    return 2;
  }
  const int status = run(arguments[1], arguments[2], arguments[3]);
  if (status) std::fprintf(stderr, "floor: the files could not be read as this program wants them\n");
  return status;
}
