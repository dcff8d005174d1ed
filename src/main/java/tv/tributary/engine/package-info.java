/// The whole product without a screen: opens the rooms in floor order, closes them in reverse.
@org.jspecify.annotations.NullMarked
package tv.tributary.engine;
