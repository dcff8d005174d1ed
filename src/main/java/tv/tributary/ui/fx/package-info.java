/// The only bridges between the engine's threads and the JavaFX thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.fx;
