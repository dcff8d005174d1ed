/// The page of guide sources: where programme guides come from, what came of reading each, and how many
/// channels have one.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.guidesources;
