/// The merge made visible: what it came to, what it wants to ask, and what the user changed. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.duplicates;
