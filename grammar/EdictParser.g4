// The constructs of Edict: one rule per construct, one rule per level of precedence, loosest first.
//
// In: the tokens of one declaration (or one expression) after interpreter/syntax/layout.cpp, where a NEWLINE stands only between clauses, members
// and rows, and a word behind `.` or before `:` is always a NAME. Which clauses a declaration may hold is the table in
// interpreter/syntax/clause_words.cpp; here stands only what each clause looks like.
parser grammar EdictParser;

options { tokenVocab = EdictLexer; }

// ---------------------------------------------------------------- entries
oneDeclaration  : declaration EOF ;
oneExpression   : expression EOF ;
oneInterpolation : (identifier | shape) (DOT identifier)* EOF ;

// ---------------------------------------------------------------- declarations
declaration
  : packageDeclaration
  | importDeclaration
  | adoptDeclaration
  | valuesDeclaration
  | unitDeclaration
  | recordDeclaration
  | codeDeclaration
  | codeRowsDeclaration
  | modifierDeclaration
  | payerDeclaration
  | setDeclaration
  | setExtension
  | tableDeclaration
  | tableExtension
  | termDeclaration
  | ruleDeclaration
  | exceptionDeclaration
  | balanceDeclaration
  | testDeclaration
  ;

packageDeclaration   : (PACKAGE | LIBRARY) path (NEWLINE clause)* ;
importDeclaration    : IMPORT path (AS identifier)? ;
adoptDeclaration     : ADOPT path (FROM from=DATE)? (UNTIL until=DATE)? (FOR names)? ;

valuesDeclaration    : EXTEND? VALUES identifier STRING? LBRACE (valueMember (separator valueMember)* separator?)? RBRACE ;
valueMember          : valueName STRING? ;
valueName            : identifier | shape ;

unitDeclaration      : UNIT unitName (EQ expression | OF identifier) STRING? ;
unitName             : identifier | CAPITALS ;

recordDeclaration    : (RECORD | EXTEND) identifier STRING? LBRACE (field (separator field)* separator?)? RBRACE ;
field                : identifier COLON type COMPLETE? STRING? ;

codeDeclaration      : CODE codeName STRING? block? ;
codeRowsDeclaration  : (CODE | MODIFIER) FROM file=STRING LBRACE (clause separator)* tableHead separator? RBRACE ;
modifierDeclaration  : MODIFIER codeName STRING? block? ;
payerDeclaration     : PAYER identifier STRING? block? ;

setDeclaration       : SET identifier OF type STRING? LBRACE (setMember (separator setMember)* separator?)? RBRACE ;
setExtension         : EXTEND SET path STRING? LBRACE (setMember (separator setMember)* separator?)? RBRACE ;
setMember            : EXCEPT? range STRING? (EFFECTIVE period=range)? ;

tableDeclaration     : TABLE identifier BY keys STRING? (FROM file=STRING)? LBRACE (clause separator)* tableHead (separator (tableRow | clause))* separator? RBRACE ;
tableExtension       : EXTEND TABLE path STRING? (FROM file=STRING)? LBRACE (clause separator)* tableHead (separator (tableRow | clause))* separator? RBRACE ;
keys                 : identifier (COMMA identifier)* ;
tableHead            : BAR (column BAR)+ ;
column               : columnName (COLON type)? ;
// Between bars a preposition is a name too: a head names a column `within: duration`, and rows that are added elsewhere name it without its type.
columnName           : identifier | WITHIN | FROM | UNTIL | ON | BY | FOR | AS | OF | TO ;
tableRow
  : BAR OTHERWISE BAR (cell BAR)*   # otherwiseRow
  | BAR (cell BAR)+                 # plainRow
  ;
cell
  : ANY        # anyCell
  | fallback   # valueCell
  |            # blankCell
  ;

termDeclaration      : TERM identifier (COLON type)? STRING? block ;
ruleDeclaration      : RULE identifier STRING? block ;
balanceDeclaration   : BALANCE identifier STRING? block ;

exceptionDeclaration : EXCEPTION identifier? TO target STRING? block ;
target
  : RULES IN path                                         # rulesTarget
  | CODE codeName                                         # codeTarget
  | path LBRACKET OTHERWISE RBRACKET                      # otherwiseTarget
  | path LBRACKET rowKey (COMMA rowKey)* RBRACKET         # rowTarget
  | path                                                  # namedTarget
  ;

rowKey
  : ANY          # anyKey
  | expression   # valueKey
  ;

testDeclaration      : TEST STRING LBRACE (testClause (separator testClause)* separator?)? RBRACE ;
testClause
  : GIVEN HISTORY? recordLiteral                              # givenClause
  | AS OF DATE                                                # asOfClause
  | EXPECT (CLAIM STRING)? LINE NUMBER expectation            # expectClause
  ;
expectation
  : IS identifier                                             # isDisposition
  | NOT? verb BY path (WITH adjustment (REMARK remarks)?)?    # decidedBy
  | word=(MEETS | FAILS | UNDECIDED | SKIPS) path             # ruleStatus
  | PAYS expression                                           # pays
  | ADJUSTS adjustment BY expression                          # adjusts
  | expression                                                # holds
  ;
verb                 : DENIED | PENDED | REDUCED | REJECTED | NOTED ;

// ---------------------------------------------------------------- clauses
block     : LBRACE (clause (separator clause)* separator?)? RBRACE ;
separator : NEWLINE | COMMA ;

clause
  : (TITLE | VERSION | SOURCE | OWNER | CITE) STRING     # textClause
  | MESSAGE STRING                                       # messageClause
  | (EFFECTIVE | RECEIVED) range                         # periodClause
  | (FOR | PAYER | PER | LABEL | EXTENDS) names          # namesClause
  | STAGE identifier                                     # stageClause
  | APPLIES pair                                         # pairClause
  | (APPLIES | REQUIRE | VALUE | WHEN | STARTS) expression  # valueClause
  | (ELSE | MISSING) outcome                             # outcomeClause
  | WAIVE                                                # waiveClause
  | PICK (LARGEST | SMALLEST) identifier                 # pickClause
  | TAKES expression (AS adjustment)?                    # takesClause
  | NAME expression                                      # attributeClause
  ;

pair      : PAIR LPAREN identifier COMMA identifier RPAREN IN sum WHERE expression ;

outcome
  : DENY adjustment (REMARK remarks)?              # denyOutcome
  | REJECT adjustment (REMARK remarks)?            # rejectOutcome
  | PEND STRING?                                   # pendOutcome
  | REDUCE UNITS TO sum adjustment (REMARK remarks)?  # reduceUnitsOutcome
  | REDUCE TO sum adjustment (REMARK remarks)?     # reduceToOutcome
  | NOTE STRING                                    # noteOutcome
  | PASS                                           # passOutcome
  ;
adjustment : SHAPE ;
remarks    : remark (COMMA remark)* ;
remark     : SHAPE ;

// ---------------------------------------------------------------- names and types
names      : path (COMMA path)* ;
path       : identifier (DOT identifier)* ;
codeName   : SHAPE | CAPITALS | NUMBER ;
shape      : SHAPE | CAPITALS ;

type
  : LIST OF type                                            # listType
  | ROW OF path QUESTION?                                   # rowType
  | identifier (PER UNIT)? (OF (codeName | path))? QUESTION?  # plainType
  ;

// Every keyword that may also be a name. The others are reserved, except behind `.` and before `:`.
identifier
  : NAME
  | PACKAGE | LIBRARY | IMPORT | ADOPT | VALUES | UNIT | RECORD | EXTEND | CODE | MODIFIER | PAYER | SET | TABLE | TERM | RULE | EXCEPTION | BALANCE | TEST
  | TITLE | VERSION | EFFECTIVE | RECEIVED | SOURCE | OWNER | STAGE | APPLIES | REQUIRE | MISSING | MESSAGE | CITE | LABEL | VALUE | WHEN | WAIVE | PICK
  | PER | STARTS | TAKES | EXTENDS | GIVEN | EXPECT
  | RULES | COMPLETE | LIST | ROW | LARGEST | SMALLEST | PAIR | DENY | REJECT | PEND | REDUCE | NOTE | PASS | REMARK | UNITS
  | KNOWN | OPEN | BEFORE | AFTER | BETWEEN | DAYS | AGE | FIRST | LAST | SUM | COUNT | MIN | MAX | DISTINCT | ROUND | HALF | UP | DOWN | EVEN | CENT | WHOLE
  | CLAIM | LINE | HISTORY | WITH | DENIED | PENDED | REDUCED | REJECTED | NOTED | MEETS | FAILS | UNDECIDED | SKIPS | PAYS | ADJUSTS
  ;

// ---------------------------------------------------------------- expressions, loosest first
expression
  : IF condition=expression THEN yes=expression ELSE no=expression   # conditional
  | disjunction                                                      # plainExpression
  ;
disjunction : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation
  : NOT negation   # notExpression
  | quantified     # quantifiedExpression
  | comparison     # comparedExpression
  ;
// The condition behind `where` reaches as far to the right as it can.
quantified  : (ANY | ALL | NONE) identifier IN sum (WHERE expression)? ;
comparison  : fallback comparisonTail* ;
comparisonTail
  : (EQ | NE | LT | LE | GT | GE | HAS) fallback          # relationTail
  | NOT? IN fallback                                      # membershipTail
  | IS NOT? (KNOWN | MISSING | OPEN)                      # stateTail
  | WITHIN sum (BEFORE | AFTER | OF) sum                  # withinTail
  ;
fallback    : range (OTHERWISE range)* ;
range
  : sum ((RANGE | HALF_RANGE) last=sum?)?   # fromRange
  | RANGE last=sum                          # upToRange
  ;
sum         : product ((PLUS | MINUS) product)* ;
product     : sign ((STAR | SLASH) sign)* ;
sign
  : MINUS sign   # minusSign
  | dated        # noSign
  ;
dated       : phrase (AS OF access)? ;
phrase
  : DAYS BETWEEN access AND access      # daysBetween
  | AGE ON access                       # patientAge
  | AGE OF access ON access             # ageOf
  | (FIRST | LAST) OF access            # firstOf
  | access                              # plainPhrase
  ;
access      : primary accessStep* ;
accessStep
  : DOT identifier                                         # fieldStep
  | LBRACKET expression (COMMA expression)* RBRACKET       # indexStep
  ;
primary
  : literal                                                                    # literalPrimary
  | LPAREN expression RPAREN                                                   # grouped
  | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET                 # listLiteral
  | COUNT LPAREN countBody RPAREN                                              # countAggregate
  | SUM LPAREN over RPAREN                                                     # sumAggregate
  | (MIN | MAX) LPAREN (over | expression (COMMA expression)+) RPAREN          # extreme
  | ROUND LPAREN expression roundMode TO (CENT | WHOLE UNIT) RPAREN            # rounding
  | NAME LPAREN (expression (COMMA expression)*)? RPAREN                       # call
  | recordLiteral                                                              # recordPrimary
  | identifier                                                                 # namePrimary
  ;
countBody
  : DISTINCT over                                # countDistinct
  | identifier IN sum (WHERE expression)?        # countMembers
  ;
over        : expression FOR identifier IN sum (WHERE expression)? ;
roundMode   : HALF UP | HALF EVEN | DOWN | UP ;

recordLiteral : identifier LBRACE (entry (separator entry)* separator?)? RBRACE ;
entry
  : identifier COLON expression   # fieldEntry
  | recordLiteral                 # recordEntry
  ;

literal
  : NUMBER quantityUnit   # quantityLiteral
  | NUMBER                # numberLiteral
  | MONEY                 # moneyLiteral
  | PERCENT               # percentLiteral
  | DATE                  # dateLiteral
  | STRING                # textLiteral
  | (TRUE | FALSE)        # booleanLiteral
  | shape                 # shapeLiteral
  ;
quantityUnit : NAME | CAPITALS | DAYS | UNIT | UNITS ;
