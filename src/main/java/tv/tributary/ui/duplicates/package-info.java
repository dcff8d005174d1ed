/// The page of merges: figures, suggestions, and the user's edits. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.duplicates;
