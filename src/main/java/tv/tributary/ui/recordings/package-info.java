/// The page of recordings: in progress, to come, over, and in the trash.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.recordings;
