/// Rules for recordings: what the user wants of all that is shown, and which showings that means. Matching is pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr.rule;
