/// The page of targets that messages about what happened go to.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.alerts;
