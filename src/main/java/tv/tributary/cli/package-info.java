/// The command line: options, sub-commands, exit codes and plain words for start-up failures.
@org.jspecify.annotations.NullMarked
package tv.tributary.cli;
