/// The root: reads the command line, starts the engine, opens the desktop.
@org.jspecify.annotations.NullMarked
package tv.tributary;
