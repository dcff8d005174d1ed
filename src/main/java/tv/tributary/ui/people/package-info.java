/// The page of people and devices: who may watch, by which addresses, and what they watch now.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.people;
