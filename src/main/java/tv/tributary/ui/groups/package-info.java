/// The page of groups: which there are, which are shown, what they are called, and in which order they come. FX thread
/// only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.groups;
