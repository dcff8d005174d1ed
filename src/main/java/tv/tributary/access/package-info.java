/// Who may watch, how much of it at once, and who may administer.
@org.jspecify.annotations.NullMarked
package tv.tributary.access;
