/// The SQLite database; the only room that uses SQL. One writer thread, a few read-only readers; a change is announced
/// after its commit.
@org.jspecify.annotations.NullMarked
package tv.tributary.store;
