/// Catch-up: what lists and panels say of their archives of past programmes, and the addresses by which these are
/// asked for. Inside and outwards all times are instants; times of the day exist only in what is asked of a provider,
/// in its own zone at that instant. Pure: no clock, no input or output.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.catchup;
