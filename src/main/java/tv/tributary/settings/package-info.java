/// The user's settings, one record per room, published as live values.
@org.jspecify.annotations.NullMarked
package tv.tributary.settings;
