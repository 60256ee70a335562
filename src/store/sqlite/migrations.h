#pragma once
// The tables, as numbered steps. A store written by a later program has a step that this one does not know.

#include "store/sqlite/connection.h"

namespace jishi::store::sqlite {

// What belongs to SQLite alone; the SQL elsewhere is also PostgreSQL's.
void set_pragmas(Connection& connection, OpenMode mode);

int schema_version();                               // of this program
int stored_schema_version(Connection& connection);  // 0: no tables yet
// Brings the tables to schema_version() in one transaction. Precondition: the stored version is not later.
void migrate(Connection& connection);

}  // namespace jishi::store::sqlite
