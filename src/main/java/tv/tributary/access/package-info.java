/// Access control: tokens of viewers and administrators, and limits on streams per user.
@org.jspecify.annotations.NullMarked
package tv.tributary.access;
