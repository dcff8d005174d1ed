/// The page of outputs: the addresses that players get, and the virtual tuners.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.outputs;
