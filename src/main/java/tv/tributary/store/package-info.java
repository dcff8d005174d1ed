/// The one SQLite file. Only this room speaks SQL.
/// One writer thread, a few read-only readers; a change is announced after its commit.
@org.jspecify.annotations.NullMarked
package tv.tributary.store;
