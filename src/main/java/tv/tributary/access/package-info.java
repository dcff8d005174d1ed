/// Who may watch and who may administer.
@org.jspecify.annotations.NullMarked
package tv.tributary.access;
