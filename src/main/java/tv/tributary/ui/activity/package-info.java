/// The page of what happened: a timeline of stories that open.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.activity;
