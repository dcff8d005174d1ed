/// The page of settings. Assembled by [tv.tributary.ui.Desktop].
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.settings;
