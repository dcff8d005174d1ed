/// What the user chose, one record per room, watchable.
@org.jspecify.annotations.NullMarked
package tv.tributary.settings;
