/// The page about what was watched: when, what, by whom and from which provider.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.analytics;
