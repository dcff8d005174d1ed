/// The command line: options, sub-commands, exit codes and start-up errors.
@org.jspecify.annotations.NullMarked
package tv.tributary.cli;
