/// What Xtream panels answer, and the addresses they are asked by. Pure; content never throws.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.xtream;
