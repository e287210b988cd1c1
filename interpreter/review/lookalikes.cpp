// Letters where a code has digits: O for 0, I for 1.
//
// Always true: only places are looked at where the code set has no such letter. After the first sign, no diagnosis of ICD-10-CM has an O, and only Y93.I- an I
// (edition of 2024, 74,044 codes); a taxonomy code is three digits, two signs, four digits and X.
#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

bool digits_only(types::SymbolKind kind, const std::string& text, std::size_t at) {
  if (kind == types::SymbolKind::Diagnosis) return at > 0 && text.rfind("Y93.I", 0) != 0;
  if (kind == types::SymbolKind::Specialty) return at < 3 || (at > 4 && at < 9);
  return false;
}

void look_at(const std::string& text, types::SymbolKind kind, source::Span span, diagnostic::Diagnostics& out) {
  std::string mended = text;
  for (std::size_t i = 0; i < mended.size(); ++i) {
    if (!digits_only(kind, text, i)) continue;
    if (mended[i] == 'O') mended[i] = '0';
    if (mended[i] == 'I') mended[i] = '1';
  }
  if (mended == text) return;
  const bool zero = text.find('O', 1) != std::string::npos;
  diagnostic::Finding& finding = out.add(code::R112, span, {text, zero ? "O" : "I", zero ? "0" : "1", mended});
  if (span.end - span.begin == text.size()) finding.fix = {{span, mended}};  // a data file's cell is told at the file's name
}

}  // namespace

void lookalikes(const Inputs& in, diagnostic::Diagnostics& out) {
  for (std::uint32_t m = 0; m < in.names.modules.size(); ++m) {
    const ast::Module& module = *in.names.modules[m];
    if (!is_authored(in, module.file)) continue;
    for (ast::ExprId id = 0; id < module.exprs.size(); ++id) {
      const types::Info& info = in.types.info(m, id);
      if (info.meaning != types::Meaning::Constant || !info.type.is(types::Kind::Symbol)) continue;
      look_at(in.types.constants[info.ref].text, info.type.symbol, module.expr(id).span, out);
    }
  }
  for (const auto& [symbol, table] : in.types.tables) {   // cells of data files are no expressions
    const auto* decl = std::get_if<ast::TableDecl>(&in.names.decl(in.names.symbols[symbol].decls.front()).node);
    if (decl == nullptr || !decl->from || !is_authored(in, in.names.symbols[symbol].span.file)) continue;
    for (const types::RowInfo& row : table.rows) {
      for (std::size_t k = 0; k < table.keys.size(); ++k) {
        if (!table.keys[k].type.is(types::Kind::Symbol)) continue;
        for (const std::string& text : row.keys[k].symbols) look_at(text, table.keys[k].type.symbol, decl->from->span, out);
      }
    }
  }
}

}  // namespace edict::review
