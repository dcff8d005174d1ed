/// The user's edits of channels: each is one transaction and one step of the history, with undo and redo. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.edit;
