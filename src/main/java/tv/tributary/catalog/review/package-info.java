/// What the merge and the lists leave to the user to decide: questions about channels, and better names for them.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.review;
