/// The page of films and series: a wall of posters, a table, and each title in detail. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.titles;
