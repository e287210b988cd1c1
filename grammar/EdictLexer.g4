// The words and signs of Edict. Every keyword is listed here, once; the parser grammar says where each may stand.
//
// In: the bytes of a policy file, each as one character (so that a token's place is its place in the file).
// Out: words, literals, signs, line ends, comments, and tokens for what is no word of the language (OPEN_STRING, BAD_LITERAL, STRAY).
// Most keywords are also usable as names: see `identifier` in EdictParser.g4. Line ends are thinned out between lexer and parser
// by interpreter/syntax/layout.cpp.
lexer grammar EdictLexer;

// ---------------------------------------------------------------- declarations
PACKAGE   : 'package' ;
LIBRARY   : 'library' ;
IMPORT    : 'import' ;
ADOPT     : 'adopt' ;
VALUES    : 'values' ;
UNIT      : 'unit' ;
RECORD    : 'record' ;
EXTEND    : 'extend' ;
CODE      : 'code' ;
MODIFIER  : 'modifier' ;
PAYER     : 'payer' ;
SET       : 'set' ;
TABLE     : 'table' ;
TERM      : 'term' ;
RULE      : 'rule' ;
EXCEPTION : 'exception' ;
BALANCE   : 'balance' ;
TEST      : 'test' ;

// ---------------------------------------------------------------- clauses
TITLE     : 'title' ;
VERSION   : 'version' ;
EFFECTIVE : 'effective' ;
RECEIVED  : 'received' ;
SOURCE    : 'source' ;
OWNER     : 'owner' ;
FOR       : 'for' ;
STAGE     : 'stage' ;
APPLIES   : 'applies' ;
REQUIRE   : 'require' ;
ELSE      : 'else' ;
MISSING   : 'missing' ;
MESSAGE   : 'message' ;
CITE      : 'cite' ;
LABEL     : 'label' ;
VALUE     : 'value' ;
WHEN      : 'when' ;
WAIVE     : 'waive' ;
PICK      : 'pick' ;
PER       : 'per' ;
STARTS    : 'starts' ;
TAKES     : 'takes' ;
EXTENDS   : 'extends' ;
GIVEN     : 'given' ;
EXPECT    : 'expect' ;
AS        : 'as' ;

// ---------------------------------------------------------------- words inside declarations and clauses
TO        : 'to' ;
FROM      : 'from' ;
UNTIL     : 'until' ;
BY        : 'by' ;
OF        : 'of' ;
RULES     : 'rules' ;
EXCEPT    : 'except' ;
COMPLETE  : 'complete' ;
LIST      : 'list' ;
ROW       : 'row' ;
LARGEST   : 'largest' ;
SMALLEST  : 'smallest' ;
PAIR      : 'pair' ;
DENY      : 'deny' ;
REJECT    : 'reject' ;
PEND      : 'pend' ;
REDUCE    : 'reduce' ;
NOTE      : 'note' ;
PASS      : 'pass' ;
REMARK    : 'remark' ;
UNITS     : 'units' ;

// ---------------------------------------------------------------- expressions
AND       : 'and' ;
OR        : 'or' ;
NOT       : 'not' ;
IN        : 'in' ;
IS        : 'is' ;
HAS       : 'has' ;
WHERE     : 'where' ;
ANY       : 'any' ;
ALL       : 'all' ;
NONE      : 'none' ;
IF        : 'if' ;
THEN      : 'then' ;
OTHERWISE : 'otherwise' ;
TRUE      : 'true' ;
FALSE     : 'false' ;
KNOWN     : 'known' ;
OPEN      : 'open' ;
WITHIN    : 'within' ;
BEFORE    : 'before' ;
AFTER     : 'after' ;
BETWEEN   : 'between' ;
DAYS      : 'days' ;
AGE       : 'age' ;
ON        : 'on' ;
FIRST     : 'first' ;
LAST      : 'last' ;
SUM       : 'sum' ;
COUNT     : 'count' ;
MIN       : 'min' ;
MAX       : 'max' ;
DISTINCT  : 'distinct' ;
ROUND     : 'round' ;
HALF      : 'half' ;
UP        : 'up' ;
DOWN      : 'down' ;
EVEN      : 'even' ;
CENT      : 'cent' ;
WHOLE     : 'whole' ;

// ---------------------------------------------------------------- tests
CLAIM     : 'claim' ;
LINE      : 'line' ;
HISTORY   : 'history' ;
WITH      : 'with' ;
DENIED    : 'denied' ;
PENDED    : 'pended' ;
REDUCED   : 'reduced' ;
REJECTED  : 'rejected' ;
NOTED     : 'noted' ;
MEETS     : 'meets' ;
FAILS     : 'fails' ;
UNDECIDED : 'undecided' ;
SKIPS     : 'skips' ;
PAYS      : 'pays' ;
ADJUSTS   : 'adjusts' ;

// ---------------------------------------------------------------- signs
LBRACE     : '{' ;
RBRACE     : '}' ;
LPAREN     : '(' ;
RPAREN     : ')' ;
LBRACKET   : '[' ;
RBRACKET   : ']' ;
BAR        : '|' ;
COMMA      : ',' ;
COLON      : ':' ;
QUESTION   : '?' ;
HALF_RANGE : '..<' ;
RANGE      : '..' ;
DOT        : '.' ;
EQ         : '=' ;
NE         : '!=' ;
LE         : '<=' ;
LT         : '<' ;
GE         : '>=' ;
GT         : '>' ;
PLUS       : '+' ;
MINUS      : '-' ;
STAR       : '*' ;
SLASH      : '/' ;

// ---------------------------------------------------------------- literals
DATE    : D D D D '-' D D '-' D D ;
MONEY   : '$' AMOUNT ;
PERCENT : AMOUNT '%' ;
NUMBER  : AMOUNT ;

// Code-like words, typed by where they stand. CAPITALS are letters alone: JW, IU (a modifier, or a unit behind a number).
CAPITALS : U+ ;
SHAPE
  : U (U | D)* ('.' (U | D)+)? ('.'? '*')?          // J2357  J45.40  M53  L20.*  J45.4*
  | U U '-' (U | D)+                                // CO-197  CO-A1
  | D D D D U                                       // 0054T
  | D D D (U | D) (U | D) (U | D) (U | D) (U | D) (U | D) 'X'  // 207K00000X  208000000X
  | D 'P'                                           // 1P
  | D D D D (D (D)?)? '-' D D D (D)? '-' D (D)?     // 0024-5914-01
  ;
NAME : [A-Za-z_] [A-Za-z0-9_]* ;

STRING      : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"' ;
OPEN_STRING : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '\\'? ;
BAD_LITERAL : [0-9$] [0-9A-Za-z_$%]* ([.,\-] [0-9A-Za-z_$%]+)* ;

// ---------------------------------------------------------------- lines, comments, and the rest
NEWLINE : '\r'? '\n' | '\r' ;
BLANK   : [ \t\f]+ -> skip ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
STRAY   : [\u0080-\u00FF]+ | . ;

fragment D : [0-9] ;
fragment U : [A-Z] ;
fragment AMOUNT : (D+ | D (D (D)?)? (',' D D D)+) ('.' D+)? ;
