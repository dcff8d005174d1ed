/// The page about the health of streams.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.health;
